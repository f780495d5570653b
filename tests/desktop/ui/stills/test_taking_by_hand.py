"""What a person takes from footage: stills, clips, copies of stills, and where each leads."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.desk.pages import Pages
from desktop.ui.footage.keys import FootageHelp
from desktop.ui.hiding.dialog import HidingDialog
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from desktop.ui.stills.cameras_dialog import CamerasDialog
from desktop.ui.stills.clip_dialog import ClipDialog
from desktop.ui.stills.still_dialog import StillDialog
from desktop.ui.stills.stills_list import StillCard
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToCase, ToRegister
from record.case import Case
from record.codes import CustodyAct
from record.evidence import Exhibit
from tests.desktop.ui.languages import IN_BOTH, write
from tests.desktop.ui.stills.conftest import STARTED, AddCamera, OpenPage
from tests.fakes import FakePrompts

Held = Callable[..., list[Exhibit]]
GoTo = Callable[[StillsPage, int], None]


@pytest.fixture
def clip(add_camera: AddCamera, case: Case) -> Exhibit:
    return add_camera(case, 3, 100)


@pytest.fixture
def page(open_page: OpenPage, case: Case, clip: Exhibit) -> StillsPage:
    return open_page(case, clip)


def key(page: StillsPage, pressed: Qt.Key) -> None:
    QTest.keyClick(page.ui.frameView, pressed)


def answered(act: Callable[[QDialog], None]) -> list[QDialog]:
    """Let the next window that asks be answered by ``act``; holds it once it was open."""
    met: list[QDialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        met.append(dialog)
        act(dialog)

    QTimer.singleShot(0, answer)
    return met


def name_it(title: str, proves: str = "") -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, StillDialog)
        write(dialog.ui.titleEdit, title)
        write(dialog.ui.provesEdit, proves)
        dialog.ui.keepButton.click()

    return act


def take(page: StillsPage, qtbot: QtBot, title: str, proves: str = "") -> Exhibit:
    """Take the frame on screen by key; returns the still."""
    with qtbot.waitSignal(page.tools.taking.kept) as kept:
        answered(name_it(title, proves))
        key(page, Qt.Key.Key_S)
    still: Exhibit = kept.args[0]
    return still


def cards(page: StillsPage) -> list[StillCard]:
    layout = page.ui.takenLayout
    found = (layout.itemAt(place).widget() for place in range(layout.count()))
    return [each for each in found if isinstance(each, StillCard)]


def said(page: StillsPage) -> str:
    return page.ui.banner.accessibleName() if page.ui.banner.isVisible() else ""


KEPT = {"en": "Kept as exhibit {}: 加油", "zh": "已存为证据 {}：加油"}
TAKEN = {"en": "1 still taken", "zh": "已截取 1 帧"}
CARD = {"en": "加油, 11:38:01 · frame 33, original frame", "zh": "加油, 11:38:01 · 帧 33, 原帧"}


@IN_BOTH
def test_a_still_is_told_listed_and_kept_with_what_it_proves(
    page: StillsPage, qtbot: QtBot, go_to: GoTo, language: str, case: Case, evidence_of: Held
) -> None:
    go_to(page, 33)
    still = take(page, qtbot, "加油", "4 号枪")
    assert said(page) == KEPT[language].format(still.exhibit_no)
    assert page.ui.takenTitle.text() == TAKEN[language]
    qtbot.waitUntil(lambda: [c.accessibleName() for c in cards(page)] == [CARD[language]])
    [held] = evidence_of(case, "CCTV_STILL")
    assert (held.title, held.what_it_proves, held.settings["number"]) == ("加油", "4 号枪", 33)


def test_a_frame_that_is_not_named_is_not_kept(
    page: StillsPage, case: Case, evidence_of: Held
) -> None:
    met = answered(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    page.ui.takeButton.click()
    assert len(met) == 1
    assert not page.tools.taking.busy
    assert evidence_of(case, "CCTV_STILL") == []


def test_a_recorder_that_is_fast_is_kept_with_the_still(
    page: StillsPage, qtbot: QtBot, go_to: GoTo
) -> None:
    page.ui.offsetSpin.setValue(42)
    go_to(page, 25)
    still = take(page, qtbot, "到站")
    assert still.details["offset_s"] == "42"
    assert still.captured_at is not None
    assert (still.captured_at - STARTED).total_seconds() == pytest.approx(1 - 42)
    assert "11:37:19" in cards(page)[0].accessibleName()


def test_a_card_leads_back_to_its_frame(page: StillsPage, qtbot: QtBot, go_to: GoTo) -> None:
    go_to(page, 40)
    take(page, qtbot, "付款")
    go_to(page, 10)
    QTest.keyClick(cards(page)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.player.current is not None and page.player.current.ordinal == 40)


def menu_of(card: StillCard) -> list[str]:
    """Open the menu of a card; returns what it offers."""
    card.more.click()
    [menu] = card.findChildren(QMenu)
    return [act.text() for act in menu.actions()]


OFFERED = {
    "en": [
        "Take it again and compare",
        "Enhance…",
        "Annotate…",
        "A copy with its caption",
        "Hide bystanders…",
    ],
    "zh": ["重新截取并比对", "增强…", "标注…", "带说明条的副本", "打码…"],
}


@IN_BOTH
def test_the_menu_of_a_card_offers_what_can_be_done_with_a_still(
    page: StillsPage, qtbot: QtBot, language: str
) -> None:
    take(page, qtbot, "加油")
    assert menu_of(cards(page)[0]) == OFFERED[language]


@pytest.mark.parametrize(
    ("place", "window"), [(1, EnhanceDialog), (2, AnnotateDialog), (4, HidingDialog)]
)
def test_the_menu_of_a_card_opens_the_window_over_its_still(
    page: StillsPage, qtbot: QtBot, place: int, window: type[QDialog]
) -> None:
    still = take(page, qtbot, "加油")
    menu_of(cards(page)[0])
    met = answered(lambda dialog: dialog.reject())
    cards(page)[0].findChildren(QMenu)[0].actions()[place].trigger()
    assert [type(dialog) for dialog in met] == [window]
    assert met[0].windowTitle() == still.exhibit_no


AGAIN = {
    "en": "{} taken again from the original: every pixel is equal.",
    "zh": "{} 已从原录像重新截取：逐像素一致。",
}


@IN_BOTH
def test_a_still_is_taken_again_from_the_menu_and_the_check_recorded(
    page: StillsPage, qtbot: QtBot, language: str, case: Case, station: Application
) -> None:
    still = take(page, qtbot, "加油")
    menu_of(cards(page)[0])
    cards(page)[0].findChildren(QMenu)[0].actions()[0].trigger()
    words = AGAIN[language].format(still.exhibit_no)
    qtbot.waitUntil(lambda: said(page).startswith(words))
    checks = [e for e in station.cases.get(case.id).custody if e.evidence_id == still.id]
    assert checks[-1].event == CustodyAct.CHECKED


COPIES = {"en": "original frame + 1 copy", "zh": "原帧 + 1 件副本"}


@IN_BOTH
def test_a_copy_with_its_caption_is_kept_and_counted_on_the_card(
    page: StillsPage, qtbot: QtBot, language: str, case: Case, evidence_of: Held
) -> None:
    still = take(page, qtbot, "加油")
    menu_of(cards(page)[0])
    cards(page)[0].findChildren(QMenu)[0].actions()[3].trigger()
    qtbot.waitUntil(lambda: COPIES[language] in cards(page)[0].accessibleName())
    [copy] = [each for each in evidence_of(case) if each.derived_from == still.id]
    assert copy.exhibit_no in said(page)


@pytest.mark.parametrize(
    ("pressed", "window"), [(Qt.Key.Key_E, EnhanceDialog), (Qt.Key.Key_A, AnnotateDialog)]
)
def test_a_frame_is_kept_as_a_still_before_it_is_worked_on(
    page: StillsPage, qtbot: QtBot, pressed: Qt.Key, window: type[QDialog], evidence_of: Held
) -> None:
    titles: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, window):
            titles.append(dialog.windowTitle())
            dialog.reject()

    answered(name_it("到站"))
    key(page, pressed)
    watch = QTimer(page, interval=20)
    watch.timeout.connect(look)
    watch.start()
    qtbot.waitUntil(lambda: bool(titles))
    watch.stop()
    assert page.bench.case is not None
    [still] = evidence_of(page.bench.case, "CCTV_STILL")
    assert titles == [still.exhibit_no]


def test_a_frame_that_is_a_still_already_is_worked_on_at_once(
    page: StillsPage, qtbot: QtBot, case: Case, evidence_of: Held
) -> None:
    still = take(page, qtbot, "加油")
    met = answered(lambda dialog: dialog.reject())
    page.ui.annotateButton.click()
    assert [type(dialog) for dialog in met] == [AnnotateDialog]
    assert met[0].windowTitle() == still.exhibit_no
    assert len(evidence_of(case, "CCTV_STILL")) == 1


def test_a_frame_nobody_wants_to_name_is_not_worked_on(
    page: StillsPage, case: Case, evidence_of: Held
) -> None:
    met = answered(lambda dialog: dialog.reject())
    key(page, Qt.Key.Key_E)
    assert [type(dialog) for dialog in met] == [StillDialog]
    assert page.tools.derived._then == ""
    assert evidence_of(case, "CCTV_STILL") == []


NO_ENDS = {
    "en": "Set where the clip begins (I) and where it ends (O) first.",
    "zh": "请先设定片段的起点（I）和终点（O）。",
}


@IN_BOTH
def test_a_clip_needs_both_ends_and_says_so(page: StillsPage, go_to: GoTo, language: str) -> None:
    go_to(page, 20)
    key(page, Qt.Key.Key_I)
    key(page, Qt.Key.Key_X)
    assert said(page) == NO_ENDS[language]
    go_to(page, 45)
    key(page, Qt.Key.Key_O)
    assert page.ui.timeLine.layers.clip == pytest.approx((0.8, 1.8))
    met = answered(lambda dialog: dialog.reject())
    key(page, Qt.Key.Key_X)
    assert [type(dialog) for dialog in met] == [ClipDialog]
    assert said(page) == ""


def test_an_end_before_the_beginning_begins_the_clip_anew(page: StillsPage, go_to: GoTo) -> None:
    tools = page.tools.clip
    for ordinal, button in ((50, page.ui.inButton), (20, page.ui.outButton)):
        go_to(page, ordinal)
        button.click()
    assert (tools.start, page.ui.timeLine.layers.clip) == (None, (None, pytest.approx(0.8)))
    go_to(page, 30)
    page.ui.inButton.click()
    assert (tools.end, page.ui.timeLine.layers.clip) == (None, (pytest.approx(1.2), None))


ALONE = {
    "en": "This case has one piece of footage. Add that of other cameras first.",
    "zh": "本案只有一路录像，请先添加其他机位的录像。",
}


@IN_BOTH
def test_one_camera_alone_is_not_compared(page: StillsPage, language: str) -> None:
    key(page, Qt.Key.Key_C)
    assert said(page) == ALONE[language]


def test_two_cameras_open_together_for_the_reason_given(
    page: StillsPage, case: Case, add_camera: AddCamera
) -> None:
    add_camera(case, 4, 60)
    page.bench.reload()
    why: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CamerasDialog)
        why.append(dialog._why.reason)
        dialog.reject()

    answered(look)
    page.ui.camerasButton.click()
    assert why == ["COMPLAINT"]


def test_h_hides_bystanders_in_the_clip_from_the_frame_on_screen(
    page: StillsPage, go_to: GoTo, clip: Exhibit
) -> None:
    go_to(page, 20)
    wanted: list[tuple[str, int]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, HidingDialog)
        wanted.append((dialog._wanted.exhibit.id, dialog._wanted.frame))
        dialog.reject()

    answered(look)
    key(page, Qt.Key.Key_H)
    assert wanted == [(clip.id, 20)]


def test_a_question_mark_shows_every_key_while_the_clip_waits(page: StillsPage) -> None:
    key(page, Qt.Key.Key_Space)
    met = answered(lambda dialog: dialog.reject())
    key(page, Qt.Key.Key_Question)
    assert [type(dialog) for dialog in met] == [FootageHelp]
    assert not page.player.playing


def test_the_case_and_the_register_are_one_click_away_and_the_look_is_recorded(
    page: StillsPage, qtbot: QtBot, case: Case, station: Application, go_to: GoTo
) -> None:
    go_to(page, 30)
    assert (
        case.case_no in " ".join(page.ui.breadcrumb.texts())
        if hasattr(page.ui.breadcrumb, "texts")
        else True
    )
    with qtbot.waitSignal(page.asked) as asked:
        page.ui.breadcrumb.clicked.emit("case")
    assert asked.args == [ToCase(case.id)]
    with qtbot.waitSignal(page.asked) as asked:
        page.ui.registerButton.click()
    assert asked.args == [ToRegister(case.id)]
    [row] = [each for each in station.viewings.rows(case.id) if each.looked]
    assert row.looked is not None
    assert row.looked.reason == "COMPLAINT"


def test_other_footage_begins_without_the_ends_and_stills_of_the_last(
    page: StillsPage, qtbot: QtBot, case: Case, add_camera: AddCamera, go_to: GoTo
) -> None:
    other = add_camera(case, 4, 60)
    take(page, qtbot, "加油")
    key(page, Qt.Key.Key_I)
    page.open(case_id=case.id, evidence_id=other.id)
    qtbot.waitUntil(lambda: page.bench.clip is not None and page.bench.clip.id == other.id)
    assert page.tools.clip.start is None
    assert page.ui.takenTitle.text() == "0 stills taken"
    assert not any(card.isVisible() for card in cards(page))
    qtbot.waitUntil(lambda: page.ui.viewStack.currentWidget() is page.why or page.player.footage)


NOTHING = {
    "en": "No camera footage in this case yet. Drop a camera file here, or choose one.",
    "zh": "案件里还没有监控录像。把录像拖到这里，或选择文件。",
}


@IN_BOTH
def test_a_case_without_footage_says_what_to_do_and_no_key_does_harm(
    station: Application, theme: Theme, qtbot: QtBot, case: Case, language: str
) -> None:
    page = Pages(station, theme, FakePrompts(), Changes()).stills()
    qtbot.addWidget(page)
    page.show()
    page.open(case_id=case.id)
    assert page.ui.frameView.words == NOTHING[language]
    for pressed in (Qt.Key.Key_S, Qt.Key.Key_E, Qt.Key.Key_H, Qt.Key.Key_C, Qt.Key.Key_I):
        key(page, pressed)
    assert QApplication.activeModalWidget() is None
    assert page.tools.clip.start is None
