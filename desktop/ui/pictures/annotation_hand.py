"""The pointer over a picture that is annotated: it draws, selects, moves and bends."""

import math
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF

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

HANDLE = 8.0
LEAST = 0.004
SELECTED, GROUND = "#1D4ED8", "#FFFFFF"


class AnnotationHand(QObject):
    """Work on the marks with the tool in hand. ``added`` follows each new mark."""

    added = Signal()

    def __init__(
        self, view: FrameView, edits: AnnotationEdits, make: Callable[[str], Mark]
    ) -> None:
        super().__init__(view)
        self._view, self._edits, self._make = view, edits, make
        self.tool = SELECT
        self._from: QPointF | None = None
        self._path: list[QPointF] = []
        self._held: Mark | None = None
        self._point: int | None = None
        self._moving = False
        view.installEventFilter(self)
        view.set_overlay(self._paint)
        edits.changed.connect(view.update)

    def take(self, tool: str) -> None:
        """Take a tool."""
        self.tool = tool
        cross = Qt.CursorShape.ArrowCursor if tool == SELECT else Qt.CursorShape.CrossCursor
        self._view.setCursor(cross)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the left button; the wheel still zooms, the right button moves the picture."""
        kind = event.type()
        if not isinstance(event, QMouseEvent) or self._view.image.isNull():
            return super().eventFilter(watched, event)
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position())
            return True
        if kind == QEvent.Type.MouseMove and self._from is not None:
            self._drag(event.position())
            return True
        if kind == QEvent.Type.MouseButtonRelease and self._from is not None:
            self._release()
            return True
        return kind == QEvent.Type.MouseButtonDblClick

    def _press(self, at: QPointF) -> None:
        self._view.setFocus()
        spot = self._view.spot(at)
        self._from, self._path, self._moving = spot, [], False
        if self.tool == SELECT:
            self._point = self._handle_at(at)
            if self._point is None:
                self._edits.select(self._edits.at(spot))
            self._held = self._edits.chosen

    def _drag(self, at: QPointF) -> None:
        spot = self._view.spot(at)
        self._path.append(spot)
        if self.tool == SELECT and self._held is not None and self._from is not None:
            if self._point is not None:
                changed = bent(self._held, self._point, spot)
            else:
                changed = moved(self._held, spot - self._from)
            self._edits.change(changed, more=self._moving)
            self._moving = True
        self._view.update()

    def _release(self) -> None:
        start, self._from = self._from, None
        if self.tool != SELECT and start is not None:
            self._keep(start)
        self._held = None
        self._view.update()

    def _keep(self, start: QPointF) -> None:
        points = drawn(self.tool, start, self._path)
        far = max((math.dist(points[0], p) for p in points), default=0.0)
        if self.tool in POINTED or far > LEAST:
            self._edits.add(msgspec.structs.replace(self._make(self.tool), points=points))
            self.added.emit()

    def _handle_at(self, at: QPointF) -> int | None:
        chosen = self._edits.chosen
        if chosen is None or chosen.kind == FREEHAND:
            return None
        for place, point in enumerate(chosen.points):
            there = self._view.pixel(QPointF(*point))
            if math.dist((there.x(), there.y()), (at.x(), at.y())) <= HANDLE + 2:
                return place
        return None

    def _paint(self, painter: QPainter, _place: QRectF) -> None:
        chosen = self._edits.chosen
        if chosen is not None and self.tool == SELECT:
            self._paint_handles(painter, chosen)
        if self._from is not None and self.tool != SELECT and self._path:
            self._paint_new(painter, self._from)

    def _paint_handles(self, painter: QPainter, mark: Mark) -> None:
        spots = [self._view.pixel(QPointF(*p)) for p in mark.points]
        painter.setBrush(QColor(GROUND))
        painter.setPen(QPen(QColor(SELECTED), 2))
        shown = [spots[0], spots[-1]] if mark.kind == FREEHAND else spots
        for spot in shown:
            painter.drawRect(QRectF(spot.x() - 5, spot.y() - 5, 10, 10))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.kind in {RECTANGLE, ELLIPSE, LOUPE}:
            painter.setPen(QPen(QColor(SELECTED), 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(spots[0], spots[1]).normalized())

    def _paint_new(self, painter: QPainter, start: QPointF) -> None:
        made = self._make(self.tool)
        path = [self._view.pixel(p) for p in (start, *self._path)]
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
