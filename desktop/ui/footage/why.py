"""One tap before footage is shown: why somebody looks."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.services.footage.viewings import Why
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.text import Text, label
from desktop.ui.words.case import CaseWords
from record.reading.footage_register import AUTHORITY, OTHER, REASONS

ICONS = {
    "COMPLAINT": "message-square", "REVIEW": "clipboard-check", "AUTHORITY": "building-2",
    "DISPUTE": "fuel", "OTHER": "pen-line",
}  # fmt: skip
COLUMNS = 2


class FootageWhy(QScrollArea):
    """Offer the reasons as cards; ``chosen`` carries a Why. Digits 1 to 5 choose too."""

    chosen = Signal(object)

    def __init__(self, words: CaseWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.cards: dict[str, Clickable] = {}
        self.unit, self.caller, self.text = (QLineEdit() for _ in range(3))
        self.go = Button(self.tr("Look at the footage"), "primary", "eye")
        self._asked = QFrame()
        self._reason = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def ask(self) -> None:
        """Begin anew, with nothing chosen."""
        self._reason = ""
        for field in (self.unit, self.caller, self.text):
            field.clear()
        self._asked.hide()
        for card in self.cards.values():
            card.setProperty("state", "")
            card.style().polish(card)
        next(iter(self.cards.values())).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a reason by its digit."""
        typed = event.text()
        if typed.isdecimal() and 1 <= int(typed) <= len(REASONS):
            self.cards[REASONS[int(typed) - 1]].click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(Text(self.tr("Why do you look at this footage?"), "section"))
        said = self.tr(
            "One tap. What was looked at, when and what was taken fills the register by itself."
        )
        column.addWidget(Text(said, "muted").wrapped())
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, reason in enumerate(REASONS):
            grid.addWidget(self._card(place, reason), place // COLUMNS, place % COLUMNS)
        column.addLayout(grid)
        column.addWidget(self._asked)
        column.addStretch(2)
        self._lay_out_asked()
        self.setWidget(inside)

    def _card(self, place: int, reason: str) -> Clickable:
        card = Clickable("card")
        words = self._words.label("footage_reason", reason)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(Icon(ICONS[reason], "accent"))
        title = label(words, "strong")
        title.setWordWrap(True)
        row.addWidget(title, 1)
        row.addWidget(label(str(place + 1), "muted"))
        card.setAccessibleName(words)
        card.setToolTip(f"{words} ({place + 1})")
        card.clicked.connect(partial(self._pick, reason))
        self.cards[reason] = card
        return card

    def _lay_out_asked(self) -> None:
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        for field, words in (
            (self.unit, self.tr("Authority, as on its paper")),
            (self.caller, self.tr("Name of the officer")),
            (self.text, self.tr("What for, number of the order")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self.go.click)
            column.addWidget(field)
        self.go.clicked.connect(self._send)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)

    def _pick(self, reason: str) -> None:
        self._reason = reason
        if reason not in {AUTHORITY, OTHER}:
            self.chosen.emit(Why(reason=reason))
            return
        for each, card in self.cards.items():
            card.setProperty("state", "chosen" if each == reason else "")
            card.style().unpolish(card)
            card.style().polish(card)
        for field in (self.unit, self.caller):
            field.setVisible(reason == AUTHORITY)
        self._asked.show()
        (self.unit if reason == AUTHORITY else self.text).setFocus()
        self._check()

    def _check(self) -> None:
        named = bool(self.unit.text().strip() and self.caller.text().strip())
        said = bool(self.text.text().strip())
        self.go.setEnabled(named if self._reason == AUTHORITY else said)

    def _send(self) -> None:
        named = self._reason == AUTHORITY
        self.chosen.emit(
            Why(
                reason=self._reason,
                text=self.text.text().strip(),
                unit=self.unit.text().strip() if named else "",
                caller=self.caller.text().strip() if named else "",
            )
        )
