"""A case on the board of the day, with everything it needs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout

from desktop.services.cases import masking
from desktop.services.cases.today import Reason, TodayItem
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import on_press
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.words.today import Said


class TodayRow(Clickable):
    """A case: what it is about, what presses most and what is left, and the further reasons.

    ``chosen`` carries the case and the reason that a person goes for: pressing means the first, the
    context menu has them all.
    """

    chosen = Signal(object, object)

    def __init__(self, item: TodayItem, about: str, said: Sequence[Said]) -> None:
        super().__init__("card")
        self.item, self._said = item, said
        first = said[0]
        self.setToolTip(verbatim.tip("\n".join(_line(each, each.when) for each in said)))
        told = [f"{each.what} {each.left}".strip() for each in said]
        self.setAccessibleName(", ".join((masking.in_text(item.title), about, *told)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = masking.in_text(item.title) or item.case_no
        words.addWidget(ElidedLabel(title))
        words.addWidget(ElidedLabel(f"{about} · {first.what}", "muted"))
        if further := said[1:]:
            told = [f"{each.what} {each.left}".strip() for each in further]
            words.addWidget(ElidedLabel("+ " + " · ".join(told), "muted"))
        self.chip = Chip(first.left, first.tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(words, 1)
        row.addWidget(self.chip)
        self.chip.setVisible(bool(first.left))
        on_press(self, self._choose, item.first)

    def menu(self) -> QMenu:
        """Return a menu that leads to each of the reasons."""
        menu = QMenu(self)
        for reason, said in zip(self.item.reasons, self._said, strict=True):
            action = menu.addAction(verbatim.caption(_line(said, said.left)))
            on_press(action, self._choose, reason)
        menu.addSeparator()
        menu.addAction(self.tr("Copy"), self.copy)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer each reason, and to copy the words."""
        self.menu().popup(event.globalPos())

    def _choose(self, reason: Reason) -> None:
        self.chosen.emit(self.item, reason)


def _line(said: Said, when: str) -> str:
    return " · ".join(part for part in (said.what, when) if part)
