"""The list of stills taken from the footage on screen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.services.evidence.exhibits import Evidence
from desktop.ui.keyboard.sight import take_away
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.picture import Picture
from desktop.ui.window import tasks
from desktop.ui.words.footage import still_ordinal
from record.evidence import Exhibit

EDGE = 240
AGAIN, ENHANCE, ANNOTATE, CAPTION = "AGAIN", "ENHANCE", "ANNOTATE", "CAPTION"
REDACT = "REDACT"


class TakenStills(QObject):
    """Fill a layout with one card per still; ``chosen`` carries the frame of a pressed one.

    ``acted`` carries what is asked for from a card's menu and the still: AGAIN, ENHANCE,
    ANNOTATE, CAPTION or REDACT.
    """

    chosen = Signal(int)
    acted = Signal(str, object)

    def __init__(self, evidence: Evidence, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._evidence = evidence
        self._layout = layout
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cards: dict[str, StillCard] = {}

    def show_stills(
        self,
        stills: Sequence[Exhibit],
        moment: Callable[[Exhibit], str],
        copies: Callable[[Exhibit], int] = lambda _still: 0,
        doubt: Callable[[Exhibit], str] = lambda _still: "",
    ) -> None:
        """Show these stills in this order; ``moment`` words when each was.

        ``copies`` counts what was made of each, ``doubt`` says why one cannot be relied on.
        """
        wanted = [still.id for still in stills]
        for gone in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(gone)
            take_away(card)
        for place, still in enumerate(stills):
            card = self._cards.get(still.id) or self._make(still)
            kept = doubt(still) or self._kept(copies(still))
            card.say(still.title, self._facts(still, moment(still)), kept)
            self._layout.insertWidget(place, card)

    def _make(self, still: Exhibit) -> "StillCard":
        card = StillCard()
        ordinal = still_ordinal(still)
        card.clicked.connect(partial(self.chosen.emit, ordinal))
        card.more.clicked.connect(partial(self._offer, card, still))
        self._cards[still.id] = card
        task = tasks.start(card, lambda _p: self._evidence.thumbnail(still, EDGE))
        task.done.connect(card.show_thumbnail)
        return card

    def _offer(self, card: "StillCard", still: Exhibit) -> None:
        menu = QMenu(card)
        for act, words in (
            (AGAIN, self.tr("Take it again and compare")),
            (ENHANCE, self.tr("Enhance…")),
            (ANNOTATE, self.tr("Annotate…")),
            (CAPTION, self.tr("A copy with its caption")),
            (REDACT, self.tr("Hide bystanders…")),
        ):
            menu.addAction(words, partial(self.acted.emit, act, still))
        menu.popup(card.more.mapToGlobal(card.more.rect().bottomLeft()))

    def _kept(self, copies: int) -> str:
        if not copies:
            return self.tr("original frame")
        return self.tr("original frame + %n copies", "", copies)

    def _facts(self, still: Exhibit, moment: str) -> str:
        when = moment.split(".", maxsplit=1)[0]
        return self.tr("{0} · frame {1}").format(when, f"{still_ordinal(still):,}")


class StillCard(Clickable):
    """One still: its picture, title, time and frame."""

    def __init__(self) -> None:
        super().__init__("card")
        self._picture = Picture(60)
        self._picture.setFixedSize(104, 60)
        self._lines = (
            ElidedLabel("", "strong"),
            ElidedLabel("", "muted"),
            ElidedLabel("", "muted"),
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in self._lines:
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        self.more = Button("", "tiny", "ellipsis")
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, title: str, facts: str, kept: str) -> None:
        """Show the words of the still."""
        for line, words in zip(self._lines, (title, facts, kept), strict=True):
            line.setText(words)
        self.setAccessibleName(f"{title}, {facts}, {kept}")
        self.setToolTip(self.tr("Show this frame"))
        self.more.setToolTip(self.tr("What can be done with this still"))
        self.more.setAccessibleName(self.tr("What can be done with {0}").format(title))

    def show_thumbnail(self, picture: bytes) -> None:
        """Show the picture."""
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        self._picture.show_picture(pixmap)
