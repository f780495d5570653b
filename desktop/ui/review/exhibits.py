"""The exhibits of a case on a reviewer's desk: small files are here, large ones come on demand."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.progress import Progress
from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.review.facts import remark_line
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear, scrolled
from desktop.ui.widgets.picture import Picture
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.problem_banner import lines_of
from desktop.ui.window.prompts import Prompts
from desktop.ui.words import moments
from desktop.ui.words.case import CaseWords, short
from desktop.ui.words.exhibit import ExhibitWords
from desktop.ui.words.file import LOOKS, file_word
from desktop.ui.words.footage import is_footage
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem
from record.reading.seals import standing

EDGE, LARGE = 240, 2400
NOT_HERE = "NOT_HERE"
LONGEST_WORD = 28


class ExhibitList(QObject):
    """Fill a layout with exhibits. ``opened`` and ``remark_asked`` carry an exhibit id."""

    opened = Signal(str)
    remark_asked = Signal(str)

    def __init__(self, app: Application, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._app, self._layout = app, layout
        self._words = CaseWords(app)

    def show_exhibits(self, case: Case, pinned: dict[str, list[str]]) -> str:
        """Show the exhibits of a case; return how many files headquarters or this PC holds."""
        clear(self._layout)
        held = files = 0
        for exhibit in sorted(case.evidence.values(), key=lambda e: e.exhibit_no):
            if exhibit.original is not None:
                files += 1
                held += self._app.evidence.state(exhibit.original.h).state != NOT_HERE
            self._layout.addWidget(self._card(standing(case, exhibit)))
            for words in pinned.get(exhibit.id, []):
                self._layout.addWidget(remark_line(words))
        return self.tr("{0} of {1} files held").format(held, files) if files else ""

    def _card(self, exhibit: Exhibit) -> QWidget:
        card = Clickable("card")
        picture = Picture(56)
        picture.setFixedSize(84, 56)
        original = exhibit.original
        kind = self._words.label("evidence_kind", exhibit.kind)
        size = moments.size(original.n) if original else self.tr("no file")
        facts = f"{kind} · {short(exhibit.captured_at or exhibit.added_at)} · {size}"
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
        card.clicked.connect(lambda: self.opened.emit(exhibit.id))
        if original is not None and self._app.evidence.state(original.h).state != NOT_HERE:
            task = tasks.start(card, lambda _p: self._app.evidence.thumbnail(exhibit, EDGE))
            task.done.connect(lambda data: picture.show_picture(_pixmap(data)))
        return card

    def _state(self, exhibit: Exhibit) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        if exhibit.status != "ACTIVE":
            line.addWidget(_line(self._words.label("evidence_status", exhibit.status), "muted"))
        if exhibit.original is not None:
            state = self._app.evidence.state(exhibit.original.h)
            icon, tone = LOOKS.get(state.state, ("cloud", "muted"))
            line.addWidget(Icon(icon, tone, 14))
            line.addWidget(_line(file_word(state), "muted"), 1)
        return line


class ExhibitLook(QDialog):
    """Look at an exhibit, fetched when it is not here, beside what is said of it.

    ``remark_asked`` and ``footage_asked`` close the look.
    """

    remark_asked = Signal(str)
    footage_asked = Signal(str)

    def __init__(
        self, app: Application, prompts: Prompts, case: Case, exhibit: Exhibit, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts, self._case, self._exhibit = app, prompts, case, exhibit
        self.view = FrameView(self)
        self._strip = ProgressStrip(self)
        remark = Button(self.tr("Remark on this exhibit…"), "secondary", "message-square")
        remark.clicked.connect(self._remark)
        self.play = Button(self.tr("Play the footage"), "secondary", "video")
        self.play.setVisible(is_footage(exhibit))
        self.play.setEnabled(False)
        self.play.clicked.connect(self._play)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.play, remark, close):
            foot.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.view, 3)
        middle.addWidget(self._lines(), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(Text(f"{exhibit.exhibit_no}  {exhibit.title}", "section"))
        column.addWidget(self._strip)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.setWindowTitle(exhibit.exhibit_no)
        screen = self.screen().availableGeometry()
        self.resize(min(1100, screen.width() - 40), min(820, screen.height() - 60))
        self._load()

    def _lines(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        lines = ExhibitWords(self._app).lines(self._case, self._exhibit)
        for number, (name, words) in enumerate(lines):
            heading = Text(name, "muted").wrapped()
            heading.setFixedWidth(104)
            grid.addWidget(heading, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_said(words), number, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(lines), 1)
        return scrolled(inside)

    def _load(self) -> None:
        self.view.show_words(self.tr("Fetching the file…"))
        self._strip.start(self.tr("Fetching from headquarters"))
        app, case_id, evidence_id = self._app, self._case.id, self._exhibit.id
        original = self._exhibit.original
        if original is None:
            self._strip.stop()
            self.view.show_words(self.tr("This exhibit is paper or an object; there is no file."))
            return

        def fetch(progress: Progress) -> bytes:
            if app.evidence.state(original.h).state == NOT_HERE:
                app.evidence.fetch(case_id, evidence_id, progress)
            return app.evidence.view(case_id, evidence_id, LARGE)

        task = tasks.start(self, fetch)
        task.progressed.connect(lambda done, total, _w: self._strip.show_progress(done, total))
        task.done.connect(self._show)
        task.failed.connect(self._refused)
        task.finished.connect(self._strip.stop)
        self._strip.cancelled.connect(task.cancel)

    def _show(self, data: bytes) -> None:
        self.view.show_image(QImage.fromData(data))
        self.play.setEnabled(True)

    def _play(self) -> None:
        self.accept()
        self.footage_asked.emit(self._exhibit.id)

    def _refused(self, problem: Problem) -> None:
        self.view.show_words(lines_of(self._prompts.sentence(problem)))

    def _remark(self) -> None:
        self.accept()
        self.remark_asked.emit(self._exhibit.id)


def _said(words: str) -> QLabel:
    """Return words that break between words; a hash has none and is cut, whole in its tooltip."""
    unbroken = max((len(word) for word in words.split() if word.isascii()), default=0)
    return ElidedLabel(words) if unbroken > LONGEST_WORD else Text(words).wrapped()


def _line(words: str, role: str) -> ElidedLabel:
    line = ElidedLabel(words, role)
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line


def _pixmap(data: bytes) -> QPixmap:
    pixmap = QPixmap()
    pixmap.loadFromData(data)
    return pixmap
