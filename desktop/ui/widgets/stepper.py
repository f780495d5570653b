"""The bar of steps a case walks through."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import on_press
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear

DONE, CURRENT, TODO = "done", "current", "todo"


@dataclass(frozen=True)
class Step:
    """One step: ``state`` is done, current or todo; ``note`` is a short fact under the title."""

    key: str
    title: str
    state: str = TODO
    note: str = ""


class Stepper(QFrame):
    """Show the steps in a row. Tab reaches the bar, Left and Right move, Enter opens a step."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 10, 12, 10)
        self._row.setSpacing(8)
        self._steps: tuple[Step, ...] = ()
        self._buttons: list[_StepButton] = []
        self.setAccessibleName(self.tr("Steps"))

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; the focus stays on the step it was on."""
        if tuple(steps) == self._steps:
            return
        shown, self._steps = self._steps, tuple(steps)
        if [_shape(step) for step in shown] == [_shape(step) for step in self._steps]:
            for button, step in zip(self._buttons, self._steps, strict=True):
                button.show_step(step, self._state_word(step.state))
            return
        held = self.window().focusWidget()
        focused = next((b.key for b in self._buttons if b is held), "")
        self._clear()
        for number, step in enumerate(self._steps, 1):
            button = _StepButton(number, step, self._state_word(step.state))
            on_press(button, self.clicked.emit, step.key)
            self._buttons.append(button)
            self._row.addWidget(button)
            if number < len(self._steps):
                self._row.addWidget(_path(step.state), 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self._buttons:
            button.show()
            if button.key == focused:
                button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between steps with Left and Right."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        held = self.window().focusWidget()
        at = next((i for i, b in enumerate(self._buttons) if b is held), None)
        if not by or at is None:
            super().keyPressEvent(event)
            return
        self._buttons[max(0, min(len(self._buttons) - 1, at + by))].setFocus()

    def _state_word(self, state: str) -> str:
        return {DONE: self.tr("done"), CURRENT: self.tr("current step")}.get(
            state, self.tr("not started")
        )

    def _clear(self) -> None:
        self._buttons = []
        clear(self._row)


class _StepButton(Clickable):
    def __init__(self, number: int, step: Step, state_word: str) -> None:
        super().__init__("step")
        self.key = step.key
        self.setProperty("state", step.state)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(_line(step.title, "step"))
        self._note = _line(step.note, "muted")
        if step.note:
            words.addWidget(self._note)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(_mark(number, step.state), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words)
        self.show_step(step, state_word)

    def show_step(self, step: Step, state_word: str) -> None:
        """Show another note of a step that looks the same otherwise."""
        self._note.setText(step.note)
        self.setAccessibleName(f"{step.title}, {state_word}")
        self.setAccessibleDescription(step.note)
        self.setToolTip(verbatim.tip(f"{step.title} ({state_word}) {step.note}".strip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Left and Right to the bar."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
            return
        super().keyPressEvent(event)


def _shape(step: Step) -> tuple[str, str, str, bool]:
    """Return what of a step only another button can show."""
    return step.key, step.title, step.state, bool(step.note)


def _line(text: str, role: str) -> ElidedLabel:
    line = ElidedLabel(text, role)
    line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line


def _mark(number: int, state: str) -> QWidget:
    if state == DONE:
        ring = QFrame()
        ring.setProperty("look", "step-done")
        inside = QHBoxLayout(ring)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Icon("check", "fill", 16), 0, Qt.AlignmentFlag.AlignCenter)
        ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return ring
    mark = QLabel(str(number))
    mark.setTextFormat(Qt.TextFormat.PlainText)
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    mark.setProperty("look", "step")
    mark.setProperty("state", state)
    mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return mark


def _path(state: str) -> QFrame:
    path = QFrame()
    path.setProperty("look", "path")
    path.setProperty("state", state)
    path.setMinimumWidth(8)
    return path
