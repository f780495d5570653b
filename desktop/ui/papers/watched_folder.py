"""Looking into the scanner's folder from time to time, whichever page is open."""

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.progress import Progress
from desktop.services.papers.scans import Scan, Scans
from desktop.ui.window.latest import Latest
from record.problems import Problem

SETTLED_MS, EVERY_MS = 700, 20_000


class WatchedFolder(QObject):
    """Take whole files from the watched folder into the inbox.

    ``taken`` carries the pages that came in, ``failed`` a Problem, once until it is gone. A
    change of the folder is looked at when it has settled; network folders tell nothing of
    changes, so there is a look from time to time as well.
    """

    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, scans: Scans, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scans = scans
        self._looks = Latest(self)
        self._told = ""
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._often = QTimer(self, interval=EVERY_MS)
        self._looks.done.connect(self._done)
        self._looks.failed.connect(self._failed)
        self._settle.timeout.connect(self.look)
        self._often.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._wait)

    def _wait(self) -> None:
        self._settle.start()

    def start(self) -> None:
        """Begin to watch, or watch the folder that was chosen since."""
        folder = str(self._scans.watch.folder)
        if old := [path for path in self._watcher.directories() if path != folder]:
            self._watcher.removePaths(old)
        if folder not in self._watcher.directories():
            self._watcher.addPath(folder)
        self._often.start()
        self.look()

    def look(self) -> None:
        """Look now, or when the look under way has ended; another follows while files grow."""
        scans = self._scans
        self._looks.ask(lambda progress: _look(scans, progress))

    def _done(self, found: tuple[tuple[Scan, ...], bool]) -> None:
        taken, growing = found
        self._told = ""
        if growing:
            self._settle.start()
        if taken:
            self.taken.emit(taken)

    def _failed(self, problem: Problem) -> None:
        if problem.code != self._told:
            self._told = problem.code
            self.failed.emit(problem)


def _look(scans: Scans, progress: Progress) -> tuple[tuple[Scan, ...], bool]:
    ready, growing = scans.watch.look()
    return scans.take(ready, progress) if ready else (), growing
