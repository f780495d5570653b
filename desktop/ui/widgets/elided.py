"""One line of text that never asks for more room than there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from desktop.ui.widgets import verbatim


class ElidedLabel(QLabel):
    """Show one line, cut with … where it does not fit; all of it is in the tooltip, to copy."""

    def __init__(
        self, text: str | QWidget = "", role: str = "body", parent: QWidget | None = None
    ) -> None:
        # Designer's code passes the parent first.
        super().__init__(text if isinstance(text, QWidget) else parent)
        self._told = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if isinstance(text, str):
            self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Need only room for the dots."""
        return QSize(self.fontMetrics().horizontalAdvance("…") * 2, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.drawText(self.contentsRect(), self._flags(), self._shown())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Explain by tooltip only what is cut."""
        super().resizeEvent(event)
        self._explain()

    def setText(self, text: str) -> None:
        """Show other text, on one line; what was told of the last is forgotten."""
        self._told = ""
        super().setText(" ".join(text.split()))
        self._explain()

    def setToolTip(self, text: str) -> None:
        """Tell this of the text, whether it is cut or not."""
        self._told = text
        self._explain()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the whole text."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(self.text()))
        menu.popup(event.globalPos())

    def _explain(self) -> None:
        cut = verbatim.tip(self.text()) if self._shown() != self.text() else ""
        super().setToolTip(self._told or cut)

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _flags(self) -> int:
        return int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)
