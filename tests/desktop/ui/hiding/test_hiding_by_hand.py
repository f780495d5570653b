"""Hiding in a clip and on pages: found, followed, cut, told, saved, and what is refused."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.progress import NoProgress, Progress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.pictures.hiding import Key, Region, Subject, Track
from desktop.ui.hiding.dialog import HidingDialog, ToHide
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import CustodyAct
from record.evidence import Exhibit
from record.problems import Problem
from tests.desktop.evidence import films
from tests.desktop.ui.desks import a_complaint, open_desk
from tests.desktop.ui.languages import IN_BOTH
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FRAMES = 40
Open = Callable[..., HidingDialog]


@pytest.fixture(scope="module")
def station(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One enrolled station for all these tests."""
    app = open_desk(tmp_path_factory.mktemp("打码") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def case(station: Application) -> Case:
    return a_complaint(station)


@pytest.fixture(scope="module")
def clip(station: Application, case: Case, tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    path = films.write(tmp_path_factory.mktemp("录像") / "枪.mp4", "mpeg4", FRAMES, b_frames=0)
    form = ExhibitForm(kind="CCTV_CLIP", title="4 号枪")
    return station.evidence.add_file(case.id, path, form, NoProgress())


@pytest.fixture(scope="module")
def photo(station: Application, case: Case) -> Exhibit:
    rows = np.random.default_rng(3).integers(60, 250, (200, 300, 3), np.uint8)
    data = io.BytesIO()
    Image.fromarray(rows).save(data, "PNG")
    form = ExhibitForm(kind="PHOTO", title="加油区")
    return station.evidence.add_bytes(case.id, data.getvalue(), "photo.png", form)


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def open_dialog(
    station: Application,
    case: Case,
    prompts: FakePrompts,
    theme: Theme,
    qtbot: QtBot,
    request: pytest.FixtureRequest,
) -> Iterator[Open]:
    window = QWidget()
    qtbot.addWidget(window)
    spoken = request.getfixturevalue("language") if "language" in request.fixturenames else "en"
    station.settings.change(language=spoken)
    made: list[HidingDialog] = []

    def opened(exhibit: Exhibit, frame: int = 0) -> HidingDialog:
        wanted = ToHide(case.id, exhibit, frame)
        dialog = HidingDialog(station.hiding, station.label, prompts, wanted, window)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.look is not None and not dialog.works.under_way)
        dialog.activateWindow()
        return dialog

    yield opened
    station.settings.change(language="en")
    for dialog in made:
        dialog.done(0)


def draw(dialog: HidingDialog, start: tuple[float, float], end: tuple[float, float]) -> None:
    view, left = dialog.ui.frameView, Qt.MouseButton.LeftButton
    first, last = (view.pixel(QPointF(*spot)).toPoint() for spot in (start, end))
    QTest.mousePress(view, left, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, left, pos=last)


def listed(dialog: HidingDialog) -> list[str]:
    places = dialog.ui.placesList
    return [places.item(row).text() for row in range(places.count())]


def ready(dialog: HidingDialog) -> None:
    """Choose the first purpose by key and say that all are covered."""
    QTest.keyClicks(dialog.side.reason, "1")
    dialog.ui.confirmButton.click()


REASONS = {
    "en": [
        "For the customer",
        "For the regulator",
        "For mediation",
        "For the insurer",
        "For the supplier",
        "For training",
        "For the public",
        "Other",
    ],
    "zh": [
        "给顾客看",
        "给监管部门",
        "调解使用",
        "给保险公司",
        "给供应商",
        "培训使用",
        "对外公开",
        "其他",
    ],
}
LACKS = {
    "en": [
        "Choose what the copy is for.",
        "Look through everything, then press “All bystanders are covered”.",
        "",
    ],
    "zh": ["请选副本的用途。", "请全部看一遍，再按“旁人都已遮住”。", ""],
}
COUNT = {"en": ("0 places hidden", "1 place hidden"), "zh": ("遮住 0 处", "遮住 1 处")}


@IN_BOTH
def test_the_side_says_what_is_hidden_for_whom_and_what_is_lacking(
    open_dialog: Open, photo: Exhibit, language: str
) -> None:
    dialog = open_dialog(photo)
    ui = dialog.ui
    buttons = dialog.side.reason.findChildren(QAbstractButton)
    assert [each.text() for each in buttons] == REASONS[language]
    assert ui.countText.text() == COUNT[language][0]
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    assert ui.countText.text() == COUNT[language][1]
    lacked = [ui.lackText.text()]
    QTest.keyClicks(dialog.side.reason, "1")
    lacked.append(ui.lackText.text())
    ui.confirmButton.click()
    lacked.append(ui.lackText.text())
    assert lacked == LACKS[language]


@pytest.mark.parametrize("change", ["move", "remove", "undo", "sound"])
def test_whoever_changes_something_must_look_again(
    open_dialog: Open, photo: Exhibit, clip: Exhibit, change: str
) -> None:
    dialog = open_dialog(clip if change == "sound" else photo)
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    ready(dialog)
    ui = dialog.ui
    assert ui.saveButton.isEnabled()
    {
        "move": lambda: QTest.keyClick(dialog, Qt.Key.Key_Right),
        "remove": ui.removeButton.click,
        "undo": lambda: QTest.keyClick(dialog, Qt.Key.Key_Z, CTRL),
        "sound": ui.soundCheck.click,
    }[change]()
    assert not ui.confirmButton.isChecked()
    assert not ui.saveButton.isEnabled()


def test_looking_at_another_frame_leaves_the_word_that_all_are_covered(
    open_dialog: Open, clip: Exhibit
) -> None:
    dialog = open_dialog(clip)
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    ready(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    dialog.ui.previewCheck.click()
    assert dialog.ui.saveButton.isEnabled()


def test_keys_take_back_and_make_again_what_was_drawn(open_dialog: Open, photo: Exhibit) -> None:
    dialog = open_dialog(photo)
    view = dialog.ui.frameView
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    draw(dialog, (0.5, 0.5), (0.8, 0.8))
    both = dialog.edits.tracks
    for pressed, held, tracks in (
        (Qt.Key.Key_Z, CTRL, both[:1]),
        (Qt.Key.Key_Y, CTRL, both),
        (Qt.Key.Key_Z, CTRL, both[:1]),
        (Qt.Key.Key_Z, CTRL | SHIFT, both),
    ):
        QTest.keyClick(view, pressed, held)
        assert dialog.edits.tracks == tracks
    assert len(listed(dialog)) == 2


SPANS = {"en": "1  Hide · frames 6 to 20", "zh": "1  打码 · 第 6 至 20 帧"}
WHERE = {"en": "Frame 21 of 40", "zh": "第 21 / 40 帧"}


@IN_BOTH
def test_a_clip_opens_at_its_frame_and_tells_from_where_to_where_it_hides(
    open_dialog: Open, clip: Exhibit, language: str
) -> None:
    dialog = open_dialog(clip, 6)
    ui = dialog.ui
    assert dialog.edits.frame == 6
    assert not ui.fillLabel.isVisible()
    draw(dialog, (0.1, 0.1), (0.4, 0.5))
    ui.startsButton.click()
    ui.stepSlider.setValue(20)
    assert ui.whereText.text() == WHERE[language]
    ui.endsButton.click()
    assert listed(dialog) == [SPANS[language]]
    ui.stepSlider.setValue(30)
    assert not ui.endsButton.isEnabled()
    ui.placesList.itemActivated.emit(ui.placesList.item(0))
    assert ui.stepSlider.value() == 6
    assert ui.endsButton.isEnabled()


FOLLOWED = {
    "en": "Followed to frame {}. Look through it: the box can be moved anywhere.",
    "zh": "已跟踪到第 {} 帧。请看一遍：任何一帧都可以移动框。",
}
LOST = {
    "en": "Lost after frame {}. Set the box right there and follow on.",
    "zh": "第 {} 帧之后跟丢了。请在那里把框摆正，再继续跟踪。",
}


@IN_BOTH
def test_what_is_in_the_box_is_followed_and_the_slider_stands_where_it_ended(
    open_dialog: Open, clip: Exhibit, qtbot: QtBot, language: str
) -> None:
    dialog = open_dialog(clip)
    draw(dialog, (0.05, 0.7), (0.25, 0.95))
    with qtbot.waitSignal(dialog.works.followed) as followed:
        dialog.ui.followButton.click()
    keys, lost = followed.args[0]
    end = keys[-1].frame
    qtbot.waitUntil(lambda: not dialog.works.under_way)
    words = (LOST if lost else FOLLOWED)[language].format(end + 1)
    assert dialog.ui.banner.accessibleName() == words
    assert dialog.ui.stepSlider.value() == end
    assert dialog.edits.tracks[0].last == end
    dialog.ui.undoButton.click()
    assert dialog.edits.tracks[0].last == FRAMES - 1


PROPOSED = {"en": "1 proposed.", "zh": "建议了 1 处。"}
NAMED = {"en": "1  Hide: Face?", "zh": "1  打码：人脸？"}


@IN_BOTH
def test_what_a_model_proposes_is_named_with_a_question_and_can_be_taken_away(
    open_dialog: Open, photo: Exhibit, language: str
) -> None:
    dialog = open_dialog(photo)
    face = Region(x=70, y=60, width=40, height=40, what="FACE", found_by="m")
    dialog.works.proposed.emit((Track(keys=(Key(0, face),), first=0, last=0),))
    assert dialog.ui.banner.accessibleName().startswith(PROPOSED[language])
    assert listed(dialog) == [NAMED[language]]
    QTest.keyClick(dialog, Qt.Key.Key_N)
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    assert listed(dialog) == []
    plan = dialog.side.plan("t")
    assert (plan.proposed, plan.taken_back) == (1, 1)


def test_looking_for_faces_and_plates_finds_none_where_there_are_none(
    open_dialog: Open, photo: Exhibit, qtbot: QtBot
) -> None:
    dialog = open_dialog(photo)
    with qtbot.waitSignal(dialog.works.proposed) as proposed:
        dialog.ui.proposeButton.click()
        assert not dialog.ui.proposeButton.isEnabled()
    qtbot.waitUntil(dialog.ui.proposeButton.isEnabled)
    assert len(dialog.edits.tracks) == len(proposed.args[0])
    assert dialog.ui.banner.isVisible()


TITLES = {"en": "4 号枪, redacted", "zh": "4 号枪（打码）"}


@IN_BOTH
def test_the_copy_of_a_clip_keeps_its_purpose_and_its_title_and_leaves_the_original(
    open_dialog: Open,
    clip: Exhibit,
    qtbot: QtBot,
    language: str,
    station: Application,
    case: Case,
) -> None:
    before = station.vault.path_of(clip.files[0].h).read_bytes()
    dialog = open_dialog(clip, 3)
    draw(dialog, (0.1, 0.1), (0.4, 0.5))
    ready(dialog)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.ui.saveButton.click()
        assert not dialog.ui.saveButton.isEnabled()
    copy = station.cases.get(case.id).evidence[saved.args[0].id]
    assert (copy.title, copy.derived_from) == (TITLES[language], clip.id)
    assert (copy.settings["reason"], copy.settings["sound"]) == ("CUSTOMER", False)
    assert station.vault.path_of(clip.files[0].h).read_bytes() == before
    assert not dialog.isVisible()


def test_a_refusal_is_told_over_the_picture_and_nothing_that_was_marked_is_lost(
    open_dialog: Open,
    photo: Exhibit,
    station: Application,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_args: object) -> Exhibit:
        raise Problem("evidence.disk_full")

    dialog = open_dialog(photo)
    draw(dialog, (0.1, 0.1), (0.3, 0.3))
    ready(dialog)
    with monkeypatch.context() as patch:
        patch.setattr(station.hiding, "save", full)
        dialog.ui.saveButton.click()
        qtbot.waitUntil(lambda: dialog.ui.banner.isVisible() and not dialog.works.under_way)
    assert dialog.ui.banner.property("tone") == "bad"
    assert (len(dialog.edits.tracks), dialog.ui.saveButton.isEnabled()) == (1, True)
    with qtbot.waitSignal(dialog.saved):
        dialog.ui.saveButton.click()


def test_work_that_is_stopped_leaves_the_window_as_it_was(
    open_dialog: Open,
    clip: Exhibit,
    station: Application,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def wait(_subject: Subject, progress: Progress) -> tuple[Track, ...]:
        while True:
            progress.check()

    dialog = open_dialog(clip)
    monkeypatch.setattr(station.hiding, "propose_in_clip", wait)
    dialog.ui.proposeButton.click()
    assert not dialog.ui.confirmButton.isEnabled()
    dialog.ui.progressStrip.cancelled.emit()
    qtbot.waitUntil(lambda: not dialog.works.under_way)
    assert dialog.ui.proposeButton.isEnabled()
    assert not dialog.ui.banner.isVisible()
    assert dialog.edits.tracks == ()


def test_the_look_is_recorded_with_what_it_was_for(
    open_dialog: Open, photo: Exhibit, station: Application, case: Case
) -> None:
    open_dialog(photo)
    event = station.cases.get(case.id).custody[-1]
    assert (event.event, event.evidence_id) == (CustodyAct.VIEWED, photo.id)
    assert event.purpose == "Hiding bystanders"


@IN_BOTH
def test_everything_fits_on_a_small_screen_at_twice_the_size(
    open_dialog: Open, clip: Exhibit, theme: Theme, language: str, tmp_path: Path
) -> None:
    theme.use("light", 200)
    dialog = open_dialog(clip)
    hint = dialog.minimumSizeHint()
    assert (hint.width() <= 1280, hint.height() <= 720) == (True, True)
    dialog.resize(1240, 680)
    ui = dialog.ui
    for button in (ui.confirmButton, ui.saveButton, ui.proposeButton, ui.followButton):
        assert button.width() >= button.sizeHint().width()
