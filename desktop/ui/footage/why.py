"""One tap before footage is shown: why somebody looks."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.services.footage.viewings import Why
from desktop.ui.footage.ui_why import Ui_FootageWhy
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import SideScroll
from desktop.ui.widgets.text import label
from desktop.ui.words.case import CaseWords
from record.reading.footage_register import REASONS, LookReason

ICONS: dict[str, str] = {
    LookReason.COMPLAINT: "message-square",
    LookReason.REVIEW: "clipboard-check",
    LookReason.AUTHORITY: "building-2",
    LookReason.DISPUTE: "fuel",
    LookReason.OTHER: "pen-line",
}
COLUMNS = 2
BETWEEN, AROUND = 8, 48
"""What lies between two cards, and around them with the bar that scrolls, in pixels."""


class FootageWhy(SideScroll):
    """Offer the reasons as cards; ``chosen`` carries a Why. Digits 1 to 5 choose too."""

    chosen = Signal(object)

    def __init__(self, words: CaseWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.cards: dict[str, Clickable] = {}
        self._reason = ""
        self.ui = Ui_FootageWhy()
        self.ui.setupUi(self)
        for place, reason in enumerate(REASONS):
            self._card(place, reason)
        self._place(COLUMNS)
        for field in self._fields():
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self.ui.lookButton.click)
        self.ui.lookButton.clicked.connect(self._send)
        for before, after in pairwise((*self.cards.values(), *self._fields(), self.ui.lookButton)):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards one below the other where two have no room."""
        super().resizeEvent(event)
        two = COLUMNS * (self._widest() + BETWEEN) + AROUND
        self._place(COLUMNS if two <= event.size().width() else 1)

    def minimumSizeHint(self) -> QSize:
        """Need the width of one card."""
        return QSize(self._widest() + AROUND, super().minimumSizeHint().height())

    def ask(self) -> None:
        """Begin anew, with nothing chosen."""
        self._reason = ""
        for field in self._fields():
            field.clear()
        self.ui.askedFrame.hide()
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

    def _widest(self) -> int:
        return max((card.sizeHint().width() for card in self.cards.values()), default=0)

    def _place(self, columns: int) -> None:
        for place, card in enumerate(self.cards.values()):
            self.ui.cards.addWidget(card, place // columns, place % columns)

    def _fields(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self.ui.unitEdit, self.ui.callerEdit, self.ui.textEdit

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

    def _pick(self, reason: str) -> None:
        self._reason = reason
        if reason not in {LookReason.AUTHORITY, LookReason.OTHER}:
            self.chosen.emit(Why(reason=reason))
            return
        for each, card in self.cards.items():
            card.setProperty("state", "chosen" if each == reason else "")
            card.style().unpolish(card)
            card.style().polish(card)
        for field in (self.ui.unitEdit, self.ui.callerEdit):
            field.setVisible(reason == LookReason.AUTHORITY)
        self.ui.askedFrame.show()
        first = self.ui.unitEdit if reason == LookReason.AUTHORITY else self.ui.textEdit
        first.setFocus()
        # Once it has its place: at large text sizes it lies below what is seen.
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, first))
        self._check()

    def _check(self) -> None:
        named = bool(self.ui.unitEdit.text().strip() and self.ui.callerEdit.text().strip())
        said = bool(self.ui.textEdit.text().strip())
        self.ui.lookButton.setEnabled(named if self._reason == LookReason.AUTHORITY else said)

    def _send(self) -> None:
        named = self._reason == LookReason.AUTHORITY
        self.chosen.emit(
            Why(
                reason=self._reason,
                text=self.ui.textEdit.text().strip(),
                unit=self.ui.unitEdit.text().strip() if named else "",
                caller=self.ui.callerEdit.text().strip() if named else "",
            )
        )
