"""Lists on paper and in files: who a copy is for, and the printer, as for every other document."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.services.lists.lists import Lists
from desktop.services.papers.copies import Copy
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.papers.copy_dialog import CopyDialog
from desktop.ui.papers.printing import Accepted, PrintJob, print_pdf
from desktop.ui.window.prompts import Prompts

PAPER = "list"


def list_desk(lists: Lists, prompts: Prompts) -> ListDesk:
    """Return what the lists of a window call."""

    def ask(first: Copy, parent: QWidget, printing: bool) -> Copy | None:
        return CopyDialog.ask(first, parent, printing=printing)

    def send(
        owner: QWidget, pdf: bytes, name: str, copies: int, record: Callable[[int], None]
    ) -> bool:
        def taken(accepted: Accepted) -> None:
            record(accepted.copies)

        job = PrintJob(pdf, name, PAPER, copies)
        asked = print_pdf(owner, prompts, job, prompts.show_problem, taken)
        return asked is not None

    return ListDesk(lists, ask, send)
