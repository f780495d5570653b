"""What is seen of a window: its buttons and its words."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button


def buttons(root: QWidget) -> dict[str, Button]:
    """Return the buttons by what they say."""
    return {b.text() or b.accessibleName(): b for b in root.findChildren(Button)}


def stacked(*parts: QWidget) -> QWidget:
    """Return a window with the parts one below the other."""
    host = QWidget()
    column = QVBoxLayout(host)
    for part in parts:
        column.addWidget(part)
    return host


def labels(root: QWidget) -> list[str]:
    """Return the words of the labels that are seen."""
    return [w.text() for w in root.findChildren(QLabel) if w.isVisible()]
