"""A chip: one short fact with a tone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.widgets import verbatim
from desktop.ui.widgets.look import set_look


class Chip(QLabel):
    """Show a short fact on a tinted ground. The words carry the meaning, ``tone`` only helps.

    ``tone`` is neutral, accent, good, warning or bad. Give a tooltip that explains it.
    """

    def __init__(
        self, text: str | QWidget = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        # Designer's code passes the parent first.
        super().__init__(text if isinstance(text, QWidget) else parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("look", "chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if isinstance(text, str):
            self.setText(text)

    def show_fact(self, text: str, tone: str = "neutral", why: str = "") -> None:
        """Show another fact; ``why`` becomes the tooltip."""
        self.setText(text)
        self.setToolTip(verbatim.tip(why))
        self.setAccessibleDescription(why)
        set_look(self, tone=tone)
