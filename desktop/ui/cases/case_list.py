"""The list of cases: filtered, sorted, searched; as quick at a hundred thousand as at ten."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QVBoxLayout

from desktop.clock import Clock
from desktop.progress import Progress
from desktop.services.cases.case_lists import CasePage, CaseQuery, CaseRow
from desktop.services.cases.cases import Cases
from desktop.services.cases.finding import Finding, Nothing
from desktop.services.desk.session import Session
from desktop.services.lists.case_columns import FROM_LARGE, FURTHER, SORTS, CaseSheets
from desktop.services.lists.sheets import Rows, Sheet
from desktop.settings import SettingsFile
from desktop.ui.cases.cells import CaseCells
from desktop.ui.cases.delegate import CaseDelegate
from desktop.ui.cases.filters import CaseFilters
from desktop.ui.cases.model import KEYS, PAGE, CaseListModel, Column
from desktop.ui.cases.place import may_open_cases, to_case
from desktop.ui.cases.row_menu import CaseRowMenu
from desktop.ui.cases.ui_case_list import Ui_CaseList
from desktop.ui.keyboard.shortcuts import ALONE, on_keys
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import COPIED_MOST, ListSpec, RowList
from desktop.ui.lists.source import PagedRows, Wanted
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.latest import Latest
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToNewCase
from desktop.ui.words import finding as finding_words
from desktop.ui.words.case import CaseWords

WIDTHS = {
    "category": 116, "severity": 84, "validity": 112, "progress": 116, "due": 136, "exhibits": 84,
    "customer": 132, "recorded": 112, "station": 130, "points": 104, "remarks": 84, "updated": 112,
    "sync": 170,
}  # fmt: skip
CASE_NEEDS = 300
LEFT_OUT = (
    "sync", "updated", "remarks", "points", "customer", "recorded", "exhibits", "category",
    "validity", "progress",
)  # fmt: skip
Answer = tuple[CaseQuery, int, CasePage, int]
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class ListServices:
    """What a list of cases reads: cases, why none is found, whose desk this is, the look."""

    cases: Cases
    sheets: CaseSheets
    lists: ListDesk
    finding: Finding
    session: Session
    settings: SettingsFile
    clock: Clock


class CaseList(Page):
    """Every case of this device. Asks for the pages ``case`` and ``new``."""

    def __init__(
        self,
        services: ListServices,
        words: CaseWords,
        theme: Theme,
        prompts: Prompts,
        changes: Changes,
    ) -> None:
        super().__init__()
        self._cases, self._settings = services.cases, services.settings
        self._sheets = services.sheets
        self._finding = services.finding
        self._device = services.session.device
        self._theme, self._prompts = theme, prompts
        self._cells = CaseCells(words, services.clock)
        self._text = ""
        self._order = ("recorded_at", True)
        self._asking: tasks.Task | None = None
        self._why = Latest(self)
        self.ui = Ui_CaseList()
        self.ui.setupUi(self)
        self.filters = CaseFilters(self._cases, words, prompts)
        self.model = CaseListModel(self._cells.words, self)
        self.model.set_headings(self._cells.headings())
        self.menu = CaseRowMenu(self._cases, prompts, self)
        self._dress_table()
        self.rows = RowList(self.ui.table, self._spec(), services.lists, prompts, self)
        self._minute = QTimer(self, interval=60_000)
        self._soon = QTimer(self, singleShot=True, interval=250)
        self._recall_order()
        self._connect(changes)

    @property
    def query(self) -> CaseQuery:
        """What the list shows now."""
        sort, descending = self._order
        return msgspec.structs.replace(
            self.filters.query, text=self._text, sort=sort, descending=descending
        )

    def open(self, query: CaseQuery | None = None, text: str = "") -> None:
        """Show the list; ``query`` replaces what it filters by, ``text`` what it searches for."""
        self.rows.columns.recall()
        self._recall_order()
        if query is not None:
            self._take(query)
        if text:
            self.ui.search.setText(text)
        self._minute.start()
        if query is not None or self.model.rowCount() == 0:
            self.search()
        else:
            self._read_again()
        self.ui.table.setFocus()

    def leave(self) -> None:
        """Stop counting minutes."""
        self._minute.stop()

    def search(self) -> None:
        """Read the first rows of the query; typing goes on meanwhile."""
        self._ask(0, self._start)

    def show_all(self) -> None:
        """Forget words and filters."""
        self._text = ""
        self.ui.search.blockSignals(True)
        self.ui.search.clear()
        self.ui.search.blockSignals(False)
        self._take(CaseQuery())
        self.search()

    def current(self) -> CaseRow | None:
        """Return the row the keyboard is on."""
        return self.model.row_at(self.ui.table.currentIndex().row()) if self._has_row() else None

    def open_current(self) -> None:
        """Open the case the keyboard is on."""
        row = self.current()
        if row is not None:
            self.asked.emit(to_case(self._device, row.id, queue=self.model.ids()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the case on Enter."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _OPEN_KEYS:
            self.open_current()
            return True
        return super().eventFilter(watched, event)

    def sheet(self, keys: tuple[str, ...], count: int | None) -> Sheet:
        """Return the list as it leaves: what it is filtered by and these columns."""
        total = self.model.rowCount() if count is None else count
        return self._sheets.sheet(self.query, keys, self.tr("Cases"), total)

    def read_rows(self, keys: tuple[str, ...], only: Wanted) -> Rows:
        """Return what reads every row of the query."""
        return self._sheets.rows(self.query, keys, only)

    def _spec(self) -> ListSpec:
        station = () if self._device.station == "" else ("station",)
        columns = ColumnSpec(
            keys=tuple(KEYS[column] for column in Column),
            stretched="case",
            hidden=(*station, *FURTHER),
            left_out=LEFT_OUT,
            widths=WIDTHS,
            least=CASE_NEEDS,
        )
        source = PagedRows(self.sheet, self.read_rows)
        return ListSpec(
            "cases", self.tr("Cases"), columns, source, acts=self._fill_menu, sorts=False
        )

    def _dress_table(self) -> None:
        table = self.ui.table
        look = CaseDelegate(self._theme, self._cells.look, self)
        table.setModel(self.model)
        table.setItemDelegate(look)
        table.installEventFilter(self)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def _fit(self) -> None:
        rows = self.ui.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._theme.px(36 if self._settings.now.compact_rows else 52))

    def _recall_order(self) -> None:
        layout = self.rows.columns.layout
        if layout.sort in SORTS:
            self._order = (SORTS[layout.sort], layout.descending)
        self._show_order(keep=False)

    def _connect(self, changes: Changes) -> None:
        ui = self.ui
        column = QVBoxLayout(ui.filters)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filters)
        ui.pageLayout.setStretch(2, 1)
        self._why.done.connect(self._explain)
        self._why.failed.connect(self._prompts.show_problem)
        self._minute.timeout.connect(ui.table.viewport().update)
        self._soon.timeout.connect(self._read_again)
        self.menu.opened.connect(self.open_current)
        self.rows.bar.all_asked.connect(self.show_all)
        ui.search.set_hint(self.tr("Number, plate, telephone, people, words"))
        ui.search.searched.connect(self._search_for)
        ui.search.left_down.connect(ui.table.setFocus)
        ui.newButton.clicked.connect(self._new)
        ui.newButton.setVisible(may_open_cases(self._device))
        ui.empty.acted.connect(self._fill_empty)
        ui.table.doubleClicked.connect(self.open_current)
        on_keys(ui.table, "case_list.numbers", self._copy_numbers, ALONE)
        ui.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.filters.changed.connect(self._filtered)
        self.model.wanted.connect(self._ask_page)
        changes.cases_changed.connect(self._changed)
        self._theme.changed.connect(self._fit)

    def _changed(self, _case_ids: object) -> None:
        self._soon.start()

    def _ask(self, offset: int, take: Callable[[Answer], None]) -> None:
        query = self.query

        def read(_progress: Progress) -> Answer:
            page = self._cases.list(query, offset, PAGE)
            every = self._cases.total() if self._sheets.about(query) else page.total
            return query, offset, page, every

        if take == self._start and self._asking is not None:
            self._asking.drop()
            self._asking = None
        task = tasks.start(self, read)
        if take == self._start:
            self._asking = task
            task.finished.connect(self._forget_asking)
        task.done.connect(take)
        task.failed.connect(self._prompts.show_problem)

    def _ask_page(self, offset: int) -> None:
        self._ask(offset, self._put)

    def _forget_asking(self) -> None:
        if self.sender() is self._asking:
            self._asking = None

    def _start(self, answer: Answer) -> None:
        query, _offset, page, every = answer
        if query != self.query:
            return
        self.model.start(page)
        self._say_count(page.total)
        self.rows.filled(every, self._sheets.about(query))
        if page.total and not self._has_row():
            self.rows.select(0)

    def _put(self, answer: Answer) -> None:
        query, offset, page, _every = answer
        if query == self.query:
            self.model.put(offset, page)

    def _again(self, answer: Answer) -> None:
        query, offset, page, every = answer
        if query == self.query:
            self.model.refresh(page, offset)
            self._say_count(page.total)
            self.rows.filled(every, self._sheets.about(query))

    def _read_again(self) -> None:
        top = max(0, self.ui.table.rowAt(0))
        self._ask(top - top % PAGE, self._again)

    def _search_for(self, text: str) -> None:
        self._text = text
        self.search()

    def _filtered(self, query: CaseQuery) -> None:
        self._take(query)
        self.search()

    def _take(self, query: CaseQuery) -> None:
        self.filters.show_query(query)
        if query.text != self._text and query.text:
            self._text = query.text
            self.ui.search.blockSignals(True)
            self.ui.search.setText(query.text)
            self.ui.search.blockSignals(False)

    def _sort_by(self, section: int) -> None:
        sort = SORTS.get(KEYS[Column(section)])
        if sort is None:
            self._show_order()
            return
        same = sort == self._order[0]
        self._order = (sort, not self._order[1] if same else sort in FROM_LARGE)
        self._show_order()
        self.ui.table.horizontalHeader().setFocus()
        self.search()

    def _show_order(self, *, keep: bool = True) -> None:
        sort, descending = self._order
        key = next(key for key, name in SORTS.items() if name == sort)
        self.rows.columns.sort(key, descending=descending, keep=keep)

    def _say_count(self, total: int) -> None:
        self.ui.countText.setText(self.tr("%Ln cases", "", total))
        if self._is_filtered():
            sentence = self.tr("No case matches these words and filters.")
            self.ui.empty.say("search", sentence, self.tr("Clear words and filters"))
            if not total and self._text:
                self._ask_why(self.query)
        else:
            sentence = self.tr("No case yet. The first complaint you record appears here.")
            action = self.tr("New complaint") if may_open_cases(self._device) else ""
            self.ui.empty.say("folder-open", sentence, action)
        self.ui.empty.setVisible(not total)
        self.ui.table.setVisible(bool(total))

    def _is_filtered(self) -> bool:
        return bool(self._text) or self.filters.clear.isVisibleTo(self.filters)

    def _fill_empty(self) -> None:
        if self._is_filtered():
            self.show_all()
        else:
            self._new()

    def _ask_why(self, query: CaseQuery) -> None:
        self._why.ask(lambda _progress: (query, self._finding.why_nothing(query.text, query)))

    def _explain(self, answer: tuple[CaseQuery, Nothing]) -> None:
        query, nothing = answer
        if query == self.query and not self.model.rowCount():
            words = finding_words.sentences(nothing)
            self.ui.empty.say("search", words, self.tr("Clear words and filters"))

    def _has_row(self) -> bool:
        return self.ui.table.currentIndex().isValid()

    def chosen(self) -> tuple[CaseRow, ...]:
        """Return the selected rows that were read by now, from top to bottom."""
        found = (self.model.row_at(place) for place in self.rows.places()[:COPIED_MOST])
        return tuple(row for row in found if row is not None)

    def _fill_menu(self, menu: QMenu) -> None:
        self.menu.fill(menu, self.chosen())

    def _copy_numbers(self) -> None:
        self.menu.copy_numbers(self.chosen())

    def _new(self) -> None:
        if may_open_cases(self._device):
            self.asked.emit(ToNewCase())
