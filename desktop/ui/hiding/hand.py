"""The pointer over a picture in which places are hidden: it draws, moves and sizes boxes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.services.pictures.hiding import Region
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.pictures.frame_view import FrameView

AMBER, LABEL_INK, VEIL = "#F5A623", "#1F1300", "#000000"
HANDLE, NEAR = 8.0, 9.0
LEAST = 4.0
_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
STEPS_ACROSS = 400


class HidingHand(QObject):
    """Work on the places with the pointer; ``say`` gives each its label."""

    drawn = Signal()

    def __init__(self, view: FrameView, edits: HidingEdits, say: Callable[[Region], str]) -> None:
        super().__init__(view)
        self._view, self._edits, self._say = view, edits, say
        self.size = (1, 1)
        self.shape = "rect"
        self.preview = False
        self._from: QPointF | None = None
        self._corner: int | None = None
        self._held: Region | None = None
        self._new: QRectF | None = None
        view.installEventFilter(self)
        view.set_overlay(self._paint)
        view.setCursor(Qt.CursorShape.CrossCursor)
        edits.changed.connect(view.update)

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

    def press(self, event: QKeyEvent) -> bool:
        """Select with N and P, move with arrows (Shift sizes), remove with Delete."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self._edits.selected is not None:
            self._nudge(_ARROWS[key], event.modifiers())
            return True
        act = {
            Qt.Key.Key_Delete: self._edits.remove,
            Qt.Key.Key_Backspace: self._edits.remove,
            Qt.Key.Key_N: lambda: self._edits.next(1),
            Qt.Key.Key_P: lambda: self._edits.next(-1),
        }.get(key)
        if act is not None:
            act()
        return act is not None

    def _nudge(self, to: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        place = self._edits.selected
        region = self._edits.here(place) if place is not None else None
        if region is None:
            return
        step = max(1.0, self.size[0] / STEPS_ACROSS)
        dx, dy = (step * value for value in to)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            wide, high = max(LEAST, region.width + dx), max(LEAST, region.height + dy)
            self._edits.move(region.resized(region.x, region.y, wide, high))
        else:
            self._edits.move(region.moved(dx, dy))

    def _press(self, at: QPointF) -> None:
        self._view.setFocus()
        spot = self._spot(at)
        self._from, self._new, self._held = spot, None, None
        self._corner = self._corner_at(at)
        if self._corner is None:
            self._edits.select(self._place_at(spot))
        if self._edits.selected is not None:
            self._held = self._edits.here(self._edits.selected)

    def _drag(self, at: QPointF) -> None:
        spot, start = self._spot(at), self._from
        if start is None:
            return
        if self._held is None:
            self._new = QRectF(start, spot).normalized()
        elif self._corner is not None:
            self._edits.move(_sized(self._held, self._corner, spot))
        else:
            moved = spot - start
            self._edits.move(self._held.moved(moved.x(), moved.y()))
        self._view.update()

    def _release(self) -> None:
        new, self._new, self._from = self._new, None, None
        self._edits.drop_hold()
        if new is not None and new.width() >= LEAST and new.height() >= LEAST:
            drawn = Region(
                x=new.x(), y=new.y(), width=new.width(), height=new.height(), shape=self.shape
            )
            self._edits.add(drawn)
            self.drawn.emit()
        self._view.update()

    def _spot(self, at: QPointF) -> QPointF:
        spot = self._view.spot(at)
        return QPointF(spot.x() * self.size[0], spot.y() * self.size[1])

    def _pixel(self, x: float, y: float) -> QPointF:
        return self._view.pixel(QPointF(x / self.size[0], y / self.size[1]))

    def _place_at(self, spot: QPointF) -> int | None:
        """Return the smallest place under a spot."""
        under = [
            (region.width * region.height, place)
            for place, region in self._edits.on_screen()
            if region.x <= spot.x() <= region.right and region.y <= spot.y() <= region.bottom
        ]
        return min(under)[1] if under else None

    def _corner_at(self, at: QPointF) -> int | None:
        place = self._edits.selected
        region = self._edits.here(place) if place is not None else None
        if region is None:
            return None
        for number, (right, down) in enumerate(_CORNERS):
            corner = self._pixel(region.x + right * region.width, region.y + down * region.height)
            if (corner - at).manhattanLength() <= NEAR * 1.5:
                return number
        return None

    def _rect(self, region: Region) -> QRectF:
        return QRectF(self._pixel(region.x, region.y), self._pixel(region.right, region.bottom))

    def _paint(self, painter: QPainter, _place: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, region in self._edits.on_screen():
            self._paint_region(painter, region, chosen=place == self._edits.selected)
        if self._new is not None:
            corners = self._new.topLeft(), self._new.bottomRight()
            drawn = QRectF(*(self._pixel(p.x(), p.y()) for p in corners))
            painter.setPen(_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(drawn)

    def _paint_region(self, painter: QPainter, region: Region, *, chosen: bool) -> None:
        rect = self._rect(region)
        veil = QColor(VEIL)
        veil.setAlphaF(1.0 if self.preview else 0.28 if chosen else 0.16)
        painter.setPen(_pen(2.5 if chosen else 2.0))
        painter.setBrush(veil)
        if region.shape == "ellipse":
            painter.drawEllipse(rect)
        else:
            painter.drawRect(rect)
        self._paint_label(painter, rect, self._say(region))
        if chosen:
            painter.setBrush(QColor(AMBER))
            painter.setPen(Qt.PenStyle.NoPen)
            for corner in (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()):
                painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, HANDLE, HANDLE))

    def _paint_label(self, painter: QPainter, rect: QRectF, words: str) -> None:
        metrics = QFontMetricsF(painter.font())
        size = metrics.size(0, words)
        top = max(0.0, rect.top() - size.height() - 5)
        plate = QRectF(rect.left(), top, size.width() + 12, size.height() + 4)
        painter.fillRect(plate, QColor(AMBER))
        painter.setPen(QColor(LABEL_INK))
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)


def _pen(width: float = 2.0) -> QPen:
    return QPen(QColor(AMBER), width, Qt.PenStyle.DashLine)


def _sized(region: Region, corner: int, spot: QPointF) -> Region:
    """Return a region with one corner moved to a spot; the opposite one stays."""
    right, down = _CORNERS[corner]
    fixed = QPointF(region.x + (1 - right) * region.width, region.y + (1 - down) * region.height)
    box = QRectF(fixed, spot).normalized()
    wide, high = max(LEAST, box.width()), max(LEAST, box.height())
    return region.resized(box.x(), box.y(), wide, high)
