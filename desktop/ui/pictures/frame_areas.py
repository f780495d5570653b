"""Drawing areas on a frame: where to look for motion, and where not."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.ui.pictures.frame_view import FrameView

LEAST = 0.01
"""Smaller than a hundredth of the picture is a slip of the hand, not an area."""


class FrameAreas(QObject):
    """Draw rectangles with the pointer; all are shares of the picture from 0 to 1.

    ``drawn`` follows each; ``stopped`` when drawing ended without one.
    """

    drawn = Signal()
    stopped = Signal()

    def __init__(self, view: FrameView, colour: str) -> None:
        super().__init__(view)
        self._view, self._colour = view, QColor(colour)
        self.areas: list[QRectF] = []
        self._from: QPointF | None = None
        self._to = QPointF()
        self._drawing = False

    @property
    def drawing(self) -> bool:
        """Whether the pointer draws."""
        return self._drawing

    def begin(self) -> None:
        """Let the pointer draw one area."""
        if not self._drawing:
            self._drawing = True
            self._view.installEventFilter(self)
            self._view.setCursor(Qt.CursorShape.CrossCursor)
            self._view.setFocus()

    def clear(self) -> None:
        """Take every area away."""
        self.areas = []
        self._stop()
        self._show()

    def put(self, area: QRectF) -> None:
        """Add an area."""
        self.areas.append(area)
        self._show()
        self.drawn.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw while the left button is held; Escape stops."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind in _POINTER:
            self._point(kind, self._view.spot(event.position()))
            return True
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride} and escape:
            self._stop()
            self.stopped.emit()
            return True
        return super().eventFilter(watched, event)

    def _point(self, kind: QEvent.Type, at: QPointF) -> None:
        if kind == QEvent.Type.MouseButtonPress:
            self._from = self._to = at
        elif self._from is not None:
            self._to = at
        if kind == QEvent.Type.MouseButtonRelease and self._from is not None:
            area = QRectF(self._from, self._to).normalized()
            self._stop()
            if area.width() > LEAST and area.height() > LEAST:
                self.put(area)
            else:
                self.stopped.emit()
        self._show()

    def _stop(self) -> None:
        if self._drawing:
            self._drawing, self._from = False, None
            self._view.removeEventFilter(self)
            self._view.unsetCursor()

    def _show(self) -> None:
        busy = self.areas or self._from is not None
        self._view.set_overlay(self._paint if busy else None)

    def _paint(self, painter: QPainter, place: QRectF) -> None:
        held = [QRectF(self._from, self._to).normalized()] if self._from is not None else []
        fill = QColor(self._colour)
        fill.setAlphaF(0.12)
        for area in [*self.areas, *held]:
            where = QRectF(
                place.x() + area.x() * place.width(), place.y() + area.y() * place.height(),
                area.width() * place.width(), area.height() * place.height(),
            )  # fmt: skip
            painter.fillRect(where, fill)
            # Black under the colour: it must be seen on any picture.
            painter.setPen(QPen(QColor("#000000"), 4))
            painter.drawRect(where)
            painter.setPen(QPen(self._colour, 2, Qt.PenStyle.DashLine))
            painter.drawRect(where)


_POINTER = {
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease,
}  # fmt: skip
