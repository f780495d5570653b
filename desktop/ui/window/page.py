"""What every page of the main window is."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from desktop.ui.keyboard.sight import held_in
from desktop.ui.window.act import Act


class Page(QWidget):
    """A page of the main window. ``asked`` opens another one: it carries the Visit.

    ``offer`` says what can be done on it as it stands, for the search from everywhere.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer: Callable[[], Sequence[Act]] = tuple
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open(self, *_args: Any, **_named: Any) -> None:
        """Come to the front; a page names what the fields of its Visit are."""

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Hold the keyboard when what had it is hidden or switched off; a person's Tab goes on.

        Qt would hand it to whatever comes next, at the end of the page to the rail.
        """
        held = held_in(self.window())
        gone = held is not None and not (held.isVisible() and held.isEnabled())
        if gone and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().focusNextPrevChild(onwards)

    def heightForWidth(self, width: int) -> int:
        """Need no more height than the parts can do with: what shrinks is not scrolled away.

        A scroll area would take the height that a page likes best for the least one.
        """
        layout = self.layout()
        if isinstance(layout, QLayout) and layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return super().heightForWidth(width)

    def leave(self) -> None:
        """Finish what must not wait (write what was typed); called before another page comes."""
