"""What is painted over the strip of a time line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Spans = Sequence[tuple[float, float]]
BARS_SHARE = 0.55
HEAD = 5.0


@dataclass(frozen=True)
class Layers:
    """Stretches in seconds from the first frame; bars are one a second, from 0 to 1."""

    gaps: tuple[tuple[float, float], ...] = ()
    suspect: tuple[tuple[float, float], ...] = ()
    bars: tuple[float, ...] = ()
    movements: tuple[tuple[float, float], ...] = ()
    clip: tuple[float | None, float | None] = (None, None)


def paint(
    painter: QPainter,
    box: QRectF,
    layers: Layers,
    x_of: Callable[[float], float],
    colour: Callable[[str], QColor],
) -> None:
    """Paint every layer into the strip's box."""
    if layers.bars:
        _bars(painter, box, layers.bars, x_of, colour)
    for span in layers.movements:
        where = _box(box, span, x_of)
        painter.fillRect(
            QRectF(where.left(), box.bottom() - 3, where.width(), 3), colour("accent_fill")
        )
    for span in layers.suspect:
        _tint(painter, _box(box, span, x_of), colour("bad"))
    for span in layers.gaps:
        where = _box(box, span, x_of)
        painter.fillRect(where, colour("warning_soft"))
        painter.fillRect(where, Qt.BrushStyle.BDiagPattern)
    _clip(painter, box, layers.clip, x_of, colour)


def paint_head(painter: QPainter, at: QPointF, *, flag: bool) -> None:
    """Paint the head of a mark: a disc for a still, a diamond for a named moment."""
    if not flag:
        painter.drawEllipse(at, HEAD, HEAD)
        return
    x, y = at.x(), at.y()
    corners = [(x, y - HEAD), (x + HEAD, y), (x, y + HEAD), (x - HEAD, y)]
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _box(box: QRectF, span: tuple[float, float], x_of: Callable[[float], float]) -> QRectF:
    left = x_of(span[0])
    return QRectF(left, box.top(), max(2.0, x_of(span[1]) - left), box.height())


def _bars(
    painter: QPainter,
    box: QRectF,
    bars: Sequence[float],
    x_of: Callable[[float], float],
    colour: Callable[[str], QColor],
) -> None:
    high = box.height() * BARS_SHARE
    ground = QColor(colour("surface"))
    ground.setAlphaF(0.82)
    painter.fillRect(QRectF(box.left(), box.bottom() - high, box.width(), high), ground)
    tallest: dict[int, float] = {}
    for second, share in enumerate(bars):
        x = int(x_of(second + 0.5))
        tallest[x] = max(tallest.get(x, 0.0), share)
    wide = max(1.0, min(4.0, x_of(1.0) - x_of(0.0) - 1.0))
    for x, share in tallest.items():
        tall = max(1.0, min(1.0, share) ** 0.5 * high)
        painter.fillRect(QRectF(x, box.bottom() - tall, wide, tall), colour("accent"))


def _tint(painter: QPainter, where: QRectF, colour: QColor) -> None:
    tint = QColor(colour)
    tint.setAlphaF(0.28)
    painter.fillRect(where, tint)
    painter.fillRect(QRectF(where.left(), where.top(), where.width(), 3), colour)


def _clip(
    painter: QPainter,
    box: QRectF,
    clip: tuple[float | None, float | None],
    x_of: Callable[[float], float],
    colour: Callable[[str], QColor],
) -> None:
    start, end = clip
    if start is not None and end is not None:
        tint = QColor(colour("good"))
        tint.setAlphaF(0.25)
        painter.fillRect(_box(box, (start, end), x_of), tint)
    painter.setPen(QPen(colour("good"), 3))
    for at, way in ((start, 1), (end, -1)):
        if at is None:
            continue
        x = x_of(at)
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        for y in (box.top() + 1, box.bottom() - 1):
            painter.drawLine(QPointF(x, y), QPointF(x + way * 6, y))
