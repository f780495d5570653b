"""Where frames lack or repeat: one line that can be quoted, and the table behind it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from desktop.progress import Progress
from desktop.services.footage.gaps import GapTable, Repeat
from desktop.ui.footage.bench import FootageBench
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.problem_banner import show_problem
from record.problems import Problem

PLACE = Qt.ItemDataRole.UserRole
COLUMNS = 4


class GapDialog(QDialog):
    """The gaps of a recording at once, its repeats when asked for. ``chosen`` carries seconds."""

    chosen = Signal(float)
    looked = Signal()

    def __init__(self, bench: FootageBench, verdict: str) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self._task: tasks.Task | None = None
        self.banner, self.strip = Banner(), ProgressStrip()
        self.said, self.repeated = Text(verdict, "section").wrapped(), Text().wrapped()
        self.rows = QTreeWidget()
        self.search = Button(self.tr("Look for repeated frames"), "secondary", "search")
        self._lay_out()
        self._connect()
        self._read()

    def done(self, result: int) -> None:
        """Stop what is under way before the window goes."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        super().done(result)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Gaps and repeats"))
        self.resize(720, 480)
        self.rows.setRootIsDecorated(False)
        self.rows.setHeaderLabels(
            [self.tr("What"), self.tr("Begins at"), self.tr("Ends at"), self.tr("How much")]
        )
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.rows.setAccessibleName(self.tr("Gaps and repeats"))
        note = self.tr(
            "Gaps are told by the file's own time stamps. Repeats are frames equal to the last "
            "bit; every frame is decoded for that. A double click goes there."
        )
        copy = Button(self.tr("Copy"), "secondary", "copy")
        copy.clicked.connect(self._copy)
        leave = Button(self.tr("Close"), "primary")
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.search)
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for part in (self.banner, self.said, self.repeated, Text(note, "muted").wrapped()):
            column.addWidget(part)
        column.addWidget(self.strip)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)
        self.repeated.hide()

    def _connect(self) -> None:
        self.search.clicked.connect(self._search)
        self.strip.cancelled.connect(self._cancel)
        self.rows.itemActivated.connect(self._choose)

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(float(item.data(0, PLACE)))

    def _read(self) -> None:
        footage, stills = self._bench.footage, self._bench.services.stills
        if footage is not None:
            self._run(lambda _p: stills.gap_table(footage), self._show_gaps)

    def _show_gaps(self, table: GapTable) -> None:
        write = self._bench.source.write
        for gap in table.gaps:
            what = self.tr("gap") if gap.is_long else self.tr("short gap")
            much = self.tr("{0} s, about {1} frames").format(f"{gap.seconds:.3f}", gap.missing)
            self._add(what, write(gap.from_s), write(gap.to_s), much, gap.from_s)

    def _search(self) -> None:
        footage, stills = self._bench.footage, self._bench.services.stills
        if footage is not None:
            self.strip.start(self.tr("Decoding every frame"))
            self._run(lambda p: stills.find_repeats(footage, p), self._show_repeats)

    def _show_repeats(self, found: Sequence[Repeat]) -> None:
        write = self._bench.source.write
        for repeat in found:
            what = self.tr("picture stands still") if repeat.is_frozen else self.tr("shown before")
            words = self.tr("{0} frames, same as #{1}").format(repeat.count, f"{repeat.same_as:,}")
            self._add(what, write(repeat.from_s), write(repeat.to_s), words, repeat.from_s)
        count = len(found)
        words = self.tr("{0} stretches repeat frames.").format(count)
        self.repeated.setText(words if count else self.tr("No frame repeats another."))
        self.repeated.show()
        self.looked.emit()

    def _add(self, what: str, start: str, end: str, much: str, seconds: float) -> None:
        item = QTreeWidgetItem(self.rows, [what, start, end, much])
        item.setData(0, PLACE, seconds)

    def _run(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self.search.setEnabled(False)
        self._task = tasks.start(self, work)
        self._task.done.connect(done)
        self._task.failed.connect(self._refused)
        self._task.progressed.connect(self.strip.show_count)
        self._task.finished.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self.strip.stop()
        self.search.setEnabled(True)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.banner, self._bench.prompts.sentence(problem))

    def _copy(self) -> None:
        lines = [self.said.text(), self.repeated.text()]
        for place in range(self.rows.topLevelItemCount()):
            item = self.rows.topLevelItem(place)
            if item is not None:
                lines.append("\t".join(item.text(column) for column in range(COLUMNS)))
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))
