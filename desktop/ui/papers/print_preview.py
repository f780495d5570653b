"""Looking at a document before it is printed, saved or handed over."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from desktop.services.cases.cases import Cases
from desktop.services.papers.prints import PrintedFile, Prints
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.papers.printing import print_pdf
from desktop.ui.papers.ui_print_preview import Ui_PrintPreview
from desktop.ui.window import tasks
from desktop.ui.window.dialog import fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from record.case_numbers import file_name
from record.problems import Problem

SIZE = (1080, 860)


class PrintPreview(QDialog):
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
        for keys, act in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Save, self._save),
        ):
            on_keys(self, keys, act)

    def _name(self, document: str) -> str:
        return {
            "dossier": self.tr("Evidence dossier"),
            "confirmation": self.tr("On-site confirmation"),
            "refusal": self.tr("Record of refusal"),
            "register": self.tr("Footage register (F18)"),
            "clocks": self.tr("Clock sheet"),
            "custody": self.tr("Custody record"),
        }.get(document, document)

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
            self.tr("{0} pages · check code {1}").format(printed.pages, printed.check_code)
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

    def _purpose(self) -> str:
        if self.ui.disclosureCheck.isChecked():
            return self._prompts.enter_reason(
                self.tr("Who is the copy for?"),
                self.tr("Handing out a copy is recorded with its receiver and purpose."),
                (self.tr("The customer"), self.tr("Market supervision"), self.tr("The insurer")),
            )
        return self.tr("internal")

    def _save(self) -> None:
        printed = self._printed
        if printed is None:
            return
        purpose = self._purpose()
        number = file_name(self._cases.get(self._case_id).case_no)
        name = f"{self._name(printed.document)} {number}.pdf"
        if not purpose:
            return
        target = self._prompts.choose_save(self.tr("Save the document"), name, "PDF (*.pdf)")
        if target is None:
            return
        prints, case_id = self._prints, self._case_id
        task = tasks.start(self, lambda _p: prints.save(case_id, printed, target, purpose))
        task.done.connect(self._saved)
        task.failed.connect(self._refused)

    def _saved(self, path: Path) -> None:
        self.ui.banner.say(self.tr("Saved as {0}; the copy is recorded.").format(path.name), "good")

    def _print(self) -> None:
        printed = self._printed
        if printed is None:
            return
        purpose = self._purpose()
        if not purpose:
            return
        task = print_pdf(self, printed.pdf, self._name(printed.document), self._refused)
        if task is not None:
            task.done.connect(partial(self._print_done, printed, purpose))

    def _print_done(self, printed: PrintedFile, purpose: str, pages: int) -> None:
        try:
            self._prints.record_print(self._case_id, printed, purpose)
        except Problem as problem:
            self._refused(problem)
        else:
            self.ui.banner.say(self.tr("{0} pages printed and recorded.").format(pages), "good")
