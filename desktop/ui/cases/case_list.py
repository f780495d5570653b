"""The list of cases: filtered, sorted, searched; as quick at a hundred thousand as at ten."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QVBoxLayout

from desktop.clock import Clock
from desktop.progress import Progress
from desktop.services.cases.case_lists import CasePage, CaseQuery, CaseRow
from desktop.services.cases.cases import Cases
from desktop.services.cases.finding import Finding, Nothing
from desktop.services.desk.session import Session
from desktop.settings import SettingsFile
from desktop.ui.cases.cells import CaseCells
from desktop.ui.cases.delegate import CaseDelegate
from desktop.ui.cases.filters import CaseFilters
from desktop.ui.cases.model import PAGE, SORTS, CaseListModel, Column
from desktop.ui.cases.place import may_open_cases, to_case
from desktop.ui.cases.row_menu import CaseRowMenu
from desktop.ui.cases.ui_case_list import Ui_CaseList
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
    Column.CATEGORY: 116,
    Column.SEVERITY: 84,
    Column.VALIDITY: 112,
    Column.PROGRESS: 116,
    Column.DUE: 136,
    Column.EXHIBITS: 84,
    Column.CUSTOMER: 132,
    Column.RECORDED: 112,
}
CASE_NEEDS = 300
FIRST_HIDDEN = (
    Column.CUSTOMER,
    Column.RECORDED,
    Column.EXHIBITS,
    Column.CATEGORY,
    Column.VALIDITY,
    Column.PROGRESS,
)
Answer = tuple[CaseQuery, int, CasePage]
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class ListServices:
    """What a list of cases reads: cases, why none is found, whose desk this is, the look."""

    cases: Cases
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
        self._finding = services.finding
        self._device = services.session.device
        self._theme, self._prompts = theme, prompts
        self._cells = CaseCells(words, services.clock)
        self._text = ""
        self._order = ("recorded_at", True)
        self._asking: tasks.Task | None = None
        self._why = Latest(self)
        self._why.done.connect(self._explain)
        self._why.failed.connect(prompts.show_problem)
        self.ui = Ui_CaseList()
        self.ui.setupUi(self)
        self.filters = CaseFilters(self._cases, words, prompts)
        column = QVBoxLayout(self.ui.filters)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filters)
        self.ui.pageLayout.setStretch(2, 1)
        self.model = CaseListModel(self._cells.words, self)
        self.model.set_headings(self._cells.headings())
        self.menu = CaseRowMenu(self._cases, prompts, self)
        self.menu.opened.connect(self.open_current)
        self._dress_table()
        self._connect(changes)
        self._minute = QTimer(self, interval=60_000)
        self._minute.timeout.connect(self.ui.table.viewport().update)
        self._soon = QTimer(self, singleShot=True, interval=250)
        self._soon.timeout.connect(self._read_again)

    @property
    def query(self) -> CaseQuery:
        """What the list shows now."""
        sort, descending = self._order
        return msgspec.structs.replace(
            self.filters.query, text=self._text, sort=sort, descending=descending
        )

    def open(self, query: CaseQuery | None = None, text: str = "") -> None:
        """Show the list; ``query`` replaces what it filters by, ``text`` what it searches for."""
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
        """Open the case on Enter, copy its number on Ctrl+C."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _OPEN_KEYS:
                self.open_current()
                return True
            if event.matches(QKeySequence.StandardKey.Copy):
                self._copy_number()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        """Leave out what fits least where it is narrow."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._leave_out()

    def _dress_table(self) -> None:
        table = self.ui.table
        look = CaseDelegate(self._theme, self._cells.look, self)
        table.setModel(self.model)
        table.setItemDelegate(look)
        table.installEventFilter(self)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = table.horizontalHeader()
        header.setSectionResizeMode(Column.CASE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(Column.RECORDED, Qt.SortOrder.DescendingOrder)
        self._fit()

    def _fit(self) -> None:
        table = self.ui.table
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._theme.px(36 if self._settings.now.compact_rows else 52))
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, self._theme.px(width))
        self._leave_out()

    def _leave_out(self) -> None:
        room = self.width() - 80 - self._theme.px(CASE_NEEDS + sum(WIDTHS.values()))
        for column in FIRST_HIDDEN:
            self.ui.table.setColumnHidden(column, room < 0)
            room += self._theme.px(WIDTHS[column]) if room < 0 else 0

    def _connect(self, changes: Changes) -> None:
        ui = self.ui
        ui.search.set_hint(self.tr("Number, plate, telephone, people, words"))
        ui.search.searched.connect(self._search_for)
        ui.search.left_down.connect(ui.table.setFocus)
        ui.newButton.clicked.connect(self._new)
        ui.newButton.setVisible(may_open_cases(self._device))
        ui.empty.acted.connect(self._fill_empty)
        ui.table.doubleClicked.connect(self.open_current)
        ui.table.customContextMenuRequested.connect(self._menu)
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
            return query, offset, self._cases.list(query, offset, PAGE)

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
        query, _offset, page = answer
        if query != self.query:
            return
        self.model.start(page)
        self._say_count(page.total)
        if page.total and not self._has_row():
            self.ui.table.selectRow(0)

    def _put(self, answer: Answer) -> None:
        query, offset, page = answer
        if query == self.query:
            self.model.put(offset, page)

    def _again(self, answer: Answer) -> None:
        query, offset, page = answer
        if query == self.query:
            self.model.refresh(page, offset)
            self._say_count(page.total)

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
        sort = SORTS.get(Column(section))
        header = self.ui.table.horizontalHeader()
        if sort is None:
            self._show_order()
            return
        same = sort == self._order[0]
        self._order = (sort, not self._order[1] if same else sort == "recorded_at")
        self._show_order()
        header.setFocus()
        self.search()

    def _show_order(self) -> None:
        column = next(c for c, name in SORTS.items() if name == self._order[0])
        order = Qt.SortOrder.DescendingOrder if self._order[1] else Qt.SortOrder.AscendingOrder
        self.ui.table.horizontalHeader().setSortIndicator(column, order)

    def _say_count(self, total: int) -> None:
        self.ui.countText.setText(self.tr("{0:,} cases").format(total))
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

    def _menu(self, at: QPoint) -> None:
        index = self.ui.table.indexAt(at)
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self.ui.table.setCurrentIndex(index)
            self.menu.show(row, self.ui.table.viewport().mapToGlobal(at))

    def _copy_number(self) -> None:
        row = self.current()
        if row is not None:
            QGuiApplication.clipboard().setText(row.case_no)

    def _new(self) -> None:
        if may_open_cases(self._device):
            self.asked.emit(ToNewCase())
