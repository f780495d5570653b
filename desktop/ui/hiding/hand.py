"""The pointer over a picture in which places are hidden: it draws, moves and sizes boxes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen

from desktop.services.pictures.hiding import Region
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.pictures.hand import ARROWS, PictureHand

AMBER, LABEL_INK, VEIL = "#F5A623", "#1F1300", "#000000"
HANDLE, NEAR = 8.0, 9.0
LEAST = 4.0
_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
STEPS_ACROSS = 400


class HidingHand(PictureHand[Region]):
    """Work on the places with the pointer; ``say`` gives each its label."""

    def __init__(self, view: FrameView, edits: HidingEdits, say: Callable[[Region], str]) -> None:
        super().__init__(view, edits)
        self._edits, self._say = edits, say
        self.size = (1, 1)
        self.shape = "rect"
        self.preview = False
        view.setCursor(Qt.CursorShape.CrossCursor)

    def press(self, event: QKeyEvent) -> bool:
        """Select with N and P, move with arrows (Shift sizes), remove with Delete."""
        key = Qt.Key(event.key())
        if key in ARROWS and self._edits.selected is not None:
            self._nudge(ARROWS[key], event.modifiers())
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

    def spot(self, at: QPointF) -> QPointF:
        """Return where a widget pixel lies, in pixels of the picture."""
        spot = self.view.spot(at)
        return QPointF(spot.x() * self.size[0], spot.y() * self.size[1])

    def in_hand(self) -> Region | None:
        """Return where the selected place is on screen."""
        place = self._edits.selected
        return self._edits.here(place) if place is not None else None

    def grip_at(self, at: QPointF) -> int | None:
        """Return which corner of the selected place lies under a widget pixel."""
        region = self.in_hand()
        if region is None:
            return None
        for number, (right, down) in enumerate(_CORNERS):
            corner = self._pixel(region.x + right * region.width, region.y + down * region.height)
            if (corner - at).manhattanLength() <= NEAR * 1.5:
                return number
        return None

    def place_at(self, spot: QPointF) -> int | None:
        """Return the smallest place under a spot."""
        under = [
            (region.width * region.height, place)
            for place, region in self._edits.on_screen()
            if region.x <= spot.x() <= region.right and region.y <= spot.y() <= region.bottom
        ]
        return min(under)[1] if under else None

    def moved(self, held: Region, by: QPointF) -> Region:
        """Return a region moved as a whole."""
        return held.moved(by.x(), by.y())

    def bent(self, held: Region, grip: int, to: QPointF) -> Region:
        """Return a region with one corner elsewhere; the opposite one stays."""
        right, down = _CORNERS[grip]
        fixed = QPointF(held.x + (1 - right) * held.width, held.y + (1 - down) * held.height)
        box = QRectF(fixed, to).normalized()
        wide, high = max(LEAST, box.width()), max(LEAST, box.height())
        return held.resized(box.x(), box.y(), wide, high)

    def put(self, held: Region) -> None:
        """Let the selected place be hidden so."""
        self._edits.move(held)

    def draw(self, path: Sequence[QPointF]) -> None:
        """Hide what was drawn around; a slip of the hand hides nothing."""
        new = QRectF(path[0], path[-1]).normalized()
        if new.width() >= LEAST and new.height() >= LEAST:
            self._edits.cover(
                Region(
                    x=new.x(), y=new.y(), width=new.width(), height=new.height(), shape=self.shape
                )
            )

    def paint(self, painter: QPainter, _place: QRectF) -> None:
        """Paint every place on screen, and the one that is being drawn."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, region in self._edits.on_screen():
            self._paint_region(painter, region, chosen=place == self._edits.selected)
        if self.pulled:
            corners = self.pulled[0], self.pulled[-1]
            drawn = QRectF(*(self._pixel(p.x(), p.y()) for p in corners)).normalized()
            painter.setPen(_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(drawn)

    def _nudge(self, to: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        region = self.in_hand()
        if region is None:
            return
        step = max(1.0, self.size[0] / STEPS_ACROSS)
        dx, dy = (step * value for value in to)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            wide, high = max(LEAST, region.width + dx), max(LEAST, region.height + dy)
            self._edits.move(region.resized(region.x, region.y, wide, high))
        else:
            self._edits.move(region.moved(dx, dy))

    def _pixel(self, x: float, y: float) -> QPointF:
        return self.view.pixel(QPointF(x / self.size[0], y / self.size[1]))

    def _rect(self, region: Region) -> QRectF:
        return QRectF(self._pixel(region.x, region.y), self._pixel(region.right, region.bottom))

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
