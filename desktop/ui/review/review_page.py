"""The cases that wait for a region, in tabs, as fast to walk through as to read."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from desktop.clock import Clock
from desktop.progress import Progress
from desktop.services.cases.case_lists import CasePage, CaseQuery, CaseRow
from desktop.services.cases.review import Narrowed, Review, Tab
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.session import Session
from desktop.services.lists.case_columns import FROM_LARGE, SORTS, CaseSheets
from desktop.services.lists.sheets import Rows, Sheet
from desktop.settings import SettingsFile
from desktop.ui.cases.delegate import CaseDelegate
from desktop.ui.keyboard.shortcuts import ALONE, on_keys
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.lists.source import PagedRows, Wanted
from desktop.ui.review.several import SeveralConfirmed
from desktop.ui.review.station_filter import StationFilter
from desktop.ui.review.table import KEYS, ReviewColumn, ReviewModel
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
WIDTHS = {
    "station": 130, "category": 120, "severity": 96, "validity": 116, "progress": 110, "due": 140,
    "exhibits": 88, "customer": 132, "recorded": 112, "points": 104,
}  # fmt: skip
# Whoever is asked for the case leaves first, then its step; never the hours or the station.
CASE_NEEDS = 280
LEFT_OUT = ("recorded", "customer", "points", "exhibits", "validity", "category", "progress")
COLUMNS = ColumnSpec(
    keys=tuple(KEYS[column] for column in ReviewColumn),
    stretched="case",
    hidden=("customer", "recorded", "points"),
    left_out=LEFT_OUT,
    widths=WIDTHS,
    least=CASE_NEEDS,
)


@dataclass(frozen=True)
class QueueServices:
    """What the queue reads: what waits, whose desk this is, how rows look, and the time."""

    review: Review
    sheets: CaseSheets
    lists: ListDesk
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
        self._sheets = services.sheets
        self._tab = Tab.WAITING
        self._narrowed = Narrowed()
        self._asked: dict[int, tasks.Task] = {}
        self._walk = Latest(self)
        self._walk.done.connect(self._open)
        self._walk.failed.connect(prompts.show_problem)
        self._buttons: dict[Tab, Button] = {}
        self._kept: frozenset[str] = frozenset()
        self._told = ""
        self.ui = Ui_ReviewPage()
        self.ui.setupUi(self)
        self.model = ReviewModel(words, services.clock, self)
        self._make_tabs()
        self.stations = StationFilter(self)
        self.ui.layout2.insertWidget(self.ui.layout2.count() - 1, self.stations)
        self._make_table()
        self.rows = RowList(self.ui.table, self._spec(), services.lists, prompts, self)
        self._several = SeveralConfirmed(services.review, prompts, self)
        self._several.recorded.connect(self._confirmed)
        self.confirm = Button("", "primary", "check")
        self.confirm.setProperty("small", True)
        self.confirm.hide()
        self.rows.bar.offer(self.confirm)
        self._connect(changes)

    def open(self, tab: Tab | None = None) -> None:
        """Read tabs and table again; ``tab`` chooses one."""
        device = self._session.device
        stations = [s for s in self._reference.now.stations if s.region == device.region]
        region = self._reference.region(device.region).name
        self.ui.placeText.setText(self.tr("{0} · %n stations", "", len(stations)).format(region))
        self.stations.offer([(station.code, station.name) for station in stations])
        self.rows.columns.recall()
        self._narrow()
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
        case_id, asked = row.id, self._asked_for()

        def walk(_progress: Progress) -> tuple[str, tuple[str, ...]]:
            tab, words, narrowed = asked
            found = self._review.queue(tab, words, 0, WALK, narrowed)
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
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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

    def _spec(self) -> ListSpec:
        source = PagedRows(self.sheet, self.read_rows)
        title = self.tr("Cases to review")
        return ListSpec("review", title, COLUMNS, source, acts=self._fill_menu, sorts=False)

    def sheet(self, keys: tuple[str, ...], count: int | None) -> Sheet:
        """Return the queue as it leaves: its tab, what it is narrowed to, and these columns."""
        total = self.model.rowCount() if count is None else count
        title = " ".join((self.tr("Cases to review"), self._tab_name(self._tab)))
        return self._sheets.sheet(self._review.query(*self._asked_for()), keys, title, total)

    def read_rows(self, keys: tuple[str, ...], only: Wanted) -> Rows:
        """Return what reads every row of the queue."""
        return self._sheets.rows(self._review.query(*self._asked_for()), keys, only)

    def show_all(self) -> None:
        """Take words and stations away."""
        self.stations.choose(())
        self._narrow()
        self.ui.searchField.clear()
        self._read()

    def confirm_chosen(self) -> None:
        """Confirm the cases that are selected; what is refused stays selected, and says why."""
        self._several.ask([row.id for row in self.chosen()])

    def chosen(self) -> tuple[CaseRow, ...]:
        """Return the selected rows that were read by now, from top to bottom."""
        found = (self.model.row_at(place) for place in self.rows.places()[:WALK])
        return tuple(row for row in found if row is not None)

    def _confirmed(self, refused: frozenset[str], words: str) -> None:
        self._kept, self._told = refused, words
        self._read()

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Open review (Enter)"), self.open_current)
        count = len(self.chosen())
        if count > 1:
            menu.addAction(self.tr("Confirm {0}…").format(count), self.confirm_chosen)

    def _asked_for(self) -> tuple[Tab, str, Narrowed]:
        return self._tab, self.ui.searchField.text().strip(), self._narrowed

    def _narrow(self) -> None:
        layout = self.rows.columns.layout
        sort = SORTS.get(layout.sort, "")
        self._narrowed = Narrowed(
            stations=self.stations.chosen, sort=sort, descending=layout.descending
        )
        self.rows.columns.show_sort()

    def _narrowed_anew(self) -> None:
        self._narrow()
        self._read()

    def _sort_by(self, section: int) -> None:
        """Sort by a column; a second press turns it round, a third brings the tab's order back."""
        key, layout = KEYS[ReviewColumn(section)], self.rows.columns.layout
        if key in SORTS:
            first = SORTS[key] in FROM_LARGE
            turned = layout.sort == key and layout.descending != first
            self.rows.columns.sort(
                "" if turned else key,
                descending=not layout.descending if layout.sort == key else first,
            )
        self._narrowed_anew()

    def _count_chosen(self, count: int) -> None:
        self.confirm.setVisible(count > 1)
        # One button is filled: with several rows chosen the one that is for them.
        self.ui.openButton.set_kind("secondary" if count > 1 else "primary")
        self.confirm.setText(self.tr("Confirm {0}…").format(count))
        self.confirm.setToolTip(self.tr("Confirm the selected cases, each by its own rules"))

    def _connect(self, changes: Changes) -> None:
        ui = self.ui
        self.model.wanted.connect(self._read_page)
        ui.openButton.clicked.connect(self.open_current)
        ui.table.activated.connect(self._activate)
        ui.searchField.set_hint(self.tr("Search number, plate, phone, words"))
        ui.searchField.searched.connect(self._search)
        ui.searchField.left_down.connect(self._to_table)
        ui.emptyState.acted.connect(self.show_all)
        ui.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.stations.changed.connect(self._narrowed_anew)
        self.rows.bar.all_asked.connect(self.show_all)
        self.rows.selected.connect(self._count_chosen)
        self.confirm.clicked.connect(self.confirm_chosen)
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
            self.rows.select(row)

    def _changed(self, _case_ids: object) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        for task in self._asked.values():
            task.drop()
        self._asked.clear()
        (tab, words, narrowed), review = self._asked_for(), self._review
        task = tasks.start(
            self, lambda _p: (review.queue(tab, words, 0, PAGE, narrowed), review.tabs())
        )
        self._asked[0] = task
        task.done.connect(self._show)
        task.failed.connect(self._prompts.show_problem)

    def _show(self, answer: tuple[CasePage, dict[str, int]]) -> None:
        page, counts = answer
        self._asked.pop(0, None)
        kept = self.ui.table.currentIndex().row()
        several = self._kept or frozenset(row.id for row in self.chosen())
        self._kept = frozenset()
        self.model.start(page)
        for tab, button in self._buttons.items():
            button.setText(f"{self._tab_name(tab)} {counts.get(tab, 0):,}")
        found = page.total > 0
        self.ui.table.setVisible(found)
        self.ui.emptyState.setVisible(not found)
        self._say_empty()
        self.ui.openButton.setEnabled(found)
        self._select(min(max(kept, 0), self.model.rowCount() - 1))
        if len(several) > 1:
            read = ((place, self.model.row_at(place)) for place in range(min(PAGE, page.total)))
            self.rows.choose([place for place, row in read if row and row.id in several])
        (_tab, words, narrowed) = self._asked_for()
        hides = self._sheets.about(CaseQuery(text=words, stations=narrowed.stations))
        self.rows.filled(counts.get(self._tab, page.total), hides)
        if self._told:
            self.rows.bar.tell(self._told)
            self._told = ""

    def _say_empty(self) -> None:
        if not self.ui.searchField.text().strip() and not self._narrowed.stations:
            self.ui.emptyState.say("clipboard-check", self.tr("Nothing waits here."))
            return
        tab = self._tab_name(self._tab)
        lines = [
            self.tr("Nothing under “{0}” has these words.").format(tab)
            if self.ui.searchField.text().strip()
            else self.tr("Nothing under “{0}” is from these stations.").format(tab),
            *(finding_words.tried() if self.ui.searchField.text().strip() else ()),
        ]
        self.ui.emptyState.say("search", "\n".join(lines), self.tr("Clear"))

    def _read_page(self, offset: int) -> None:
        (tab, words, narrowed), review = self._asked_for(), self._review
        task = tasks.start(self, lambda _p: review.queue(tab, words, offset, PAGE, narrowed))
        self._asked[offset] = task
        task.done.connect(partial(self.model.put, offset))
        task.failed.connect(self._prompts.show_problem)
