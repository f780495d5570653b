"""What is done to any layout: emptying it, and letting its widget scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and out of the layouts in it."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def scrolled(inside: QWidget) -> QScrollArea:
    """Put a part of the page into a scroll area that never scrolls sideways."""
    area = scroll_area()
    area.setWidget(inside)
    return area


def scroll_area(parent: QWidget | None = None) -> QScrollArea:
    """Return a scroll area for a part of the page that never scrolls sideways."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
