"""The marks on a picture while they are edited: added, moved, changed, taken back."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF

from desktop.services.pictures.derivatives import Layer, Mark
from desktop.ui.pictures.edits import PictureEdits

WORDS = "words"
NEAR = 0.012
"""How near the pointer must come to a mark, as a share of the picture."""
SELECT = "SELECT"
ARROW, RECTANGLE, ELLIPSE, FREEHAND = "ARROW", "RECTANGLE", "ELLIPSE", "FREEHAND"
TEXT, NUMBER, LOUPE = "TEXT", "NUMBER", "LOUPE"
KINDS = (ARROW, RECTANGLE, ELLIPSE, FREEHAND, TEXT, NUMBER, LOUPE)
POINTED = frozenset({TEXT, NUMBER})
SAYS = frozenset({TEXT, NUMBER})


class AnnotationEdits(PictureEdits[Mark]):
    """Hold the marks of a layer."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, the topmost last."""
        return self.things

    @property
    def layer(self) -> Layer:
        """What is to be kept."""
        return Layer(marks=self.marks)

    def put_down(self, mark: Mark) -> None:
        """Add a mark; the words typed at once belong to the same step."""
        self.add(mark, WORDS)

    def say(self, words: str) -> None:
        """Give the selected mark other words; typing on is one step."""
        if self.chosen is not None:
            self.change(msgspec.structs.replace(self.chosen, text=words), WORDS)

    def at(self, spot: QPointF) -> int | None:
        """Return the place of the topmost mark near a spot."""
        for place in reversed(range(len(self.marks))):
            if _box(self.marks[place]).contains(spot):
                return place
        return None

    def next_number(self) -> int:
        """Return the next number of a call-out."""
        return max((m.number for m in self.marks if m.kind == NUMBER), default=0) + 1


def moved(mark: Mark, by: QPointF) -> Mark:
    """Return a mark moved as a whole, kept within the picture."""
    xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
    dx = min(max(by.x(), -min(xs)), 1 - max(xs))
    dy = min(max(by.y(), -min(ys)), 1 - max(ys))
    return _with_points(mark, lambda x, y: (x + dx, y + dy))


def bent(mark: Mark, place: int, to: QPointF) -> Mark:
    """Return a mark with one of its points elsewhere."""
    points = list(mark.points)
    points[place] = (to.x(), to.y())
    return msgspec.structs.replace(mark, points=tuple(points))


def drawn(kind: str, start: QPointF, path: Sequence[QPointF]) -> tuple[tuple[float, float], ...]:
    """Return the points of a new mark, pulled from ``start`` along ``path``."""
    end = path[-1] if path else start
    if kind == FREEHAND:
        return tuple((p.x(), p.y()) for p in (start, *path))
    if kind in POINTED:
        return ((end.x(), end.y()),)
    corners = ((start.x(), start.y()), (end.x(), end.y()))
    if kind != LOUPE:
        return corners
    wide, high = abs(end.x() - start.x()), abs(end.y() - start.y())
    centre = QPointF((start.x() + end.x()) / 2, (start.y() + end.y()) / 2)
    # The enlarged view goes to the side with more room.
    x = centre.x() + (2.2 * wide if centre.x() < 0.5 else -2.2 * wide)
    y = centre.y() + (1.2 * high if centre.y() < 0.5 else -1.2 * high)
    return (*corners, (min(0.9, max(0.1, x)), min(0.9, max(0.1, y))))


def _with_points(mark: Mark, place: Callable[[float, float], tuple[float, float]]) -> Mark:
    return msgspec.structs.replace(mark, points=tuple(place(x, y) for x, y in mark.points))


def _box(mark: Mark) -> QRectF:
    xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
    box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    grown = box.adjusted(-NEAR, -NEAR, NEAR, NEAR)
    if mark.kind == TEXT:
        lines = mark.text.splitlines() or [""]
        wide = mark.size * max(len(line) for line in lines)
        return grown.adjusted(0, 0, wide, mark.size * 1.6 * len(lines))
    if mark.kind == NUMBER:
        return grown.adjusted(-mark.size, -mark.size, mark.size * (1 + len(mark.text)), mark.size)
    return grown
