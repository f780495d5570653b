"""What is done to any layout: emptying it, filling it with like rows, letting it scroll or fold."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QWidget

from desktop.ui.keyboard.sight import take_away

Row = TypeVar("Row", bound=QWidget)
ASIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and out of the layouts in it."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            take_away(widget)


class Rows(Generic[Row]):
    """Like rows at the end of a layout: each is made once and then says something else.

    Making and styling a widget takes a hundred times as long as changing its words.
    """

    def __init__(self, layout: QBoxLayout, make: Callable[[], Row]) -> None:
        self._layout, self._make = layout, make
        self._made: list[Row] = []
        self._shown = 0

    def show(self, count: int) -> Sequence[Row]:
        """Return ``count`` rows that are shown; those beyond are kept for later."""
        for row in self._made[count : self._shown]:
            row.hide()
        for row in self._made[self._shown : count]:
            row.show()
        while len(self._made) < count:
            # The layout shows it with the rest; shown at once each would be laid out alone.
            row = self._make()
            self._made.append(row)
            self._layout.addWidget(row)
        self._shown = count
        return self._made[:count]


def scrolled(inside: QWidget) -> QScrollArea:
    """Put a part of the page into a scroll area that never scrolls sideways."""
    area = scroll_area()
    area.setWidget(inside)
    return area


def scroll_area(parent: QWidget | None = None) -> QScrollArea:
    """Return a scroll area for a part of the page that never scrolls sideways."""
    area = SideScroll(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class SideScroll(QScrollArea):
    """Scroll up and down only, and be as wide as what lies in it needs; promote to it in Designer.

    A plain scroll area would cut off on the right what large letters make wider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unrolled = False

    def unroll(self) -> None:
        """Be as high as the contents from now on: what it lies in has come to scroll."""
        self._unrolled = True
        self.setMinimumHeight(0)  # one that is set counts in place of what the contents need
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Need the width of the contents, and of the bar beside them."""
        hint, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return hint
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        wide = max(hint.width(), inside.minimumSizeHint().width() + beside)
        if not self._unrolled:
            return QSize(wide, hint.height())
        high = max(
            inside.minimumSizeHint().height(), inside.heightForWidth(self.viewport().width())
        )
        return QSize(wide, high + 2 * self.frameWidth())

    def event(self, event: QEvent) -> bool:
        """Ask for room anew when the contents do."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.StyleChange}:
            self.updateGeometry()
        return super().event(event)


class FoldingRow(QWidget):
    """Hold a row (a QHBoxLayout) that becomes a column when it is too narrow for the row.

    In Designer promote a widget with a horizontal layout to it.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Take the direction for which there is room."""
        row = self.layout()
        if isinstance(row, QBoxLayout):
            direction = ASIDE if _least(row, aside=True) <= self.width() else BELOW
            if direction != row.direction():
                row.setDirection(direction)

    def minimumSizeHint(self) -> QSize:
        """Need the width of the widest alone, and the height as it stands."""
        row = self.layout()
        if not isinstance(row, QBoxLayout):
            return super().minimumSizeHint()
        return QSize(_least(row, aside=False), row.minimumSize().height())


def _least(row: QBoxLayout, *, aside: bool) -> int:
    """Return the width that the contents need, side by side or one below the other."""
    items = [row.itemAt(number) for number in range(row.count())]
    wide = [item.minimumSize().width() for item in items if item is not None and not item.isEmpty()]
    margins = row.contentsMargins().left() + row.contentsMargins().right()
    if not aside:
        return max(wide, default=0) + margins
    return sum(wide) + row.spacing() * max(0, len(wide) - 1) + margins
