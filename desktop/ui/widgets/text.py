"""Plain text on a window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.widgets.look import set_look


class Text(QLabel):
    """Show text exactly as it is: never as markup, and it can be selected and copied.

    ``role`` is title, number, section, strong, body, muted or label.
    """

    def __init__(
        self, text: str | QWidget = "", role: str = "body", parent: QWidget | None = None
    ) -> None:
        # Designer's code passes the parent first.
        super().__init__(text if isinstance(text, QWidget) else parent)
        self._letters = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("role", role)
        if isinstance(text, str):
            self.setText(text)

    def wrapped(self) -> "Text":
        """Break long text into lines; return the widget itself."""
        self.setWordWrap(True)
        return self

    def named(self, letters: int) -> "Text":
        """Keep a column of so many letters, as the name of what stands beside it; return itself."""
        self._letters = letters
        self.setWordWrap(True)
        return self

    def event(self, event: QEvent) -> bool:
        """Let the column of a name grow with its letters."""
        handled = super().event(event)
        if self._letters and event.type() in {QEvent.Type.Polish, QEvent.Type.StyleChange}:
            self.setFixedWidth(self.fontMetrics().horizontalAdvance("x") * self._letters)
        return handled

    def set_tone(self, tone: str) -> None:
        """Colour the text by ``tone``; the words must say it too."""
        set_look(self, tone=tone)


def label(text: str, role: str = "body") -> QLabel:
    """Return plain text for the inside of something clickable: clicks go through it."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
