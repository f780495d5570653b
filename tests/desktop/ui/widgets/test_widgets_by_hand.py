"""Widgets as fingers meet them: keys, focus, presses, and what they say aloud."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.fields.text_box import TextBox
from desktop.ui.widgets.avatar import Avatar
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.widgets.picture import Picture
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.widgets.stepper import Step, Stepper
from desktop.ui.widgets.text import Text
from desktop.ui.window.theme import Theme
from record.codes import RowState
from tests.desktop.ui.widgets.seen import buttons, labels, stacked

pytestmark = pytest.mark.usefixtures("theme")
Show = Callable[[Any], Any]


@pytest.fixture
def page(shown: Show) -> QWidget:
    made: QWidget = shown(QWidget())
    made.resize(600, 400)
    return made


def test_what_was_done_is_taken_back_once(page: QWidget) -> None:
    bar, undone = Snackbar(page), []
    bar.say("The pair is on the sheet.", lambda: undone.append(1))
    assert bar.isVisible()
    assert bar.accessibleName() == "The pair is on the sheet."
    bar.undo.click()
    assert undone == [1]
    assert not bar.isVisible()
    assert not bar.take_back()
    assert undone == [1]


def test_a_word_without_a_way_back_offers_none(page: QWidget) -> None:
    bar = Snackbar(page)
    bar.say("Copied.")
    assert not bar.undo.isVisible()
    assert not bar.take_back()


def test_the_next_word_takes_the_place_of_the_one_before(page: QWidget) -> None:
    bar, undone = Snackbar(page), []
    bar.say("first", lambda: undone.append("first"))
    bar.say("second", lambda: undone.append("second"))
    bar.take_back()
    assert undone == ["second"]


def test_a_word_stays_while_its_way_back_has_the_focus_and_goes_after(
    page: QWidget, qtbot: QtBot
) -> None:
    bar, undone = Snackbar(page), []
    bar._gone.setInterval(0)
    bar.say("Taken out.", lambda: undone.append(1))
    with qtbot.waitActive(page):
        page.activateWindow()
    bar.undo.setFocus()
    with qtbot.waitSignal(bar._gone.timeout):
        pass
    assert bar.isVisible()
    bar.undo.clearFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert not bar.take_back()


def test_the_word_stays_at_the_foot_when_the_page_changes_its_size(page: QWidget) -> None:
    bar = Snackbar(page)
    bar.say("Taken out.")
    for wide, high in ((600, 400), (900, 700), (300, 200)):
        page.resize(wide, high)
        assert bar.y() + bar.height() == high - 24
        assert bar.geometry().center().x() == pytest.approx(wide / 2, abs=1)


def test_a_card_is_pressed_by_enter_space_and_pointer(shown: Show, qtbot: QtBot) -> None:
    card: ChoiceCard = shown(ChoiceCard("folder-open", "接着办", "上次的案件"))
    pressed: list[bool] = []
    card.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(card, key)
    inside = card.findChildren(QLabel)[1]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=inside.geometry().center())
    assert len(pressed) == 4


def test_a_card_says_its_title_and_sentence_aloud_also_when_they_change(shown: Show) -> None:
    card: ChoiceCard = shown(ChoiceCard("folder-open", "接着办", "上次的案件"))
    card.say("重新开始", "一个新的案件")
    assert (card.accessibleName(), card.accessibleDescription()) == ("重新开始", "一个新的案件")
    assert card.words() == "重新开始\n一个新的案件"


@pytest.mark.parametrize("make", [lambda: _clickable("枪号 4"), lambda: ElidedLabel("枪号 4")])
def test_words_are_copied_from_the_context_menu(shown: Show, make: Callable[[], QWidget]) -> None:
    widget = shown(make())
    QGuiApplication.clipboard().clear()
    spot = QPoint(2, 2)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, widget.mapToGlobal(spot))
    QApplication.sendEvent(widget, asked)
    menu = widget.findChild(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "枪号 4"


def _clickable(words: str) -> Clickable:
    card = Clickable("card")
    QVBoxLayout(card).addWidget(QLabel(words))
    return card


def test_a_box_of_several_lines_lets_tab_out_and_enter_in(shown: Show, qtbot: QtBot) -> None:
    box, after = TextBox(3), QLineEdit()
    host = shown(stacked(box, after))
    box.setFocus()
    QTest.keyClicks(box, "first")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "second")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.toPlainText() == "first\nsecond"
    assert host.focusWidget() is after


def test_a_box_is_as_high_as_its_lines_at_any_size_of_text(shown: Show, theme: Theme) -> None:
    for size in (100, 200):
        theme.use("light", size)
        low, high = shown(TextBox(2)), shown(TextBox(6))
        line = low.fontMetrics().lineSpacing()
        assert high.sizeHint().height() - low.sizeHint().height() == 4 * line
        assert high.minimumSizeHint().height() >= 6 * line


def test_an_empty_list_says_what_would_be_there_and_how_to_fill_it(
    shown: Show, qtbot: QtBot
) -> None:
    empty: EmptyState = shown(EmptyState("video", "还没有录像。"))
    assert not empty.action.isVisible()
    empty.say("video", "还没有录像。", "选择文件…")
    assert labels(empty) == ["还没有录像。"]
    assert empty.accessibleName() == "还没有录像。"
    with qtbot.waitSignal(empty.acted):
        empty.action.click()


def test_escape_clears_the_words_searched_for_and_down_leads_to_the_list(
    shown: Show, qtbot: QtBot
) -> None:
    field: SearchField = shown(SearchField())
    qtbot.keyClicks(field, "  0173 ")
    with qtbot.waitSignal(field.searched) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard.args == ["0173"]
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.searched) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard.args == [""]
    with qtbot.assertNotEmitted(field.searched):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_key_of_search_selects_what_was_typed(shown: Show) -> None:
    field: SearchField = shown(SearchField())
    field.set_hint("搜索案件")
    field.setText("0173")
    field.take_over()
    assert field.selectedText() == "0173"
    assert (field.placeholderText(), field.accessibleName()) == ("搜索案件   Ctrl+F", "搜索案件")


def test_stopping_slow_work_is_asked_once_and_said(shown: Show, qtbot: QtBot) -> None:
    strip: ProgressStrip = shown(ProgressStrip())
    strip.start("正在导入")
    stop = buttons(strip)["Cancel"]
    with qtbot.waitSignal(strip.cancelled):
        stop.click()
    assert not stop.isEnabled()
    assert "Stopping…" in labels(strip)
    strip.start("再来一次")
    assert stop.isEnabled()
    assert "再来一次" in labels(strip)
    assert strip.accessibleName() == "再来一次"
    strip.start("正在写入", cancellable=False)
    assert not stop.isVisible()


def test_work_of_unknown_length_shows_no_share(shown: Show) -> None:
    strip: ProgressStrip = shown(ProgressStrip())
    strip.start("正在导入")
    strip.show_progress(3, 0, "第 3 个")
    assert "第 3 个" in labels(strip)
    assert not any("%" in words for words in labels(strip))
    strip.show_progress(3, 4)
    assert "75 %" in labels(strip)


@pytest.mark.parametrize("tone", ["accent", "good", "warning", "bad"])
def test_a_banner_says_title_and_text_aloud_in_any_tone(shown: Show, tone: str) -> None:
    banner = Banner()
    shown(banner)
    banner.say("3 天后覆盖。", tone, title="录像机", dismissible=False)
    assert labels(banner) == ["录像机", "3 天后覆盖。"]
    assert banner.accessibleName() == "录像机 3 天后覆盖。"
    assert banner.property("tone") == tone
    assert not any(b.isVisible() for b in buttons(banner).values())
    banner.say("")
    assert not banner.isVisible()


@pytest.mark.parametrize(
    "state", [RowState.OPEN, RowState.DONE, RowState.NOT_POSSIBLE, RowState.NOT_APPLICABLE]
)
def test_a_row_offers_every_answer_but_the_one_it_has(
    shown: Show, qtbot: QtBot, state: str
) -> None:
    row: CheckRow = shown(CheckRow("camera", "监控录像", "打开"))
    row.show_state(state, "原因")
    heard: list[tuple[str, str]] = []
    row.answered.connect(lambda key, answer: heard.append((key, answer)))
    for act in row._menu.actions():
        act.trigger()
    assert {key for key, _answer in heard} == {"camera"}
    assert {a for _key, a in heard} == {
        RowState.OPEN,
        RowState.DONE,
        RowState.NOT_POSSIBLE,
        RowState.NOT_APPLICABLE,
    } - {state}


def test_a_row_of_a_closed_case_only_shows(shown: Show) -> None:
    row: CheckRow = shown(CheckRow("camera", "监控录像", "打开"))
    row.set_answerable(answerable=False)
    assert not any(b.isVisible() for b in row.findChildren(Button))
    row.set_answerable(answerable=True)
    assert all(b.isVisible() for b in row.findChildren(Button))
    row.set_action("")
    assert not row.action.isVisible()


def test_the_ends_of_the_steps_hold_the_focus(shown: Show, qtbot: QtBot) -> None:
    steps: Stepper = shown(Stepper())
    steps.set_steps([Step("a", "一听", "current"), Step("b", "二看"), Step("c", "三谈")])
    first, _second, last = steps.findChildren(Clickable)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert steps.focusWidget() is first
    for _ in range(4):
        qtbot.keyClick(steps.focusWidget(), Qt.Key.Key_Right)
    assert steps.focusWidget() is last


def test_a_step_that_only_says_more_is_the_same_button(shown: Show) -> None:
    steps: Stepper = shown(Stepper())
    steps.set_steps([Step("a", "一听", "current", "2 of 5")])
    [before] = steps.findChildren(Clickable)
    steps.set_steps([Step("a", "一听", "current", "3 of 5")])
    assert steps.findChildren(Clickable) == [before]
    assert before.accessibleDescription() == "3 of 5"
    assert "3 of 5" in before.words()


def test_a_picture_is_cut_to_fill_or_shown_whole(shown: Show) -> None:
    wide = QPixmap(400, 100)
    wide.fill(QColor("red"))
    for cover, corner in ((True, "#ff0000"), (False, None)):
        picture: Picture = Picture(100, cover=cover)
        picture.resize(100, 100)
        picture.show_picture(wide)
        shown(picture)
        painted = picture.grab().toImage()
        assert painted.pixelColor(50, 50).name() == "#ff0000"
        assert (painted.pixelColor(50, 8).name() == "#ff0000") == (corner is not None)


def test_what_has_no_picture_shows_what_it_is(shown: Show) -> None:
    picture: Picture = Picture(100)
    picture.resize(100, 100)
    shown(picture)
    image = picture.grab().toImage()
    near = {image.pixelColor(x, y).name() for x in range(36, 64) for y in range(36, 64)}
    assert len(near) > 1


def test_a_person_is_shown_by_the_first_letter(shown: Show) -> None:
    avatar: Avatar = shown(Avatar("陈立"))
    assert avatar.text() == "陈"
    avatar.show_name("li")
    assert avatar.text() == "L"


def test_a_chip_explains_its_fact_also_aloud(shown: Show) -> None:
    chip: Chip = shown(Chip("Sealed"))
    chip.show_fact("Doubtful", "bad", "The seal is <b>torn</b>")
    assert chip.accessibleDescription() == "The seal is <b>torn</b>"
    assert chip.property("tone") == "bad"
    assert "<b>" not in chip.toolTip()


def test_a_heading_without_words_takes_no_room(shown: Show) -> None:
    card: Card = shown(Card("证据", "3 件"))
    assert labels(card) == ["证据", "3 件"]
    card.set_heading("", "")
    assert labels(card) == []


def test_what_flows_asks_for_no_more_height_than_it_needs(shown: Show) -> None:
    box = FlowBox(least=300)
    for number in range(8):
        box.flow.addWidget(Button(f"Answer {number}"))
    shown(box)
    box.resize(2000, 40)
    one = box.sizeHint().height()
    assert box.minimumSizeHint().height() > 2 * one


@pytest.mark.parametrize("size", [100, 200])
def test_every_word_of_a_button_and_a_banner_is_seen_at_any_size(
    shown: Show, theme: Theme, size: int
) -> None:
    theme.use("light", size)
    words = "正在写入脱敏副本，请稍候；原件保持不变。" * 4
    banner, button = Banner(), Button("保存脱敏副本", "primary", "save")
    host = stacked(banner, button, Text(words).wrapped())
    banner.say(words, "warning", title="注意", action="打开")
    shown(host).resize(500, host.heightForWidth(500))
    line = button.fontMetrics()
    assert button.width() > line.horizontalAdvance("保存脱敏副本")
    assert button.height() >= line.height()
    wrapped = [each for each in host.findChildren(QLabel) if each.wordWrap() and each.isVisible()]
    assert len(wrapped) == 3
    assert all(each.height() >= each.heightForWidth(each.width()) for each in wrapped)


def test_a_shortcut_is_named_where_it_can_be_read(shown: Show) -> None:
    button: Button = shown(Button("Print", "secondary", "printer", "Ctrl+P"))
    assert button.toolTip() == "Print (Ctrl+P)"
    assert button.shortcut().toString() == "Ctrl+P"
