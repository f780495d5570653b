"""A white card with an optional heading."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.text import Text


class Card(QFrame):
    """Hold content in ``body``; the heading has a section title, a muted hint, room for actions.

    In a Designer form a QFrame with the dynamic property ``look`` = ``card`` looks the same.
    """

    def __init__(
        self, title: str | QWidget = "", hint: str = "", parent: QWidget | None = None
    ) -> None:
        # Designer's code passes the parent first.
        super().__init__(title if isinstance(title, QWidget) else parent)
        self.setProperty("look", "card")
        self.title = Text(title if isinstance(title, str) else "", "section")
        self.hint = Text(hint, "muted")
        self.heading = QHBoxLayout()
        self.heading.setSpacing(8)
        self.heading.addWidget(self.title)
        self.heading.addStretch(1)
        self.heading.addWidget(self.hint)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(12)
        outer.addLayout(self.heading)
        outer.addLayout(self.body, 1)
        self.set_heading(self.title.text(), hint)

    def set_heading(self, title: str, hint: str = "") -> None:
        """Change title and hint; without either the heading takes no room."""
        self.title.setText(title)
        self.hint.setText(hint)
        self.title.setVisible(bool(title))
        self.hint.setVisible(bool(hint))
        self.setAccessibleName(title)
