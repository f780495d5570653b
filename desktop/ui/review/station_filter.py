"""The pill that narrows a region's queue to some of its stations."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import Button, on_press


class StationFilter(Button):
    """A button with the stations to tick. ``changed`` follows every tick by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Station"), "filter", "building-2", parent=parent)
        self.chosen: tuple[str, ...] = ()
        self._stations: dict[str, str] = {}
        self._lines = QMenu(self)
        self._lines.aboutToShow.connect(self._fill)
        self.setMenu(self._lines)
        self.setCheckable(True)
        self.setToolTip(self.tr("Show only these stations"))

    def offer(self, stations: Sequence[tuple[str, str]]) -> None:
        """Offer these stations, each a code and a name."""
        self._stations = dict(stations)
        self.setVisible(len(self._stations) > 1)
        self.choose(tuple(code for code in self.chosen if code in self._stations))

    def choose(self, codes: tuple[str, ...]) -> None:
        """Tick these stations and no others."""
        self.chosen = codes
        self.setChecked(bool(codes))
        names = [self._stations.get(code, code) for code in codes]
        told = names[0] if len(names) == 1 else str(len(names))
        words = self.tr("Station: {0}").format(told) if codes else self.tr("Station")
        self.setText(verbatim.caption(words))

    def _fill(self) -> None:
        self._lines.clear()
        for code, name in self._stations.items():
            act = self._lines.addAction(verbatim.caption(name))
            act.setCheckable(True)
            act.setChecked(code in self.chosen)
            on_press(act, self._flip, code)

    def _flip(self, code: str) -> None:
        left = tuple(each for each in self.chosen if each != code)
        self.choose(left if code in self.chosen else (*self.chosen, code))
        self.changed.emit()
