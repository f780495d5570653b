"""A box for text of several lines."""

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

PADDING = 22


class TextBox(QPlainTextEdit):
    """Hold plain text, ``lines`` high at any text size. Tab leaves the box."""

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def canInsertFromMimeData(self, data: QMimeData) -> bool:
        """Take words only: files go to the place that the box lies on."""
        return not data.hasUrls() and super().canInsertFromMimeData(data)

    def sizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        high = self.fontMetrics().lineSpacing() * self._lines + PADDING
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Never show less."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
