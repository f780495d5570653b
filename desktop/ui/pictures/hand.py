"""The pointer over a picture on which something lies: it picks, moves, bends and draws."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from desktop.ui.pictures.edits import PictureEdits
from desktop.ui.pictures.frame_view import FrameView

DRAG = "drag"
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Which way an arrow key goes: right and down are positive."""

T = TypeVar("T")


class PictureHand(QObject, Generic[T]):
    """Work with the left button; the wheel still zooms, the right button moves the picture.

    Who inherits says what a thing of its kind is: where it is gripped, how it is moved, bent,
    made and painted. A drag is one step for undo.
    """

    def __init__(self, view: FrameView, edits: PictureEdits[Any]) -> None:
        super().__init__(view)
        self.view = view
        self._picked = edits
        self._from: QPointF | None = None
        self._path: list[QPointF] = []
        self._held: T | None = None
        self._grip: int | None = None
        view.installEventFilter(self)
        view.set_overlay(self.paint)
        edits.changed.connect(view.update)

    @property
    def pulled(self) -> tuple[QPointF, ...]:
        """The spots of what is being drawn now, from its start; empty when nothing is."""
        if self._from is None or self._held is not None or not self._path:
            return ()
        return (self._from, *self._path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the left button does over a picture."""
        kind = event.type()
        if not isinstance(event, QMouseEvent) or self.view.image.isNull():
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

    def picks(self) -> bool:
        """Tell whether a press takes what lies under the pointer."""
        return True

    def spot(self, at: QPointF) -> QPointF:
        """Return where a widget pixel lies, in the measure of the things."""
        return self.view.spot(at)

    def in_hand(self) -> T | None:
        """Return the selected thing as it lies here, or None."""
        raise NotImplementedError

    def grip_at(self, at: QPointF) -> int | None:
        """Return which grip of the selected thing lies under a widget pixel."""
        raise NotImplementedError

    def place_at(self, spot: QPointF) -> int | None:
        """Return the place of the thing that a press on a spot picks."""
        raise NotImplementedError

    def moved(self, held: T, by: QPointF) -> T:
        """Return a thing moved as a whole."""
        raise NotImplementedError

    def bent(self, held: T, grip: int, to: QPointF) -> T:
        """Return a thing with one grip elsewhere."""
        raise NotImplementedError

    def put(self, held: T) -> None:
        """Let the selected thing lie so; a drag is one step."""
        raise NotImplementedError

    def draw(self, path: Sequence[QPointF]) -> None:
        """Add what was drawn along a path."""
        raise NotImplementedError

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Paint over the picture, in widget pixels; it lies at ``place``."""
        raise NotImplementedError

    def _press(self, at: QPointF) -> None:
        self.view.setFocus()
        self._from, self._path = self.spot(at), []
        self._held = self._grip = None
        self._picked.rest()
        if self.picks():
            self._grip = self.grip_at(at)
            if self._grip is None:
                self._picked.select(self.place_at(self._from))
            self._held = self.in_hand()

    def _drag(self, at: QPointF) -> None:
        spot, start, held = self.spot(at), self._from, self._held
        self._path.append(spot)
        if held is not None and start is not None:
            grip = self._grip
            self.put(
                self.moved(held, spot - start) if grip is None else self.bent(held, grip, spot)
            )
        self.view.update()

    def _release(self) -> None:
        start, self._from = self._from, None
        self._picked.rest()
        if self._held is None and start is not None:
            self.draw((start, *self._path))
        self._held = None
        self.view.update()
