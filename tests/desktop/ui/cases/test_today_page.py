from datetime import datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.services.cases.today import Duty
from desktop.ui.desk.pages import Pages
from desktop.ui.widgets.button import Button
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import AtClock, AtPoint
from desktop.ui.window.visit import ToCase, ToNewCase
from tests.desktop.ui.desks import SHIFT, a_complaint, at_the_region
from tests.fakes import FakePrompts


@pytest.fixture
def page(desk, qtbot, theme):
    changes = Changes()
    desk.on_changed(changes.tell_cases)
    made = Pages(desk, theme, FakePrompts(), changes).today()
    qtbot.addWidget(made)
    made.resize(1064, 720)
    made.show()
    with qtbot.waitSignal(made.counted):
        made.open()
    return made


def test_an_empty_day_says_so_and_offers_a_new_complaint(page, qtbot):
    assert page.ui.empty.isVisible()
    with qtbot.waitSignal(page.asked) as asked:
        page.ui.empty.action.click()
    assert asked.args == [ToNewCase()]


def test_a_clock_appears_by_itself_and_says_what_is_left_in_words(page, desk, qtbot):
    case = a_complaint(desk)
    qtbot.waitUntil(lambda: bool(page.rows))
    [row] = page.rows
    assert row.item.case_id == case.id
    assert row.item.first.kind == Duty.DUE
    assert "left" in row.chip.text()


def test_enter_opens_the_case_at_the_place(page, desk, qtbot):
    case = a_complaint(desk)
    with qtbot.waitSignal(page.counted):
        page.open()
    assert page.rows[0].hasFocus()
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    assert asked.args == [ToCase(case.id, AtClock(page.rows[0].item.first.detail))]


def test_what_is_over_stands_first_and_returned_points_are_told(page, desk, qtbot):
    now = datetime.now().astimezone()
    late = a_complaint(
        desk,
        summary="late",
        raised_at=now - timedelta(hours=9),
        promised_reply_at=now - timedelta(hours=2),
    )
    with at_the_region(desk):
        desk.review.return_points(late.id, [("Which nozzle?", "facts.nozzle")])
    with qtbot.waitSignal(page.counted):
        page.refresh()
    [row] = page.rows
    assert row.item.first.kind == Duty.OVERDUE
    assert "over" in row.chip.text()
    assert "Returned: Which nozzle?" in row.words()


def test_a_long_line_never_pushes_the_time_left_out_of_sight(page, desk, qtbot):
    a_complaint(desk, summary="加油后车辆启动困难、发抖，" * 12)
    with qtbot.waitSignal(page.counted):
        page.open()
    page.resize(560, 480)
    qtbot.waitUntil(lambda: page.rows[0].width() <= page.ui.scroll.viewport().width())
    chip = page.rows[0].chip
    right = chip.mapTo(page.ui.scroll.viewport(), chip.rect().topRight()).x()
    assert right < page.ui.scroll.viewport().width()


def test_the_region_reads_which_station_a_line_is_about(desk, qtbot, theme):
    a_complaint(desk)
    with at_the_region(desk):
        desk.session.device = msgspec.structs.replace(desk.session.device, station="")
        board = Pages(desk, theme, FakePrompts(), Changes()).today()
        qtbot.addWidget(board)
        with qtbot.waitSignal(board.counted):
            board.open()
        assert "三堰加油站" in board.rows[0].accessibleName()


def test_the_board_stays_where_it_was_scrolled_when_it_is_made_anew(page, desk, qtbot):
    cases = [a_complaint(desk, summary=f"{number}") for number in range(6)]
    with qtbot.waitSignal(page.counted):
        page.open()
    page.resize(1064, 400)
    bar = page.ui.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.rows[0].setFocus()
    assert bar.value() == 0
    desk.cases.change(cases[3], {"summary": "another sentence"})
    with qtbot.waitSignal(page.counted):
        page.refresh()
    qtbot.waitUntil(lambda: any(row.item.title == "another sentence" for row in page.rows))
    # The board may be made anew once more while it is waited for.
    qtbot.waitUntil(lambda: [row.hasFocus() for row in page.rows[:1]] == [True])
    assert bar.value() == 0


def test_the_board_opens_at_its_most_urgent_end(page, desk, qtbot):
    for number in range(6):
        a_complaint(desk, summary=f"{number}")
    page.resize(1064, 400)
    with qtbot.waitSignal(page.counted):
        page.open()
    bar = page.ui.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    with qtbot.waitSignal(page.counted):
        page.open()
    qtbot.wait(0)
    assert bar.value() == 0


def test_what_is_overdue_is_counted_by_cases_as_on_the_rail(page, desk, qtbot):
    now = datetime.now().astimezone()
    a_complaint(
        desk,
        raised_at=now - timedelta(days=2),
        promised_reply_at=now - timedelta(hours=2),
        channel="MEDIA",
    )
    with qtbot.waitSignal(page.counted) as counted:
        page.refresh()
    [row] = page.rows
    assert [reason.kind for reason in row.item.reasons].count(Duty.OVERDUE) > 1
    assert counted.args == [desk.cases.counts()["today"]] == [1]
    said = [label.text() for label in page.findChildren(QLabel) if "verdue" in label.text()]
    assert said == ["Overdue · 1 case"]


def test_the_menu_of_a_case_leads_to_each_of_its_reasons(page, desk, qtbot):
    case = a_complaint(desk)
    with at_the_region(desk):
        desk.review.return_points(case.id, [("Which nozzle?", "facts.nozzle")])
    with qtbot.waitSignal(page.counted):
        page.refresh()
    [row] = page.rows
    menu = row.menu()
    clocks = [reason for reason in row.item.reasons if reason.left_s is not None]
    for number, (reason, place) in enumerate(
        [(r, AtPoint() if r.kind == Duty.TASK else AtClock(r.detail)) for r in row.item.reasons]
    ):
        assert reason in clocks or reason.kind == Duty.TASK
        with qtbot.waitSignal(page.asked) as asked:
            menu.actions()[number].trigger()
        assert asked.args == [ToCase(case.id, place)]


def test_the_next_case_is_the_next_one_on_the_board(page, desk, qtbot):
    first, second = a_complaint(desk), a_complaint(desk, promised_reply_at=soon(minutes=5))
    with qtbot.waitSignal(page.counted):
        page.refresh()
    with qtbot.waitSignal(page.asked) as asked:
        page.rows[0].click()
    assert asked.args[0].queue == (second.id, first.id)


def test_a_complaint_left_half_typed_is_there_to_go_on_with(page, desk, qtbot):
    assert page.ui.unfinished.isHidden()
    desk.drafts.keep("new", "summary", "加油后车辆启动困难")
    desk.drafts.keep("new", "vehicle.plate", "鄂C·6Q215")
    with qtbot.waitSignal(page.counted):
        page.open()
    said = page.ui.unfinished.accessibleName()
    assert "加油后车辆启动困难 · 2 fields filled in" in said
    assert "鄂C" not in said
    [go_on] = [b for b in page.ui.unfinished.findChildren(Button) if b.text() == "Go on with it"]
    with qtbot.waitSignal(page.asked) as asked:
        go_on.click()
    assert asked.args == [ToNewCase()]
    desk.drafts.drop("new")
    with qtbot.waitSignal(page.counted):
        page.open()
    assert page.ui.unfinished.isHidden()


def test_another_person_does_not_see_what_was_left_half_typed(page, desk, qtbot):
    desk.drafts.keep("new", "summary", "加油后车辆启动困难")
    desk.session.member = SHIFT
    with qtbot.waitSignal(page.counted):
        page.open()
    assert page.ui.unfinished.isHidden()


def test_the_cases_opened_last_are_one_press_away(page, desk, qtbot):
    first, second = a_complaint(desk), a_complaint(desk)
    for case in (first, second):
        desk.finding.note_opened(case.id)
    with qtbot.waitSignal(page.counted):
        page.open()
    with qtbot.waitSignal(page.asked) as asked:
        page.recent[1].click()
    assert asked.args == [ToCase(first.id)]


def soon(**left):
    return datetime.now().astimezone() + timedelta(**left)
