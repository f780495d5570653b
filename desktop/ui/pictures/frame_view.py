"""One picture on near-black: the frame that is looked at, whole or in its own pixels."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.keyboard.shortcuts import act_of

GROUND = "#0A0E14"
INK = "#E4E7EC"
STEP = 1.25
LARGEST = 16.0
SAME_SHAPE = 0.01
DOTS = 1000
Overlay = Callable[[QPainter, QRectF], None]


def picture_of(rgb: bytes, width: int, height: int, aspect: tuple[int, int] = (1, 1)) -> QImage:
    """Return a picture that owns its pixels, from packed 8-bit RGB rows.

    ``aspect`` is the shape of its pixels, width to height; the picture carries it as the dots that
    lie on a metre each way.
    """
    picture = QImage(rgb, width, height, width * 3, QImage.Format.Format_RGB888).copy()
    picture.setDotsPerMeterX(DOTS * aspect[1])
    picture.setDotsPerMeterY(DOTS * aspect[0])
    return picture


def shape_of(picture: QImage) -> QSizeF:
    """Return the size of a picture with square pixels, none of its own lost."""
    across, down = picture.dotsPerMeterX(), picture.dotsPerMeterY()
    wide = down / across if across > 0 and down > 0 else 1.0
    size = QSizeF(picture.size())
    return QSizeF(size.width() * max(1.0, wide), size.height() / min(1.0, wide))


class FrameView(QWidget):
    """Show one picture, letterboxed; the wheel zooms at the pointer, dragging moves it.

    ``zoomed`` tells the scale in use (1.0: one picture pixel per screen pixel) and whether
    the picture is fitted.
    """

    zoomed = Signal(float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._shape = QImage(), QSizeF()
        self._scaled: QPixmap | None = None
        self._scale: float | None = None
        self._centre = QPointF(0.5, 0.5)
        self._drag: QPointF | None = None
        self._words = ""
        self._overlay: Overlay | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def image(self) -> QImage:
        """The picture on screen, in its own pixels."""
        return self._image

    @property
    def words(self) -> str:
        """The sentence shown in place of a picture, or ""."""
        return self._words

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is fitted into the view."""
        return self._scale is None

    def set_overlay(self, paint: Overlay | None) -> None:
        """Let somebody paint over the picture, in widget pixels; it gets the picture's place."""
        self._overlay = paint
        self.update()

    def spot(self, at: QPointF) -> QPointF:
        """Return where a widget pixel lies in the picture, from 0 to 1 each way."""
        place = self._place()
        return _inside(
            QPointF((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height())
        )

    def pixel(self, spot: QPointF) -> QPointF:
        """Return the widget pixel of a spot of the picture; the way back from ``spot``."""
        place = self._place()
        return QPointF(place.x() + spot.x() * place.width(), place.y() + spot.y() * place.height())

    def sizeHint(self) -> QSize:
        """Ask for a video's shape; the layout gives what it has."""
        return QSize(960, 540)

    def show_image(self, image: QImage) -> None:
        """Show a picture; zoom and place stay when its shape is the same."""
        shape = shape_of(image)
        if not _alike(shape, self._shape):
            self._scale, self._centre = None, QPointF(0.5, 0.5)
        elif self._scale is not None:
            # Frames that play are smaller than those that stand still; what is seen stays.
            self._scale *= self._shape.width() / shape.width()
        self._image, self._shape, self._words = image, shape, ""
        self._repaint()

    def show_words(self, words: str) -> None:
        """Show a sentence in place of a picture."""
        self._image, self._shape, self._words = QImage(), QSizeF(), words
        self._scale = None
        self._repaint()

    def fit(self) -> None:
        """Show the whole picture."""
        self._scale, self._centre = None, QPointF(0.5, 0.5)
        self._repaint()

    def actual(self) -> None:
        """Show one picture pixel per screen pixel."""
        self._zoom_to(1.0, QPointF(self.rect().center()))

    def zoom_by(self, factor: float) -> None:
        """Zoom by a factor at the middle of the view."""
        self._zoom_to(self.scale() * factor, QPointF(self.rect().center()))

    def scale(self) -> float:
        """Return screen pixels per picture pixel."""
        if self._scale is not None or self._image.isNull():
            return self._scale or 1.0
        return self._fitting()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or the sentence."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GROUND))
        if self._image.isNull():
            painter.setPen(QColor(INK))
            box = self.rect().adjusted(32, 16, -32, -16)
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words
            )
            return
        place = self._place()
        if self._scale is None or self._scale < 1.0:
            painter.drawPixmap(place.topLeft(), self._smaller(place))
        else:
            smooth = self._scale < 2.0 and not self._scale.is_integer()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(place, self._image)
        if self._overlay is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._overlay(painter, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._repaint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        if not self._image.isNull() and event.angleDelta().y():
            steps = event.angleDelta().y() / 120
            self._zoom_to(self.scale() * STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a picture larger than the view."""
        if event.button() == Qt.MouseButton.LeftButton and not self.fitted:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture with the pointer."""
        if self._drag is not None:
            moved = event.position() - self._drag
            size = self._place().size()
            self._drag = event.position()
            self._centre = _inside(
                QPointF(
                    self._centre.x() - moved.x() / size.width(),
                    self._centre.y() - moved.y() / size.height(),
                )
            )
            self._repaint()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the picture."""
        self._drag = None
        self.unsetCursor()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Change between the whole picture and its own pixels."""
        self.actual() if self.fitted else self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and −, fit with 0, own pixels with 1."""
        match act_of(event, "picture"):
            case "zoom_in":
                self.zoom_by(STEP)
            case "zoom_out":
                self.zoom_by(1 / STEP)
            case "whole":
                self.fit()
            case "actual":
                self.actual()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the screen's ratio may have changed."""
        super().changeEvent(event)
        self._scaled = None

    def _zoom_to(self, scale: float, at: QPointF) -> None:
        if self._image.isNull():
            return
        before = self._place()
        smallest = min(1.0, self._fitting())
        scale = max(smallest, min(LARGEST, scale))
        self._scale = None if scale <= self._fitting() and scale < 1.0 else scale
        after = self._place()
        spot_x = (at.x() - before.x()) / before.width()
        spot_y = (at.y() - before.y()) / before.height()
        moved_x = after.x() + spot_x * after.width() - at.x()
        moved_y = after.y() + spot_y * after.height() - at.y()
        centre = QPointF(
            self._centre.x() + moved_x / after.width(), self._centre.y() + moved_y / after.height()
        )
        self._centre = QPointF(0.5, 0.5) if self._scale is None else _inside(centre)
        self._repaint()

    def _fitting(self) -> float:
        ratio = self.devicePixelRatioF()
        wide = self.width() * ratio / self._shape.width()
        return min(wide, self.height() * ratio / self._shape.height())

    def _place(self) -> QRectF:
        scale = self.scale() / self.devicePixelRatioF()
        wide, high = self._shape.width() * scale, self._shape.height() * scale
        x = _start(self.width(), wide, self._centre.x())
        y = _start(self.height(), high, self._centre.y())
        return QRectF(x, y, wide, high)

    def _smaller(self, place: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = (place.size() * ratio).toSize()
        if self._scaled is None or self._scaled.size() != size:
            scaled = self._image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled = QPixmap.fromImage(scaled)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _repaint(self) -> None:
        self._scaled = None
        self.zoomed.emit(self.scale(), self.fitted)
        self.update()


def _alike(one: QSizeF, other: QSizeF) -> bool:
    """Tell whether two pictures have one shape, whatever their size."""
    if one.isEmpty() or other.isEmpty():
        return False
    return abs(one.width() * other.height() / (one.height() * other.width()) - 1) < SAME_SHAPE


def _start(room: float, size: float, centre: float) -> float:
    if size <= room:
        return (room - size) / 2
    return min(0.0, max(room - size, room / 2 - centre * size))


def _inside(point: QPointF) -> QPointF:
    return QPointF(min(1.0, max(0.0, point.x())), min(1.0, max(0.0, point.y())))
