"""A photo with four corners to put on those of a paper: by mouse, pen or keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.pictures.hand import ARROWS, DRAG
from desktop.ui.window.undo import Steps

GROUND, LINE, CHOSEN = "#0A0E14", "#5B9DFF", "#FFB020"
HANDLE, REACH = 9.0, 28.0
LOUPE, MAGNIFIED = 128.0, 3.0
NUDGE, FAR_NUDGE = 1.0, 10.0
COUNT = 4
Corners = tuple[tuple[float, float], ...]


class CornerView(QWidget):
    """Show a picture, letterboxed, and four corners over it, clockwise from the top left.

    ``changed`` follows every move. A loupe shows the place under the pointer while dragging.
    1 to 4 or Tab choose a corner, arrows move it by a picture pixel (with Shift by ten),
    Undo takes the last move back, Redo makes it again.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        nowhere: Corners = ()
        self._steps = Steps(nowhere, self)
        self._steps.changed.connect(self._moved)
        self._chosen = 0
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 320)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)

    @property
    def corners(self) -> Corners:
        """The corners as shares of the picture, 0 to 1."""
        return tuple((round(x, 6), round(y, 6)) for x, y in self._steps.value)

    @property
    def chosen(self) -> int:
        """The corner that keys move, from 0."""
        return self._chosen

    def sizeHint(self) -> QSize:
        """Ask for the shape of a page with room around."""
        return QSize(720, 640)

    def show_picture(self, image: QImage, corners: Corners) -> None:
        """Show a picture with corners; what could be undone is forgotten."""
        self._image = image
        self._steps.begin(corners)

    def put(self, corners: Corners) -> None:
        """Put all corners elsewhere; can be undone."""
        self._steps.become(corners)

    def turn(self) -> None:
        """Let the next corner be the paper's top left: for a paper that lies on its side."""
        self.put((*self.corners[1:], self.corners[0]))

    def undo(self) -> None:
        """Take the last move back."""
        self._steps.undo()

    def redo(self) -> None:
        """Make the move again that was taken back."""
        self._steps.redo()

    @property
    def can_undo(self) -> bool:
        """Whether a move can be taken back."""
        return self._steps.can_undo

    def place_of(self, corner: int) -> QPointF:
        """Return where a corner is on screen, in widget pixels."""
        place, (x, y) = self._place(), self.corners[corner]
        return QPointF(place.x() + x * place.width(), place.y() + y * place.height())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Choose corners by Tab until the last, then leave."""
        wanted = self._chosen + (1 if next else -1)
        if self.corners and 0 <= wanted < COUNT:
            self._choose(wanted)
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose or move a corner, or take a move back."""
        step = ARROWS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif step and self.corners and not self._image.isNull():
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(step, FAR_NUDGE if far else NUDGE)
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_4 and self.corners:
            self._choose(event.key() - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearest corner when it is near enough."""
        if event.button() != Qt.MouseButton.LeftButton or not self.corners:
            return
        at = event.position()
        reach = {n: (self.place_of(n) - at).manhattanLength() for n in range(COUNT)}
        nearest = min(reach, key=lambda n: reach[n])
        if reach[nearest] <= REACH:
            self._steps.rest()
            self._dragging = True
            self._choose(nearest)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the corner that was taken."""
        if self._dragging:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the corner go."""
        if self._dragging:
            self._dragging = False
            self._move(event.position())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, frame, corners and, while dragging, the loupe."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(GROUND))
        if self._image.isNull():
            return
        painter.drawImage(self._place(), self._image)
        if not self.corners:
            return
        places = [self.place_of(n) for n in range(COUNT)]
        self._shade(painter, places)
        painter.setPen(QPen(QColor(LINE), 2))
        painter.drawPolygon(QPolygonF(places))
        for number, at in enumerate(places):
            self._handle(painter, number, at)
        if self._dragging:
            self._loupe(painter, places[self._chosen])

    def _shade(self, painter: QPainter, places: list[QPointF]) -> None:
        outside, paper = QPainterPath(), QPainterPath()
        outside.addRect(self._place())
        paper.addPolygon(QPolygonF(places))
        painter.fillPath(outside.subtracted(paper), QColor(0, 0, 0, 110))

    def _handle(self, painter: QPainter, number: int, at: QPointF) -> None:
        chosen = number == self._chosen and (self.hasFocus() or self._dragging)
        painter.setPen(QPen(QColor("white"), 2))
        painter.setBrush(QColor(CHOSEN if chosen else LINE))
        painter.drawEllipse(at, HANDLE, HANDLE)
        painter.drawText(
            QRectF(at.x() - HANDLE, at.y() - HANDLE, 2 * HANDLE, 2 * HANDLE),
            int(Qt.AlignmentFlag.AlignCenter),
            str(number + 1),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _loupe(self, painter: QPainter, at: QPointF) -> None:
        """Show what lies under the corner, in a far corner of the view."""
        x = self.width() - LOUPE - 12 if at.x() < self.width() / 2 else 12
        place = QRectF(x, 12, LOUPE, LOUPE)
        x, y = self.corners[self._chosen]
        scale = self._place().width() / self._image.width()
        side = LOUPE / MAGNIFIED / scale
        middle = QPointF(x * self._image.width(), y * self._image.height())
        source = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.save()
        path = QPainterPath()
        path.addEllipse(place)
        painter.setClipPath(path)
        painter.fillRect(place, QColor(GROUND))
        painter.drawImage(place, self._image, source)
        painter.setPen(QPen(QColor(CHOSEN), 1))
        centre = place.center()
        painter.drawLine(QPointF(centre.x(), place.top()), QPointF(centre.x(), place.bottom()))
        painter.drawLine(QPointF(place.left(), centre.y()), QPointF(place.right(), centre.y()))
        painter.restore()
        painter.setPen(QPen(QColor("white"), 2))
        painter.drawEllipse(place)

    def _place(self) -> QRectF:
        """Return where the picture lies: whole, in the middle, with room for the handles."""
        room = QRectF(self.rect()).adjusted(HANDLE + 4, HANDLE + 4, -HANDLE - 4, -HANDLE - 4)
        if self._image.isNull():
            return room
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        wide, high = self._image.width() * scale, self._image.height() * scale
        left, top = room.center().x() - wide / 2, room.center().y() - high / 2
        return QRectF(left, top, wide, high)

    def _choose(self, corner: int) -> None:
        self._chosen = corner
        self.update()

    def _nudge(self, step: tuple[int, int], by: float) -> None:
        self._steps.rest()
        x, y = self._steps.value[self._chosen]
        self._set(x + step[0] * by / self._image.width(), y + step[1] * by / self._image.height())

    def _move(self, at: QPointF) -> None:
        place = self._place()
        self._set((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height())

    def _set(self, x: float, y: float) -> None:
        corners = list(self._steps.value)
        corners[self._chosen] = min(1.0, max(0.0, x)), min(1.0, max(0.0, y))
        self._steps.become(tuple(corners), DRAG)

    def _moved(self) -> None:
        self.update()
        self.changed.emit()
