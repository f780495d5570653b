"""A list on its way out: to a workbook or a printer, with a bar, a cancel, and a record of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.messages import phrase
from desktop.progress import Progress
from desktop.services.lists.sheets import Rows, Sheet
from desktop.services.papers.copies import Copy
from desktop.ui.lists.leaving_dialog import LeavingDialog
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.source import Wanted
from desktop.ui.window import tasks
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts

SHOWN_AFTER_MS = 300


@dataclass(frozen=True)
class Recorded:
    """Which document a list of evidence is, and the cases whose custody says that it left.

    ``case_ids`` is given which rows leave, by their places; None for all.
    """

    document: str
    case_ids: Callable[[Wanted], tuple[str, ...]]


class Leaving(QObject):
    """Export and print. ``said`` carries the words of what came of it."""

    said = Signal(str)

    def __init__(
        self, desk: ListDesk, prompts: Prompts, recorded: Recorded | None, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._desk, self._prompts, self._recorded, self._owner = desk, prompts, recorded, owner
        self._dialog: LeavingDialog | None = None
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._soon.timeout.connect(self._show)

    def export(self, sheet: Sheet, rows: Rows, only: Wanted = None) -> None:
        """Ask where to and write the list there as a workbook."""
        lists, record = self._desk.lists, None
        if self._recorded is not None:
            copy = self._ask(printing=False)
            if copy is None:
                return
            record = self._recorder(self._recorded, copy, only)
        kinds = self.tr("Workbooks (*.xlsx)")
        target = self._prompts.choose_save(
            self.tr("Export the list"), lists.file_name(sheet), kinds
        )
        if target is None:
            return
        task = self._start(
            sheet, lambda progress: lists.save(sheet, rows, target, progress, record)
        )
        task.done.connect(self._saved)

    def print(self, sheet: Sheet, rows: Rows, only: Wanted = None) -> None:
        """Lay the list out, ask for a printer and print it."""
        lists, copy = self._desk.lists, Copy(reader="", purpose="")
        case_ids: tuple[str, ...] = ()
        if self._recorded is not None:
            case_ids = self._recorded.case_ids(only)
            said = self._ask(printing=True)
            if said is None:
                return
            copy = said
        task = self._start(sheet, lambda progress: (lists.render(sheet, rows, progress).pdf, copy))
        task.done.connect(partial(self._rendered, case_ids))

    def _ask(self, *, printing: bool) -> Copy | None:
        first = Copy(reader=self.tr("The station's file"), purpose=self.tr("For the file"))
        return self._desk.ask_copy(first, self._owner, printing)

    def _recorder(self, recorded: Recorded, copy: Copy, only: Wanted) -> Callable[[str], None]:
        lists, case_ids = self._desk.lists, recorded.case_ids(only)

        def record(file: str) -> None:
            lists.record_copies(case_ids, recorded.document, copy, file)

        return record

    def _start(self, sheet: Sheet, work: Callable[[Progress], object]) -> tasks.Task:
        task = tasks.start(self, work)
        dialog = LeavingDialog(sheet.title, self._owner)
        dialog.cancelled.connect(task.cancel)
        self._dialog = dialog
        task.progressed.connect(self._report)
        task.failed.connect(self._prompts.show_problem)
        task.finished.connect(self._end)
        self._soon.start()
        return task

    def _report(self, done: int, total: int, doing: str) -> None:
        if self._dialog is not None:
            words = phrase(doing, self._desk.lists.language)
            self._dialog.ui.progressStrip.show_progress(done, total, words)

    def _show(self) -> None:
        if self._dialog is not None:
            show_dialog(self._dialog)

    def _end(self) -> None:
        self._soon.stop()
        if self._dialog is not None:
            self._dialog.blockSignals(True)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    def _saved(self, path: Path) -> None:
        self.said.emit(self.tr("Saved as {0}").format(path.name))

    def _rendered(self, case_ids: tuple[str, ...], made: tuple[bytes, Copy]) -> None:
        pdf, copy = made
        recorded, lists = self._recorded, self._desk.lists

        def record(copies: int) -> None:
            if recorded is not None:
                taken = msgspec.structs.replace(copy, count=copies)
                lists.record_copies(case_ids, recorded.document, taken)

        chosen = self._desk.print_pdf(self._owner, pdf, self.tr("List"), copy.count, record)
        self.said.emit(
            self.tr("Sent to the printer") if chosen else self.tr("Nothing was printed.")
        )
