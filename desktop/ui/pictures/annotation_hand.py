"""The pointer over a picture that is annotated: it draws, selects, moves and bends."""

import math
from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.services.pictures.derivatives import Mark
from desktop.ui.pictures.annotation_edits import (
    ELLIPSE,
    FREEHAND,
    LOUPE,
    NUMBER,
    POINTED,
    RECTANGLE,
    SELECT,
    TEXT,
    AnnotationEdits,
    bent,
    drawn,
    moved,
)
from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.pictures.hand import DRAG, PictureHand

HANDLE = 8.0
LEAST = 0.004
SELECTED, GROUND = "#1D4ED8", "#FFFFFF"


class AnnotationHand(PictureHand[Mark]):
    """Work on the marks with the tool in hand. ``added`` follows each new mark."""

    added = Signal()

    def __init__(
        self, view: FrameView, edits: AnnotationEdits, make: Callable[[str], Mark]
    ) -> None:
        super().__init__(view, edits)
        self._edits, self._make = edits, make
        self.tool = SELECT

    def take(self, tool: str) -> None:
        """Take a tool."""
        self.tool = tool
        cross = Qt.CursorShape.ArrowCursor if tool == SELECT else Qt.CursorShape.CrossCursor
        self.view.setCursor(cross)

    def picks(self) -> bool:
        """Tell whether a press takes what lies under the pointer: only without a tool."""
        return self.tool == SELECT

    def in_hand(self) -> Mark | None:
        """Return the selected mark."""
        return self._edits.chosen

    def grip_at(self, at: QPointF) -> int | None:
        """Return which point of the selected mark lies under a widget pixel."""
        chosen = self._edits.chosen
        if chosen is None or chosen.kind == FREEHAND:
            return None
        for place, point in enumerate(chosen.points):
            there = self.view.pixel(QPointF(*point))
            if math.dist((there.x(), there.y()), (at.x(), at.y())) <= HANDLE + 2:
                return place
        return None

    def place_at(self, spot: QPointF) -> int | None:
        """Return the place of the topmost mark near a spot."""
        return self._edits.at(spot)

    def moved(self, held: Mark, by: QPointF) -> Mark:
        """Return a mark moved as a whole, kept within the picture."""
        return moved(held, by)

    def bent(self, held: Mark, grip: int, to: QPointF) -> Mark:
        """Return a mark with one of its points elsewhere."""
        return bent(held, grip, to)

    def put(self, held: Mark) -> None:
        """Let the selected mark lie so."""
        self._edits.change(held, DRAG)

    def draw(self, path: Sequence[QPointF]) -> None:
        """Add a mark of the tool in hand; a slip of the hand is none."""
        if self.tool == SELECT:
            return
        points = drawn(self.tool, path[0], path[1:])
        far = max((math.dist(points[0], p) for p in points), default=0.0)
        if self.tool in POINTED or far > LEAST:
            self._edits.put_down(msgspec.structs.replace(self._make(self.tool), points=points))
            self.added.emit()

    def paint(self, painter: QPainter, _place: QRectF) -> None:
        """Paint the handles of the selected mark, or what is being drawn."""
        chosen = self._edits.chosen
        if chosen is not None and self.tool == SELECT:
            self._paint_handles(painter, chosen)
        if self.tool != SELECT and self.pulled:
            self._paint_new(painter)

    def _paint_handles(self, painter: QPainter, mark: Mark) -> None:
        spots = [self.view.pixel(QPointF(*p)) for p in mark.points]
        painter.setBrush(QColor(GROUND))
        painter.setPen(QPen(QColor(SELECTED), 2))
        shown = [spots[0], spots[-1]] if mark.kind == FREEHAND else spots
        for spot in shown:
            painter.drawRect(QRectF(spot.x() - 5, spot.y() - 5, 10, 10))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.kind in {RECTANGLE, ELLIPSE, LOUPE}:
            painter.setPen(QPen(QColor(SELECTED), 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(spots[0], spots[1]).normalized())

    def _paint_new(self, painter: QPainter) -> None:
        made = self._make(self.tool)
        path = [self.view.pixel(spot) for spot in self.pulled]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(made.colour), 3))
        if self.tool == FREEHAND:
            painter.drawPolyline(QPolygonF(path))
        elif self.tool == ELLIPSE:
            painter.drawEllipse(QRectF(path[0], path[-1]).normalized())
        elif self.tool in {RECTANGLE, LOUPE}:
            painter.drawRect(QRectF(path[0], path[-1]).normalized())
        elif self.tool not in {TEXT, NUMBER}:
            painter.drawLine(path[0], path[-1])
