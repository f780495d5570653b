"""Looking at a document before it is printed, saved or handed over."""

from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.services.cases.cases import Cases
from desktop.services.papers.copies import Copy
from desktop.services.papers.prints import PrintedFile, Prints
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.papers.copy_dialog import CopyDialog
from desktop.ui.papers.printing import Accepted, PrintJob, print_pdf
from desktop.ui.papers.ui_print_preview import Ui_PrintPreview
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from record.case_numbers import file_name
from record.problems import Problem

SIZE = (1080, 860)


class PrintPreview(Dialog):
    """Show a case's documents page by page.

    Printing and saving are recorded with their purpose; looking is not.
    """

    def __init__(
        self,
        prints: Prints,
        cases: Cases,
        theme: Theme,
        prompts: Prompts,
        case_id: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._prints, self._cases, self._prompts, self._case_id = prints, cases, prompts, case_id
        self._printed: PrintedFile | None = None
        self._rendering: tasks.Task | None = None
        self.ui = Ui_PrintPreview()
        self.ui.setupUi(self)
        self.ui.acts.gather()
        self.ui.pdfPane.dress(theme)
        case = cases.get(case_id)
        self.ui.caseText.setText(self.tr("Case {0} · {1}").format(case.case_no, case.summary))
        for document in prints.documents(case):
            self.ui.documentCombo.addItem(self._name(document), document)
        fit_screen(self, *SIZE)
        self._connect()
        self._usable(usable=False)

    def show_document(self, document: str = "") -> None:
        """Render one document, or the one chosen in the list."""
        at = self.ui.documentCombo.findData(document) if document else -1
        if at >= 0 and at != self.ui.documentCombo.currentIndex():
            self.ui.documentCombo.setCurrentIndex(at)
            return
        self._render()

    def _connect(self) -> None:
        ui = self.ui
        ui.documentCombo.currentIndexChanged.connect(self._render)
        ui.disclosureCheck.toggled.connect(self._render)
        ui.saveButton.clicked.connect(self._save)
        ui.printButton.clicked.connect(self._print)
        ui.closeButton.clicked.connect(self.reject)
        ui.progressStrip.cancelled.connect(self._cancel)
        for name, act in (
            ("print", self._print),
            ("save", self._save),
        ):
            on_keys(self, f"print_preview.{name}", act)

    def _name(self, document: str) -> str:
        return messages.document(document, self._prints.language())

    def _render(self) -> None:
        self._cancel()
        document = str(self.ui.documentCombo.currentData() or "")
        if not document:
            return
        self._usable(usable=False)
        self.ui.banner.hide()
        self.ui.progressStrip.start(self.tr("Making {0}").format(self._name(document)))
        prints, disclosure = self._prints, self.ui.disclosureCheck.isChecked()
        case_id = self._case_id
        self._rendering = tasks.start(
            self, lambda p: prints.render(case_id, document, p, disclosure=disclosure)
        )
        self._rendering.done.connect(self._show)
        self._rendering.failed.connect(self._refused)
        self._rendering.progressed.connect(self.ui.progressStrip.show_count)
        self._rendering.finished.connect(self.ui.progressStrip.stop)

    def _cancel(self) -> None:
        if self._rendering is not None:
            self._rendering.drop()
            self._rendering = None
            self.ui.progressStrip.stop()

    def _show(self, printed: PrintedFile) -> None:
        self._rendering = None
        self._printed = printed
        self._usable(usable=self.ui.pdfPane.show_pdf(printed.pdf))
        self.ui.factsText.setText(
            self.tr("%n pages · check code {0}", "", printed.pages).format(printed.check_code)
        )
        self.ui.factsText.setToolTip(printed.text_hash)

    def _refused(self, problem: Problem) -> None:
        self._rendering = None
        show_problem(self.ui.banner, self._prompts.sentence(problem), "bad")

    def _usable(self, *, usable: bool) -> None:
        for button in (self.ui.saveButton, self.ui.printButton):
            button.setEnabled(usable)
        if not usable:
            self._printed = None

    def _copy(self, *, printing: bool) -> Copy | None:
        first = Copy(reader=self.tr("The station's file"), purpose=self.tr("For the file"))
        if self.ui.disclosureCheck.isChecked():
            first = Copy(reader="", purpose="")
        return CopyDialog.ask(first, self, printing=printing)

    def _save(self) -> None:
        printed = self._printed
        if printed is None:
            return
        copy = self._copy(printing=False)
        number = file_name(self._cases.get(self._case_id).case_no)
        name = f"{self._name(printed.document)} {number}.pdf"
        if copy is None:
            return
        target = self._prompts.choose_save(self.tr("Save the document"), name, "PDF (*.pdf)")
        if target is None:
            return
        prints, case_id = self._prints, self._case_id
        task = tasks.start(self, lambda _p: prints.save(case_id, printed, target, copy))
        task.done.connect(self._saved)
        task.failed.connect(self._refused)

    def _saved(self, path: Path) -> None:
        self.ui.banner.say(self.tr("Saved as {0}; the copy is recorded.").format(path.name), "good")

    def _print(self) -> None:
        printed = self._printed
        if printed is None:
            return
        copy = self._copy(printing=True)
        if copy is None:
            return
        prints, case_id = self._prints, self._case_id

        def record(accepted: Accepted) -> None:
            made = msgspec.structs.replace(copy, count=accepted.copies)
            prints.record_print(case_id, printed, made, accepted.pages)

        name = self._name(printed.document)
        job = PrintJob(printed.pdf, name, printed.document.partition(":")[0], copy.count)
        task = print_pdf(self, self._prompts, job, self._refused, record)
        if task is None:
            self.ui.banner.say(self.tr("Nothing was printed."), "accent")
        else:
            task.done.connect(self._print_done)

    def _print_done(self, accepted: Accepted) -> None:
        words = self.tr("The printer took %n pages, copies: {0}; recorded.", "", accepted.pages)
        self.ui.banner.say(words.format(accepted.copies), "good")
