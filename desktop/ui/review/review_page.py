"""The cases that wait for a region, in tabs, as fast to walk through as to read."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from desktop.clock import Clock
from desktop.progress import Progress
from desktop.services.cases.case_lists import CasePage
from desktop.services.cases.review import Review, Tab
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.session import Session
from desktop.settings import SettingsFile
from desktop.ui.cases.delegate import CaseDelegate
from desktop.ui.keyboard.shortcuts import ALONE, on_keys
from desktop.ui.review.table import ReviewModel
from desktop.ui.review.ui_review_page import Ui_ReviewPage
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.latest import Latest
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToReviewCase
from desktop.ui.words import finding as finding_words
from desktop.ui.words.case import CaseWords

PAGE = 100
WALK = 300
WIDTHS = (0, 130, 120, 96, 96, 110, 140, 72)


@dataclass(frozen=True)
class QueueServices:
    """What the queue reads: what waits, whose desk this is, how rows look, and the time."""

    review: Review
    session: Session
    reference: ReferenceData
    settings: SettingsFile
    clock: Clock


class ReviewPage(Page):
    """List what waits. Asks for ``review_case`` with the queue to walk through."""

    def __init__(
        self,
        services: QueueServices,
        words: CaseWords,
        theme: Theme,
        prompts: Prompts,
        changes: Changes,
    ) -> None:
        super().__init__()
        self._review, self._settings = services.review, services.settings
        self._session, self._reference = services.session, services.reference
        self._theme, self._prompts = theme, prompts
        self._tab = Tab.WAITING
        self._asked: dict[int, tasks.Task] = {}
        self._walk = Latest(self)
        self._walk.done.connect(self._open)
        self._walk.failed.connect(prompts.show_problem)
        self._buttons: dict[Tab, Button] = {}
        self.ui = Ui_ReviewPage()
        self.ui.setupUi(self)
        self.model = ReviewModel(words, services.clock, self)
        self._make_tabs()
        self._make_table()
        self._connect(changes)

    def open(self, tab: Tab | None = None) -> None:
        """Read tabs and table again; ``tab`` chooses one."""
        device = self._session.device
        stations = [s for s in self._reference.now.stations if s.region == device.region]
        region = self._reference.region(device.region).name
        self.ui.placeText.setText(self.tr("{0} · {1} stations").format(region, len(stations)))
        if tab is not None:
            self._tab = tab
        self._buttons[self._tab].setChecked(True)
        self.ui.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def choose_tab(self, tab: Tab) -> None:
        """Show another tab."""
        self._tab = tab
        self._buttons[tab].setChecked(True)
        self._read()

    def open_current(self) -> None:
        """Open the selected case, or the first one."""
        row = self.model.row_at(max(0, self.ui.table.currentIndex().row()))
        if row is None:
            return
        case_id, tab, words = row.id, self._tab, self.ui.searchField.text().strip()

        def walk(_progress: Progress) -> tuple[str, tuple[str, ...]]:
            found = self._review.queue(tab, words, 0, WALK)
            return case_id, tuple(each.id for each in found.rows)

        self._walk.ask(walk)

    def _open(self, chosen: tuple[str, tuple[str, ...]]) -> None:
        case_id, queue = chosen
        self.asked.emit(ToReviewCase(case_id, queue))

    def _make_tabs(self) -> None:
        for tab in (Tab.WAITING, Tab.OVERDUE, Tab.HOT, Tab.PRESS, Tab.ALL):
            button = Button(self._tab_name(tab), "filter")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            on_press(button, self.choose_tab, tab)
            self._buttons[tab] = button
            self.ui.tabLayout.addWidget(button)

    def _tab_name(self, tab: Tab) -> str:
        return {
            Tab.WAITING: self.tr("To review"),
            Tab.OVERDUE: self.tr("Overdue"),
            Tab.HOT: self.tr("Major / hot"),
            Tab.PRESS: self.tr("Press"),
            Tab.ALL: self.tr("All"),
        }[tab]

    def _make_table(self) -> None:
        table = self.ui.table
        table.setModel(self.model)
        table.setItemDelegate(CaseDelegate(self._theme, self.model.look_of, table))
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self._dress()

    def _dress(self) -> None:
        table, theme = self.ui.table, self._theme
        row = "row_compact" if self._settings.now.compact_rows else "row"
        table.verticalHeader().setDefaultSectionSize(theme.px(36 if row == "row_compact" else 52))
        header = table.horizontalHeader()
        for column, width in enumerate(WIDTHS):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                table.setColumnWidth(column, theme.px(width))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _connect(self, changes: Changes) -> None:
        ui = self.ui
        self.model.wanted.connect(self._read_page)
        ui.openButton.clicked.connect(self.open_current)
        ui.table.activated.connect(self._activate)
        ui.searchField.set_hint(self.tr("Search number, plate, phone, words"))
        ui.searchField.searched.connect(self._search)
        ui.searchField.left_down.connect(self._to_table)
        ui.emptyState.acted.connect(ui.searchField.clear)
        changes.cases_changed.connect(self._changed)
        self._theme.changed.connect(self._dress)
        for name, move in (("on", self._move_on), ("back", self._move_back)):
            on_keys(ui.table, f"review_page.{name}", move, ALONE)

    def _activate(self, _index: QModelIndex) -> None:
        self.open_current()

    def _search(self, _words: str) -> None:
        self._read()

    def _to_table(self) -> None:
        self.ui.table.setFocus()
        self._select(0)

    def _move_on(self) -> None:
        self._select(self.ui.table.currentIndex().row() + 1)

    def _move_back(self) -> None:
        self._select(self.ui.table.currentIndex().row() - 1)

    def _select(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.ui.table.selectRow(row)

    def _changed(self, _case_ids: object) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        for task in self._asked.values():
            task.drop()
        self._asked.clear()
        tab, words, review = self._tab, self.ui.searchField.text().strip(), self._review
        task = tasks.start(self, lambda _p: (review.queue(tab, words, 0, PAGE), review.tabs()))
        self._asked[0] = task
        task.done.connect(self._show)
        task.failed.connect(self._prompts.show_problem)

    def _show(self, answer: tuple[CasePage, dict[str, int]]) -> None:
        page, counts = answer
        self._asked.pop(0, None)
        kept = self.ui.table.currentIndex().row()
        self.model.start(page)
        for tab, button in self._buttons.items():
            button.setText(f"{self._tab_name(tab)} {counts.get(tab, 0):,}")
        found = page.total > 0
        self.ui.table.setVisible(found)
        self.ui.emptyState.setVisible(not found)
        self._say_empty()
        self.ui.openButton.setEnabled(found)
        self._select(min(max(kept, 0), self.model.rowCount() - 1))

    def _say_empty(self) -> None:
        if not self.ui.searchField.text().strip():
            self.ui.emptyState.say("clipboard-check", self.tr("Nothing waits here."))
            return
        tab = self._tab_name(self._tab)
        lines = [
            self.tr("Nothing under “{0}” has these words.").format(tab),
            *finding_words.tried(),
        ]
        self.ui.emptyState.say("search", "\n".join(lines), self.tr("Clear"))

    def _read_page(self, offset: int) -> None:
        tab, words, review = self._tab, self.ui.searchField.text().strip(), self._review
        task = tasks.start(self, lambda _p: review.queue(tab, words, offset, PAGE))
        self._asked[offset] = task
        task.done.connect(partial(self.model.put, offset))
        task.failed.connect(self._prompts.show_problem)
