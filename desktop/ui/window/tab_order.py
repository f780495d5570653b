"""The order in which Tab goes through a window: the order in which its layouts are read."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.tool_row import ToolRow

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_FIELD_ROLES = (
    QFormLayout.ItemRole.LabelRole,
    QFormLayout.ItemRole.FieldRole,
    QFormLayout.ItemRole.SpanningRole,
)


def order_tabs(window: QWidget) -> None:
    """Let Tab go through a window as it is read, also what was put into it later."""
    wanted = [each for each in _read(window) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    known = set(map(id, wanted))
    found: list[QWidget] = []
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        if id(each) in known:
            found.append(each)
        each = each.nextInFocusChain()
    if found == wanted:
        return
    for before, after in pairwise(wanted):
        QWidget.setTabOrder(before, after)


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Yield what lies in a widget, in the order in which a person reads it."""
    for child in _children(widget):
        if not child.isWindow():
            yield child
            yield from _read(child)


def _children(widget: QWidget) -> list[QWidget]:
    return [each for each in _inside(widget) if each is not None]


def _inside(widget: QWidget) -> list[QWidget | None]:
    if isinstance(widget, QScrollArea | QMainWindow):
        return [widget.widget() if isinstance(widget, QScrollArea) else widget.centralWidget()]
    if isinstance(widget, ToolRow):
        return [*widget.tools]
    if isinstance(widget, QSplitter):
        return [widget.widget(number) for number in range(widget.count())]
    # Where nobody looks Tab does not go: the order is asked for anew with each press.
    if isinstance(widget, QStackedWidget | QTabWidget):
        bar = widget.tabBar() if isinstance(widget, QTabWidget) else None
        return [bar, widget.currentWidget()]
    layout = widget.layout()
    return [*_read_layout(widget, layout)] if isinstance(layout, QLayout) else []


def _read_layout(widget: QWidget, layout: QLayout) -> list[QWidget]:
    laid = list(_laid(layout))
    known = set(map(id, laid))
    own = widget.findChildren(QWidget, options=_DIRECT)
    beside = [each for each in own if id(each) not in known]
    for banner in beside:
        if isinstance(banner, Banner) and (ground := banner.ground) is not None:
            over = (each is ground or each.isAncestorOf(ground) for each in laid)
            laid.insert(next((number for number, lies in enumerate(over) if lies), 0), banner)
            known.add(id(banner))
    return [*laid, *(each for each in beside if id(each) not in known)]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _items(layout: QLayout) -> Iterator[QLayoutItem]:
    if isinstance(layout, QFormLayout):
        for row in range(layout.rowCount()):
            found = (layout.itemAt(row, role) for role in _FIELD_ROLES)
            yield from (item for item in found if item is not None)
        return
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda number: layout.getItemPosition(number)[:2])  # type: ignore[index]
    yield from (item for number in numbers if (item := layout.itemAt(number)) is not None)
