"""A picture with rounded corners."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.widgets import icons


class Picture(QWidget):
    """Fill its room with a picture, cut to fit (``cover``) or whole; without one, an icon."""

    def __init__(
        self, height: int = 118, *, cover: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height = height
        self._cover = cover
        self._pixmap = QPixmap()
        self._scaled = QPixmap()
        self._icon = "image"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, pixmap: QPixmap, icon: str = "image") -> None:
        """Show ``pixmap``; with an empty one the Lucide ``icon`` says what kind of thing it is."""
        self._pixmap = pixmap
        self._scaled = QPixmap()
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Keep the height that was asked for."""
        return QSize(self._height * 4 // 3, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, or its icon on a calm ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Light))
        if self._pixmap.isNull():
            self._paint_icon(painter)
        else:
            self._paint_picture(painter)
        painter.end()

    def _paint_icon(self, painter: QPainter) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        mark = icons.tinted(self._icon, colour, 28, self.devicePixelRatioF())
        painter.drawPixmap(self.width() // 2 - 14, self.height() // 2 - 14, mark)

    def _paint_picture(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        by = (
            Qt.AspectRatioMode.KeepAspectRatioByExpanding
            if self._cover
            else Qt.AspectRatioMode.KeepAspectRatio
        )
        if self._scaled.isNull() or self._pixmap.size().scaled(wanted, by) != self._scaled.size():
            self._scaled = self._pixmap.scaled(
                wanted, by, Qt.TransformationMode.SmoothTransformation
            )
        shown = QRect(
            0, 0, round(self._scaled.width() / ratio), round(self._scaled.height() / ratio)
        )
        shown.moveCenter(self.rect().center())
        painter.drawPixmap(shown, self._scaled)
