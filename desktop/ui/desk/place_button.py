"""One place in the rail."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from desktop.ui.widgets.badge import CountBadge
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.look import set_look


class PlaceButton(Clickable):
    """Show a place with its icon and how many things wait there; ``key`` is its shortcut."""

    def __init__(self, name: str, title: str, icon: str, key: str) -> None:
        super().__init__("place")
        self.name = name
        self._title = title
        self._badge = CountBadge()
        self._label = ElidedLabel(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{title} ({key})" if key else title)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 9, 6, 9)
        row.setSpacing(10)
        row.addWidget(Icon(icon))
        row.addWidget(self._label, 1)
        row.addWidget(self._badge)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many things wait here."""
        self._badge.show_count(count)
        self.setAccessibleName(
            self.tr("{0}, {1} waiting").format(self._title, count) if count else self._title
        )

    def show_current(self, *, current: bool) -> None:
        """Show whether we are here."""
        self.setChecked(current)
        set_look(self, state="current" if current else "")

    def nextCheckState(self) -> None:
        """Leave the mark to the window: pressing a place opens it, it may refuse."""
