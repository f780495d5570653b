"""Whether frames lack: one line beside the footage, and a table of every stretch."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.footage import Footage
from desktop.ui import footage_words
from desktop.ui.footage_bench import FootageBench
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text

PLACE = Qt.ItemDataRole.UserRole
TOLD_S = 1


class FootageChecks(QObject):
    """Say the verdict on gaps in a line, and show the table behind it."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        bench.ui.checkButton.clicked.connect(self.show_table)

    def clear(self) -> None:
        """Say nothing."""
        self._bench.ui.checkButton.setToolTip("")

    def show_verdict(self) -> None:
        """Say the verdict where a person rests the pointer, and in the table's head."""
        footage = self._bench.footage
        if footage is not None:
            self._bench.ui.checkButton.setToolTip(self.verdict(footage))

    def verdict(self, footage: Footage) -> str:
        """Return the verdict on a whole recording in one sentence."""
        write = self._bench.source.write
        if not footage.has_times:
            return self.tr("No time stamps in this file: gaps cannot be told.")
        start, end = (_whole(write(at)) for at in (0.0, footage.seconds))
        if not footage.gaps:
            words = self.tr("No gap over {0} s between {1} and {2}.")
            return words.format(TOLD_S, start, end)
        lacking = sum(b - a for a, b in footage_words.gap_spans(footage))
        words = self.tr("{0} gaps over {1} s between {2} and {3}, {4} s in all.")
        return words.format(len(footage.gaps), TOLD_S, start, end, f"{lacking:.1f}")

    def show_table(self) -> None:
        """Show every gap; a double click goes there."""
        bench, footage = self._bench, self._bench.footage
        if footage is None:
            return
        bench.player.pause()
        dialog = GapTable(bench, self.verdict(footage))
        dialog.exec()
        dialog.deleteLater()


class GapTable(QDialog):
    """The gaps of a recording as a table that can be copied."""

    def __init__(self, bench: FootageBench, verdict: str) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.setWindowTitle(self.tr("Gaps"))
        self.resize(620, 420)
        self.said = Text(verdict, "section").wrapped()
        self.rows = QTreeWidget()
        self.rows.setRootIsDecorated(False)
        self.rows.setHeaderLabels(
            [self.tr("Last frame before"), self.tr("First frame after"), self.tr("Lacking")]
        )
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.rows.setAccessibleName(self.tr("Gaps"))
        self._fill()
        self.rows.itemActivated.connect(self._go)
        done = Button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)
        copy = Button(self.tr("Copy"), "secondary", "copy")
        copy.clicked.connect(self._copy)
        self._lay_out(copy, done)

    def _lay_out(self, *buttons: QWidget) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in buttons:
            foot.addWidget(button)
        note = Text(
            self.tr("A gap is a second or more without a frame, by the file's own time stamps."),
            "muted",
        ).wrapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(note)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)

    def _fill(self) -> None:
        footage = self._bench.footage
        write = self._bench.source.write
        for start, end in footage_words.gap_spans(footage) if footage else ():
            cells = [write(start), write(end), f"{end - start:.3f} s"]
            item = QTreeWidgetItem(self.rows, cells)
            item.setData(0, PLACE, start)

    def _go(self, item: QTreeWidgetItem) -> None:
        self._bench.player.go_seconds(float(item.data(0, PLACE)))

    def _copy(self) -> None:
        lines = [self.said.text()]
        for place in range(self.rows.topLevelItemCount()):
            item = self.rows.topLevelItem(place)
            if item is not None:
                lines.append("\t".join(item.text(column) for column in range(3)))
        QGuiApplication.clipboard().setText("\n".join(lines))


def _whole(moment: str) -> str:
    return moment.split(".", maxsplit=1)[0]
