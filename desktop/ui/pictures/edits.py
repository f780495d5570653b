"""What lies on a picture while it is edited: added, changed, one in hand, taken back."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.ui.window.undo import Steps

T = TypeVar("T")


class PictureEdits(QObject, Generic[T]):
    """Hold things on a picture, at most one selected; every change of them can be undone.

    ``changed`` follows every change, also of selection; ``touched`` only those of the things.
    """

    changed = Signal()
    touched = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.selected: int | None = None
        nothing: tuple[T, ...] = ()
        self._steps = Steps(nothing, self)
        self._steps.changed.connect(self._stepped)

    @property
    def things(self) -> tuple[T, ...]:
        """Everything on the picture, the topmost last."""
        return self._steps.value

    @property
    def chosen(self) -> T | None:
        """The thing that is selected, or None."""
        return self.things[self.selected] if self.selected is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return self._steps.can_redo

    def load(self, things: Sequence[T]) -> None:
        """Begin with these and no past."""
        self.selected = None
        self._steps.begin(tuple(things))

    def add(self, thing: T, joined: str = "") -> None:
        """Add a thing and select it."""
        before, self.selected = self.things, len(self.things)
        self._steps.become((*before, thing), joined)

    def change(self, thing: T, joined: str = "") -> None:
        """Replace the selected thing; changes ``joined`` by one word are one step."""
        place = self.selected
        if place is not None:
            self._steps.become((*self.things[:place], thing, *self.things[place + 1 :]), joined)

    def remove(self) -> None:
        """Take the selected thing away."""
        place = self.selected
        if place is not None:
            self.selected = None
            self._steps.become((*self.things[:place], *self.things[place + 1 :]))

    def select(self, place: int | None) -> None:
        """Select a thing by its place, or none."""
        if place != self.selected:
            self.selected = place
            self.rest()
            self.changed.emit()

    def rest(self) -> None:
        """End a drag: the next change is a step of its own."""
        self._steps.rest()

    def undo(self) -> None:
        """Take the last change back; nothing is selected then."""
        if self.can_undo:
            self.selected = None
            self._steps.undo()

    def redo(self) -> None:
        """Make a change again; nothing is selected then."""
        if self.can_redo:
            self.selected = None
            self._steps.redo()

    def _stepped(self) -> None:
        self.touched.emit()
        self.changed.emit()
