"""The list of cases as a person goes through it: by keys, headings, filters, words and its menu."""

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.services.cases.case_lists import CaseQuery
from desktop.services.lists.layouts import Layout
from desktop.ui.cases.cells import CaseCells
from desktop.ui.cases.model import ROW, Column
from desktop.ui.desk.pages import Pages, desk_words
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.visit import ToCase, ToNewCase
from record.problems import Problem
from tests import builders
from tests.desktop.services.lists import books
from tests.desktop.ui import hands
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

SUMMARIES = {"D": "发票金额不符", "H": "洗车刮擦前保险杠", "A": "加油后车辆抖动"}


@pytest.fixture(scope="module")
def _app(qapp, tmp_path_factory):
    clock = builders.SetClock()
    app = builders.open_desk(tmp_path_factory.mktemp("站") / "案卷 数据", clock)
    for hours, (category, summary) in enumerate(SUMMARIES.items()):
        raised = builders.NOON - timedelta(hours=hours)
        builders.a_case(app, category=category, summary=summary, raised_at=raised)
        clock.move(minutes=1)
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture
def app(_app):
    """A station with three cases that no test of this file adds to."""
    _app.clock.at = builders.NOON + timedelta(minutes=10)
    _app.settings.change(language="en", compact_rows=False)
    _app.session.member = builders.MANAGER
    _app.lists.layouts.keep("cases", Layout())
    return _app


@pytest.fixture
def page(app, theme, qtbot):
    made = Pages(app, theme, FakePrompts(), Changes()).cases()
    qtbot.addWidget(made)
    made.resize(1500, 720)
    made.show()
    made.open()
    qtbot.waitUntil(lambda: made.model.rowCount() == len(SUMMARIES))
    return made


def _shown(page):
    return [page.model.row_at(n).category for n in range(page.model.rowCount())]


def _cell(page, row, column):
    return page.model.index(row, column).data()


def test_the_newest_case_stands_first_and_is_chosen(page):
    assert _shown(page) == ["A", "H", "D"]
    assert page.current().category == "A"
    assert page.ui.countText.text() == "3 cases"


def test_a_row_tells_its_case_in_words(page, app):
    row = page.model.row_at(0)
    assert _cell(page, 0, Column.CASE).endswith(SUMMARIES["A"])
    assert _cell(page, 0, Column.CATEGORY) == app.label("category", "A")
    assert _cell(page, 0, Column.SEVERITY) == app.label("severity", row.severity)
    assert _cell(page, 0, Column.VALIDITY) == app.label("validity", "UNDECIDED")
    assert _cell(page, 0, Column.PROGRESS) == app.label("status", "RECORDED")
    assert _cell(page, 0, Column.EXHIBITS) == "0"
    assert _cell(page, 0, Column.RECORDED) == "12:02"


def test_a_tip_says_the_words_of_its_cell_in_full(page):
    tip = page.model.index(0, Column.CASE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == _cell(page, 0, Column.CASE)


def test_what_is_over_is_said_and_painted_red(page, app):
    cells = CaseCells(desk_words(app), app.clock)
    row = page.model.row_at(0)
    left = msgspec.structs.replace(row, due_at=app.clock.now() + timedelta(hours=1))
    over = msgspec.structs.replace(row, due_at=app.clock.now() - timedelta(hours=1))
    without = msgspec.structs.replace(row, due_at=None)
    told = [cells.words(each, Column.DUE) for each in (left, over, without)]
    assert told == ["1 h left", "1 h over", "—"]
    assert [cells.look(each, Column.DUE).tone for each in (left, over, without)] == ["", "bad", ""]


@pytest.mark.parametrize(
    ("column", "severity", "tone"),
    [(Column.SEVERITY, "MAJOR", "bad"), (Column.SEVERITY, "IMPORTANT", "warning"),
     (Column.SEVERITY, "GENERAL", "neutral")],
)  # fmt: skip
def test_a_class_is_a_chip_in_its_tone(page, app, column, severity, tone):
    row = msgspec.structs.replace(page.model.row_at(0), severity=severity)
    look = CaseCells(desk_words(app), app.clock).look(row, column)
    assert (look.kind, look.tone) == ("chip", tone)


def test_names_of_columns_speak_the_language(app):
    words = CaseCells(desk_words(app), app.clock)
    assert len(words.headings()) == len(Column)
    assert len(set(words.headings())) == len(Column)


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        (Column.CATEGORY, ["A", "D", "H"], ["H", "D", "A"]),
        (Column.CASE, ["D", "H", "A"], ["A", "H", "D"]),
    ],
)
def test_a_press_on_a_heading_sorts_and_another_turns_it_round(page, qtbot, column, first, second):
    header = page.ui.table.horizontalHeader()
    for wanted in (first, second):
        header.sectionClicked.emit(column)
        qtbot.waitUntil(lambda wanted=wanted: _shown(page) == wanted)
        assert header.sortIndicatorSection() == column


def test_a_heading_that_cannot_sort_leaves_the_order_as_it_was(page):
    header = page.ui.table.horizontalHeader()
    header.sectionClicked.emit(Column.VALIDITY)
    assert header.sortIndicatorSection() == Column.RECORDED
    assert _shown(page) == ["A", "H", "D"]


def test_words_without_a_case_say_so_and_escape_brings_all_back(page, qtbot):
    page.ui.search.setFocus()
    hands.write("nothing of this kind", page.ui.search)
    hands.key(Qt.Key.Key_Return, page.ui.search)
    qtbot.waitUntil(page.ui.empty.isVisible)
    assert "No case matches" in hands.seen(page.ui.empty)
    assert not page.ui.table.isVisible()
    hands.key(Qt.Key.Key_Escape, page.ui.search)
    qtbot.waitUntil(page.ui.table.isVisible)
    assert page.model.rowCount() == 3


def test_down_leads_from_the_words_to_the_rows(page, qtbot):
    page.ui.search.setFocus()
    hands.key(Qt.Key.Key_Down, page.ui.search)
    assert page.window().focusWidget() is page.ui.table


def test_a_telephone_number_and_a_plate_find_their_cases_though_they_are_masked(page, qtbot):
    for words in ("13900002046", "6Q215"):
        page.ui.search.setText(words)
        page.ui.search.returnPressed.emit()
        qtbot.waitUntil(lambda: page.model.rowCount() == 3)
        told = " ".join(str(_cell(page, 0, column)) for column in Column)
        assert words not in told


def test_the_number_of_the_chosen_case_is_copied_by_its_key(page):
    QGuiApplication.clipboard().clear()
    page.ui.table.setFocus()
    hands.key(Qt.Key.Key_C, page.ui.table, hands.CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == page.current().case_no


def test_the_row_is_copied_as_text_and_several_as_lines(page):
    QGuiApplication.clipboard().clear()
    page.ui.table.setFocus()
    hands.key(Qt.Key.Key_C, page.ui.table, hands.CONTROL)
    assert SUMMARIES["A"] in QGuiApplication.clipboard().text().split("\t")[0]
    page.ui.table.selectAll()
    hands.key(Qt.Key.Key_C, page.ui.table, hands.CONTROL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(SUMMARIES)
    assert page.rows.bar.said.text() == "3 selected"
    hands.key(Qt.Key.Key_Escape, page.ui.table)
    assert page.rows.count() == 1


def test_a_filter_says_what_it_hides_and_is_taken_away(page, qtbot):
    page.filters._flip("categories", "H")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.rows.bar.said.text().startswith("1 of 3 shown: Category: ")
    page.rows.bar.all.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert not page.rows.bar.all.isVisible()


def test_the_column_that_sorts_and_its_order_are_remembered_and_never_leave(
    page, app, theme, qtbot
):
    page.ui.table.horizontalHeader().sectionClicked.emit(Column.RECORDED)
    qtbot.waitUntil(lambda: _shown(page) == ["D", "H", "A"])
    page.resize(700, 600)
    assert not page.ui.table.isColumnHidden(Column.RECORDED)
    assert page.ui.table.isColumnHidden(Column.PROGRESS)
    qtbot.waitUntil(lambda: app.lists.layouts.get("cases").sort == "recorded")
    assert not app.lists.layouts.get("cases").descending
    again = Pages(app, theme, FakePrompts(), Changes()).cases()
    qtbot.addWidget(again)
    assert again.query.sort == "recorded_at"
    assert not again.query.descending
    page._sort_by(Column.RECORDED)
    qtbot.waitUntil(lambda: app.lists.layouts.get("cases").descending)


def test_columns_that_were_chosen_come_again_in_their_order(page, app, theme, qtbot):
    page.rows.columns.choose(("due", "case", "sync"))
    assert [page.rows.columns.key(s) for s in page.rows.columns.shown()] == ["due", "case", "sync"]
    qtbot.waitUntil(lambda: app.lists.layouts.get("cases").columns == ("due", "case", "sync"))
    again = Pages(app, theme, FakePrompts(), Changes()).cases()
    qtbot.addWidget(again)
    assert again.rows.columns.chosen == ("due", "case", "sync")
    page.rows.columns.reset()
    assert "category" in page.rows.columns.chosen
    qtbot.waitUntil(lambda: app.lists.layouts.get("cases").columns == ())


def test_what_is_seen_is_exported_with_its_filters_and_columns(page, qtbot, tmp_path):
    page.filters._flip("categories", "H")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    target = tmp_path / "案件.xlsx"
    page._prompts.answers["choose_save"] = target
    page.rows.columns.choose(("case", "due"))
    page.rows.export()
    qtbot.waitUntil(target.exists)
    told = books.words(target)
    assert told[-2] == ["Case number", "What happened", "Due"]
    assert told[-1][1] == SUMMARIES["H"]
    assert "Category: " in told[1][0]
    qtbot.waitUntil(lambda: "Saved as 案件.xlsx" in page.rows.bar.said.text())
    page.rows.columns.reset()


def test_a_double_press_opens_the_row(page, qtbot):
    page.ui.table.selectRow(1)
    with qtbot.waitSignal(page.asked) as asked:
        page.ui.table.doubleClicked.emit(page.model.index(1, 0))
    assert asked.args == [ToCase(page.model.row_at(1).id)]


def test_the_menu_of_a_row_chooses_it_first(page):
    box = page.ui.table.visualRect(page.model.index(2, 0))
    page.ui.table.customContextMenuRequested.emit(box.center())
    assert page.current().category == "D"
    menu = page.findChild(QMenu)
    assert "Open (Enter)" in [act.text() for act in menu.actions()]
    menu.close()


def test_the_key_of_a_new_complaint_asks_for_it(page, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        page.ui.newButton.click()
    assert asked.args == [ToNewCase()]


def test_narrow_lists_leave_out_what_fits_least(page, qtbot):
    table = page.ui.table
    assert not any(table.isColumnHidden(column) for column in range(Column.RECORDED + 1))
    page.resize(900, 720)
    assert table.isColumnHidden(Column.CUSTOMER)
    assert not table.isColumnHidden(Column.CASE)
    assert not table.isColumnHidden(Column.DUE)
    page.resize(1500, 720)
    assert not table.isColumnHidden(Column.CUSTOMER)


@pytest.mark.parametrize(("compact", "size"), [(True, 100), (False, 200)])
def test_rows_are_as_high_as_the_settings_and_the_text_ask(app, theme, qtbot, compact, size):
    app.settings.change(compact_rows=compact)
    theme.use("light", size)
    page = Pages(app, theme, FakePrompts(), Changes()).cases()
    qtbot.addWidget(page)
    assert page.ui.table.verticalHeader().defaultSectionSize() == theme.px(36 if compact else 52)


def test_a_query_given_at_opening_is_shown_by_its_pills(page, qtbot):
    page.open(query=CaseQuery(categories=("H",)))
    qtbot.waitUntil(lambda: _shown(page) == ["H"])
    assert page.filters.categories.isChecked()
    page.filters.clear.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_filters_without_a_case_say_so(page, qtbot):
    page.filters.points.click()
    qtbot.waitUntil(page.ui.empty.isVisible)
    assert "No case matches" in hands.seen(page.ui.empty)


def test_every_row_is_painted_with_its_words(page):
    picture = page.ui.table.viewport().grab().toImage()
    colours = {picture.pixelColor(x, 26).name() for x in range(0, picture.width(), 2)}
    assert len(colours) > 4


def test_a_row_that_is_still_being_read_is_a_sign_and_no_case(page):
    page.model._total = 500
    index = page.model.index(450, Column.CASE)
    assert index.data() == "…"
    assert index.data(ROW) is None
    assert page.model.index(450, Column.CATEGORY).data() == ""


# what cannot be kept


def test_a_view_that_cannot_be_kept_is_told_and_the_filters_stay(page, app, monkeypatch):
    def refuse(*_view):
        raise Problem("database.disk_full")

    monkeypatch.setattr(app.cases, "save_view", refuse)
    page._prompts.answers["enter_reason"] = "stalls"
    page.filters.overdue.click()
    page.filters.save_view()
    assert [p.code for p in page._prompts.problems] == ["database.disk_full"]
    assert page.filters.query.overdue


def test_a_list_that_cannot_be_read_is_told_and_what_was_read_stays(page, app, qtbot, monkeypatch):
    def refuse(*_query):
        raise Problem("database.busy")

    monkeypatch.setattr(app.cases, "list", refuse)
    page.search()
    qtbot.waitUntil(lambda: bool(page._prompts.problems))
    assert page.model.rowCount() == 3
