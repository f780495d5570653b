"""The length of a video as a strip: key frames, motion, marks, gaps, and where we are."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.footage import layers as footage_layers
from desktop.ui.footage.layers import Spans
from desktop.ui.window.theme import Theme
from desktop.ui.words import moments

STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)


@dataclass(frozen=True)
class Mark:
    """A still taken, or a moment named (``named``), ``seconds`` from the first frame."""

    seconds: float
    title: str
    named: bool = False


class FootageLine(QWidget):
    """Show where in the footage we are; ``asked`` follows a click or drag, in seconds."""

    asked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._length = 0.0
        self._write: Callable[[float], str] = moments.length
        self._strip: list[tuple[float, QImage]] = []
        self._marks: tuple[Mark, ...] = ()
        self._layers = footage_layers.Layers()
        self._seconds = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the marks, the strip and the times."""
        return QSize(640, round(self._marks_h() + self._strip_h() + self._times_h()))

    def minimumSizeHint(self) -> QSize:
        """Never be lower than the hint."""
        return QSize(240, self.sizeHint().height())

    @property
    def seconds(self) -> float:
        """Where we are, in seconds from the first frame."""
        return self._seconds

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The stills marked."""
        return self._marks

    @property
    def pictures(self) -> int:
        """How many thumbnails the strip has."""
        return len(self._strip)

    def load(self, length: float, write: Callable[[float], str]) -> None:
        """Begin with footage of ``length`` seconds; ``write`` words a position."""
        self._length, self._write = max(length, 0.001), write
        self._strip, self._marks, self._seconds = [], (), 0.0
        self._layers = footage_layers.Layers()
        self.update()

    def show_strip(self, strip: list[tuple[float, QImage]]) -> None:
        """Show thumbnails, each at its position in seconds."""
        self._strip = strip
        self.update()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show where stills were taken."""
        self._marks = tuple(sorted(marks, key=lambda mark: mark.seconds))
        self.update()

    @property
    def layers(self) -> footage_layers.Layers:
        """What lies over the strip: bars, movements, gaps, suspect stretches, the clip."""
        return self._layers

    def show_gaps(self, gaps: Spans, suspect: Spans = ()) -> None:
        """Hatch stretches without frames, and tint those after damage; in seconds."""
        self._layers = replace(self._layers, gaps=tuple(gaps), suspect=tuple(suspect))
        self.update()

    def show_motion(self, bars: Sequence[float], movements: Spans) -> None:
        """Show how much moves, a bar a second (0 to 1), and the stretches with motion."""
        self._layers = replace(self._layers, bars=tuple(bars), movements=tuple(movements))
        self.update()

    def show_clip(self, start: float | None, end: float | None) -> None:
        """Show the stretch that is to become a clip; None where it has no end yet."""
        self._layers = replace(self._layers, clip=(start, end))
        self.update()

    def go(self, seconds: float) -> None:
        """Move the hand to a position."""
        if seconds != self._seconds:
            self._seconds = seconds
            self.update()

    def x_of(self, seconds: float) -> float:
        """Return where a position lies, in widget pixels."""
        return (
            max(0.0, min(1.0, seconds / self._length)) * (self.width() - 1) if self._length else 0
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the position under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask on while dragging; say the time under the pointer otherwise."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)
        elif self._length:
            words = self._write(self._seconds_at(event.position().x()))
            QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def event(self, event: object) -> bool:
        """Keep Qt's own tooltip from replacing the time."""
        return isinstance(event, QHelpEvent) or super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint strip, times, marks and hand."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("muted"))
        self._paint_strip(painter)
        if self._length:
            self._paint_times(painter)
            self._paint_marks(painter)
            self._paint_hand(painter)

    def _paint_strip(self, painter: QPainter) -> None:
        box = self._strip_box()
        painter.fillRect(box, self._colour("neutral_soft"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.setClipRect(box)
        for number, (seconds, image) in enumerate(self._strip):
            left = self.x_of(seconds)
            later = self._strip[number + 1][0] if number + 1 < len(self._strip) else self._length
            _fill(painter, QRectF(left, box.top(), self.x_of(later) - left, box.height()), image)
        footage_layers.paint(painter, box, self._layers, self.x_of, self._colour)
        painter.restore()

    def _paint_times(self, painter: QPainter) -> None:
        painter.setPen(self._colour("text_muted"))
        metrics = QFontMetricsF(painter.font())
        room = metrics.horizontalAdvance("00:00:00") + 32
        step = _step(self._length, (self.width()) / room)
        top = self._strip_box().bottom() + 2
        count = int(self._length // step) + 1
        free_from = 0.0
        for number in range(count):
            words = self._write(number * step).split(".", maxsplit=1)[0]
            wide = metrics.horizontalAdvance(words)
            x = min(max(0.0, self.x_of(number * step) - wide / 2), self.width() - wide)
            if x >= free_from:
                painter.drawText(QPointF(x, top + metrics.ascent()), words)
                free_from = x + wide + 8

    def _paint_marks(self, painter: QPainter) -> None:
        box = self._strip_box()
        metrics = QFontMetricsF(painter.font())
        free_from = -1.0
        for mark in self._marks:
            x = self.x_of(mark.seconds)
            accent = self._colour("warning" if mark.named else "accent")
            painter.setPen(QPen(accent, 2))
            painter.drawLine(QPointF(x, box.top() - 6), QPointF(x, box.bottom()))
            painter.setBrush(accent)
            painter.setPen(Qt.PenStyle.NoPen)
            footage_layers.paint_head(painter, QPointF(x, box.top() - 7), flag=mark.named)
            wide = metrics.horizontalAdvance(mark.title)
            left = min(max(0.0, x - wide / 2), max(0.0, self.width() - wide))
            if left >= free_from:
                painter.setPen(accent)
                painter.drawText(QPointF(left, metrics.ascent()), mark.title)
                free_from = left + wide + 8

    def _paint_hand(self, painter: QPainter) -> None:
        box, x = self._strip_box(), self.x_of(self._seconds)
        painter.setPen(QPen(self._colour("surface"), 5))
        painter.drawLine(QPointF(x, box.top() - 3), QPointF(x, box.bottom() + 3))
        painter.setPen(QPen(self._colour("bad_fill"), 2.5))
        painter.drawLine(QPointF(x, box.top() - 4), QPointF(x, box.bottom() + 4))

    def _colour(self, token: str) -> QColor:
        return self._theme.colour(token) if self._theme else QColor()

    def _ask(self, event: QMouseEvent) -> None:
        if self._length:
            self.asked.emit(self._seconds_at(event.position().x()))

    def _seconds_at(self, x: float) -> float:
        return max(0.0, min(1.0, x / max(1, self.width() - 1))) * self._length

    def _strip_box(self) -> QRectF:
        return QRectF(0, self._marks_h(), self.width(), self._strip_h())

    def _marks_h(self) -> float:
        return 16 + (self._theme.px(14) if self._theme else 14)

    def _strip_h(self) -> float:
        return 40.0

    def _times_h(self) -> float:
        return 4 + (self._theme.px(16) if self._theme else 16)


def _step(length: float, most: float) -> float:
    return next((s for s in STEPS_S if length / s <= most), STEPS_S[-1])


def _fill(painter: QPainter, box: QRectF, image: QImage) -> None:
    """Fill ``box`` with the picture beside itself, never stretched."""
    if box.width() < 1 or image.isNull():
        return
    wide = max(1.0, box.height() * image.width() / image.height())
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    for number in range(math.ceil(box.width() / wide)):
        place = QRectF(box.left() + number * wide, box.top(), wide, box.height())
        painter.drawImage(place, image)
    painter.restore()
