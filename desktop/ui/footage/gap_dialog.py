"""Where frames lack or repeat: one line that can be quoted, and the table behind it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QWidget

from desktop.progress import Progress
from desktop.services.footage.contents import Footage
from desktop.services.footage.gaps import GapTable, Repeat
from desktop.ui.footage.bench import FootageServices
from desktop.ui.footage.ui_gap_dialog import Ui_GapDialog
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from record.problems import Problem

PLACE = Qt.ItemDataRole.UserRole
COLUMNS = 4
LINES_WIDE, LINES_HIGH = 36, 24


class GapDialog(Dialog):
    """The gaps of a recording at once, its repeats when asked for. ``chosen`` carries seconds."""

    chosen = Signal(float)
    looked = Signal()

    def __init__(
        self,
        services: FootageServices,
        prompts: Prompts,
        footage: Footage,
        write: Callable[[float], str],
        verdict: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        stills = services.stills
        self._stills, self._prompts, self._footage, self._write = stills, prompts, footage, write
        self._task: tasks.Task | None = None
        self._repeats: list[QTreeWidgetItem] = []
        self.ui = Ui_GapDialog()
        self.ui.setupUi(self)
        self.ui.saidText.setText(verdict)
        self.ui.repeatedText.hide()
        columns = ColumnSpec(("what", "from", "to", "much"), "much")
        spec = ListSpec("gaps", self.tr("Gaps and repeats"), columns, acts=self._fill_menu)
        self.rows = RowList(self.ui.rowsTree, spec, services.lists, prompts, self)
        line = self.fontMetrics().height()
        fit_screen(self, LINES_WIDE * line, LINES_HIGH * line)
        self._connect()
        self._run(lambda _progress: stills.gap_table(footage), self._show_gaps)

    def done(self, result: int) -> None:
        """Stop what is under way before the window goes."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        super().done(result)

    def _connect(self) -> None:
        ui = self.ui
        ui.searchButton.clicked.connect(self._search)
        ui.copyButton.clicked.connect(self._copy)
        ui.closeButton.clicked.connect(self.accept)
        ui.progressStrip.cancelled.connect(self._cancel)
        ui.rowsTree.itemActivated.connect(self._choose)

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(float(item.data(0, PLACE)))

    def _show_gaps(self, table: GapTable) -> None:
        write = self._write
        for gap in table.gaps:
            what = self.tr("gap") if gap.is_long else self.tr("short gap")
            much = self.tr("{0} s, about %n frames", "", gap.missing).format(f"{gap.seconds:.3f}")
            self._add(what, write(gap.from_s), write(gap.to_s), much, gap.from_s)
        self.rows.filled()

    def _search(self) -> None:
        stills, footage = self._stills, self._footage
        self.ui.progressStrip.start(self.tr("Decoding every frame"))
        self._run(lambda progress: stills.find_repeats(footage, progress), self._show_repeats)

    def _show_repeats(self, found: Sequence[Repeat]) -> None:
        write, tree = self._write, self.ui.rowsTree
        for earlier in self._repeats:
            tree.takeTopLevelItem(tree.indexOfTopLevelItem(earlier))
        self._repeats = []
        for repeat in found:
            what = self.tr("picture stands still") if repeat.is_frozen else self.tr("shown before")
            words = self.tr("%n frames, same as #{0}", "", repeat.count)
            words = words.format(f"{repeat.same_as:,}")
            line = self._add(what, write(repeat.from_s), write(repeat.to_s), words, repeat.from_s)
            self._repeats.append(line)
        self.rows.filled()
        count = len(found)
        words = self.tr("%n stretches repeat frames.", "", count)
        self.ui.repeatedText.setText(words if count else self.tr("No frame repeats another."))
        self.ui.repeatedText.show()
        self.looked.emit()

    def _add(self, what: str, start: str, end: str, much: str, seconds: float) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.ui.rowsTree, [what, start, end, much])
        item.setData(0, PLACE, seconds)
        return item

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Go there (Enter)"), self._go)

    def _go(self) -> None:
        item = self.ui.rowsTree.currentItem()
        if item is not None:
            self._choose(item)

    def _run(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self.ui.searchButton.setEnabled(False)
        self._task = tasks.start(self, work)
        self._task.done.connect(done)
        self._task.failed.connect(self._refused)
        self._task.progressed.connect(self.ui.progressStrip.show_count)
        self._task.finished.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self.ui.progressStrip.stop()
        self.ui.searchButton.setEnabled(True)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem))

    def _copy(self) -> None:
        lines = [self.ui.saidText.text(), self.ui.repeatedText.text()]
        for place in range(self.ui.rowsTree.topLevelItemCount()):
            item = self.ui.rowsTree.topLevelItem(place)
            if item is not None:
                lines.append("\t".join(item.text(column) for column in range(COLUMNS)))
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))
