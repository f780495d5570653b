"""The places to hide while they are edited, page by page, and what is still lacking."""

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.pictures.hiding import Key, Region, Track
from desktop.ui.hiding.dialog import HidingDialog, ToHide
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from tests.desktop.ui.desks import a_complaint, open_desk
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

Held = tuple[str, Exhibit]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def station(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One enrolled station for all these tests."""
    app = open_desk(tmp_path_factory.mktemp("脱敏") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def case(station: Application) -> Case:
    return a_complaint(station)


@pytest.fixture(scope="module")
def photo(station: Application, case: Case) -> Held:
    rows = np.random.default_rng(2).integers(60, 250, (200, 300, 3), np.uint8)
    data = io.BytesIO()
    Image.fromarray(rows).save(data, "PNG")
    form = ExhibitForm(kind=ExhibitKind.PHOTO, title="加油区")
    return case.id, station.evidence.add_bytes(case.id, data.getvalue(), "photo.png", form)


@pytest.fixture(scope="module")
def pages(station: Application, case: Case) -> Held:
    """A document of two pages."""
    data = io.BytesIO()
    first, second = (Image.new("RGB", (300, 400), colour) for colour in ("white", "#DDDDDD"))
    first.save(data, "PDF", save_all=True, append_images=[second])
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="收据")
    return case.id, station.evidence.add_bytes(case.id, data.getvalue(), "收据.pdf", form)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


def opened(
    qtbot: QtBot, station: Application, prompts: FakePrompts, held: Held, window: QWidget
) -> HidingDialog:
    dialog = HidingDialog(station.hiding, station.label, prompts, ToHide(*held), window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.look is not None and not dialog.works.under_way)
    return dialog


@pytest.fixture
def dialog(
    qtbot: QtBot, station: Application, prompts: FakePrompts, photo: Held, window: QWidget
) -> Iterator[HidingDialog]:
    made = opened(qtbot, station, prompts, photo, window)
    yield made
    made.done(0)


@pytest.fixture
def edits(window: QWidget) -> HidingEdits:
    made = HidingEdits(window)
    made.frames = 100
    return made


def draw(dialog: HidingDialog, start: tuple[float, float], end: tuple[float, float]) -> None:
    view, left = dialog.ui.frameView, Qt.MouseButton.LeftButton
    first, last = (view.pixel(QPointF(*spot)).toPoint() for spot in (start, end))
    QTest.mousePress(view, left, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, left, pos=last)


def box(dialog: HidingDialog, place: int = 0) -> tuple[float, float, float, float]:
    region = dialog.edits.tracks[place].keys[0].region
    return region.x, region.y, region.width, region.height


def seen(track: Track, edits: HidingEdits, *frames: int) -> list[bool]:
    return [track.at(frame) is not None for frame in frames]


def test_the_keys_go_round_the_places_and_size_the_one_in_hand(dialog: HidingDialog) -> None:
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    draw(dialog, (0.6, 0.6), (0.8, 0.9))
    for key, place in ((Qt.Key.Key_N, 0), (Qt.Key.Key_N, 1), (Qt.Key.Key_P, 0)):
        QTest.keyClick(dialog, key)
        assert dialog.edits.selected == place
    x, y, wide, high = box(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Right, SHIFT)
    assert box(dialog) == (x, y + 1, wide + 1, high)
    QTest.keyClick(dialog, Qt.Key.Key_Backspace)
    assert len(dialog.edits.tracks) == 1


def test_a_box_within_a_box_is_picked_where_the_pointer_is(dialog: HidingDialog) -> None:
    draw(dialog, (0.1, 0.1), (0.9, 0.9))
    dialog.edits.select(None)
    dialog.edits.cover(Region(x=140, y=90, width=20, height=20))
    dialog.edits.select(None)
    draw(dialog, (0.5, 0.5), (0.5, 0.5))
    assert dialog.edits.selected == 1
    draw(dialog, (0.2, 0.2), (0.2, 0.2))
    assert dialog.edits.selected == 0
    draw(dialog, (0.95, 0.95), (0.951, 0.951))
    assert dialog.edits.selected is None
    assert len(dialog.edits.tracks) == 2


def test_a_drag_is_one_step_back(dialog: HidingDialog) -> None:
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    start = box(dialog)
    draw(dialog, (0.2, 0.2), (0.5, 0.5))
    draw(dialog, (0.5, 0.5), (0.6, 0.5))
    dialog.ui.undoButton.click()
    dialog.ui.undoButton.click()
    assert box(dialog) == start
    dialog.ui.undoButton.click()
    assert dialog.edits.tracks == ()
    assert not dialog.ui.undoButton.isEnabled()


def test_a_shape_that_is_picked_is_that_of_the_box_in_hand_and_the_next(
    dialog: HidingDialog,
) -> None:
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    dialog.side.shape.picked.emit("ellipse")
    draw(dialog, (0.5, 0.5), (0.7, 0.7))
    assert {track.keys[0].region.shape for track in dialog.edits.tracks} == {"ellipse"}


def test_what_will_be_hidden_can_be_looked_at_before(dialog: HidingDialog) -> None:
    draw(dialog, (0.2, 0.2), (0.6, 0.6))
    spot = dialog.ui.frameView.pixel(QPointF(0.4, 0.4)).toPoint()
    assert dialog.ui.frameView.grab().toImage().pixelColor(spot).name() != "#000000"
    dialog.ui.previewCheck.click()
    assert dialog.ui.frameView.grab().toImage().pixelColor(spot).name() == "#000000"


def test_the_list_names_every_place_and_leads_to_it(dialog: HidingDialog) -> None:
    assert dialog.ui.countText.text() in {"", "0 places hidden"}
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    draw(dialog, (0.6, 0.6), (0.8, 0.8))
    assert dialog.ui.countText.text() == "2 places hidden"
    listed = dialog.ui.placesList
    assert [listed.item(row).text() for row in range(2)] == ["1  Hide", "2  Hide"]
    listed.itemActivated.emit(listed.item(0))
    assert dialog.edits.selected == 0
    assert dialog.focusWidget() is dialog.ui.frameView


def lacks(dialog: HidingDialog) -> str:
    """Return what the window says is missing before the copy can be saved."""
    words = dialog.ui.lackText
    return words.text() if words.isVisible() else ""


def test_what_is_missing_is_said_one_after_the_other(dialog: HidingDialog) -> None:
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    side = dialog.side
    assert lacks(dialog) == "Choose what the copy is for."
    assert not dialog.ui.noteEdit.isVisible()
    side.reason.choose("OTHER")
    side.reason.picked.emit("OTHER")
    assert lacks(dialog) == "Say for whom and what for."
    QTest.keyClicks(dialog.ui.noteEdit, "insurer")
    assert "press" in lacks(dialog)
    dialog.ui.confirmButton.click()
    assert lacks(dialog) == ""
    assert dialog.ui.saveButton.isEnabled()
    dialog.ui.noteEdit.clear()
    assert not dialog.ui.saveButton.isEnabled()


@pytest.mark.parametrize("goes", [False, True], ids=["goes on marking", "closes"])
def test_what_was_marked_is_not_lost_by_a_slip(
    dialog: HidingDialog, prompts: FakePrompts, qtbot: QtBot, *, goes: bool
) -> None:
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    prompts.answers["ask"] = goes
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert prompts.asked == [("ask", "Close without saving?")]
    assert dialog.isVisible() != goes
    assert len(dialog.edits.tracks) == 1


def test_nothing_marked_is_closed_without_a_question(
    dialog: HidingDialog, prompts: FakePrompts
) -> None:
    dialog.close()
    assert prompts.asked == []
    assert not dialog.isVisible()


def test_the_copy_is_filled_as_chosen_and_says_for_whom(
    dialog: HidingDialog, station: Application, photo: Held, qtbot: QtBot
) -> None:
    draw(dialog, (0.2, 0.2), (0.6, 0.6))
    side = dialog.side
    side.how.choose("mosaic")
    side.reason.choose("OTHER")
    dialog.ui.noteEdit.setText("保险公司")
    dialog.ui.confirmButton.click()
    with qtbot.waitSignal(dialog.saved) as saving:
        dialog.ui.saveButton.click()
    copy = saving.args[0]
    assert (copy.settings["reason"], copy.settings["note"]) == ("OTHER", "保险公司")
    rows = np.asarray(Image.open(station.vault.path_of(copy.files[0].h)).convert("RGB"))
    before = np.asarray(Image.open(station.vault.path_of(photo[1].files[0].h)).convert("RGB"))
    hidden, kept = rows[50:110, 70:170], rows[140:, 200:]
    assert len(np.unique(hidden.reshape(-1, 3), axis=0)) < 40
    assert hidden.any()
    assert np.array_equal(kept, before[140:, 200:])


def test_the_pages_of_a_paper_are_turned_and_each_keeps_its_own_places(
    qtbot: QtBot, station: Application, prompts: FakePrompts, pages: Held, window: QWidget
) -> None:
    dialog = opened(qtbot, station, prompts, pages, window)
    assert dialog.ui.steps.isVisible()
    assert dialog.ui.whereText.text() == "Page 1 of 2"
    assert not dialog.ui.startsButton.isVisible()
    draw(dialog, (0.2, 0.2), (0.4, 0.4))
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.ui.whereText.text() == "Page 2 of 2"
    qtbot.waitUntil(lambda: not dialog._shows.busy)
    assert dialog.edits.on_screen() == []
    draw(dialog, (0.5, 0.5), (0.7, 0.7))
    assert [track.keys[0].region.page for track in dialog.edits.tracks] == [0, 1]
    listed = dialog.ui.placesList
    listed.itemClicked.emit(listed.item(0))
    assert dialog.ui.whereText.text() == "Page 1 of 2"
    dialog.ui.onButton.click()
    dialog.ui.onButton.click()
    assert dialog.ui.stepSlider.value() == 1
    dialog.ui.backButton.click()
    assert dialog.ui.stepSlider.value() == 0
    dialog.done(0)


def test_no_choice_beside_the_picture_is_cut_at_twice_the_size(
    dialog: HidingDialog, theme: Theme, qtbot: QtBot
) -> None:
    theme.use("light", 200)
    dialog.side._follow()
    for pills in (dialog.side.shape, dialog.side.how, dialog.side.reason):
        assert pills.height() >= pills.flow.heightForWidth(pills.width())
    wrapped = [w for w in dialog.ui.side.findChildren(QLabel) if w.wordWrap() and w.isVisible()]
    assert wrapped
    qtbot.waitUntil(lambda: all(w.height() >= w.heightForWidth(w.width()) for w in wrapped))


def a_region(x: float = 10, **more: object) -> Region:
    return Region(x=x, y=10, width=20, height=20, **more)


def test_a_place_in_a_clip_is_cut_to_its_frames_and_never_backwards(edits: HidingEdits) -> None:
    edits.cover(a_region())
    edits.cut(first=20)
    edits.cut(last=60)
    edits.cut(first=80)
    [track] = edits.tracks
    assert seen(track, edits, 19, 20, 60, 61) == [False, True, True, False]
    edits.go(70, 0)
    assert edits.chosen is None
    edits.cut(last=30)
    assert edits.tracks == (track,)


def test_what_was_followed_takes_the_place_of_the_keys_it_saw(edits: HidingEdits) -> None:
    edits.go(10, 0)
    edits.cover(a_region())
    edits.follow([Key(10, a_region(30)), Key(12, a_region(50))], 12)
    [track] = edits.tracks
    assert (track.first, track.last) == (10, 12)
    assert [(key.frame, key.region.x) for key in track.keys] == [(10, 30), (12, 50)]
    edits.undo()
    assert edits.tracks[0].last == 99


def test_a_proposal_is_not_made_where_a_box_is_already(edits: HidingEdits) -> None:
    edits.cover(a_region())
    over, beside = (
        Track(keys=(Key(0, a_region(x, found_by="m")),), first=0, last=0) for x in (12, 90)
    )
    edits.propose([over, beside])
    assert (edits.proposed, len(edits.tracks)) == (1, 2)
    assert edits.taken_back() == 0
    edits.undo()
    assert edits.taken_back() == 1
    edits.redo()
    assert edits.taken_back() == 0


def test_looking_at_another_frame_is_no_change_of_the_places(
    edits: HidingEdits, qtbot: QtBot
) -> None:
    edits.cover(a_region())
    with qtbot.assertNotEmitted(edits.touched):
        edits.go(5, 0)
        edits.select(None)
    with qtbot.waitSignal(edits.touched):
        edits.undo()
    assert (edits.frame, edits.can_undo, edits.can_redo) == (5, False, True)
    edits.go(500, 0)
    assert edits.frame == 99
