"""The line over a list: what it shows and hides, what is selected, and what it can do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text


class ListBar(QWidget):
    """Words, a link that shows everything, and the menu of the list.

    ``all_asked`` follows the press that takes the filters away, ``none_asked`` the one that
    takes the selection away.
    """

    all_asked = Signal()
    none_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Text("", "muted").wrapped()
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.all = Button(self.tr("Show all"), "link")
        self.all.setToolTip(self.tr("Take the filters and words away"))
        self.all.clicked.connect(self.all_asked)
        self.none = Button(self.tr("Clear selection"), "link")
        self.none.setToolTip(self.tr("Select nothing (Esc)"))
        self.none.clicked.connect(self.none_asked)
        self.menu = QMenu(self)
        self.more = Button(self.tr("List"), "quiet", "ellipsis")
        self.more.setToolTip(self.tr("Columns, export, print and copy (Shift+F10 on a row)"))
        self.more.setAccessibleName(self.tr("What this list can do"))
        self.more.setMenu(self.menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 4, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.said, 1)
        for button in (self.all, self.none, self.more):
            self._row.addWidget(button)
        self.all.hide()
        self.none.hide()
        self._hides: Sequence[str] = ()
        self._shown = self._total = self._selected = 0
        self._told = ""

    def offer(self, button: Button) -> None:
        """Put an act for several rows beside the menu."""
        self._row.insertWidget(self._row.count() - 1, button)

    def count(self, shown: int, total: int, hides: Sequence[str] = ()) -> None:
        """Say how many rows are shown of how many, and what hides the others."""
        self._shown, self._total, self._hides = shown, total, tuple(hides)
        self._told = ""
        self._say()

    def select(self, rows: int) -> None:
        """Say how many rows are selected; one is the place of the keyboard and not told."""
        self._selected = rows if rows > 1 else 0
        self._say()

    def tell(self, words: str) -> None:
        """Say what came of an act, until the list changes."""
        self._told = words
        self._say()

    def _say(self) -> None:
        self.all.setVisible(bool(self._hides) and not self._selected)
        self.none.setVisible(bool(self._selected))
        self.said.setText(" · ".join(part for part in (self._words(), self._told) if part))

    def _words(self) -> str:
        if self._selected:
            return self.tr("{0:,} selected").format(self._selected)
        if self._hides:
            words = self.tr("{0:,} of {1:,} shown: {2}")
            return words.format(self._shown, self._total, ", ".join(self._hides))
        return self.tr("{0:,} rows").format(self._shown)
