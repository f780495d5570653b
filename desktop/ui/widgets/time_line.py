"""What happened, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.widgets.text import Text


@dataclass(frozen=True)
class Moment:
    """One line: when in short (``12:21``), what in one sentence, the full time for the tooltip."""

    when: str
    what: str
    full: str = ""
    tone: str = ""


class TimeLine(QWidget):
    """List moments: the time at left, the sentence at right; everything can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._moments: tuple[Moment, ...] = ()
        self._lines: list[tuple[Text, Text]] = []
        self.setAccessibleName(self.tr("Activity"))

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these moments in this order."""
        if tuple(moments) == self._moments:
            return
        self._grid.setRowStretch(len(self._moments), 0)
        for line in self._lines[len(moments) : len(self._moments)]:
            for text in line:
                text.hide()
        for line in self._lines[len(self._moments) : len(moments)]:
            for text in line:
                text.show()
        self._moments = tuple(moments)
        while len(self._lines) < len(self._moments):
            self._add_line()
        for (when, what), moment in zip(self._lines, self._moments, strict=False):
            when.setText(moment.when)
            when.setToolTip(moment.full)
            what.setText(moment.what)
            what.set_tone(moment.tone)
        self._grid.setRowStretch(len(self._moments), 1)

    def _add_line(self) -> None:
        row, line = len(self._lines), (Text("", "muted"), Text("").wrapped())
        self._lines.append(line)
        for column, text in enumerate(line):
            self._grid.addWidget(text, row, column, Qt.AlignmentFlag.AlignTop)
