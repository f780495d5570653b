"""The register of looks at footage of a case (F18), as a page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem

from desktop.services.cases.cases import Cases
from desktop.services.footage.viewings import Viewings
from desktop.ui.footage.ui_register_page import Ui_FootageRegisterPage
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.leaving import Recorded
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.lists.source import VALUE, Value
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import ToCase
from desktop.ui.words.case import CaseWords, full
from record.case import Case
from record.exhibits.custody import Looked
from record.measures import compact
from record.reading.footage_register import RegisterRow, moment

RANGES_SHOWN = 4
LEAST_LETTERS = 12


class FootageRegisterPage(Page):
    """List who looked, why, what and what was taken. ``print_asked`` carries case and document."""

    print_asked = Signal(str, str)

    def __init__(
        self,
        cases: Cases,
        viewings: Viewings,
        words: CaseWords,
        lists: ListDesk,
        prompts: Prompts,
    ) -> None:
        super().__init__()
        self._cases, self._viewings, self._words = cases, viewings, words
        self._case: Case | None = None
        self.ui = Ui_FootageRegisterPage()
        self.ui.setupUi(self)
        said = self.tr("Nobody has looked at footage of this case yet. Rows come by themselves.")
        self.ui.emptyState.say("eye", said)
        keys = ("when", "who", "why", "footage", "range", "taken")
        widths = {"when": 160, "who": 130, "why": 190, "footage": 190, "taken": 170}
        columns = ColumnSpec(keys, "range", widths=widths, least=200)
        recorded = Recorded("register", self._case_ids)
        spec = ListSpec("register", self.tr("Footage register"), columns, recorded=recorded)
        self.rows = RowList(self.ui.rowsTree, spec, lists, prompts, self)
        self.ui.breadcrumb.clicked.connect(self._back)
        self.ui.printButton.clicked.connect(self._print)

    def open(self, case_id: str) -> None:
        """Show the register of a case."""
        self._case = self._cases.get(case_id)
        number = self.tr("Case {0}").format(self._case.case_no)
        self.ui.breadcrumb.show_path((("case", number), ("register", self.tr("Footage register"))))
        header = self.ui.rowsTree.header()
        header.setMinimumSectionSize(LEAST_LETTERS * self.fontMetrics().averageCharWidth())
        heads = self.ui.rowsTree.headerItem()
        for column in range(self.ui.rowsTree.columnCount()):
            heads.setToolTip(column, heads.text(column))
        found = self._viewings.rows(self._case.id)
        self.ui.rowsTree.clear()
        for row in found:
            item = QTreeWidgetItem(self.ui.rowsTree, self._cells(row))
            item.setData(0, VALUE, Value((row.looked and row.looked.began_at) or row.at))
            for column in range(self.ui.rowsTree.columnCount()):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
                item.setToolTip(column, item.text(column))
        self.rows.filled()
        self.ui.rowsTree.setVisible(bool(found))
        self.ui.printButton.setEnabled(bool(found))
        self.ui.emptyState.setVisible(not found)

    def _case_ids(self, _only: object) -> tuple[str, ...]:
        return (self._case.id,) if self._case is not None else ()

    def _cells(self, row: RegisterRow) -> list[str]:
        who = self._words.person(row.person)
        looked = row.looked
        if looked is None:
            event = self._words.label("custody_event", row.event)
            purpose = self._words.label("footage_reason", row.purpose) if row.purpose else ""
            why = "\n".join(part for part in (event, purpose) if part)
            return [full(row.at), who, why, f"{row.exhibit_no}  {row.file}", "—", row.to or "—"]
        if looked.recovered:
            who = "\n".join((who, self.tr("(written after an interruption)")))
        reason = self._words.label("footage_reason", looked.reason)
        why = "\n".join(p for p in (reason, looked.unit, looked.caller, looked.text) if p)
        footage = "\n".join(p for p in (row.exhibit_no, looked.camera, looked.file) if p)
        taken = [
            f"{self._words.label('footage_taken', each.what)} {each.name}" for each in looked.handed
        ]
        began = full(looked.began_at or row.at)
        return [began, who, why, footage, "\n".join(self._ranges(looked)), "\n".join(taken) or "—"]

    def _ranges(self, looked: Looked) -> list[str]:
        lines = []
        for stretch in looked.stretches[:RANGES_SHOWN]:
            if not looked.has_times:
                lines.append(f"#{stretch.from_pts:,} – #{stretch.to_pts:,}")
                continue
            start = moment(looked.starts_at, stretch.from_s)[11:] or f"{stretch.from_s:.1f} s"
            end = moment(looked.starts_at, stretch.to_s)[11:] or f"{stretch.to_s:.1f} s"
            lines.append(f"{start} – {end}  (PTS {stretch.from_pts}–{stretch.to_pts})")
        more = len(looked.stretches) - RANGES_SHOWN
        if more > 0:
            lines.append(self.tr("and {0} more").format(more))
        speeds = " ".join(f"{compact(speed)}×" for speed in looked.speeds)
        return [*lines, speeds] if speeds else lines

    def _back(self, _key: str) -> None:
        if self._case:
            self.asked.emit(ToCase(self._case.id))

    def _print(self) -> None:
        if self._case:
            self.print_asked.emit(self._case.id, "register")
