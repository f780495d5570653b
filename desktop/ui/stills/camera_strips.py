"""Several cameras under each other on one corrected time line, with one hand."""

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.footage.cameras import TimeLine
from desktop.ui.window.theme import Theme

ROW, GAP, NAME_SHARE = 22, 6, 0.16
TICKS = 6


class CameraStrips(QWidget):
    """Show which camera has footage when; ``asked`` carries a corrected time (datetime)."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._line: TimeLine | None = None
        self._names: tuple[str, ...] = ()
        self.at: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def dress(self, theme: Theme) -> None:
        """Paint in the colours and letters of a theme."""
        self._theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for a row per camera and one for the times."""
        rows = max(1, len(self._names))
        return QSize(640, rows * (self._row + GAP) + self._px(22))

    def load(self, line: TimeLine | None, names: tuple[str, ...]) -> None:
        """Show these cameras."""
        self._line, self._names = line, names
        self.updateGeometry()
        self.update()

    def go(self, at: datetime) -> None:
        """Move the hand."""
        self.at = at
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the time under the pointer."""
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask on while dragging."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a second with the arrows, ten with Shift."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if way and self.at is not None:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.asked.emit(self._within(self.at + timedelta(seconds=way * far)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, stretches, times and the hand."""
        if self._line is None or self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("muted"))
        for place, name in enumerate(self._names):
            self._paint_row(painter, place, name)
        self._paint_times(painter)
        if self.at is not None:
            x = self._x(self.at)
            painter.setPen(QPen(self._colour("bad_fill"), 2.5))
            painter.drawLine(QPointF(x, 0), QPointF(x, len(self._names) * (self._row + GAP)))
        if self.hasFocus():
            painter.setPen(QPen(self._colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_row(self, painter: QPainter, place: int, name: str) -> None:
        top = place * (self._row + GAP)
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self._colour("text_body"))
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self._left() - 8)
        painter.drawText(QPointF(0, top + self._row / 2 + metrics.ascent() / 2 - 2), words)
        ground = QRectF(self._left(), top, self.width() - self._left(), self._row)
        painter.fillRect(ground, self._colour("neutral_soft"))
        for stretch in self._line.stretches if self._line else ():
            if stretch.camera == name:
                start, end = self._x(stretch.from_at), self._x(stretch.to_at)
                box = QRectF(start, top + 3, max(2.0, end - start), self._row - 6)
                painter.fillRect(box, self._colour("accent"))

    def _paint_times(self, painter: QPainter) -> None:
        if self._line is None:
            return
        metrics = QFontMetricsF(painter.font())
        y = len(self._names) * (self._row + GAP) + metrics.ascent() + 2
        painter.setPen(self._colour("text_muted"))
        length = self._line.to_at - self._line.from_at
        for tick in range(TICKS + 1):
            at = self._line.from_at + length * tick / TICKS
            words = f"{at:%H:%M:%S}"
            wide = metrics.horizontalAdvance(words)
            x = min(max(self._left(), self._x(at) - wide / 2), self.width() - wide)
            painter.drawText(QPointF(x, y), words)

    def _colour(self, token: str) -> QColor:
        return self._theme.colour(token) if self._theme else QColor()

    def _px(self, pixels: int) -> int:
        return self._theme.px(pixels) if self._theme else pixels

    @property
    def _row(self) -> int:
        return self._px(ROW)

    def _left(self) -> float:
        return self.width() * NAME_SHARE

    def _x(self, at: datetime) -> float:
        if self._line is None:
            return 0.0
        length = max(0.001, (self._line.to_at - self._line.from_at).total_seconds())
        share = (at - self._line.from_at).total_seconds() / length
        return self._left() + share * (self.width() - self._left() - 1)

    def _ask(self, event: QMouseEvent) -> None:
        if self._line is None:
            return
        wide = max(1.0, self.width() - self._left())
        share = min(1.0, max(0.0, (event.position().x() - self._left()) / wide))
        self.asked.emit(self._line.from_at + (self._line.to_at - self._line.from_at) * share)

    def _within(self, at: datetime) -> datetime:
        return min(max(at, self._line.from_at), self._line.to_at) if self._line else at
