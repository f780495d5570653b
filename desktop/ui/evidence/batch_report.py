"""What came of each file of a batch, as a list that can be read at leisure."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import file_remark, remark
from desktop.services.evidence.batches import Batch, Came, Outcome
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.photo import lacks_lines
from record.problems import Problem


def is_noteworthy(batch: Batch) -> bool:
    """Tell whether a batch holds anything besides files that simply came in."""
    return batch.cancelled or any(_tells(line) for line in batch.lines)


def _tells(line: Outcome) -> bool:
    if line.outcome != Came.ADDED:
        return True
    # Every picture out of a chat program lacks its time; that alone is no news.
    told = [each for each in line.remarks if each.code != "photo.tells_no_time"]
    return bool(line.file_remarks or line.not_shown or line.elsewhere or told or line.quality)


class BatchReport(Dialog):
    """List every file with what came of it: added, already there, kept unshown, refused."""

    def __init__(
        self, batch: Batch, lists: ListDesk, prompts: Prompts, language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._prompts, self._language = prompts, language
        self.list = QTreeWidget(self)
        self.setWindowTitle(self.tr("What came of each file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self._heading(batch), "section"))
        column.addWidget(self.list, 1)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderLabels([self.tr("File"), self.tr("Result"), self.tr("Why")])
        spec = ListSpec("batch", self.windowTitle(), ColumnSpec(("file", "result", "why"), "why"))
        self.rows = RowList(self.list, spec, lists, prompts, self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        done = Button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)
        buttons.addWidget(done)
        column.addLayout(buttons)
        self._fill(batch)
        fit_screen(self, 860, 480)

    def words(self) -> list[str]:
        """Return the lines as they are shown, for tests and for copying."""
        rows = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return ["  ".join(row.text(column) for column in range(3)) for row in rows if row]

    def _heading(self, batch: Batch) -> str:
        told = [self.tr("{0} added").format(len(batch.added))]
        if batch.known:
            told.append(self.tr("{0} already there").format(len(batch.known)))
        if batch.poor:
            told.append(self.tr("{0} to be taken again").format(len(batch.poor)))
        if batch.refused:
            told.append(self.tr("{0} refused").format(len(batch.refused)))
        if batch.cancelled:
            told.append(self.tr("stopped by you"))
        return " · ".join(told)

    def _fill(self, batch: Batch) -> None:
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        for line in batch.lines:
            why = self._why(line)
            item = QTreeWidgetItem(self.list, [line.name, self._result(line), "\n".join(why)])
            for column in range(self.list.columnCount()):
                item.setToolTip(column, verbatim.tip(item.text(column)))
        self.rows.filled()

    def _result(self, line: Outcome) -> str:
        number = line.exhibit.exhibit_no if line.exhibit is not None else ""
        if line.outcome == Came.ADDED and line.not_shown:
            return self.tr("{0}, kept and not shown").format(number)
        if line.outcome == Came.ADDED:
            return self.tr("added as {0}").format(number)
        if line.outcome == Came.KNOWN:
            return self.tr("already there as {0}").format(number)
        return self.tr("take again") if line.outcome == Came.POOR else self.tr("refused")

    def _why(self, line: Outcome) -> list[str]:
        why = []
        if line.problem is not None:
            why.append(str(self._prompts.sentence(line.problem)))
        if line.not_shown:
            words = self._prompts.sentence(Problem(line.not_shown))
            why.append(f"{words.what} {words.next}")
        shown = (each for each in line.file_remarks if each.code != line.not_shown)
        why += [file_remark(each, self._language) for each in shown]
        if line.elsewhere:
            why.append(self.tr("Also in case {0}").format(", ".join(line.elsewhere)))
        why += lacks_lines(line.quality, self._language)
        return why + [remark(each, self._language) for each in line.remarks]
