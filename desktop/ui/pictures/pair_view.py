"""Two pictures in one view: side by side, swiped, blinking, mixed, or their difference."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.pictures.pairs import Pairing
from desktop.ui.pictures.frame_view import GROUND, INK, LARGEST, STEP

SIDE, SWIPE, BLINK, MIX, DIFFERENCE = "SIDE", "SWIPE", "BLINK", "MIX", "DIFFERENCE"
BLINK_MS = 600
_GRIP = 12
_GAP = 4


class PairView(QWidget):
    """Show two pictures at one scale and place; the wheel zooms both, dragging moves both.

    In a swipe the line is dragged. ``changed`` says that the settings were changed by hand.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = (QImage(), QImage())
        self._difference = QImage()
        self.settings = Pairing()
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.5)
        self._drag: QPointF | None = None
        self._swiping = False
        self._second_turn = False
        self._timer = QTimer(self)
        self._timer.setInterval(BLINK_MS)
        self._timer.timeout.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 260)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        """Ask for room for two pictures."""
        return QSize(960, 520)

    def show_pair(self, first: QImage, second: QImage) -> None:
        """Show two pictures, whole."""
        self._pictures, self._difference = (first, second), QImage()
        self.fit()

    def show_difference(self, difference: QImage) -> None:
        """Take the picture that the difference mode shows."""
        self._difference = difference
        self.update()

    def set_settings(self, settings: Pairing) -> None:
        """Look in another way; blinking runs only while it is the way."""
        self.settings = settings
        self._second_turn = False
        if settings.mode == BLINK:
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def fit(self) -> None:
        """Show both pictures whole."""
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Zoom both pictures at the middle of the view."""
        self._zoom = min(LARGEST, max(1.0, self._zoom * factor))
        self._keep_inside()

    def places(self) -> tuple[QRectF, QRectF]:
        """Return where the two pictures lie in the view, in widget pixels."""
        (left, right), (first, second) = self._panes(), self._pictures
        place = self._place(left, first)
        if self.settings.mode == SIDE:
            return place, self._place(right, second)
        return place, _inside(place, second)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pictures in the chosen way."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GROUND))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._zoom < STEP**4)
        first, second = self._pictures
        mode = self.settings.mode
        if first.isNull() or second.isNull():
            return
        panes, places = self._panes(), self.places()
        if mode == SIDE:
            for picture, pane, place in zip(self._pictures, panes, places, strict=True):
                painter.setClipRect(pane)
                painter.drawImage(place, picture)
            return
        place, over = places
        if mode == DIFFERENCE:
            painter.drawImage(place, self._difference)
        elif mode == BLINK and self._second_turn:
            painter.drawImage(over, second)
        else:
            painter.drawImage(place, first)
        if mode == MIX:
            painter.setOpacity(self.settings.mix)
            painter.drawImage(over, second)
        elif mode == SWIPE:
            self._paint_swipe(painter, over, second)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom both pictures."""
        self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the swipe's line, or of the pictures."""
        self._drag = event.position()
        at = self._edge()
        near = abs(event.position().x() - at) <= _GRIP
        self._swiping = self.settings.mode == SWIPE and near

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line or the pictures."""
        if self._drag is None:
            return
        place = self.places()[0]
        if self._swiping:
            self._swipe_to((event.position().x() - place.x()) / max(1.0, place.width()))
            return
        moved = event.position() - self._drag
        self._drag = event.position()
        across = moved.x() / max(1.0, place.width())
        self._centre -= QPointF(across, moved.y() / max(1.0, place.height()))
        self._keep_inside()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._drag, self._swiping = None, False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by plus, minus and 0; move a swipe's line by the arrows."""
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif self.settings.mode == SWIPE and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._swipe_to(self.settings.split + (0.02 if key == Qt.Key.Key_Right else -0.02))
        else:
            super().keyPressEvent(event)

    def _paint_swipe(self, painter: QPainter, place: QRectF, second: QImage) -> None:
        edge = self._edge()
        painter.save()
        right = QRectF(edge, 0, self.width() - edge, self.height())
        painter.setClipRect(right)
        painter.fillRect(right, QColor(GROUND))
        painter.drawImage(place, second)
        painter.restore()
        painter.setPen(QPen(QColor(INK), 2))
        painter.drawLine(QPointF(edge, 0), QPointF(edge, self.height()))

    def _edge(self) -> float:
        place = self.places()[0]
        return place.x() + self.settings.split * place.width()

    def _swipe_to(self, split: float) -> None:
        bounded = min(1.0, max(0.0, split))
        self.settings = Pairing(
            mode=SWIPE,
            split=bounded,
            mix=self.settings.mix,
            gain=self.settings.gain,
            keeps_shape=self.settings.keeps_shape,
        )
        self.update()
        self.changed.emit()

    def _panes(self) -> tuple[QRect, QRect]:
        if self.settings.mode != SIDE:
            return self.rect(), self.rect()
        half = (self.width() - _GAP) // 2
        left = QRect(0, 0, half, self.height())
        return left, QRect(self.width() - half, 0, half, self.height())

    def _place(self, pane: QRect, picture: QImage) -> QRectF:
        """Return where a picture lies in a pane, whole at the first zoom, never stretched."""
        shape = picture.size()
        if shape.isEmpty():
            return QRectF(pane)
        scale = min(pane.width() / shape.width(), pane.height() / shape.height()) * self._zoom
        wide, high = shape.width() * scale, shape.height() * scale
        middle = QRectF(pane).center()
        return QRectF(
            middle.x() - self._centre.x() * wide, middle.y() - self._centre.y() * high, wide, high
        )

    def _keep_inside(self) -> None:
        x, y = (min(1.0, max(0.0, c)) for c in (self._centre.x(), self._centre.y()))
        self._centre = QPointF(0.5, 0.5) if self._zoom <= 1.0 else QPointF(x, y)
        self.update()

    def _turn(self) -> None:
        self._second_turn = not self._second_turn
        self.update()


def _inside(place: QRectF, picture: QImage) -> QRectF:
    """Return where a picture lies in the place of another, never stretched."""
    if picture.isNull():
        return place
    size = QSizeF(picture.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    middle = place.center()
    return QRectF(
        middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()
    )
