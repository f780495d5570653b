"""All threading of the windows: slow work runs in a pool, its answer comes back as a signal."""

import logging
import threading
import time
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QMetaMethod, QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from desktop.progress import Cancelled, Progress
from record.problems import Problem

_LOG = logging.getLogger(__name__)
_AT_ONCE = 6
_REPORT_EVERY_S = 0.05


class Task(QObject):
    """Work that was started for an owner. With the owner goes the task, and the answer nowhere.

    Emits ``done`` with the result, or ``failed`` with a Problem, or neither when the person
    cancelled; then always ``finished``. ``progressed`` carries done, total and what is being done.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(object, object, str)
    finished = Signal()

    def __init__(self, owner: QObject, line: "_Line") -> None:
        super().__init__(owner)
        self._stop = line.stop
        line.done.connect(self.done, Qt.ConnectionType.QueuedConnection)
        line.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        line.progressed.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        line.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(line.stop.set)

    def cancel(self) -> None:
        """Ask the work to stop; what had already been completed still answers."""
        self._stop.set()

    def drop(self) -> None:
        """Ask the work to stop and ignore whatever it still answers."""
        self._stop.set()
        if isValid(self):
            self.blockSignals(True)

    def _end(self) -> None:
        owner = self.parent()  # kept until the last line, so that the task goes first
        self.finished.emit()
        # A listener may be the last that holds the owner. Were it let go in the destructor of the
        # task, the owner would destroy its child, the task, a second time.
        if isValid(self):
            for signal in (self.done, self.failed, self.progressed, self.finished):
                if self.isSignalConnected(QMetaMethod.fromSignal(signal)):
                    signal.disconnect()
            self.deleteLater()
        del owner


class _Line(QObject):
    """The wire from a thread of the pool to the task; kept until its last word was delivered."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(object, object, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()
        self._reported = (0.0, "")
        self.ended.connect(self._forget, Qt.ConnectionType.QueuedConnection)

    def _forget(self) -> None:
        _running.pop(self, None)

    def report(self, done: int, total: int, doing: str) -> None:
        """Pass a report on, at most twenty times a second."""
        now, (last, what) = time.monotonic(), self._reported
        if done == total or doing != what or now - last >= _REPORT_EVERY_S:
            self._reported = (now, doing)
            self.progressed.emit(done, total, doing)

    def check(self) -> None:
        """Raise ``Cancelled`` when asked to stop."""
        if self.stop.is_set():
            raise Cancelled


class _Work(QRunnable):
    def __init__(self, line: _Line, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._line = line
        self._work = work

    def run(self) -> None:
        """Do the work and say how it went."""
        try:
            self._line.check()
            self._line.done.emit(self._work(self._line))
        except Cancelled:
            pass
        except Problem as problem:
            self._line.failed.emit(problem)
        except Exception:  # noqa: BLE001 - a bug must not take the window down with it
            _LOG.exception("unexpected failure in a task")
            self._line.failed.emit(Problem("app.bug"))
        finally:
            self._line.ended.emit()


_running: dict[_Line, _Work] = {}


@cache
def _pool() -> QThreadPool:
    pool = QThreadPool()
    pool.setMaxThreadCount(_AT_ONCE)
    return pool


def start(owner: QObject, work: Callable[[Progress], object]) -> Task:
    """Run ``work`` in a thread for ``owner``; connect to the returned task's signals.

    ``work`` must not touch any widget. Call this from the thread of the windows.
    """
    line = _Line()
    task = Task(owner, line)
    running = _Work(line, work)
    _running[line] = running
    _pool().start(running)
    return task


def end_all(timeout_ms: int) -> bool:
    """Ask all work to stop, and wait for it; returns False when some did not within the time."""
    for line in list(_running):
        line.stop.set()
    ended = wait_all(timeout_ms)
    if not ended:
        _LOG.warning("%d tasks did not end in time", _pool().activeThreadCount())
    return ended


def wait_all(timeout_ms: int) -> bool:
    """Wait until every thread of the pool is idle; returns False when time ran out."""
    return _pool().waitForDone(timeout_ms)


def all_answered() -> bool:
    """Tell whether all work ended and the windows heard its answers."""
    return not _running
