"""The one mechanism of lists, on a small table of its own."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.services.papers.copies import Copy
from desktop.ui.lists.column_dialog import ColumnDialog
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.leaving import Recorded
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.lists.source import VALUE, Value
from record.problems import Problem
from tests import builders
from tests.desktop.services.lists import books
from tests.desktop.ui import hands
from tests.fakes import FakePrompts

ROWS = (("第 10 件", 3, 12), ("第 9 件", 20, 10), ("=1+1", 100, 11))


class Outside:
    """Whom a copy is for, and a printer that takes everything."""

    def __init__(self):
        self.copy = Copy(reader="市监所", purpose="询问", count=2)
        self.printed = []

    def ask(self, _first, _parent, _printing):
        return self.copy

    def send(self, _owner, pdf, _name, copies, record):
        self.printed.append(pdf)
        record(copies)
        return True


@pytest.fixture
def outside():
    return Outside()


@pytest.fixture
def make(desk, outside, theme, qtbot):
    """Make a window with three rows, as a page does."""

    def make(recorded=None, wide=700):
        window, prompts = QWidget(), FakePrompts()
        qtbot.addWidget(window)
        tree = QTreeWidget()
        tree.setHeaderLabels(["名称", "数", "时间"])
        column = QVBoxLayout(window)
        column.addWidget(tree)
        spec = ListSpec(
            "test", "清单", ColumnSpec(("name", "many", "at"), "name", left_out=("many", "at")),
            recorded=recorded, acts=lambda menu: menu.addAction("Open"),
        )  # fmt: skip
        served = ListDesk(desk.lists, outside.ask, outside.send)
        rows = RowList(tree, spec, served, prompts, window)
        for name, many, hour in ROWS:
            item = QTreeWidgetItem(tree, [name, str(many), f"{hour}:00"])
            item.setData(1, VALUE, Value(many))
            item.setData(2, VALUE, Value(datetime(2026, 6, 11, hour, tzinfo=UTC)))
        window.resize(wide, 400)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        rows.filled()
        rows.asking, rows.window = prompts, window
        return rows

    return make


def _names(rows):
    return [rows.view.topLevelItem(n).text(0) for n in range(3)]


def test_numbers_are_sorted_as_numbers_and_a_third_press_brings_the_own_order_back(make):
    rows = make()
    clicked = rows.columns.header.sectionClicked.emit
    clicked(1)
    assert _names(rows) == ["第 10 件", "第 9 件", "=1+1"]
    clicked(1)
    assert _names(rows) == ["=1+1", "第 9 件", "第 10 件"]
    clicked(1)
    assert _names(rows) == [name for name, _, _ in ROWS]
    clicked(2)
    assert _names(rows) == ["第 9 件", "=1+1", "第 10 件"]


def test_words_with_numbers_in_them_are_sorted_as_people_count(make):
    rows = make()
    rows.columns.header.sectionClicked.emit(0)
    assert _names(rows).index("第 9 件") < _names(rows).index("第 10 件")


def test_rows_that_come_later_are_sorted_too_and_the_chosen_one_stays_chosen(make):
    rows = make()
    rows.columns.header.sectionClicked.emit(1)
    rows.view.setCurrentItem(rows.view.topLevelItem(2))
    item = QTreeWidgetItem(rows.view, ["新", "1", ""])
    item.setData(1, VALUE, Value(1))
    rows.filled()
    assert rows.view.topLevelItem(0).text(0) == "新"
    assert rows.view.currentItem().text(0) == "=1+1"


def test_several_rows_are_copied_as_lines_that_no_spreadsheet_calculates(make):
    rows = make()
    rows.view.setFocus()
    hands.key(Qt.Key.Key_A, rows.view, hands.CONTROL)
    hands.key(Qt.Key.Key_C, rows.view, hands.CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["第 10 件\t3\t12:00", "第 9 件\t20\t10:00", "'=1+1\t100\t11:00"]
    assert rows.bar.said.text() == "3 selected"
    assert rows.bar.none.isVisible()


def test_the_menu_of_a_row_opens_by_its_keys_with_the_acts_of_the_row_first(make, qtbot):
    rows = make()
    rows.view.setFocus()
    rows.view.setCurrentItem(rows.view.topLevelItem(1))
    hands.key(Qt.Key.Key_F10, rows.view, Qt.KeyboardModifier.ShiftModifier)
    menu = QGuiApplication.instance().activePopupWidget()
    told = [act.text() for act in menu.actions() if act.text()]
    assert told[:2] == ["Open", "Copy as text (Ctrl+C)"]
    assert told[-1] == "Columns…"
    menu.close()


def test_a_press_beside_the_selection_chooses_its_row_and_one_inside_keeps_all(make):
    rows = make()
    rows.view.selectAll()
    rows.menu_of(rows.view.visualItemRect(rows.view.topLevelItem(1)).center())
    assert rows.count() == 3
    rows.view.clearSelection()
    rows.menu_of(rows.view.visualItemRect(rows.view.topLevelItem(2)).center())
    assert rows.places() == [2]


def test_columns_are_chosen_by_keyboard_and_the_list_remembers_them(make, desk, qtbot):
    rows = make()

    def act(dialog: ColumnDialog) -> None:
        dialog.ui.columnList.setCurrentRow(2)
        dialog.ui.upButton.click()
        dialog.ui.columnList.item(2).setCheckState(Qt.CheckState.Unchecked)
        dialog.ui.showButton.click()

    hands.in_dialog(ColumnDialog, act)
    rows.choose_columns()
    assert rows.columns.chosen == ("name", "at")
    qtbot.waitUntil(lambda: desk.lists.layouts.get("test").columns == ("name", "at"))
    assert make().columns.chosen == ("name", "at")


def test_a_column_is_moved_by_its_keys(make, qtbot):
    columns = (("name", "名称"), ("many", "数"))
    dialog = ColumnDialog(columns, ("name", "many"), ("name",), make().window)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    hands.key(Qt.Key.Key_Down, dialog.ui.columnList, Qt.KeyboardModifier.AltModifier)
    assert dialog.chosen() == ("many", "name")


def test_the_last_column_stays(make):
    rows = make()
    dialog = ColumnDialog([("name", "名称")], ("name",), ("name",), rows.window)
    dialog.ui.columnList.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.ui.showButton.isEnabled()


def test_where_it_is_narrow_columns_leave_but_never_the_one_that_sorts(make):
    rows = make(wide=330)
    assert [rows.columns.key(s) for s in rows.columns.shown()] == ["name", "at"]
    rows.columns.sort("many", descending=False)
    assert [rows.columns.key(s) for s in rows.columns.shown()] == ["name", "many"]
    assert rows.view.horizontalScrollBar().maximum() == 0


def test_chosen_rows_alone_leave_with_numbers_and_times(make, qtbot, tmp_path):
    rows = make()
    target = tmp_path / "清单.xlsx"
    rows.asking.answers["choose_save"] = target
    rows.view.topLevelItem(0).setSelected(True)
    rows.view.topLevelItem(2).setSelected(True)
    rows.export(chosen=True)
    qtbot.waitUntil(target.exists)
    told = books.cells(target)
    assert [row[0][1] for row in told[-2:]] == ["第 10 件", "=1+1"]
    assert [row[1] for row in told[-2:]] == [("n", "3"), ("n", "100")]
    assert told[-1][2][0] == "n"
    assert not books.has_formula(target)


def test_a_list_of_evidence_asks_whom_it_is_for_and_stands_in_custody(
    make, desk, outside, qtbot, tmp_path
):
    case = builders.a_case(desk)
    rows = make(Recorded("register", lambda _only: (case.id,)))
    target = tmp_path / "登记.xlsx"
    rows.asking.answers["choose_save"] = target
    rows.export()
    qtbot.waitUntil(target.exists)
    rows.print()
    qtbot.waitUntil(lambda: bool(outside.printed))
    exported, printed = desk.cases.get(case.id).custody[-2:]
    assert (exported.event, exported.to) == ("EXPORTED", "市监所")
    assert (printed.event, printed.purpose, printed.facts["copies"]) == ("PRINTED", "询问", "2")
    outside.copy = None
    target.unlink()
    rows.export()
    assert not target.exists()


def test_a_list_that_cannot_be_written_is_told_and_nothing_is_left(make, qtbot, tmp_path):
    rows = make()
    rows.asking.answers["choose_save"] = tmp_path / "没有" / "清单.xlsx"
    rows.export()
    qtbot.waitUntil(lambda: bool(rows.asking.problems))
    [problem] = rows.asking.problems
    assert isinstance(problem, Problem)
    assert problem.code == "lists.not_written"


def test_an_empty_list_has_no_line_over_it(make):
    rows = make()
    rows.view.clear()
    rows.filled()
    assert not rows.bar.isVisible()
    rows.filled(3, ("words",))
    assert rows.bar.said.text() == "0 of 3 shown: words"
    assert rows.menu_of(QPoint(1, 1)).actions()[0].text() == "Copy as text (Ctrl+C)"
