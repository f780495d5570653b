import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.pictures.hiding import Region
from desktop.ui.hiding.dialog import HidingDialog, ToHide
from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.window.prompts import WindowPrompts
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from tests.desktop.evidence import films
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.evidence.conftest import open_exhibit

pytestmark = pytest.mark.gui


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk)


@pytest.fixture
def photo(desk: Application, case: Case) -> Exhibit:
    rows = np.random.default_rng(1).integers(0, 256, (200, 300, 3), np.uint8)
    data = io.BytesIO()
    Image.fromarray(rows).save(data, "PNG")
    form = ExhibitForm(kind=ExhibitKind.PHOTO, title="Forecourt")
    return desk.evidence.add_bytes(case.id, data.getvalue(), "photo.png", form)


def opened(
    qtbot: QtBot, desk: Application, case: Case, exhibit: Exhibit, frame: int = 0
) -> HidingDialog:
    window = QWidget()
    qtbot.addWidget(window)
    prompts = WindowPrompts(window, "en")
    dialog = HidingDialog(desk.hiding, desk.label, prompts, ToHide(case.id, exhibit, frame), window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.look is not None)
    qtbot.waitUntil(lambda: not dialog.works.under_way)
    return dialog


def drag(qtbot: QtBot, view: FrameView, start: tuple[float, float], end: Any) -> None:
    first, last = (view.pixel(QPointF(*spot)).toPoint() for spot in (start, end))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view, last)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)


def box(dialog: HidingDialog) -> tuple[int, ...]:
    region = dialog.edits.tracks[0].at(dialog.edits.frame)
    assert region is not None
    return tuple(round(v) for v in (region.x, region.y, region.width, region.height))


def test_a_box_is_drawn_moved_sized_taken_away_and_brought_back(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, photo: Exhibit
) -> None:
    dialog = opened(qtbot, desk, case, photo)
    drag(qtbot, dialog.ui.frameView, (0.2, 0.2), (0.4, 0.5))
    assert box(dialog) == pytest.approx((60, 40, 60, 60), abs=1)

    drag(qtbot, dialog.ui.frameView, (0.3, 0.35), (0.5, 0.35))
    assert box(dialog) == pytest.approx((120, 40, 60, 60), abs=1)
    drag(qtbot, dialog.ui.frameView, (0.6, 0.5), (0.7, 0.6))
    assert box(dialog) == pytest.approx((120, 40, 90, 80), abs=2)

    qtbot.keyClick(dialog, Qt.Key.Key_Left)
    assert box(dialog)[0] == pytest.approx(119, abs=1)
    qtbot.keyClick(dialog, Qt.Key.Key_Delete)
    assert not dialog.edits.tracks
    dialog.ui.undoButton.click()
    assert len(dialog.edits.tracks) == 1
    dialog.ui.redoButton.click()
    assert not dialog.edits.tracks
    dialog.done(0)


def test_nothing_is_saved_before_a_purpose_is_chosen_and_all_are_said_to_be_covered(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, photo: Exhibit
) -> None:
    dialog = opened(qtbot, desk, case, photo)
    drag(qtbot, dialog.ui.frameView, (0.2, 0.2), (0.4, 0.5))
    assert not dialog.ui.saveButton.isEnabled()
    dialog.ui.confirmButton.click()
    assert not dialog.ui.saveButton.isEnabled()
    dialog.side.reason._pick("CUSTOMER")
    assert dialog.ui.saveButton.isEnabled()

    qtbot.keyClick(dialog, Qt.Key.Key_Right)
    assert not dialog.ui.saveButton.isEnabled()
    assert not dialog.ui.confirmButton.isChecked()

    dialog.ui.confirmButton.click()
    with qtbot.waitSignal(dialog.saved) as saving:
        dialog.ui.saveButton.click()
    copy = saving.args[0]
    assert copy.derived_from == photo.id
    assert copy.settings["reason"] == "CUSTOMER"
    assert copy.title == "Forecourt, redacted"
    assert copy.original is not None
    rows = np.asarray(Image.open(desk.vault.path_of(copy.original.h)))
    assert not rows[42:98, 64:118].any()


def test_a_clip_is_gone_through_and_a_box_is_cut_to_its_frames(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, tmp_path: Path
) -> None:
    path = films.write(tmp_path / "clip.mp4", frames=30)
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="Pump")
    clip = desk.evidence.add_file(case.id, path, form, NoProgress())
    dialog = opened(qtbot, desk, case, clip, frame=6)
    assert dialog.edits.frame == 6
    drag(qtbot, dialog.ui.frameView, (0.1, 0.1), (0.5, 0.6))
    assert (dialog.edits.tracks[0].first, dialog.edits.tracks[0].last) == (0, 29)
    dialog.ui.startsButton.click()
    dialog.ui.stepSlider.setValue(10)
    drag(qtbot, dialog.ui.frameView, (0.3, 0.3), (0.5, 0.3))
    dialog.ui.endsButton.click()

    track = dialog.edits.tracks[0]
    assert (track.first, track.last) == (6, 10)
    assert [key.frame for key in track.keys] == [6, 10]
    dialog.ui.stepSlider.setValue(20)
    assert dialog.edits.on_screen() == []
    dialog.side.reason._pick("TRAINING")
    dialog.ui.confirmButton.click()
    with qtbot.waitSignal(dialog.saved) as saving:
        dialog.ui.saveButton.click()
    assert saving.args[0].settings["tracks"][0]["first"] == 6


def test_proposals_come_as_boxes_and_not_where_one_is_already(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, photo: Exhibit
) -> None:
    from desktop.services.pictures.hiding import Key, Track

    dialog = opened(qtbot, desk, case, photo)
    drag(qtbot, dialog.ui.frameView, (0.2, 0.2), (0.4, 0.5))
    found = [
        Region(x=70, y=60, width=20, height=20, what="FACE", found_by="m"),
        Region(x=200, y=90, width=30, height=30, what="PLATE", found_by="m"),
    ]
    dialog.works.proposed.emit(
        tuple(Track(keys=(Key(0, region),), first=0, last=0) for region in found)
    )
    assert len(dialog.edits.tracks) == 2
    assert dialog.ui.placesList.item(1).text().endswith("?")
    dialog.edits.select(1)
    dialog.ui.removeButton.click()
    assert dialog.side.plan("t").proposed == 1
    assert dialog.side.plan("t").taken_back == 1
    dialog.done(0)


def test_an_exhibit_that_can_not_be_shown_says_why(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case
) -> None:
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="archive")
    archive = desk.evidence.add_bytes(case.id, b"PK\x05\x06" + bytes(18), "a.zip", form)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = HidingDialog(
        desk.hiding, desk.label, WindowPrompts(window, "en"), ToHide(case.id, archive), window
    )
    qtbot.waitUntil(lambda: bool(dialog.ui.frameView.words))
    assert not dialog.ui.saveButton.isEnabled()
    dialog.done(0)


def test_an_exhibit_leads_to_hiding_and_names_the_copy_that_hides(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, photo: Exhibit
) -> None:
    from desktop.services.pictures.hiding import Plan

    window = QWidget()
    qtbot.addWidget(window)
    before = desk.cases.get(case.id)
    dialog = open_exhibit(desk, WindowPrompts(window, "en"), before, photo.id, window)
    assert not dialog.hiding.button.isHidden()
    assert "Unredacted" not in dialog.ui.noteText.text()
    dialog.done(0)

    subject = desk.hiding.open(case.id, photo.id, NoProgress())
    region = Region(x=9, y=9, width=40, height=40)
    plan = Plan(regions=(region,), reason="CUSTOMER", confirmed=True)
    copy = desk.hiding.save(subject, plan, NoProgress())
    now = desk.cases.get(case.id)
    for exhibit, words in ((photo, copy.exhibit_no), (copy, "Redacted copy of")):
        shown = open_exhibit(desk, WindowPrompts(window, "en"), now, exhibit.id, window)
        assert words in shown.ui.noteText.text()
        shown.done(0)
