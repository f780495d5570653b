"""What can be done with an exhibit's file and with the thing itself; each act is on record."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.progress import NoProgress
from desktop.services.papers.copies import Copy
from desktop.services.papers.prints import CUSTODY
from desktop.ui.evidence.exhibit_services import ExhibitServices
from desktop.ui.evidence.handover_dialog import HandoverDialog
from desktop.ui.evidence.redacting import CopyChoice
from desktop.ui.evidence.ui_exhibit_dialog import Ui_ExhibitDialog
from desktop.ui.papers.copy_dialog import CopyDialog
from desktop.ui.widgets.button import Button
from desktop.ui.window import tasks
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import full
from record.case import Case
from record.codes import ExhibitStatus, Medium
from record.evidence import Exhibit
from record.problems import Problem


class ExhibitCustody(QObject):
    """The buttons below an exhibit. ``changed`` asks to read it again, ``said`` tells a line."""

    changed = Signal()
    said = Signal(str)

    def __init__(
        self, services: ExhibitServices, prompts: Prompts, ui: Ui_ExhibitDialog, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._evidence = services, services.evidence
        self._prompts, self._ui, self._window = prompts, ui, window
        self._case: Case | None = None
        self._exhibit: Exhibit | None = None
        # Why the last export was asked for, while it has not been done.
        self._reason = ""
        for button, act in (
            (ui.restoreButton, self._restore),
            (ui.checkButton, self._check),
            (ui.exportButton, self._export),
            (ui.custodyButton, self._print),
            (ui.handOverButton, self._hand_over),
            (ui.withdrawButton, self._withdraw),
        ):
            button.clicked.connect(act)

    def show_exhibit(self, case: Case, exhibit: Exhibit) -> None:
        """Offer what fits an exhibit of an open or closed case."""
        if self._exhibit is None or self._exhibit.id != exhibit.id:
            self._reason = ""
        self._case, self._exhibit = case, exhibit
        has_file, here = (
            exhibit.original is not None,
            exhibit.status in {ExhibitStatus.ACTIVE, ExhibitStatus.DAMAGED},
        )
        self._ui.restoreButton.setVisible(exhibit.status == ExhibitStatus.DAMAGED)
        self._ui.checkButton.setVisible(has_file)
        self._ui.exportButton.setVisible(has_file)
        self._ui.withdrawButton.setVisible(here and case.is_open)
        self._ui.handOverButton.setVisible(here and exhibit.medium != Medium.FILE and case.is_open)

    @property
    def case(self) -> Case:
        """The case of the exhibit."""
        if self._case is None:
            raise RuntimeError("no exhibit is shown yet")
        return self._case

    @property
    def exhibit(self) -> Exhibit:
        """The exhibit that is shown."""
        if self._exhibit is None:
            raise RuntimeError("no exhibit is shown yet")
        return self._exhibit

    def _run(self, button: Button, work: Callable[[Any], object]) -> tasks.Task:
        button.setEnabled(False)
        task = tasks.start(self, work)
        task.failed.connect(self._prompts.show_problem)
        task.finished.connect(partial(button.setEnabled, True))
        return task

    def _restore(self) -> None:
        case_id, evidence_id = self.case.id, self.exhibit.id
        evidence = self._evidence
        task = self._run(
            self._ui.restoreButton, lambda p: evidence.restore(case_id, evidence_id, p)
        )
        task.done.connect(partial(self._done, self.tr("The original is back and intact.")))

    def _check(self) -> None:
        case_id, evidence_id = self.case.id, self.exhibit.id
        evidence = self._evidence
        task = self._run(self._ui.checkButton, lambda _p: evidence.check(case_id, evidence_id))
        task.done.connect(self._checked)

    def _checked(self, intact: object) -> None:
        if intact:
            moment = full(self._services.words.now())
            self._tell(self.tr("Intact: the file still has its hash ({0}).").format(moment))
            return
        original = self.exhibit.original
        named = original.h[:12] if original is not None else ""
        self._prompts.show_problem(Problem("evidence.damaged", sha256=named))
        self.changed.emit()

    def _export(self) -> None:
        choice = CopyChoice(self._services, self._prompts, self)
        chosen = choice.choose(self.case.id, self.exhibit)
        if chosen is None:
            return
        name = chosen.original_name or chosen.exhibit_no
        target = self._prompts.choose_save(self.tr("Export the unchanged original"), name)
        if target is None:
            return
        warning = choice.warning(self.case.id, chosen)
        text = " ".join([warning, self.tr("This is kept with the exhibit.")]).strip()
        reason = self._prompts.enter_reason(
            self.tr("Who gets it, and why?"), text, typed=self._reason
        )
        if not reason:
            return
        self._reason = reason
        case_id, evidence_id, evidence = self.case.id, chosen.id, self._evidence
        task = self._run(
            self._ui.exportButton,
            lambda _p: evidence.export_file(case_id, evidence_id, target, reason),
        )
        task.done.connect(partial(self._exported, target))

    def _exported(self, target: Path, _result: object) -> None:
        self._reason = ""
        self._tell(self.tr("Exported: {0}").format(target))

    def _print(self) -> None:
        first = Copy(reader=self.tr("The station's file"), purpose=self.tr("For the file"))
        copy = CopyDialog.ask(first, self._window, printing=False)
        if copy is None:
            return
        name = f"{self.exhibit.exhibit_no}.pdf"
        target = self._prompts.choose_save(self.tr("Save the custody record"), name, "PDF (*.pdf)")
        if target is None:
            return
        case_id, document, prints = (
            self.case.id,
            f"{CUSTODY}:{self.exhibit.id}",
            self._services.prints,
        )

        def work(_progress: object) -> object:
            printed = prints.render(case_id, document, NoProgress())
            return prints.save(case_id, printed, target, copy)

        task = self._run(self._ui.custodyButton, work)
        task.done.connect(partial(self._done, self.tr("Saved: {0}").format(target)))

    def _hand_over(self) -> None:
        dialog = HandoverDialog(
            self._services.session, self._services.words, self.case, self.exhibit, self._window
        )
        dialog.accepted.connect(partial(self._record, dialog))
        show_dialog(dialog)

    def _record(self, dialog: HandoverDialog) -> None:
        if dialog.act is None:
            return
        try:
            self._evidence.hand_over(self.case.id, self.exhibit.id, dialog.act)
        except Problem as problem:
            self._prompts.show_problem(problem)
            return
        self.changed.emit()

    def _withdraw(self) -> None:
        if self._prompts.enter_reason(
            self.tr("Withdraw {0}?").format(self.exhibit.exhibit_no),
            self.tr("It keeps its number and stays visible, greyed, with this reason."),
            [self.tr("Belongs to another case"), self.tr("Added twice"), self.tr("Shows nothing")],
            write=partial(self._evidence.withdraw, self.case.id, self.exhibit.id),
        ):
            self.changed.emit()

    def _done(self, words: str, _result: object) -> None:
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.changed.emit()
        self.said.emit(words)
