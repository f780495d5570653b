"""A handful of answers beside each other, one of them chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.flow_box import FlowBox


class Pills(FlowBox):
    """Choose one of a few codes. One stop for Tab; arrows move, a code's first letter picks it."""

    picked = Signal(str)

    def __init__(self, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, Button] = {}
        for code, label in choices:
            button = Button(label, "filter")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            on_press(button, self._pick, code)
            self._buttons[code] = button
            self.flow.addWidget(button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def code(self) -> str:
        """Return what is chosen, or ""."""
        return next((c for c, button in self._buttons.items() if button.isChecked()), "")

    def words(self) -> str:
        """Return the words of what is chosen, or ""."""
        return next((b.text() for b in self._buttons.values() if b.isChecked()), "")

    def choose(self, code: str) -> None:
        """Show a choice without counting it as the person's."""
        for each, button in self._buttons.items():
            button.setChecked(each == code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, pick by a code's letter or its place 1 to 9."""
        codes = list(self._buttons)
        at = codes.index(self.code()) if self.code() else -1
        step = _STEPS.get(Qt.Key(event.key()))
        typed = event.text().upper()
        if step is not None:
            self._pick(codes[max(0, min(len(codes) - 1, at + step))])
        elif typed.isdecimal() and 1 <= int(typed) <= len(codes):
            self._pick(codes[int(typed) - 1])
        elif typed and (found := next((c for c in codes if c.startswith(typed)), "")):
            self._pick(found)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._mark(here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self._mark(here=False)

    def _mark(self, *, here: bool) -> None:
        for code, button in self._buttons.items():
            lit = here and (code == self.code() or (not self.code() and code == self._first()))
            button.setProperty("state", "here" if lit else "")
            button.style().unpolish(button)
            button.style().polish(button)

    def _first(self) -> str:
        return next(iter(self._buttons), "")

    def _pick(self, code: str) -> None:
        self.choose(code)
        self._mark(here=self.hasFocus())
        self.picked.emit(code)


_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
