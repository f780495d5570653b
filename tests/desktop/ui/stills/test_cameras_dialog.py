"""Several cameras under one hand: chosen, stepped, played, and kept side by side."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.footage.viewings import Why
from desktop.ui.stills.cameras_dialog import CamerasDialog
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.window.theme import Theme
from record.case import Case
from record.evidence import Exhibit
from tests.desktop.ui.languages import IN_BOTH
from tests.desktop.ui.stills.conftest import STARTED, AddCamera, OpenPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clips(add_camera: AddCamera, case: Case) -> tuple[Exhibit, Exhibit]:
    """Four seconds of one camera, and 2.4 s of another that begins two seconds later."""
    return add_camera(case, 3, 100), add_camera(case, 4, 60, STARTED + timedelta(seconds=2))


@pytest.fixture
def page(open_page: OpenPage, case: Case, clips: tuple[Exhibit, Exhibit]) -> StillsPage:
    return open_page(case, clips[0])


@pytest.fixture
def dialog(page: StillsPage, qtbot: QtBot) -> Iterator[CamerasDialog]:
    made = opened(page, qtbot)
    yield made
    made.accept()


def opened(page: StillsPage, qtbot: QtBot, cameras: int = 2) -> CamerasDialog:
    dialog = CamerasDialog(page.bench, Why(reason="COMPLAINT"), page)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.panes) == cameras)
    rest(dialog, qtbot)
    return dialog


def rest(dialog: CamerasDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._task is None and not any(p.busy for p in dialog.panes))


def after(seconds: float) -> datetime:
    return STARTED + timedelta(seconds=seconds)


def frames(dialog: CamerasDialog) -> list[int | None]:
    return [pane.current.ordinal if pane.current else None for pane in dialog.panes]


NOT_YET = {"en": "No footage yet: it begins at 11:38:02.", "zh": "此刻尚无录像：11:38:02 开始。"}
OVER = {
    "en": "No footage any more: it ended at 11:38:03.",
    "zh": "此刻已无录像：11:38:03 结束。",
}
FRAME = {"en": "frame 75", "zh": "第 75 帧"}


@IN_BOTH
def test_each_camera_shows_its_frame_of_the_moment_or_says_why_there_is_none(
    dialog: CamerasDialog, qtbot: QtBot, language: str
) -> None:
    one, other = dialog.panes
    assert dialog.ui.momentText.text() == "11:38:00.000"
    assert other.view.words == NOT_YET[language]
    dialog.go(after(3))
    rest(dialog, qtbot)
    assert frames(dialog) == [75, 25]
    assert one.title.text().endswith(f"CAM-03 · 11:38:03.000 · {FRAME[language]}")
    dialog.go(after(4.3))
    rest(dialog, qtbot)
    assert one.view.words == OVER[language]
    assert other.title.text().endswith(
        "CAM-04 · 11:38:04.280 · " + FRAME[language].replace("75", "57")
    )


def test_the_buttons_step_and_stop_at_the_ends_of_all_cameras(
    dialog: CamerasDialog, qtbot: QtBot
) -> None:
    ui = dialog.ui
    for button, moment in (
        (ui.onButton, "11:38:01.000"),
        (ui.onButton, "11:38:02.000"),
        (ui.backButton, "11:38:01.000"),
        (ui.farBackButton, "11:38:00.000"),
        (ui.farOnButton, "11:38:04.360"),
    ):
        button.click()
        assert ui.momentText.text() == moment
    rest(dialog, qtbot)
    assert frames(dialog) == [None, 59]


def test_the_time_line_is_clicked_dragged_and_stepped_by_keys(
    dialog: CamerasDialog, qtbot: QtBot
) -> None:
    strips = dialog.ui.strips
    left = strips.width() * 0.16
    half, end = (QPoint(round(left + share * (strips.width() - left)), 10) for share in (0.5, 1.0))
    QTest.mouseClick(strips, Qt.MouseButton.LeftButton, pos=half)
    assert dialog.at is not None
    assert (dialog.at - STARTED).total_seconds() == pytest.approx(2.18, abs=0.02)
    QTest.mousePress(strips, Qt.MouseButton.LeftButton, pos=half)
    QTest.mouseMove(strips, end)
    QTest.mouseRelease(strips, Qt.MouseButton.LeftButton, pos=end)
    assert dialog.ui.momentText.text().startswith("11:38:04.3")
    dialog.go(after(1))
    QTest.keyClick(strips, Qt.Key.Key_Right)
    assert dialog.at == after(2)
    QTest.keyClick(strips, Qt.Key.Key_Left, SHIFT)
    assert dialog.at == STARTED
    rest(dialog, qtbot)


PLAYING = {"en": ("Play", "Pause"), "zh": ("播放", "暂停")}


@IN_BOTH
def test_space_plays_all_cameras_together_and_stops_at_the_end(
    dialog: CamerasDialog, qtbot: QtBot, language: str
) -> None:
    play, pause = PLAYING[language]
    dialog._timer.setInterval(1)
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    assert dialog.ui.playButton.text() == pause
    qtbot.waitUntil(lambda: dialog.ui.playButton.text() == play)
    rest(dialog, qtbot)
    assert dialog.ui.momentText.text() == "11:38:04.360"
    assert frames(dialog)[1] == 59


def test_a_camera_that_is_unticked_leaves_the_time_line_and_the_moment_stays(
    dialog: CamerasDialog, qtbot: QtBot, clips: tuple[Exhibit, Exhibit]
) -> None:
    dialog.go(after(3))
    dialog.choices[clips[0].id].click()
    qtbot.waitUntil(lambda: [pane.clip.id for pane in dialog.panes] == [clips[1].id])
    rest(dialog, qtbot)
    assert (dialog.at, frames(dialog)) == (after(3), [25])
    assert not dialog.ui.panelButton.isEnabled()


MADE = {"en": "Cameras at 2026-11-20 11:38:03", "zh": "2026-11-20 11:38:03 各机位画面"}


@IN_BOTH
def test_the_frames_on_screen_become_stills_and_one_exhibit_of_all(
    dialog: CamerasDialog,
    qtbot: QtBot,
    language: str,
    case: Case,
    clips: tuple[Exhibit, Exhibit],
    evidence_of: Callable[..., list[Exhibit]],
) -> None:
    assert not dialog.ui.panelButton.isEnabled()
    dialog.go(after(3))
    rest(dialog, qtbot)
    with qtbot.waitSignal(dialog.made) as made:
        dialog.ui.panelButton.click()
    stills = evidence_of(case, "CCTV_STILL")
    taken = [(s.derived_from, s.settings.get("number")) for s in stills if s.derived_from]
    assert taken[:2] == [
        (clips[0].id, 75),
        (clips[1].id, 25),
    ]
    panel = made.args[0]
    assert panel.title == MADE[language]
    assert panel.exhibit_no in dialog.ui.banner.accessibleName()
    assert len(panel.settings["sources"]) == 2


def test_every_camera_that_was_looked_at_has_its_row_in_the_register(
    page: StillsPage,
    qtbot: QtBot,
    station: Application,
    case: Case,
    clips: tuple[Exhibit, Exhibit],
) -> None:
    dialog = opened(page, qtbot)
    dialog.go(after(3))
    rest(dialog, qtbot)
    dialog.ui.closeButton.click()
    looked = {row.exhibit_no for row in station.viewings.rows(case.id) if row.looked}
    assert {clip.exhibit_no for clip in clips} <= looked


UNDATED = {
    "en": "1 camera does not say when it begins: type “When it was made” at the exhibit.",
    "zh": "1 路录像没有起始时间：请在该证据填写“形成时间”。",
}


@IN_BOTH
def test_a_camera_that_does_not_say_when_it_begins_is_left_out_with_words(
    open_page: OpenPage,
    add_camera: AddCamera,
    case: Case,
    clips: tuple[Exhibit, Exhibit],
    qtbot: QtBot,
    language: str,
) -> None:
    undated = add_camera(case, 5, 40, None)
    dialog = opened(open_page(case, clips[0]), qtbot)
    assert undated.id not in {pane.clip.id for pane in dialog.panes}
    assert dialog.ui.banner.accessibleName() == UNDATED[language]
    dialog.reject()


def test_at_most_four_cameras_are_shown_and_a_fifth_needs_a_place(
    open_page: OpenPage,
    add_camera: AddCamera,
    case: Case,
    clips: tuple[Exhibit, Exhibit],
    qtbot: QtBot,
) -> None:
    for number in (5, 6, 7):
        add_camera(case, number, 30 + number)
    dialog = opened(open_page(case, clips[0]), qtbot, 4)
    first, *_others, fifth = dialog.choices.values()
    last = list(dialog.choices)[-1]
    assert [box.isChecked() for box in dialog.choices.values()] == [True] * 4 + [False]
    assert not fifth.isEnabled()
    first.click()
    assert fifth.isEnabled()
    fifth.click()
    qtbot.waitUntil(lambda: len(dialog.panes) == 4 and dialog.panes[-1].clip.id == last)
    rest(dialog, qtbot)
    dialog.reject()


@IN_BOTH
def test_nothing_is_wider_than_the_screen_at_twice_the_size(
    page: StillsPage, qtbot: QtBot, theme: Theme, language: str
) -> None:
    theme.use("light", 200)
    dialog = opened(page, qtbot)
    assert dialog.minimumSizeHint().width() <= 1280
    assert dialog.minimumSizeHint().height() <= 720
    dialog.accept()
