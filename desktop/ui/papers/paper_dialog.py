"""A paper to be signed: its text, the sheet, and how it comes back signed or refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.services.cases.cases import Cases
from desktop.services.desk.session import Session
from desktop.services.papers.copies import Copy
from desktop.services.papers.papers import UNSIGNED, About, Papers, WrittenPaper
from desktop.services.papers.readings import Readings
from desktop.services.papers.signing import REFUSAL, Signing
from desktop.ui.files.meant import scans_meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.papers.copy_dialog import CopyDialog
from desktop.ui.papers.printing import Accepted, PrintJob, print_pdf
from desktop.ui.papers.reading_back import ReadingBack
from desktop.ui.papers.refusal_dialog import RefusalDialog
from desktop.ui.papers.sections import PaperSections
from desktop.ui.papers.signature_dialog import SignatureDialog
from desktop.ui.papers.statement_dialog import StatementDialog
from desktop.ui.papers.ui_paper_dialog import Ui_PaperDialog
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.words import footage
from desktop.ui.words import reading as reading_words
from desktop.ui.words.case import CaseWords
from record.case import Paper
from record.codes import PaperState
from record.problems import Problem

SIZE = (1180, 860)
TONES: dict[str, str] = {
    PaperState.PREPARED: "neutral",
    PaperState.PRINTED: "warning",
    PaperState.SIGNED: "good",
    PaperState.REFUSED: "accent",
}


@dataclass(frozen=True)
class PaperServices:
    """What the window of a paper calls."""

    cases: Cases
    papers: Papers
    signing: Signing
    readings: Readings
    session: Session
    words: CaseWords


class PaperDialog(Dialog):
    """Lead one paper from its text to the signed sheet. ``scan_asked`` wants the scanner."""

    scan_asked = Signal()

    def __init__(
        self,
        services: PaperServices,
        theme: Theme,
        prompts: Prompts,
        case_id: str,
        document: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._cases, self._papers, self._signing = services.cases, services.papers, services.signing
        self._session, self._words, self._theme = services.session, services.words, theme
        self._prompts, self._case_id, self._document = prompts, case_id, document
        self._about: About | None = None
        self._paper_id = ""
        self.ui = Ui_PaperDialog()
        self.ui.setupUi(self)
        self.sections = PaperSections(self.ui.sectionLayout, self)
        self.reading = ReadingBack(services.readings, prompts, self.ui.readLayout, self)
        fit_screen(self, *SIZE)
        self.files = FileTaking(
            self, scans_meant(), prompts, self._shown_paper, card=self.ui.scanDrop
        )
        self._connect()
        self.ui.pdfPane.dress(theme)
        self._begin()

    @property
    def paper_id(self) -> str:
        """The paper shown, or "" while the text is written."""
        return self._paper_id

    def make_paper(self) -> None:
        """Write the text into the case and show the paper."""
        text = self.sections.text()
        if text is None:
            return
        self.ui.makeButton.setEnabled(False)
        self.ui.progressStrip.start(self.tr("Making the paper"), cancellable=False)
        task = tasks.start(self, lambda _p: self._papers.write(self._case_id, text))
        task.done.connect(self._made)
        task.failed.connect(self._refused)
        task.finished.connect(self._settled)

    def show_paper(self, paper_id: str, pdf: bytes) -> None:
        """Show a paper that exists, with what can be done with it."""
        self._paper_id = paper_id
        self.ui.stack.setCurrentWidget(self.ui.paperPage)
        self.ui.backButton.setVisible(self._document != REFUSAL)
        self.ui.pdfPane.show_pdf(pdf)
        self._say_state()

    def _connect(self) -> None:
        ui = self.ui
        ui.makeButton.clicked.connect(self.make_paper)
        ui.backButton.clicked.connect(self._change_text)
        ui.closeButton.clicked.connect(self.reject)
        ui.printButton.clicked.connect(self._print)
        ui.saveButton.clicked.connect(self._save)
        ui.copyButton.clicked.connect(self._copy_code)
        ui.readButton.clicked.connect(self.files.choose)
        ui.scanButton.clicked.connect(self.scan_asked)
        self.files.given.connect(self._read_files)
        ui.padButton.clicked.connect(self._sign)
        ui.refuseButton.clicked.connect(self._refuse)
        self.reading.filed.connect(self._say_state)
        for name, act in (
            ("make", self.make_paper),
            ("print", self._print),
            ("save", self._save),
        ):
            on_keys(self, f"paper_dialog.{name}", act)

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self.ui.codeText.text())

    def _begin(self) -> None:
        case = self._cases.get(self._case_id)
        self._name()
        self.ui.caseText.setText(self.tr("Case {0} · {1}").format(case.case_no, case.summary))
        papers = [(k, p) for k, p in case.papers.items() if p.document == self._document]
        papers.sort(key=lambda pair: (pair[1].printed_at, pair[1].version))
        if papers and papers[-1][1].state in TONES:
            self._load(papers[-1][0])
        else:
            self._change_text()

    def _name(self) -> None:
        title = self._papers.title(self._document)
        self.ui.titleText.setText(title)
        self.setWindowTitle(title)

    def _load(self, paper_id: str) -> None:
        task = tasks.start(self, lambda _p: self._papers.pdf(self._case_id, paper_id))
        task.done.connect(partial(self.show_paper, paper_id))
        task.failed.connect(self._refused)

    def _change_text(self) -> None:
        self.ui.backButton.hide()
        self.ui.stack.setCurrentWidget(self.ui.textPage)
        self.ui.banner.hide()
        try:
            if "person" in self._papers.asks(self._document):
                case = self._cases.get(self._case_id)
                self._about = StatementDialog.ask(self._words, case, self) or self._about
            draft = self._papers.draft(self._case_id, self._document, self._about)
            self.sections.load(draft)
        except Problem as problem:
            self._refused(problem)
        else:
            self.sections.focus_first()

    def _made(self, paper: WrittenPaper) -> None:
        self.ui.banner.hide()
        self.show_paper(paper.paper_id, paper.pdf)

    def _settled(self) -> None:
        self.ui.makeButton.setEnabled(True)
        self.ui.progressStrip.stop()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem), "bad")

    def _paper(self) -> Paper | None:
        return self._cases.get(self._case_id).papers.get(self._paper_id)

    def _say_state(self) -> None:
        paper = self._paper()
        if paper is None:
            return
        ui = self.ui
        ui.codeText.setText(paper.code)
        short = footage.short_hash(paper.text_hash)
        ui.hashText.setText(self.tr("Version {0} · text {1}").format(paper.version, short))
        ui.hashText.setToolTip(paper.text_hash)
        words: dict[str, str] = {
            PaperState.PREPARED: self.tr("Prepared, not printed"),
            PaperState.PRINTED: self.tr("Printed, not signed yet"),
            PaperState.SIGNED: self.tr("Signed"),
            PaperState.REFUSED: self.tr("Signature refused, recorded"),
        }
        ui.stateChip.show_fact(
            words.get(paper.state, paper.state), TONES.get(paper.state, "neutral")
        )
        case = self._cases.get(self._case_id)
        signed = self._signing.signed_boxes(case, paper)
        waits = paper.state in UNSIGNED
        ui.padButton.setVisible(waits)
        ui.refuseButton.setVisible(waits and self._document != REFUSAL)
        if paper.state == PaperState.SIGNED:
            ui.banner.say(self.tr("The signed paper is in the case as evidence."), "good")
        elif paper.state == PaperState.REFUSED:
            ui.banner.say(self.tr("The refusal is recorded with reason and witnesses."), "accent")
        elif signed:
            names = self.tr(", ").join(sorted(reading_words.box_name(name) for name in signed))
            ui.banner.say(self.tr("Signed so far: {0}.").format(names), "accent")

    def _copy(self, *, printing: bool) -> Copy | None:
        """Ask for whom a copy of the paper shown is, as long as one is shown."""
        if not self._paper_id or self.ui.stack.currentWidget() is not self.ui.paperPage:
            return None
        paper = self._paper()
        if paper is not None and paper.state in UNSIGNED and self._document != REFUSAL:
            first = Copy(
                reader=self.tr("The customer and the station"),
                purpose=self.tr("To be signed"),
                count=2,
            )
        else:
            first = Copy(reader=self.tr("The station's file"), purpose=self.tr("For the file"))
        return CopyDialog.ask(first, self, printing=printing)

    def _print(self) -> None:
        copy = self._copy(printing=True)
        if copy is None:
            return
        papers, case_id, paper_id = self._papers, self._case_id, self._paper_id

        def record(accepted: Accepted) -> None:
            made = msgspec.structs.replace(copy, count=accepted.copies)
            papers.record_print(case_id, paper_id, made, accepted.pages)

        code = self.ui.codeText.text()
        job = PrintJob(self.ui.pdfPane.pdf, code, self._document, copy.count)
        task = print_pdf(self, self._prompts, job, self._refused, record)
        if task is None:
            self.ui.banner.say(self.tr("Nothing was printed."), "accent")
        else:
            task.done.connect(self._printed)

    def _printed(self, accepted: Accepted) -> None:
        words = self.tr("The printer took %n pages, copies: {0}; recorded.", "", accepted.pages)
        self._say_state()
        self.ui.banner.say(words.format(accepted.copies), "good")

    def _save(self) -> None:
        copy = self._copy(printing=False)
        if copy is None:
            return
        name = f"{self.ui.codeText.text()}.pdf"
        target = self._prompts.choose_save(self.tr("Save the paper"), name, "PDF (*.pdf)")
        if target is None:
            return
        papers, case_id, paper_id = self._papers, self._case_id, self._paper_id
        task = tasks.start(self, lambda _p: papers.save(case_id, paper_id, target, copy))
        task.done.connect(self._saved)
        task.failed.connect(self._refused)

    def _saved(self, path: Path) -> None:
        self._say_state()
        self.ui.banner.say(self.tr("Saved as {0}; the copy is recorded.").format(path.name), "good")

    def _shown_paper(self) -> str | None:
        shown = self.ui.stack.currentWidget() is self.ui.paperPage
        return self._paper_id if shown and self._paper_id else None

    def _read_files(self, taken: Taken) -> None:
        self.read_scans(taken.paths)

    def read_scans(self, paths: Sequence[Path]) -> None:
        """Read photos or scans of the signed paper and say at once what is blank."""
        if paths:
            self.reading.read(paths, self._case_id)

    def _sign(self) -> None:
        paper = self._paper()
        if paper is None:
            return
        shown = (self._cases.get(self._case_id), paper, self.ui.pdfPane.pdf)
        signed = SignatureDialog.ask(self._signing, self._session, self._theme, shown, self)
        if signed is None:
            return
        paper_id = self._paper_id
        task = tasks.start(
            self,
            lambda _p: self._signing.on_pad(
                self._case_id,
                paper_id,
                signed.who,
                signed.strokes,
                signed.picture,
                box=signed.box,
            ),
        )
        task.done.connect(self._say_state)
        task.failed.connect(self._refused)

    def _refuse(self) -> None:
        paper_id = self._paper_id
        refusal = RefusalDialog.ask(
            self._session, self._words, self._cases.get(self._case_id), self
        )
        if refusal is None:
            return
        try:
            case = self._signing.refuse(
                self._case_id,
                paper_id,
                refusal.reason,
                refusal.witnesses,
                shown=refusal.shown,
                read_aloud=refusal.read_aloud,
            )
        except Problem as problem:
            self._refused(problem)
            return
        self._document = REFUSAL
        self._name()
        words = self.tr("Recorded. Print this record: station and both witnesses sign it.")
        self.ui.banner.say(words, "accent")
        self._load(self._signing.refusal_of(case, paper_id))
