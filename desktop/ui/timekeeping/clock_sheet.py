"""The clock sheet of a case in a window: offsets, the pairs they follow from, and a new pair."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QWidget

from desktop import zone
from desktop.services.timekeeping.timekeeping import PairForm
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.leaving import Recorded
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.lists.source import VALUE, Value
from desktop.ui.timekeeping.pair_form import ClockPairForm, ClockServices
from desktop.ui.timekeeping.ui_clock_sheet import Ui_ClockSheetDialog
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from record.case import Case
from record.measures import digits
from record.problems import Problem
from record.timekeeping import ClockOffset, TimePair

_ID = Qt.ItemDataRole.UserRole
ROWS_SEEN = 6
LINES_WIDE, LINES_HIGH = 52, 32


class ClockSheetDialog(Dialog):
    """Compare clocks in pairs; what follows for every clock stands above."""

    def __init__(
        self,
        services: ClockServices,
        prompts: Prompts,
        case_id: str,
        clock: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._services, self._prompts, self._case_id = services, prompts, case_id
        self.ui = Ui_ClockSheetDialog()
        self.ui.setupUi(self)
        self.form = ClockPairForm(services, services.cases.get(case_id), clock, self)
        self.ui.pairLayout.addWidget(self.form)
        keys = ("clock", "shown", "reference", "true", "difference", "unsure", "how", "who")
        columns = ColumnSpec(keys, "how", least=140)
        recorded = Recorded("clocks", lambda _only: (case_id,))
        spec = ListSpec(
            "clocks", self.tr("Clock sheet"), columns, recorded=recorded, acts=self._fill_menu
        )
        self.rows = RowList(self.ui.pairsTree, spec, services.lists, prompts, self)
        line = self.fontMetrics().height()
        self.ui.pairsTree.setMinimumHeight(ROWS_SEEN * line)
        fit_screen(self, LINES_WIDE * line, LINES_HIGH * line)
        self.snackbar = Snackbar(self)
        self._connect()
        self.show_sheet()

    def show_sheet(self) -> None:
        """Show the sheet as it stands."""
        case = self._services.cases.get(self._case_id)
        found = sorted(self._services.timekeeping.offsets(case.id).values(), key=lambda o: o.clock)
        none = self.tr(
            "No clock is related to trusted time yet. Photograph the recorder's screen beside a "
            "phone that shows network time, and enter the two times below."
        )
        self.ui.offsetsText.setText("\n".join(self._offset(o) for o in found) or none)
        self.ui.pairsTree.clear()
        for name, pair in sorted(case.time_pairs.items(), key=lambda i: i[1].reference_at):
            item = QTreeWidgetItem(self.ui.pairsTree, self._cells(case, pair))
            item.setData(0, _ID, name)
            item.setData(1, VALUE, Value(pair.shown_at))
            item.setData(3, VALUE, Value(pair.reference_at))
            item.setData(4, VALUE, Value(pair.difference_s))
        self.rows.filled()
        self.ui.removeButton.setEnabled(False)
        self.ui.computerButton.setEnabled(self._services.timekeeping.this_computer() is not None)

    def _offset(self, found: ClockOffset) -> str:
        ahead = (
            self.tr("{0}: {1} s fast, ± {2} s")
            if found.offset_s >= 0
            else (self.tr("{0}: {1} s slow, ± {2} s"))
        )
        words = ahead.format(
            self._name(found.clock), f"{abs(found.offset_s):.1f}", f"{found.uncertainty_s:.1f}"
        )
        if found.agrees:
            return words
        return self.tr("{0} (the pairs contradict each other; check them)").format(words)

    def _cells(self, case: Case, pair: TimePair) -> list[str]:
        exhibit = case.evidence.get(pair.evidence_id)
        way = self._services.words.label("clock_way", pair.way)
        return [
            self._name(pair.clock),
            f"{zone.local(pair.shown_at):%Y-%m-%d %H:%M:%S}",
            self._name(pair.reference),
            f"{zone.local(pair.reference_at):%Y-%m-%d %H:%M:%S}",
            f"{pair.difference_s:+.1f} s",
            f"± {digits(pair.uncertainty_s)} s",
            f"{way} {exhibit.exhibit_no}" if exhibit else way,
            self._services.words.person(pair.read_by),
        ]

    def _name(self, clock: str) -> str:
        kind, _, which = clock.partition(":")
        return f"{self._services.words.label('clock', kind)} {which}".strip()

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Take out (Delete)"), self._remove)

    def _selected(self) -> None:
        self.ui.removeButton.setEnabled(bool(self.ui.pairsTree.selectedItems()))

    def _connect(self) -> None:
        self.form.entered.connect(self._add)
        self.form.refused.connect(self._refused)
        self.ui.pairsTree.itemSelectionChanged.connect(self._selected)
        self.ui.removeButton.clicked.connect(self._remove)
        self.ui.computerButton.clicked.connect(self._add_computer)
        self.ui.closeButton.clicked.connect(self.accept)
        for name, act in (
            ("remove", self._remove),
            ("undo", self.snackbar.take_back),
        ):
            on_keys(self, f"clock_sheet_dialog.{name}", act)

    def _add_computer(self) -> None:
        form = self._services.timekeeping.this_computer()
        if form is not None:
            self._add(form)

    def _add(self, form: PairForm) -> None:
        services, case_id = self._services, self._case_id
        before = set(services.cases.get(case_id).time_pairs)
        if self._act(lambda: services.timekeeping.add(case_id, form)):
            added = set(services.cases.get(case_id).time_pairs) - before
            words = self.tr("The pair is on the sheet.")
            self.snackbar.say(words, lambda: self._act(lambda: self._drop(added)))

    def _drop(self, names: set[str]) -> None:
        for name in names:
            self._services.timekeeping.remove(self._case_id, name)

    def _remove(self) -> None:
        chosen = self.ui.pairsTree.selectedItems()
        if not chosen:
            return
        case_id, names = self._case_id, [str(each.data(0, _ID)) for each in chosen]
        known = self._services.cases.get(case_id).time_pairs
        pairs = [known[name] for name in names if name in known]
        if self._act(partial(self._drop, set(names))) and pairs:
            words = self.tr("The pair was taken out.")
            if len(pairs) > 1:
                words = self.tr("{0} pairs were taken out.").format(len(pairs))
            self.snackbar.say(words, lambda: self._act(partial(self._put_back, pairs)))

    def _put_back(self, pairs: list[TimePair]) -> None:
        for pair in pairs:
            self._services.timekeeping.put_back(self._case_id, pair)

    def _act(self, work: Callable[[], object]) -> bool:
        """Change the sheet and show it; what is refused is said, and nothing typed is lost."""
        try:
            work()
        except Problem as problem:
            self._refused(problem)
            return False
        self.ui.banner.hide()
        self.show_sheet()
        return True

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem), "bad")
