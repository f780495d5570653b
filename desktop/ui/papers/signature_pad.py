"""A white box to sign in, with a pen, a finger or the mouse."""

import time
from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

Point = tuple[float, float, float, float]
PAPER, INK, LINE, HINT = "#FFFFFF", "#14284B", "#98A2B3", "#5D6779"
SCALE = 3
THIN, THICK = 1.4, 4.2
MOUSE_PRESSURE = 0.5
NEAR = 0.8


class SignaturePad(QWidget):
    """Collect strokes. ``changed`` follows every stroke; the paper stays white in every theme."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self._began = 0.0
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 150)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, on=False)

    def sizeHint(self) -> QSize:
        """Ask for the shape of the box on paper (100 by 26 mm), with room around."""
        return QSize(640, 220)

    @property
    def strokes(self) -> list[list[Point]]:
        """The strokes: x and y in widget pixels, seconds since the first touch, pressure 0 to 1."""
        return [list(stroke) for stroke in self._strokes]

    @property
    def is_blank(self) -> bool:
        """Whether there is too little ink to be a signature: nothing longer than a dot."""
        return sum(_length(stroke) for stroke in self._strokes) < 40

    def set_hint(self, words: str) -> None:
        """Say under the line who signs here."""
        self._hint = words
        self.update()

    def clear(self) -> None:
        """Take all strokes away."""
        self._strokes, self._drawing = [], False
        self.update()
        self.changed.emit()

    def undo(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self.update()
            self.changed.emit()

    def png(self) -> bytes:
        """Return the signature as a PNG at three times its size on screen, without the line."""
        image = QImage(self.size() * SCALE, QImage.Format.Format_RGB32)
        image.fill(QColor(PAPER))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SCALE, SCALE)
        self._paint_strokes(painter)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(data.data())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, the line to sign on, and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(PAPER))
        line = self.height() - 44
        painter.setPen(QPen(QColor(LINE), 1))
        painter.drawLine(24, line, self.width() - 24, line)
        painter.setPen(QColor(HINT))
        below = QRectF(24, line + 4, self.width() - 48, 36)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), self._hint)
        self._paint_strokes(painter)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pressure of the pen."""
        match event.type():
            case QTabletEvent.Type.TabletPress:
                self._begin(event.position(), event.pressure())
            case QTabletEvent.Type.TabletMove if self._drawing:
                self._go_on(event.position(), event.pressure())
            case QTabletEvent.Type.TabletRelease:
                self._end()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), MOUSE_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._drawing:
            self._go_on(event.position(), MOUSE_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def _begin(self, at: QPointF, pressure: float) -> None:
        if not self._strokes:
            self._began = time.monotonic()
        self._drawing = True
        self._strokes.append([self._point(at, pressure)])
        self.update()

    def _go_on(self, at: QPointF, pressure: float) -> None:
        point, last = self._point(at, pressure), self._strokes[-1][-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= NEAR:
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()

    def _point(self, at: QPointF, pressure: float) -> Point:
        x = min(max(0.0, at.x()), float(self.width()))
        y = min(max(0.0, at.y()), float(self.height()))
        since = time.monotonic() - self._began
        return round(x, 1), round(y, 1), round(since, 3), round(pressure, 3)

    def _paint_strokes(self, painter: QPainter) -> None:
        pen = QPen(QColor(INK))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for stroke in self._strokes:
            if len(stroke) == 1:
                x, y, _, pressure = stroke[0]
                pen.setWidthF(_width(pressure))
                painter.setPen(pen)
                painter.drawPoint(QPointF(x, y))
            for start, middle, end, pressure in _smooth(stroke):
                pen.setWidthF(_width(pressure))
                painter.setPen(pen)
                _curve(painter, start, middle, end)


def _width(pressure: float) -> float:
    return THIN + (THICK - THIN) * min(1.0, max(0.0, pressure))


def _length(stroke: list[Point]) -> float:
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(stroke))


def _smooth(stroke: list[Point]) -> list[tuple[QPointF, QPointF, QPointF, float]]:
    """Return curves through the middles of the strokes' segments, so that corners are round."""
    if len(stroke) < 2:
        return []
    places = [QPointF(x, y) for x, y, _, _ in stroke]
    middles = [(a + b) / 2 for a, b in pairwise(places)]
    curves = [(places[0], places[0], middles[0], stroke[0][3])]
    curves += [
        (middles[number - 1], places[number], middles[number], stroke[number][3])
        for number in range(1, len(places) - 1)
    ]
    curves.append((middles[-1], places[-1], places[-1], stroke[-1][3]))
    return curves


def _curve(painter: QPainter, start: QPointF, middle: QPointF, end: QPointF) -> None:
    before = start
    for number in range(1, 7):
        t = number / 6
        at = start * (1 - t) ** 2 + middle * (2 * t * (1 - t)) + end * t**2
        painter.drawLine(before, at)
        before = at
