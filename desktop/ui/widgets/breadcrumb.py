"""Where we are, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text


class Breadcrumb(QWidget):
    """Show a path such as 案件 / SY-1203-2026-0173; ``clicked`` carries the key of a part.

    The last part is where we are: it is text that can be copied.
    """

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def show_path(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show parts as pairs of key and words."""
        clear(self._row)
        for key, words in parts[:-1]:
            step = Button(words, "link")
            step.setToolTip(self.tr("Back to {0} (Alt+Left)").format(words))
            on_press(step, self.clicked.emit, key)
            self._row.addWidget(step)
            self._row.addWidget(Text("/", "muted"))
        if parts:
            self._row.addWidget(Text(parts[-1][1], "muted"))
        self._row.addStretch(1)
