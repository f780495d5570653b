"""The clock sheet of a case in a window: offsets, the pairs they follow from, and a new pair."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.timekeeping.timekeeping import PairForm
from desktop.ui.timekeeping.pair_form import ClockPairForm, ClockServices
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.widgets.text import Text
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from record.case import Case
from record.measures import digits
from record.problems import Problem
from record.timekeeping import ClockOffset, TimePair

_ID = Qt.ItemDataRole.UserRole


class ClockSheetDialog(QDialog):
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
        self.setWindowTitle(self.tr("Clock sheet"))
        self.setProperty("look", "page")
        self.offsets, self.pairs = Text("", "strong").wrapped(), QTreeWidget()
        self.form = ClockPairForm(services, services.cases.get(case_id), clock)
        self.banner = Banner()
        self.remove = Button(self.tr("Take out"), "secondary", "trash-2")
        self.computer = Button(self.tr("Add this computer"), "secondary", "clock")
        self.close_button = Button(self.tr("Close"), "secondary")
        self._lay_out()
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
        self.offsets.setText("\n".join(self._offset(o) for o in found) or none)
        self.pairs.clear()
        for name, pair in sorted(case.time_pairs.items(), key=lambda i: i[1].reference_at):
            item = QTreeWidgetItem(self.pairs, self._cells(case, pair))
            item.setData(0, _ID, name)
        self.remove.setEnabled(False)
        self.computer.setEnabled(self._services.timekeeping.this_computer() is not None)

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
            f"{pair.shown_at.astimezone():%Y-%m-%d %H:%M:%S}",
            self._name(pair.reference),
            f"{pair.reference_at.astimezone():%Y-%m-%d %H:%M:%S}",
            f"{pair.difference_s:+.1f} s",
            f"± {digits(pair.uncertainty_s)} s",
            f"{way} {exhibit.exhibit_no}" if exhibit else way,
            self._services.words.person(pair.read_by),
        ]

    def _name(self, clock: str) -> str:
        kind, _, which = clock.partition(":")
        return f"{self._services.words.label('clock', kind)} {which}".strip()

    def _lay_out(self) -> None:
        self.pairs.setRootIsDecorated(False)
        self.pairs.setAccessibleName(self.tr("Pairs as read"))
        self.pairs.setHeaderLabels([
            self.tr("Clock"), self.tr("It showed"), self.tr("Beside it"), self.tr("That showed"),
            self.tr("Difference"), self.tr("Off by at most"), self.tr("How"), self.tr("Read by"),
        ])  # fmt: skip
        header = self.pairs.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        under = self.tr(
            "True time = time shown − offset. Recordings and stills keep their own times."
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.remove)
        foot.addWidget(self.computer)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Clock sheet"), "title"))
        column.addWidget(Text(under, "muted").wrapped())
        column.addWidget(self.banner)
        column.addWidget(self.offsets)
        column.addWidget(self.pairs, 1)
        column.addWidget(Text(self.tr("Two clocks at one moment"), "section"))
        column.addWidget(self.form)
        column.addLayout(foot)
        self.banner.hide()
        screen = self.screen().availableGeometry()
        self.resize(min(1040, screen.width() - 40), min(640, screen.height() - 60))

    def _selected(self) -> None:
        self.remove.setEnabled(bool(self.pairs.selectedItems()))

    def _connect(self) -> None:
        self.form.entered.connect(self._add)
        self.form.refused.connect(self._refused)
        self.pairs.itemSelectionChanged.connect(self._selected)
        self.remove.clicked.connect(self._remove)
        self.computer.clicked.connect(self._add_computer)
        self.close_button.clicked.connect(self.accept)
        for keys, act in (
            (QKeySequence.StandardKey.Delete, self._remove),
            (QKeySequence.StandardKey.Undo, self.snackbar.take_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _add_computer(self) -> None:
        form = self._services.timekeeping.this_computer()
        if form is not None:
            self._add(form)

    def _add(self, form: PairForm) -> None:
        before = set(self._services.cases.get(self._case_id).time_pairs)
        try:
            case = self._services.timekeeping.add(self._case_id, form)
        except Problem as problem:
            self._refused(problem)
            return
        self.banner.hide()
        self.show_sheet()
        added = set(case.time_pairs) - before
        self.snackbar.say(self.tr("The pair is on the sheet."), lambda: self._drop(added))

    def _drop(self, names: set[str]) -> None:
        for name in names:
            self._services.timekeeping.remove(self._case_id, name)
        self.show_sheet()

    def _remove(self) -> None:
        chosen = self.pairs.selectedItems()
        if not chosen:
            return
        name = str(chosen[0].data(0, _ID))
        pair = self._services.cases.get(self._case_id).time_pairs[name]
        try:
            self._services.timekeeping.remove(self._case_id, name)
        except Problem as problem:
            self._refused(problem)
            return
        self.show_sheet()
        self.snackbar.say(self.tr("The pair was taken out."), lambda: self._put_back(pair))

    def _put_back(self, pair: TimePair) -> None:
        self._services.timekeeping.put_back(self._case_id, pair)
        self.show_sheet()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.banner, self._prompts.sentence(problem), "bad")
