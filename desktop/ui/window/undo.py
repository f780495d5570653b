"""A value that is changed step by step; every step can be taken back and made again."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.ui.keyboard.shortcuts import on_keys

MOST = 200
_JOINED, _ALONE = 1, -1

T = TypeVar("T")


class Steps(QObject, Generic[T]):
    """Hold a value that is only ever replaced. ``changed`` follows every replacement."""

    changed = Signal()

    def __init__(self, value: T, parent: QObject) -> None:
        super().__init__(parent)
        self._value = value
        self._rests = 0
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST)

    @property
    def value(self) -> T:
        """The value now."""
        return self._value

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether a step that was taken back can be made again."""
        return self._stack.canRedo()

    def begin(self, value: T) -> None:
        """Begin with a value that has no past."""
        self._stack.clear()
        self._take(value)
        self.changed.emit()

    def become(self, value: T, joined: str = "") -> None:
        """Replace the value; what is ``joined`` by the same word in a row is one step."""
        if value == self._value:
            return
        word = f"{self._rests} {joined}" if joined else ""
        self._stack.push(_Step(self._take, self._value, value, word))
        self.changed.emit()

    def rest(self) -> None:
        """Let the next replacement be a step of its own, whatever it is joined by."""
        self._rests += 1

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self.rest()
            self._stack.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Make a step again that was taken back."""
        if self.can_redo:
            self.rest()
            self._stack.redo()
            self.changed.emit()

    def _take(self, value: T) -> None:
        self._value = value


class _Step(QUndoCommand):
    def __init__(self, take: Callable[[T], None], before: T, after: T, joined: str) -> None:
        super().__init__()
        self._take, self._before = take, before
        self.after, self.joined = after, joined

    def id(self) -> int:
        """Tell whether the stack is to ask if this step joins the one before."""
        return _JOINED if self.joined else _ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next step in, when one word joins both."""
        if not isinstance(other, _Step) or other.joined != self.joined:
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True

    def undo(self) -> None:
        """Go to the value before."""
        self._take(self._before)

    def redo(self) -> None:
        """Go to the value after."""
        self._take(self.after)


def undo_by_keys(window: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Let Ctrl+Z take back and Ctrl+Y or Ctrl+Shift+Z make again, on every system."""
    on_keys(window, "everywhere.undo", undo)
    on_keys(window, "everywhere.redo", redo)
