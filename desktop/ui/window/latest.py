"""Slow work asked for faster than it is done: only the latest wish counts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.progress import Progress
from desktop.ui.window import tasks

Work = Callable[[Progress], Any]


class Latest(QObject):
    """Do one thing at a time; what was asked meanwhile is replaced by what is asked next.

    ``done`` carries each result, ``failed`` a Problem, ``rested`` follows when nothing waits.
    """

    done = Signal(object)
    failed = Signal(object)
    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: Work | None = None
        self._task: tasks.Task | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    def ask(self, work: Work) -> None:
        """Do this next."""
        self._wish = work
        self._go_on()

    def drop(self) -> None:
        """Forget what is asked and under way."""
        self._wish = None
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _go_on(self) -> None:
        if self._task is not None or self._wish is None:
            return
        work, self._wish = self._wish, None
        self._task = tasks.start(self, work)
        self._task.done.connect(self.done)
        self._task.failed.connect(self.failed)
        self._task.finished.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self._go_on()
        if self._task is None:
            self.rested.emit()
