"""A large choice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.text import label


class ChoiceCard(Clickable):
    """Offer one of few ways on: an icon, a title, and what it means in a sentence."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._title = label(title, "section")
        self._text = label(text)
        self._text.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(Icon(icon, "accent", 32), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(1)
        self.say(title, text)

    def say(self, title: str, text: str) -> None:
        """Change the words."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
