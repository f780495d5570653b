"""The marks on a picture while they are edited: added, moved, changed, taken back."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from desktop.services.pictures.derivatives import Layer, Mark

MOST_UNDO = 200
NEAR = 0.012
"""How near the pointer must come to a mark, as a share of the picture."""
SELECT = "SELECT"
ARROW, RECTANGLE, ELLIPSE, FREEHAND = "ARROW", "RECTANGLE", "ELLIPSE", "FREEHAND"
TEXT, NUMBER, LOUPE = "TEXT", "NUMBER", "LOUPE"
KINDS = (ARROW, RECTANGLE, ELLIPSE, FREEHAND, TEXT, NUMBER, LOUPE)
POINTED = frozenset({TEXT, NUMBER})
SAYS = frozenset({TEXT, NUMBER})


class AnnotationEdits(QObject):
    """Hold the marks; every change can be undone. ``changed`` follows each, also of selection."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.marks: tuple[Mark, ...] = ()
        self.selected: int | None = None
        self._past: list[tuple[Mark, ...]] = []
        self._future: list[tuple[Mark, ...]] = []

    @property
    def layer(self) -> Layer:
        """What is to be kept."""
        return Layer(marks=self.marks)

    @property
    def chosen(self) -> Mark | None:
        """The mark that is selected, or None."""
        return self.marks[self.selected] if self.selected is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self._future)

    def load(self, marks: Sequence[Mark]) -> None:
        """Begin with these marks and no past."""
        self.marks, self.selected, self._past, self._future = tuple(marks), None, [], []
        self.changed.emit()

    def add(self, mark: Mark) -> None:
        """Add a mark and select it."""
        self._become((*self.marks, mark), len(self.marks))

    def change(self, mark: Mark, *, more: bool = False) -> None:
        """Replace the selected mark; ``more`` goes on with the change before, for one undo."""
        if self.selected is None or mark == self.chosen:
            return
        marks = (*self.marks[: self.selected], mark, *self.marks[self.selected + 1 :])
        if more and self._past:
            self.marks = marks
            self.changed.emit()
        else:
            self._become(marks, self.selected)

    def remove(self) -> None:
        """Remove the selected mark."""
        if self.selected is not None:
            gone = self.selected
            self._become((*self.marks[:gone], *self.marks[gone + 1 :]), None)

    def select(self, place: int | None) -> None:
        """Select a mark by its place, or none."""
        if place != self.selected:
            self.selected = place
            self.changed.emit()

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Make a change again."""
        self._step(self._future, self._past)

    def at(self, spot: QPointF) -> int | None:
        """Return the place of the topmost mark near a spot."""
        for place in reversed(range(len(self.marks))):
            if _box(self.marks[place]).contains(spot):
                return place
        return None

    def next_number(self) -> int:
        """Return the next number of a call-out."""
        return max((m.number for m in self.marks if m.kind == NUMBER), default=0) + 1

    def _become(self, marks: tuple[Mark, ...], selected: int | None) -> None:
        self._past = [*self._past[-MOST_UNDO:], self.marks]
        self._future = []
        self.marks, self.selected = marks, selected
        self.changed.emit()

    def _step(self, source: list[tuple[Mark, ...]], target: list[tuple[Mark, ...]]) -> None:
        if source:
            target.append(self.marks)
            self.marks, self.selected = source.pop(), None
            self.changed.emit()


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
