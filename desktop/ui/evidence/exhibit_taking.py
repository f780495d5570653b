"""Files given to a window over a case become exhibits of it, and the window hears which."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.progress import Progress
from desktop.services.evidence.exhibits import Evidence, ExhibitForm
from desktop.ui.files.meant import Meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from record.evidence import Exhibit
from record.problems import Problem


class ExhibitTaking(QObject):
    """Take files for a window that names exhibits. ``added`` carries each Exhibit.

    A file that the case holds already is not added twice: its exhibit is named.
    """

    added = Signal(object)

    def __init__(
        self,
        evidence: Evidence,
        prompts: Prompts,
        case_id: str,
        form: ExhibitForm,
        meant: Meant,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._evidence, self._case_id, self._form = evidence, case_id, form
        self.files = FileTaking(window, meant, prompts)
        self.files.given.connect(self._take)

    def _take(self, taken: Taken) -> None:
        evidence, case_id, form = self._evidence, self._case_id, self._form

        def add(progress: Progress) -> tuple[list[Exhibit], list[Problem]]:
            added, refused = [], []
            for path in taken.paths:
                try:
                    added.append(evidence.add_once(case_id, path, form, progress))
                except Problem as problem:
                    refused.append(problem)
            return added, refused

        task = tasks.start(self, add)
        task.done.connect(self._tell)
        task.failed.connect(self._refuse)

    def _tell(self, found: tuple[list[Exhibit], list[Problem]]) -> None:
        added, refused = found
        for exhibit in added:
            self.added.emit(exhibit)
        if refused:
            self.files.tell(refused)

    def _refuse(self, problem: Problem) -> None:
        self.files.tell([problem])
