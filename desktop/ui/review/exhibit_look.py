"""Looking at one exhibit on a reviewer's desk, fetched from headquarters when it is not here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

from desktop.progress import Progress
from desktop.services.evidence.exhibits import Evidence
from desktop.ui.review.exhibits import NOT_HERE
from desktop.ui.review.ui_exhibit_look import Ui_ExhibitLook
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import lines_of
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from desktop.ui.words.exhibit import ExhibitWords
from desktop.ui.words.footage import is_footage
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem

LARGE = 2400
LONGEST_WORD = 28


class ExhibitLook(Dialog):
    """Look at an exhibit, fetched when it is not here, beside what is said of it.

    ``remark_asked`` and ``footage_asked`` close the look.
    """

    remark_asked = Signal(str)
    footage_asked = Signal(str)

    def __init__(
        self,
        evidence: Evidence,
        words: CaseWords,
        prompts: Prompts,
        case: Case,
        exhibit: Exhibit,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._evidence, self._words, self._prompts = evidence, words, prompts
        self._case, self._exhibit = case, exhibit
        self.ui = Ui_ExhibitLook()
        self.ui.setupUi(self)
        self.ui.headingText.setText(f"{exhibit.exhibit_no}  {exhibit.title}")
        self.ui.playButton.setVisible(is_footage(exhibit))
        self.ui.playButton.setEnabled(False)
        self.ui.playButton.clicked.connect(self._play)
        self.ui.remarkButton.clicked.connect(self._remark)
        self.ui.closeButton.clicked.connect(self.reject)
        self._show_lines()
        self.setWindowTitle(exhibit.exhibit_no)
        fit_screen(self, 1100, 820)
        self._load()

    def _show_lines(self) -> None:
        grid = self.ui.lines
        lines = ExhibitWords(self._words).lines(self._case, self._exhibit)
        for number, (name, words) in enumerate(lines):
            heading = Text(name, "muted").named(16)
            grid.addWidget(heading, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_said(words), number, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(lines), 1)

    def _load(self) -> None:
        self.ui.view.show_words(self.tr("Fetching the file…"))
        self.ui.progressStrip.start(self.tr("Fetching from headquarters"))
        evidence, case_id, evidence_id = self._evidence, self._case.id, self._exhibit.id
        original = self._exhibit.original
        if original is None:
            self.ui.progressStrip.stop()
            self.ui.view.show_words(
                self.tr("This exhibit is paper or an object; there is no file.")
            )
            return

        def fetch(progress: Progress) -> bytes:
            if evidence.state(original.h).state == NOT_HERE:
                evidence.fetch(case_id, evidence_id, progress)
            return evidence.view(case_id, evidence_id, LARGE)

        task = tasks.start(self, fetch)
        task.progressed.connect(self._show_progress)
        task.done.connect(self._show)
        task.failed.connect(self._refused)
        task.finished.connect(self.ui.progressStrip.stop)
        self.ui.progressStrip.cancelled.connect(task.cancel)

    def _show_progress(self, done: int, total: int) -> None:
        self.ui.progressStrip.show_progress(done, total)

    def _show(self, data: bytes) -> None:
        self.ui.view.show_image(QImage.fromData(data))
        self.ui.playButton.setEnabled(True)

    def _play(self) -> None:
        self.accept()
        self.footage_asked.emit(self._exhibit.id)

    def _refused(self, problem: Problem) -> None:
        self.ui.view.show_words(lines_of(self._prompts.sentence(problem)))

    def _remark(self) -> None:
        self.accept()
        self.remark_asked.emit(self._exhibit.id)


def _said(words: str) -> QLabel:
    """Return words that break between words; a hash has none and is cut, whole in its tooltip."""
    unbroken = max((len(word) for word in words.split() if word.isascii()), default=0)
    return ElidedLabel(words) if unbroken > LONGEST_WORD else Text(words).wrapped()
