"""Saying by hand where a page in the inbox belongs: a page of ours, or a foreign paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.cases.cases import Cases
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.papers.scans import FOREIGN_KINDS, Corners, Scan, Scans
from desktop.ui.fields.case_picker import CasePicker
from desktop.ui.papers.corners_dialog import CornersDialog
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.question import Choice
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import Medium, Method
from record.problems import Problem

FOREIGN = "foreign"
Corner = Callable[[str], Corners | None]


class ScanPlace(QObject):
    """Ask for case, paper and page, or for the kind and corners of a foreign paper.

    ``changed`` carries the id of a page whose place is known now, ``failed`` id and Problem,
    ``begun`` the id of one that is being filed.
    """

    changed = Signal(str)
    begun = Signal(str)
    failed = Signal(str, object)

    def __init__(
        self, scans: Scans, cases: Cases, words: CaseWords, prompts: Prompts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._scans, self._cases, self._words = scans, cases, words
        self._prompts, self._window = prompts, parent
        self.ask_corners: Corner = self._corners

    def ask(self, scan: Scan) -> None:
        """Ask where a page belongs and see to it."""
        case_id = scan.reading.case_id
        if not case_id:
            why = self.tr("{0} becomes evidence of the case you choose.").format(scan.name)
            case_id = CasePicker.pick(self._cases, self._words, why, self._window)
        if not case_id:
            return
        case = self._cases.get(case_id)
        title = self.tr("What is this page?")
        picked = self._prompts.pick_one(title, self._choices(case, scan), case.case_no)
        if picked == FOREIGN:
            self._take_foreign(scan, case)
        elif picked:
            paper_id, _, page = picked.partition("/")
            self._place(scan, case_id, paper_id, int(page))

    def _choices(self, case: Case, scan: Scan) -> list[Choice]:
        """Offer the pages of the case's papers, those not yet back first, then a foreign paper."""
        label = self._labels_of(case)
        found = []
        for paper_id, paper in case.papers.items():
            if scan.reading.code and paper.code != scan.reading.code:
                continue
            title = paper.title or paper.document
            for page in range(1, paper.pages + 1):
                words = self.tr("{0}, version {1}, page {2} of {3}").format(
                    title, paper.version, page, paper.pages
                )
                note = f"{paper.code} · {label('paper_state', paper.state)}"
                found.append(Choice(f"{paper_id}/{page}", words, note))
        foreign = self.tr("None of our papers: a bill, a report, somebody's letter")
        note = self.tr("The photo is kept unchanged; the straightened page is filed beside it.")
        return [*found, Choice(FOREIGN, foreign, note)]

    def _place(self, scan: Scan, case_id: str, paper_id: str, page: int) -> None:
        try:
            self._scans.place(scan.id, case_id, paper_id, page)
        except Problem as problem:
            self.failed.emit(scan.id, problem)
        else:
            self.changed.emit(scan.id)

    def _take_foreign(self, scan: Scan, case: Case) -> None:
        label = self._labels_of(case)
        choices = [Choice(k, label("evidence_kind", k)) for k in FOREIGN_KINDS]
        kind = self._prompts.pick_one(self.tr("What kind of paper?"), choices, scan.name)
        if not kind:
            return
        corners = self.ask_corners(scan.id)
        if corners is None:
            return
        title = label("evidence_kind", kind)
        form = ExhibitForm(kind=kind, title=title, method=Method.PHOTO, medium=Medium.FILE)
        scans = self._scans
        self.begun.emit(scan.id)
        task = tasks.start(self, lambda _p: scans.file_foreign(scan.id, case.id, form, corners))
        task.done.connect(partial(self._filed, scan.id))
        task.failed.connect(partial(self.failed.emit, scan.id))

    def _filed(self, scan_id: str, _exhibit: object) -> None:
        self.changed.emit(scan_id)

    def _labels_of(self, case: Case) -> Callable[[str, str], str]:
        rules, language = self._words.rules_of(case), self._words.language
        return lambda group, code: rules.label(group, code, language)

    def _corners(self, scan_id: str) -> Corners | None:
        return CornersDialog.ask(self._scans, self._prompts, scan_id, self._window)
