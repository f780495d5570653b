import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.widgets.badge import CountBadge
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.breadcrumb import Breadcrumb
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.stepper import Step, Stepper
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.thumbnail_card import ThumbnailCard
from desktop.ui.widgets.time_line import Moment, TimeLine
from record.codes import RowState

pytestmark = pytest.mark.usefixtures("theme")
HOSTILE = "<b>粗</b> <img src=x> & 𠮷"


@pytest.mark.parametrize("make", [Text, Chip, ElidedLabel])
def test_text_from_people_is_never_markup(shown, make):
    widget = shown(make(HOSTILE))
    assert widget.textFormat() == Qt.TextFormat.PlainText
    assert widget.text() == HOSTILE


def test_every_label_inside_a_widget_is_plain(shown):
    row = CheckRow("k", HOSTILE, "Open")
    row.show_state(RowState.NOT_POSSIBLE, HOSTILE)
    banner = Banner()
    banner.say(HOSTILE, "warning", title=HOSTILE)
    line = TimeLine()
    line.show_moments([Moment("12:21", HOSTILE)])
    for widget in (row, banner, line, ThumbnailCard("k", HOSTILE, HOSTILE)):
        labels = shown(widget).findChildren(QLabel)
        assert labels
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_long_text_is_cut_and_explained(shown):
    label = shown(ElidedLabel("枪号 4 · 92# 乙醇汽油 · 100.00 元 / 13.28 升"))
    label.resize(80, 20)
    assert label.toolTip() == label.text()
    label.resize(800, 20)
    assert label.toolTip() == ""


def test_steps_are_reached_and_opened_by_keyboard(shown, qtbot):
    stepper = shown(Stepper())
    stepper.set_steps([Step("listen", "一听", "done"), Step("look", "二看", "current")])
    first, second = stepper._buttons
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert stepper.focusWidget() is second
    with qtbot.waitSignal(stepper.clicked) as heard:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert heard.args == ["look"]
    assert first.accessibleName() == "一听, done"


def test_a_step_that_moves_on_keeps_the_focus(shown, qtbot):
    stepper = shown(Stepper())
    stepper.set_steps([Step("listen", "一听", "current"), Step("look", "二看")])
    stepper._buttons[1].setFocus()
    stepper.set_steps([Step("listen", "一听", "done"), Step("look", "二看", "current")])
    assert stepper.focusWidget() is stepper._buttons[1]


def test_a_checklist_row_acts_and_answers(shown, qtbot):
    row = shown(CheckRow("camera", "监控录像", "打开"))
    with qtbot.waitSignal(row.acted) as heard:
        row.action.click()
    assert heard.args == ["camera"]
    not_possible = next(a for a in row._menu.actions() if "Not possible" in a.text())
    with qtbot.waitSignal(row.answered) as heard:
        not_possible.trigger()
    assert heard.args == ["camera", RowState.NOT_POSSIBLE]


def test_a_row_that_asks_for_another_item_acts_and_answers_for_that_one(shown, qtbot):
    row = shown(CheckRow("camera", "监控录像", "打开"))
    row.ask("photo", "车辆照片")
    with qtbot.waitSignal(row.acted) as heard:
        row.action.click()
    assert heard.args == ["photo"]
    done = next(a for a in row._menu.actions() if a.text() == "Done")
    with qtbot.waitSignal(row.answered) as heard:
        done.trigger()
    assert heard.args == ["photo", RowState.DONE]


def test_the_state_of_a_row_is_said_in_words_too(shown):
    row = shown(CheckRow("camera", "监控录像"))
    row.show_state(RowState.NOT_POSSIBLE, "录像机坏了")
    assert row.fact.text() == "Not possible: 录像机坏了"
    row.show_state(RowState.DONE, "4 帧")
    assert row.fact.text() == "4 帧"
    assert row.accessibleName() == "监控录像: Done"


def test_search_waits_for_a_pause_and_says_each_thing_once(shown, qtbot):
    field = shown(SearchField())
    heard = []
    field.searched.connect(heard.append)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "0173")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["0173"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["0173", ""]


def test_progress_appears_only_for_slow_work(shown, qtbot):
    holder = QWidget()
    strip = ProgressStrip(holder)
    shown(holder)
    strip.start("正在导入")
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    strip.show_progress(40, 100)
    assert "40 %" in strip._left.text()
    with qtbot.waitSignal(strip.cancelled):
        strip._stop.click()
    strip.stop()
    assert not strip.isVisible()


def test_a_banner_offers_one_action_and_can_be_hidden(shown, qtbot):
    banner = shown(Banner())
    banner.say("录像机 3 天后覆盖。", "warning", action="导出")
    with qtbot.waitSignal(banner.acted):
        banner._action.click()
    with qtbot.waitSignal(banner.dismissed):
        banner._close.click()
    assert not banner.isVisible()


def test_a_count_of_nothing_is_not_shown(shown):
    badge = shown(CountBadge())
    badge.show_count(0)
    assert not badge.isVisible()
    badge.show_count(250)
    assert badge.text() == "99+"


def test_the_path_leads_back(shown, qtbot):
    path = shown(Breadcrumb())
    path.show_path([("cases", "案件"), ("case", "SY-1203-2026-0173")])
    with qtbot.waitSignal(path.clicked) as heard:
        path._row.itemAt(0).widget().click()
    assert heard.args == ["cases"]


def test_a_card_says_its_status_and_copies_its_words(shown, qtbot, qapp):
    card = shown(ThumbnailCard("e1", "入站 11:36:10", "CAM-01 · 帧 84,210"))
    card.show_status("check", "good", "总部已核验")
    assert "总部已核验" in card.accessibleName()
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "入站 11:36:10\nCAM-01 · 帧 84,210"


def test_chips_flow_to_the_next_line(shown):
    holder = QWidget()
    flow = FlowLayout(holder)
    for _ in range(6):
        flow.addWidget(Chip("油品质量"))
    shown(holder)
    assert flow.heightForWidth(2000) < flow.heightForWidth(200)
    flow.clear()
    assert flow.count() == 0
