"""What happened, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.widgets.layouts import clear
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
        self.setAccessibleName(self.tr("Activity"))

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these moments in this order."""
        if tuple(moments) == self._moments:
            return
        self._clear()
        self._moments = tuple(moments)
        for row, moment in enumerate(self._moments):
            when = Text(moment.when, "muted")
            when.setToolTip(moment.full)
            what = Text(moment.what).wrapped()
            what.set_tone(moment.tone)
            self._grid.addWidget(when, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(what, row, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(self._moments), 1)

    def _clear(self) -> None:
        self._grid.setRowStretch(len(self._moments), 0)
        clear(self._grid)
