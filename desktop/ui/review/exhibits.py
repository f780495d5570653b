"""The exhibits of a case on a reviewer's desk: small files are here, large ones come on demand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.progress import Progress
from desktop.services.desk.headquarters import FileState
from desktop.services.evidence.exhibits import Evidence
from desktop.ui.review.facts import RemarkLine
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import Rows
from desktop.ui.widgets.picture import Picture
from desktop.ui.window import tasks
from desktop.ui.words import moments
from desktop.ui.words.case import CaseWords
from desktop.ui.words.file import LOOKS, file_word
from record.case import Case
from record.codes import ExhibitStatus
from record.evidence import Exhibit
from record.exhibits.papers import kind_of
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
        self._evidence, self._words = evidence, words
        self._rows = Rows(layout, self._row)

    def show_exhibits(self, case: Case, pinned: dict[str, list[str]]) -> str:
        """Show the exhibits of a case; return how many files headquarters or this PC holds."""
        exhibits = sorted(case.evidence.values(), key=lambda e: e.exhibit_no)
        files = [self._evidence.state(e.original.h) if e.original else None for e in exhibits]
        rows = self._rows.show(len(exhibits))
        for row, exhibit, file in zip(rows, exhibits, files, strict=True):
            row.show_exhibit(standing(case, exhibit), file, pinned.get(exhibit.id, []))
        known = [file.state for file in files if file is not None]
        held = sum(state != NOT_HERE for state in known)
        return self.tr("{0} of %n files held", "", len(known)).format(held) if known else ""

    def _row(self) -> "ExhibitRow":
        row = ExhibitRow(self._evidence, self._words)
        row.opened.connect(self.opened)
        return row


class ExhibitRow(QWidget):
    """An exhibit's card, and below it what was remarked on it."""

    opened = Signal(str)

    def __init__(self, evidence: Evidence, words: CaseWords) -> None:
        super().__init__()
        self._evidence, self._words = evidence, words
        self._exhibit_id = ""
        self._thumbnail: tasks.Task | None = None
        self.card = Clickable("card")
        self.card.setToolTip(self.tr("Look at it; what is not here is fetched from headquarters"))
        self.card.clicked.connect(self._open)
        self._picture = Picture(56)
        self._picture.setFixedSize(84, 56)
        self._title, self._facts = _line("strong"), _line("muted")
        self._status, self._file, self._mark = _line("muted"), _line("muted"), Icon("", "", 14)
        self._remarks = Rows(self._lay_out(), RemarkLine)

    def show_exhibit(
        self, exhibit: Exhibit, file: FileState | None, remarks: Sequence[str]
    ) -> None:
        """Show another exhibit with the state of its file."""
        self._exhibit_id = exhibit.id
        original = exhibit.original
        kind = self._words.label("evidence_kind", kind_of(exhibit))
        size = moments.size(original.n) if original else self.tr("no file")
        facts = f"{kind} · {self._words.short(exhibit.captured_at or exhibit.added_at)} · {size}"
        self._title.setText(f"{exhibit.exhibit_no}  {exhibit.title}")
        self._facts.setText(facts)
        self.card.setAccessibleName(f"{exhibit.exhibit_no} {exhibit.title}, {facts}")
        self._status.setText(self._words.label("evidence_status", exhibit.status))
        self._status.setVisible(exhibit.status != ExhibitStatus.ACTIVE)
        for each in (self._mark, self._file):
            each.setVisible(file is not None)
        if file is not None:
            self._mark.show_icon(*LOOKS.get(file.state, ("cloud", "muted")))
            self._file.setText(file_word(file))
        self._ask_thumbnail(exhibit if file is not None and file.state != NOT_HERE else None)
        for line, words in zip(self._remarks.show(len(remarks)), remarks, strict=True):
            line.say(words)

    def _ask_thumbnail(self, exhibit: Exhibit | None) -> None:
        if self._thumbnail is not None:
            self._thumbnail.drop()
            self._thumbnail = None
        self._picture.show_picture(QPixmap())
        if exhibit is not None:
            self._thumbnail = tasks.start(self, partial(_thumbnail, self._evidence, exhibit))
            self._thumbnail.done.connect(self._show_thumbnail)

    def _lay_out(self) -> QVBoxLayout:
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._status)
        state.addWidget(self._mark)
        state.addWidget(self._file, 1)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._title)
        told.addWidget(self._facts)
        told.addLayout(state)
        inside = QHBoxLayout(self.card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(12)
        inside.addWidget(self._picture)
        inside.addLayout(told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.card)
        return column

    def _show_thumbnail(self, data: bytes) -> None:
        self._thumbnail = None
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        self._picture.show_picture(pixmap)

    def _open(self) -> None:
        self.opened.emit(self._exhibit_id)


def _line(role: str) -> ElidedLabel:
    line = ElidedLabel("", role)
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line


def _thumbnail(evidence: Evidence, exhibit: Exhibit, _progress: Progress) -> bytes:
    return evidence.thumbnail(exhibit, EDGE)
