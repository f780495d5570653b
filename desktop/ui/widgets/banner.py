"""A message that stays on the page until it no longer holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.text import Text

_ICONS = {
    "accent": "info",
    "good": "circle-check",
    "warning": "triangle-alert",
    "bad": "circle-alert",
}


class Banner(QFrame):
    """Say one thing with at most one action. ``tone`` is accent, good, warning or bad."""

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._icon = Icon("info", "accent")
        self._title = Text("", "strong").wrapped()
        self._text = Text().wrapped()
        self._action = Button("", "soft")
        self._action.clicked.connect(self.acted)
        self._close = Button("", "quiet", "x")
        self._close.setToolTip(self.tr("Hide this message"))
        self._close.setAccessibleName(self.tr("Hide this message"))
        self._close.clicked.connect(self._dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    def say(
        self, text: str, tone: str = "accent", *, title: str = "", action: str = "",
        dismissible: bool = True,
    ) -> None:  # fmt: skip
        """Show a message; an empty ``text`` hides the banner."""
        set_look(self, tone=tone)
        self._icon.show_icon(_ICONS[tone], tone)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        set_look(self._title, tone=tone)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(dismissible)
        self.setAccessibleName(f"{title} {text}".strip())
        self.setVisible(bool(text or title))

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
