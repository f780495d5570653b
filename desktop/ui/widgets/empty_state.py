"""What a list shows when there is nothing in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.text import Text


class EmptyState(QWidget):
    """An icon, one sentence that says what would be here, and the one action that fills it."""

    acted = Signal()

    def __init__(
        self, icon: str | QWidget = "", sentence: str = "", action: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        # Designer's code passes the parent first.
        super().__init__(icon if isinstance(icon, QWidget) else parent)
        self._icon = Icon("folder-open", "muted", 32)
        self._sentence = Text("", "body").wrapped()
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.action = Button("", "soft")
        self.action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._sentence)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        self.say(icon if isinstance(icon, str) else "folder-open", sentence, action)

    def say(self, icon: str, sentence: str, action: str = "") -> None:
        """Change what it shows."""
        self._icon.show_icon(icon or "folder-open", "muted")
        self._sentence.setText(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(sentence)
