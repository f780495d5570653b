"""The exhibits of a case on a reviewer's desk: small files are here, large ones come on demand."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.services.evidence.exhibits import Evidence
from desktop.ui.review.facts import remark_line
from desktop.ui.widgets.button import on_press
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.picture import Picture
from desktop.ui.window import tasks
from desktop.ui.words import moments
from desktop.ui.words.case import CaseWords
from desktop.ui.words.file import LOOKS, file_word
from record.case import Case
from record.codes import ExhibitStatus
from record.evidence import Exhibit
from record.reading.filed_papers import kind_of
from record.reading.seals import standing

EDGE = 240
NOT_HERE = "NOT_HERE"


class ExhibitList(QObject):
    """Fill a layout with exhibits. ``opened`` and ``remark_asked`` carry an exhibit id."""

    opened = Signal(str)
    remark_asked = Signal(str)

    def __init__(
        self, evidence: Evidence, words: CaseWords, layout: QVBoxLayout, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._evidence, self._words, self._layout = evidence, words, layout

    def show_exhibits(self, case: Case, pinned: dict[str, list[str]]) -> str:
        """Show the exhibits of a case; return how many files headquarters or this PC holds."""
        clear(self._layout)
        held = files = 0
        for exhibit in sorted(case.evidence.values(), key=lambda e: e.exhibit_no):
            if exhibit.original is not None:
                files += 1
                held += self._evidence.state(exhibit.original.h).state != NOT_HERE
            self._layout.addWidget(self._card(standing(case, exhibit)))
            for words in pinned.get(exhibit.id, []):
                self._layout.addWidget(remark_line(words))
        return self.tr("{0} of {1} files held").format(held, files) if files else ""

    def _card(self, exhibit: Exhibit) -> QWidget:
        card = Clickable("card")
        picture = Picture(56)
        picture.setFixedSize(84, 56)
        original = exhibit.original
        kind = self._words.label("evidence_kind", kind_of(exhibit))
        size = moments.size(original.n) if original else self.tr("no file")
        facts = f"{kind} · {self._words.short(exhibit.captured_at or exhibit.added_at)} · {size}"
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_line(f"{exhibit.exhibit_no}  {exhibit.title}", "strong"))
        words.addWidget(_line(facts, "muted"))
        words.addLayout(self._state(exhibit))
        row = QHBoxLayout(card)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(picture)
        row.addLayout(words, 1)
        card.setAccessibleName(f"{exhibit.exhibit_no} {exhibit.title}, {facts}")
        card.setToolTip(self.tr("Look at it; what is not here is fetched from headquarters"))
        on_press(card, self.opened.emit, exhibit.id)
        if original is not None and self._evidence.state(original.h).state != NOT_HERE:
            task = tasks.start(card, lambda _p: self._evidence.thumbnail(exhibit, EDGE))
            task.done.connect(partial(_show_thumbnail, picture))
        return card

    def _state(self, exhibit: Exhibit) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        if exhibit.status != ExhibitStatus.ACTIVE:
            line.addWidget(_line(self._words.label("evidence_status", exhibit.status), "muted"))
        if exhibit.original is not None:
            state = self._evidence.state(exhibit.original.h)
            icon, tone = LOOKS.get(state.state, ("cloud", "muted"))
            line.addWidget(Icon(icon, tone, 14))
            line.addWidget(_line(file_word(state), "muted"), 1)
        return line


def _line(words: str, role: str) -> ElidedLabel:
    line = ElidedLabel(words, role)
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line


def _show_thumbnail(picture: Picture, data: bytes) -> None:
    pixmap = QPixmap()
    pixmap.loadFromData(data)
    picture.show_picture(pixmap)
