"""Getting footage on the table: opening an exhibit, or taking a new file in first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.evidence.exhibits import Evidence
from desktop.services.footage.stills import Stills
from desktop.ui.footage.adding import Added, add_footage
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.window import tasks


class FootageOpening(QObject):
    """Open and add, one at a time, with a strip that shows it and can stop it.

    ``opened`` carries the Footage, ``added`` the first new Exhibit; ``unreadable`` and ``refused``
    a Problem; ``stopped`` follows when a person cancelled.
    """

    opened = Signal(object)
    unreadable = Signal(object)
    added = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(
        self, evidence: Evidence, stills: Stills, strip: ProgressStrip, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._evidence, self._stills, self._strip = evidence, stills, strip
        self._task: tasks.Task | None = None
        strip.cancelled.connect(self._stop)

    def open(self, case_id: str, evidence_id: str) -> None:
        """Open an exhibit of a case."""
        self.drop()
        self._strip.start(self.tr("Reading the footage"))
        stills = self._stills
        task = tasks.start(self, lambda progress: stills.open(case_id, evidence_id, progress))
        task.done.connect(self.opened)
        task.failed.connect(self.unreadable)
        self._watch(task)

    def add(self, case_id: str, paths: Sequence[Path]) -> None:
        """Take files into a case."""
        self.drop()
        names = paths[0].name if len(paths) == 1 else f"{paths[0].name} (+{len(paths) - 1})"
        self._strip.start(self.tr("Taking in {0}").format(names))
        task = add_footage(self, self._evidence, case_id, paths)
        task.done.connect(self._added)
        task.failed.connect(self.refused)
        self._watch(task)

    def drop(self) -> None:
        """Let go of whatever is still under way."""
        if self._task is not None:
            self._task.drop()
            self._task = None
            self._strip.stop()

    def _added(self, found: Added) -> None:
        self.added.emit(found.clip)
        if found.refused:
            self.refused.emit(found.refused[0])

    def _watch(self, task: tasks.Task) -> None:
        self._task = task
        task.progressed.connect(self._strip.show_count)
        task.finished.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self._strip.stop()

    def _stop(self) -> None:
        self.drop()
        self.stopped.emit()
