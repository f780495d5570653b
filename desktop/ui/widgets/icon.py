"""One Lucide icon on a window."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.widgets import icons
from desktop.ui.widgets.look import set_look


class Icon(QWidget):
    """Show an icon by its Lucide name in the colour its ``tone`` has in the style sheet."""

    def __init__(
        self,
        name: str | QWidget = "",
        tone: str = "",
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        # Designer's code passes the parent first.
        super().__init__(name if isinstance(name, QWidget) else parent)
        self.name = name if isinstance(name, str) else ""
        self._size = size
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, tone: str = "", size: int = 0) -> None:
        """Show another icon in another tone, ``size`` pixels at 100 % when it is to be another."""
        self.name = name
        self._size = size or self._size
        self.updateGeometry()
        set_look(self, tone=tone)
        self.update()

    def sizeHint(self) -> QSize:
        """Grow with the text of the application."""
        side = round(self._size * max(1.0, self.fontMetrics().height() / 20))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the text colour of this widget."""
        if not self.name:
            return
        colour = self.palette().color(self.foregroundRole()).name()
        side = min(self.width(), self.height())
        pixmap = icons.tinted(self.name, colour, side, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size into the layout."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        super().changeEvent(event)
