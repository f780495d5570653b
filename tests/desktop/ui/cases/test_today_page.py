from datetime import datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt

from desktop.services.cases.today import Duty
from desktop.ui.desk.pages import Pages
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.text import Text
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import AtClock
from desktop.ui.window.visit import ToCase, ToNewCase
from tests.desktop.ui.desks import a_complaint, at_the_region
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
    row = next(row for row in page.rows if row.item.kind == Duty.DUE)
    assert row.item.case_id == case.id
    assert "left" in row.chip.text()


def test_enter_opens_the_case_at_the_place(page, desk, qtbot):
    case = a_complaint(desk)
    with qtbot.waitSignal(page.counted):
        page.open()
    assert page.rows[0].hasFocus()
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    assert asked.args == [ToCase(case.id, AtClock(page.rows[0].item.detail))]


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
    assert page.rows[0].item.left_s < 0
    assert "over" in page.rows[0].chip.text()
    assert any(row.item.kind == Duty.TASK for row in page.rows)


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
    late = [row for row in page.rows if row.item.kind == Duty.OVERDUE]
    assert len(late) > 1
    assert counted.args == [desk.cases.counts()["today"]] == [1]
    assert "Overdue 1" in [chip.text() for chip in page.ui.summary.findChildren(Chip)]
    assert "Overdue · 1 case(s)" in [label.text() for label in page.findChildren(Text)]
