"""What every page of the main window is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page of the main window. ``asked`` opens another one: its name and its arguments."""

    asked = Signal(str, dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open(self, **args: object) -> None:
        """Show what ``args`` name; called each time the page comes to the front."""

    def leave(self) -> None:
        """Finish what must not wait (write what was typed); called before another page comes."""
