"""The first letter of a person's name in a circle."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Avatar(QLabel):
    """Show a person by the first character of the name."""

    def __init__(
        self, name: str | QWidget = "", *, big: bool = False, parent: QWidget | None = None
    ) -> None:
        # Designer's code passes the parent first.
        super().__init__(name if isinstance(name, QWidget) else parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("look", "avatar")
        self.setProperty("big", big)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_name(name if isinstance(name, str) else "")

    def show_name(self, name: str) -> None:
        """Show another person."""
        self.setText(name[:1].upper())
