"""Rows that become columns where a window is too narrow for them: one column in reading order."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from desktop.ui.widgets.layouts import SideScroll

ASIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
LEAST_HIGH = 0.6
"""How much of the room a part that scrolls by itself keeps in a column."""
_BEFORE = "sizeAsRow"
"""Where a part of a column keeps what it had in a row: its largest width, its least height."""
_ANY = 16777215
"""The largest width that Qt knows: as wide as there is room."""


class PageRoom(QScrollArea):
    """The room of a page: what does not fit folds, and what still does not fit scrolls."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._folded: list[QBoxLayout] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin anew with rows at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            unfold(self._folded)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold when the page begins to need more."""
        layout = self._page.layout()
        asks = event.type() == QEvent.Type.LayoutRequest and watched is self._page
        if asks and isinstance(layout, QLayout):
            self._fold()
            # Else the layouts inside it would still say what they needed before.
            layout.activate()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        layout = self._page.layout()
        room = self.viewport().size()
        if isinstance(layout, QLayout) and layout.minimumSize().width() > room.width():
            self._folded += fold(layout, room)
        for column in self._folded:
            _keep_height(column, room)


def fold(layout: QLayout, room: QSize) -> list[QBoxLayout]:
    """Let the rows of a layout become columns where they need more than the width there is."""
    return list(_fold(layout, room, room.width()))


def unfold(folded: list[QBoxLayout]) -> None:
    """Let what was folded be rows again."""
    for row in folded:
        row.setDirection(ASIDE)
        for widget in _widgets(row):
            before = widget.property(_BEFORE)
            if isinstance(before, QSize):
                widget.setMinimumHeight(before.height())
                widget.setMaximumWidth(before.width())
                widget.setProperty(_BEFORE, None)
    folded.clear()


def unroll(inside: QWidget) -> None:
    """Let nothing in a part scroll by itself: the part as a whole has come to scroll."""
    for area in inside.findChildren(SideScroll):
        area.unroll()
    for widget in inside.findChildren(QWidget):
        before = widget.property(_BEFORE)
        if isinstance(before, QSize) and widget.findChild(SideScroll):
            widget.setMinimumHeight(before.height())


def _fold(layout: QLayout, room: QSize, wide: int) -> Iterator[QBoxLayout]:
    margins = layout.contentsMargins()
    inside = wide - margins.left() - margins.right()
    if layout.minimumSize().width() <= wide:
        return
    if isinstance(layout, QBoxLayout) and layout.direction() == ASIDE and layout.count() > 1:
        layout.setDirection(BELOW)
        _widen(layout)
        _keep_height(layout, room)
        yield layout
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None or item.minimumSize().width() <= inside:
            continue
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QLayout):
            yield from _fold(inner, room, inside)
        elif widget is not None:
            for each in _layouts(widget):
                yield from _fold(each, room, inside)


def _layouts(widget: QWidget) -> Iterator[QLayout]:
    if isinstance(widget, QStackedWidget):
        for number in range(widget.count()):
            page = widget.widget(number)
            if page is not None:
                yield from _layouts(page)
        return
    inside = widget.layout()
    if isinstance(inside, QLayout):
        yield inside


def _widen(column: QBoxLayout) -> None:
    for widget in _widgets(column):
        widget.setProperty(_BEFORE, QSize(widget.maximumWidth(), widget.minimumHeight()))
        widget.setMaximumWidth(_ANY)


def _keep_height(column: QBoxLayout, room: QSize) -> None:
    """Leave parts in which something scrolls enough height: the whole scrolls instead."""
    for widget in _widgets(column):
        if isinstance(widget, QAbstractScrollArea) or widget.findChild(QAbstractScrollArea):
            # A minimum that is set counts in place of what the contents need.
            needed = widget.minimumSizeHint().height()
            widget.setMinimumHeight(max(needed, round(room.height() * LEAST_HIGH)))


def _widgets(layout: QBoxLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
