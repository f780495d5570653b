"""How every dialog looks, opens and ends: never larger than its screen, deleted when it closes.

The keyboard returns to where it was.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QDialog,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.keyboard.sight import Returning
from desktop.ui.window.folding import fold, unroll
from desktop.ui.window.tab_order import order_tabs

USUAL_LINE = 21
"""How high a line is at 100 %, for which the widths of dialogs are drawn, in pixels."""
BAR = 16
"""What the bar takes of the width where a dialog comes to scroll, in pixels."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
FRAME = QSize(2, 32)
"""What the frame of a window takes where nobody tells: its edges and its title bar, in pixels."""


class Dialog(QDialog):
    """A dialog. What does not fit its screen scrolls, and its buttons stay where they are."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._scrolls = self._grown = False

    def event(self, event: QEvent) -> bool:
        """Look whether everything has room whenever something in it changes."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest} and self.isVisible():
            self.make_room()
        return handled

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go as the dialog is read."""
        order_tabs(self)
        return super().focusNextPrevChild(forwards)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge: over a page of the same colour the dialog would have none."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def make_room(self) -> None:
        """Stay on the screen: rows fold, and what still does not fit scrolls over the buttons."""
        room, layout = free_area(self), self.layout()
        if not self._grown:
            self._grown = True
            wide = round(self.width() * max(1.0, self.fontMetrics().height() / USUAL_LINE))
            self.resize(min(wide, room.width()), self.height())
        if isinstance(layout, QBoxLayout) and not self._scrolls:
            beside = room - QSize(BAR, 0)
            if layout.totalMinimumSize().width() > beside.width():
                fold(layout, beside)
            least = _least(layout, self.width())
            if least.width() > room.width() or least.height() > room.height():
                self._scrolls = True
                _scroll(layout, room.width())
            elif least.height() > self.height():
                self.resize(self.width(), least.height())
        if self.width() > room.width() or self.height() > room.height():
            self.setMinimumSize(self.minimumSize().boundedTo(room))
            self.resize(self.size().boundedTo(room))


def show_dialog(dialog: QDialog) -> None:
    """Open a dialog over its window and go on; its signals tell what came of it."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _remember_keyboard(dialog)
    dialog.open()


def ask_dialog(dialog: QDialog) -> bool:
    """Open a dialog that asks, and wait; tells whether it was accepted.

    What was answered can be read until the caller returns to the event loop.
    """
    _remember_keyboard(dialog)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def _remember_keyboard(dialog: QDialog) -> None:
    below = dialog.parentWidget()
    if below is not None:
        Returning(dialog, below.window())


def fit_screen(window: QWidget, wide: int, high: int) -> None:
    """Give a window this size in pixels, or what its screen has room for."""
    window.resize(QSize(wide, high).boundedTo(free_area(window)))


def free_area(window: QWidget) -> QSize:
    """Return what is free on its screen for a window, without task bar and its own frame."""
    frame = FRAME
    handle = window.windowHandle()
    if window.isVisible() and not handle.frameMargins().isNull():
        margins = handle.frameMargins()
        frame = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
    return window.screen().availableGeometry().size() - frame


def _least(layout: QBoxLayout, wide: int) -> QSize:
    """Return what the contents need: wrapped texts as much height as at this width."""
    least = layout.totalMinimumSize()
    if layout.hasHeightForWidth():
        least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(wide)))
    return least


def _scroll(layout: QBoxLayout, most: int) -> None:
    """Let everything of a dialog scroll but the buttons at its foot; it may be ``most`` wide."""
    last = layout.itemAt(layout.count() - 1)
    kept = int(last is not None and layout.count() > 1 and _holds_buttons(last))
    inside = QWidget()
    column = QVBoxLayout(inside) if _is_column(layout) else QBoxLayout(layout.direction(), inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(layout.spacing())
    stretches = [layout.stretch(number) for number in range(layout.count())]
    for stretch in stretches[: len(stretches) - kept]:
        item = layout.takeAt(0)
        if item is not None:
            _put(column, item, stretch)
    unroll(inside)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    beside = layout.contentsMargins().left() + layout.contentsMargins().right()
    wanted = inside.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()
    area.setMinimumWidth(min(wanted, most - beside))
    layout.insertWidget(0, area, 1)


def _put(column: QBoxLayout, item: QLayoutItem, stretch: int) -> None:
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        column.addWidget(widget, stretch, item.alignment())
    elif isinstance(inner, QLayout):
        column.addLayout(inner, stretch)
    else:
        column.addItem(item)


def _holds_buttons(item: QLayoutItem) -> bool:
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        scrolls = isinstance(widget, QAbstractScrollArea) or widget.findChild(QAbstractScrollArea)
        return not scrolls and bool(widget.findChildren(QPushButton, options=_DIRECT))
    if not isinstance(inner, QLayout):
        return False
    inside = (inner.itemAt(number) for number in range(inner.count()))
    return any(isinstance(each.widget(), QPushButton) for each in inside if each is not None)


def _is_column(layout: QBoxLayout) -> bool:
    return layout.direction() == QBoxLayout.Direction.TopToBottom
