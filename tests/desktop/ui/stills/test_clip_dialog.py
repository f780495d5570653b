"""Keeping a stretch: its true ends are told, and it becomes an exhibit or a file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.stills.clip_dialog import ClipDialog
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.stills.taking import End
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import CustodyAct
from record.evidence import CustodyEvent, Exhibit
from tests.desktop.ui.languages import IN_BOTH, write
from tests.desktop.ui.stills.conftest import AddCamera, OpenPage
from tests.fakes import FakePrompts

ONE_FRAME = 512
COPIED = "Copied packet by packet, nothing is re-encoded."
Custody = Callable[[], tuple[CustodyEvent, ...]]
SAID = {
    "en": (
        "Asked for: 11:38:01.400 to 11:38:02.000",
        "In the clip: 11:38:01.200 to 11:38:02.000, 21 packets",
        f"{COPIED} It begins 0.20 s earlier: only there can a player begin.",
        "Clip from 11:38:01.400",
    ),
    "zh": (
        "选定：11:38:01.400 至 11:38:02.000",
        "片段实际：11:38:01.200 至 11:38:02.000，21 个数据包",
        "逐包复制，不重新编码。 实际起点早 0.20 秒：播放器只能从关键帧开始。",
        "11:38:01.400 起的片段",
    ),
}


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def clip(add_camera: AddCamera, case: Case) -> Exhibit:
    return add_camera(case, 3, 100)


@pytest.fixture
def page(open_page: OpenPage, case: Case, clip: Exhibit, prompts: FakePrompts) -> StillsPage:
    return open_page(case, clip, prompts)


@pytest.fixture
def custody(station: Application, case: Case) -> Custody:
    """Return what happened to the exhibits of the case until now."""
    return lambda: station.cases.get(case.id).custody


def opened(page: StillsPage, qtbot: QtBot, start: int = 35, end: int = 50) -> ClipDialog:
    """Open the window for the frames from ``start`` to ``end``, and wait for their true ends."""
    shown = page.player.current
    assert shown is not None
    ends = [End(frame / 25, frame * ONE_FRAME) for frame in (start, end)]
    dialog = ClipDialog(page.bench, ends[0], ends[1], page)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.plan is not None and dialog._task is None)
    return dialog


@IN_BOTH
def test_the_true_ends_are_told_beside_those_asked_for(
    page: StillsPage, qtbot: QtBot, language: str
) -> None:
    dialog = opened(page, qtbot)
    ui = dialog.ui
    texts = (ui.askedText, ui.trueText, ui.whyText, ui.titleEdit)
    assert tuple(each.text() for each in texts) == SAID[language]
    dialog.reject()


def test_a_stretch_that_begins_at_a_key_frame_is_not_said_to_begin_earlier(
    page: StillsPage, qtbot: QtBot
) -> None:
    dialog = opened(page, qtbot, 30, 40)
    assert dialog.ui.whyText.text() == COPIED
    dialog.reject()


def test_the_clip_is_added_under_its_title_and_told_with_its_number(
    page: StillsPage,
    qtbot: QtBot,
    clip: Exhibit,
    case: Case,
    evidence_of: Callable[..., list[Exhibit]],
) -> None:
    dialog = opened(page, qtbot)
    ui = dialog.ui
    ui.titleEdit.clear()
    assert not ui.addButton.isEnabled()
    write(ui.titleEdit, "顾客付款")
    with qtbot.waitSignal(dialog.kept) as kept:
        ui.addButton.click()
        assert not ui.addButton.isEnabled()
    [made] = [each for each in evidence_of(case, "CCTV_CLIP") if each.id != clip.id]
    assert (made.title, made.derived_from) == ("顾客付款", clip.id)
    assert kept.args == [made.exhibit_no, pytest.approx(1.2), pytest.approx(2.0)]
    assert ui.banner.accessibleName() == f"Added as exhibit {made.exhibit_no}: 顾客付款"
    assert dialog.isVisible()
    ui.closeButton.click()
    assert not dialog.isVisible()


def test_an_exported_clip_lies_beside_its_manifest_and_the_register_says_who_gets_it(
    page: StillsPage, qtbot: QtBot, prompts: FakePrompts, custody: Custody, tmp_path: Path
) -> None:
    target = tmp_path / "给 派出所"
    prompts.answers = {"choose_save": target, "enter_reason": "派出所调取"}
    dialog = opened(page, qtbot)
    with qtbot.waitSignal(dialog.kept) as kept:
        dialog.ui.exportButton.click()
    written = tmp_path / "给 派出所.mp4"
    manifest = json.loads((tmp_path / "给 派出所.mp4.json").read_text("utf-8"))
    assert written.stat().st_size > 0
    assert (manifest["name"], kept.args[0]) == (written.name, written.name)
    assert manifest["sha256"] in dialog.ui.banner.accessibleName()
    event = custody()[-1]
    assert page.bench.clip is not None
    assert (event.event, event.evidence_id) == (CustodyAct.EXPORTED, page.bench.clip.id)
    assert event.purpose == "派出所调取"
    dialog.reject()


@pytest.mark.parametrize("answer", ["no file", "no reason"])
def test_nothing_leaves_the_house_without_a_file_and_a_reason(
    page: StillsPage,
    qtbot: QtBot,
    prompts: FakePrompts,
    custody: Custody,
    tmp_path: Path,
    answer: str,
) -> None:
    prompts.answers = {"choose_save": tmp_path / "a.mp4" if answer == "no reason" else None}
    dialog = opened(page, qtbot)
    before = len(custody())
    dialog.ui.exportButton.click()
    assert prompts.asked[-1][0] == ("enter_reason" if answer == "no reason" else "choose_save")
    assert dialog._task is None
    assert list(tmp_path.iterdir()) == []
    assert len(custody()) == before
    dialog.reject()


def test_a_file_that_cannot_be_written_is_refused_with_words_and_can_be_tried_again(
    page: StillsPage, qtbot: QtBot, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.answers = {"choose_save": tmp_path / "fehlt" / "a.mp4", "enter_reason": "court"}
    dialog = opened(page, qtbot)
    dialog.ui.exportButton.click()
    qtbot.waitUntil(lambda: dialog.ui.banner.isVisible() and dialog._task is None)
    assert dialog.ui.banner.property("tone") == "bad"
    assert dialog.ui.exportButton.isEnabled()
    prompts.answers["choose_save"] = tmp_path / "a.mp4"
    with qtbot.waitSignal(dialog.kept):
        dialog.ui.exportButton.click()
    dialog.reject()


def test_a_window_that_is_closed_lets_go_of_what_is_under_way(
    page: StillsPage,
    qtbot: QtBot,
    clip: Exhibit,
    case: Case,
    evidence_of: Callable[..., list[Exhibit]],
) -> None:
    dialog = ClipDialog(page.bench, End(1.4, 35 * ONE_FRAME), End(2.0, 50 * ONE_FRAME), page)
    assert not dialog.ui.addButton.isEnabled()
    with qtbot.assertNotEmitted(dialog.kept):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog._task is None
    assert [each.id for each in evidence_of(case, "CCTV_CLIP")] == [clip.id]


@IN_BOTH
def test_no_word_of_the_window_is_cut_at_twice_the_size(
    page: StillsPage, qtbot: QtBot, theme: Theme, language: str
) -> None:
    theme.use("light", 200)
    dialog = opened(page, qtbot)
    ui = dialog.ui
    lines, buttons = (ui.askedText, ui.trueText, ui.whyText), (ui.exportButton, ui.addButton)
    qtbot.waitUntil(lambda: all(w.height() >= w.heightForWidth(w.width()) for w in lines))
    assert all(each.width() >= each.sizeHint().width() for each in buttons)
    dialog.reject()
