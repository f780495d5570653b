"""A count beside a place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class CountBadge(QLabel):
    """Show how many wait; nothing at zero, ``99+`` beyond 99."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "badge")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show ``count``."""
        self.setText("99+" if count > 99 else str(count))
        self.setVisible(count > 0)
