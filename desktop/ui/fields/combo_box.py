"""A choice of one among several, no wider than its window has room for."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QToolTip, QWidget

from desktop.ui.widgets import verbatim

MOST_LETTERS, LEAST_LETTERS = 26, 8
ARROW = 40
"""What the arrow and the edges take of the width, in pixels."""


class ComboBox(QComboBox):
    """Ask for the room of its longest choice up to some 26 letters, and need that of eight.

    A choice that is cut is told whole by the tooltip; the list that opens shows all of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        """Ask for the longest choice, within bounds."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), self._letters(MOST_LETTERS)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Need room for a few letters."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._letters(LEAST_LETTERS)), hint.height())

    def showPopup(self) -> None:
        """Open a list that is wide enough for its choices and no wider than the window."""
        view = self.view()
        wanted = view.sizeHintForColumn(self.modelColumn()) + ARROW
        view.setMinimumWidth(min(max(wanted, self.width()), self.window().width()))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Tell the whole choice where it is cut."""
        if isinstance(event, QHelpEvent) and not self.toolTip():
            cut = self.fontMetrics().horizontalAdvance(self.currentText()) + ARROW > self.width()
            words = verbatim.tip(self.currentText()) if cut else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _letters(self, count: int) -> int:
        return self.fontMetrics().horizontalAdvance("x") * count + ARROW
