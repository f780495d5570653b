"""The first letter of a person's name in a circle."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Avatar(QLabel):
    """Show a person by the first character of the name; ``size`` is normal or big."""

    def __init__(self, name: str = "", size: str = "normal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("look", "avatar")
        self.setProperty("size", size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Show another person."""
        self.setText(name[:1].upper())
