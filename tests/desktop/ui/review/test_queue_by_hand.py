"""The queue of a region: its tabs, its columns, its keys, and what comes in while it is open."""

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from desktop.services.cases.review import Tab
from desktop.ui.desk.pages import Pages, desk_words
from desktop.ui.review.decision_dialog import DecisionDialog
from desktop.ui.review.table import ReviewColumn, ReviewModel
from desktop.ui.window.changes import Changes
from desktop.ui.window.visit import ToReviewCase
from record.codes import Level, Severity, Status, Validity
from record.problems import Problem
from tests import builders
from tests.desktop.ui import hands
from tests.desktop.ui.review.reviewing import at_the_station
from tests.fakes import FakePrompts


@pytest.fixture
def queue(desk_of_region, theme, qtbot):
    """Open the queue at a tab."""
    opened = []

    def queue(tab=Tab.ALL):
        changes = Changes()
        desk_of_region.on_changed(changes.tell_cases)
        page = Pages(desk_of_region, theme, FakePrompts(), changes).review()
        qtbot.addWidget(page)
        page.resize(1200, 700)
        page.show()
        wanted = desk_of_region.review.tabs()[tab]
        page.open(tab=tab)
        qtbot.waitUntil(lambda: page.model.rowCount() == wanted)
        opened.append(page)
        return page

    yield queue
    for page in opened:
        page.hide()


def _ids(page):
    return {page.model.row_at(n).id for n in range(page.model.rowCount())}


def test_the_head_names_the_region_and_counts_its_stations(queue):
    assert queue().ui.placeText.text() == "十堰片区 · 2 stations"


def test_a_case_that_is_raised_stands_under_its_class(queue, record, desk_of_region):
    calm, hot = record(), record()
    desk_of_region.review.raise_class(hot.id, Severity.HOT, "the press is here")
    found = _ids(queue(Tab.HOT))
    assert hot.id in found
    assert calm.id not in found


def test_a_case_with_the_press_stands_under_its_own_tab(queue, record):
    calm, loud = record(), record(flags__press=True)
    found = _ids(queue(Tab.PRESS))
    assert loud.id in found
    assert calm.id not in found


def test_an_escalated_case_waits_for_the_region(queue, record, desk_of_region):
    case = record()
    with at_the_station(desk_of_region):
        desk_of_region.cases.move(
            case.id, Status.ESCALATED, reason="beyond my authority", level=Level.AREA
        )
    assert case.id in _ids(queue(Tab.WAITING))


def test_tabs_say_how_many_cases_they_hold_in_both_languages(language, queue, record):
    record()
    page = queue()
    assert page._buttons[Tab.ALL].isChecked()
    told = page._buttons[Tab.ALL].text()
    assert told.endswith(f" {page.model.rowCount()}")
    assert told.startswith("All") is (language == "en")


def test_a_tab_that_is_pressed_shows_its_cases_and_stays_when_the_page_comes_back(
    queue, record, desk_of_region, qtbot
):
    record()
    page = queue()
    hot = desk_of_region.review.tabs()[Tab.HOT]
    page._buttons[Tab.HOT].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == hot)
    page.open()
    qtbot.waitUntil(page._buttons[Tab.HOT].isChecked)


def test_a_case_that_comes_in_appears_and_the_chosen_row_stays(queue, record, qtbot):
    record()
    page = queue()
    before = page.model.rowCount()
    page.ui.table.selectRow(0)
    record()
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1)
    assert page.ui.table.currentIndex().row() == 0


def test_the_keys_walk_along_the_rows_and_stop_at_the_ends(queue, record):
    record()
    record()
    page = queue()
    table = page.ui.table
    table.setFocus()
    table.selectRow(0)
    hands.QTest.keyClick(table, "k")
    assert table.currentIndex().row() == 0
    hands.QTest.keyClick(table, "j")
    assert table.currentIndex().row() == 1
    table.selectRow(page.model.rowCount() - 1)
    hands.QTest.keyClick(table, "j")
    assert table.currentIndex().row() == page.model.rowCount() - 1


def test_the_button_opens_the_chosen_case_with_the_queue_behind_it(queue, record, qtbot):
    record()
    page = queue()
    page.ui.table.selectRow(0)
    with qtbot.waitSignal(page.asked) as asked:
        hands.press(page, page.ui.openButton.text())
    [visit] = asked.args
    assert visit == ToReviewCase(page.model.row_at(0).id, visit.queue)
    assert visit.queue[0] == visit.case_id


def test_words_that_find_nothing_leave_nothing_to_open(queue, record, qtbot):
    record()
    page = queue()
    page.ui.searchField.setFocus()
    hands.write("nothing of this kind", page.ui.searchField)
    hands.key(Qt.Key.Key_Return, page.ui.searchField)
    qtbot.waitUntil(page.ui.emptyState.isVisible)
    assert not page.ui.openButton.isEnabled()
    assert "has these words" in hands.seen(page.ui.emptyState)


def test_a_queue_that_cannot_be_read_is_told(queue, record, desk_of_region, qtbot, monkeypatch):
    record()
    page = queue()
    rows = page.model.rowCount()

    def refuse(*_asked):
        raise Problem("database.busy")

    monkeypatch.setattr(desk_of_region.review, "queue", refuse)
    page.open()
    qtbot.waitUntil(lambda: bool(page._prompts.problems))
    assert page.model.rowCount() == rows
    page._read_page(100)
    qtbot.waitUntil(lambda: len(page._prompts.problems) == 2)


def test_every_column_has_its_name_its_words_and_its_tip(queue, record, desk_of_region):
    case = record(vehicle__plate="鄂C·6Q215")
    page = queue()
    row = next(n for n in range(page.model.rowCount()) if page.model.row_at(n).id == case.id)
    names, words = [], {}
    for column in ReviewColumn:
        names.append(page.model.headerData(column, Qt.Orientation.Horizontal))
        words[column] = page.model.index(row, column).data()
    assert len(set(names)) == len(ReviewColumn)
    assert words[ReviewColumn.STATION] == "三堰加油站"
    assert words[ReviewColumn.SEVERITY] == desk_of_region.label("severity", case.severity)
    assert words[ReviewColumn.EXHIBITS] == "0"
    tip = page.model.index(row, ReviewColumn.CASE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines() == [case.case_no, case.summary]


def test_a_clock_that_is_over_is_painted_red(queue, record, desk_of_region):
    record()
    page = queue()
    clock = desk_of_region.clock
    model = ReviewModel(desk_words(desk_of_region), clock)
    row = page.model.row_at(0)
    over = msgspec.structs.replace(row, due_at=clock.now() - timedelta(hours=1))
    left = msgspec.structs.replace(row, due_at=clock.now() + timedelta(hours=1))
    assert model.look_of(over, ReviewColumn.CLOCK).tone == "bad"
    assert model.look_of(left, ReviewColumn.CLOCK).tone == ""
    assert model.words(over, ReviewColumn.CLOCK) == "1 h over"


@pytest.fixture
def escalated(record, desk_of_region):
    """Record a case that the station handed up; with its validity decided it waits for no more."""

    def escalated(*, decided=True):
        case = record()
        app = desk_of_region
        with at_the_station(app):
            app.cases.move(case.id, Status.ESCALATED, reason="beyond me", level=Level.AREA)
        if decided:
            app.review.decide_validity(case.id, Validity.VALID, "the sample is cloudy")
        return app.cases.get(case.id)

    return escalated


def _choose(page, *case_ids):
    page.ui.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for place in range(page.model.rowCount()):
        if page.model.row_at(place).id in case_ids:
            index = page.model.index(place, 0)
            page.ui.table.selectionModel().select(index, flags.Select | flags.Rows)


def test_several_cases_are_confirmed_each_by_its_own_rules_and_the_refused_stay_chosen(
    queue, escalated, desk_of_region, qtbot
):
    ready, other = escalated(), escalated()
    waits, also = escalated(decided=False), escalated(decided=False)
    told = []
    page = queue()
    page._prompts.tell = lambda title, text: told.append((title, text))
    assert not page.confirm.isVisible()
    _choose(page, ready.id, other.id, waits.id, also.id)
    assert page.confirm.text() == "Confirm 4…"

    def act(dialog):
        hands.write("seen", dialog.ui.groundEdit)
        hands.press(dialog, "Confirm 4")

    hands.in_dialog(DecisionDialog, act)
    page.confirm.click()
    get = desk_of_region.cases.get
    assert [get(each.id).confirmed_by for each in (ready, other)] == ["u_wang", "u_wang"]
    assert [get(each.id).confirmed_by for each in (waits, also)] == ["", ""]
    [(title, text)] = told
    assert title == "2 confirmed, 2 not"
    assert text.count("validity is not decided") == 2
    qtbot.waitUntil(lambda: {row.id for row in page.chosen()} == {waits.id, also.id})


def test_the_station_is_a_column_a_filter_and_a_word_of_the_search(
    queue, record, desk_of_region, qtbot
):
    here, there = record(), builders.a_case(desk_of_region, station="1204")
    page = queue()
    page.stations._fill()
    page.stations._flip("1204")
    qtbot.waitUntil(lambda: there.id in _ids(page) and here.id not in _ids(page))
    assert page.rows.bar.said.text().endswith("shown: Station: 五堰加油站")
    assert page.stations.text() == "Station: 五堰加油站"
    page.rows.bar.all.click()
    qtbot.waitUntil(lambda: {here.id, there.id} <= _ids(page))
    page.ui.searchField.setText("五堰")
    qtbot.waitUntil(lambda: there.id in _ids(page) and here.id not in _ids(page))
    assert "station" in page.rows.columns.chosen


def test_a_heading_sorts_the_queue_and_a_third_press_brings_its_own_order_back(
    queue, record, qtbot
):
    record(category="H")
    record(category="A")
    page = queue()
    header = page.ui.table.horizontalHeader()
    for sort, descending in (("category", False), ("category", True), ("", False)):
        header.sectionClicked.emit(ReviewColumn.CATEGORY)
        assert (page._narrowed.sort, page._narrowed.descending) == (sort, descending)
    qtbot.waitUntil(lambda: page._asked == {} and page.model.rowCount() > 1)
