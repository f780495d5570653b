"""The places of the rail, which shows icons alone where letters leave it no room for names."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from desktop.ui.desk.ui_main_window import Ui_MainWindow
from desktop.ui.widgets.badge import CountBadge
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.look import set_look

WIDE_ENOUGH = 1000
"""How wide a window must be, in pixels at 100 %, for names in the rail."""


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

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, or the name as well."""
        self._label.setVisible(not folded)

    def show_current(self, *, current: bool) -> None:
        """Show whether we are here."""
        self.setChecked(current)
        set_look(self, state="current" if current else "")

    def nextCheckState(self) -> None:
        """Leave the mark to the window: pressing a place opens it, it may refuse."""


class FoldingRail:
    """Fold the rail of a window to icons; their names are in the tooltips."""

    def __init__(self, ui: Ui_MainWindow) -> None:
        self._ui = ui
        self._search = ui.searchButton.text()
        self.folded = False

    def fit(self, wide: int, scale: float, places: Iterable[PlaceButton]) -> None:
        """Fold or unfold for a window ``wide`` pixels wide and letters ``scale`` times as large."""
        self.folded = wide < WIDE_ENOUGH * scale
        ui = self._ui
        set_look(ui.rail, folded="true" if self.folded else "")
        for place in places:
            place.fold(folded=self.folded)
        ui.syncCard.fold(folded=self.folded)
        ui.personButton.fold(folded=self.folded)
        ui.searchButton.setText("" if self.folded else self._search)
        for words in (ui.brand, ui.stationLine):
            words.setVisible(not self.folded)
        ui.logo.setToolTip(f"{ui.brand.text()}\n{ui.stationLine.text()}" if self.folded else "")
