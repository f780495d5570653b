"""Folding cases again when this program or its rules fold otherwise: behind what people do."""

import logging
import threading
from collections.abc import Callable

from desktop import zone
from desktop.progress import Cancelled, NoProgress, Progress
from desktop.services.desk.recording import Recorder
from desktop.store import projection
from record.problems import Problem

LOG = logging.getLogger(__name__)
DOING = "rules.refolding"
_END_S = 10.0

Listener = Callable[[int, int], None]


class Refolding:
    """Bring every kept case up to this program's fold; cases can be read and changed meanwhile.

    A case that is read before its turn is folded for whoever reads it. The zone of the rules in
    force is taken over at once.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        zone.use(recorder.rules.calendar.zone)
        self._stopped = threading.Event()
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None
        self._listeners: list[Listener] = []

    def behind(self) -> int:
        """Return how many cases still wait for their turn."""
        if self._recorder.database.read_only:
            return 0
        with self._recorder.database.read() as connection:
            return projection.count_behind(connection, self._recorder.book)

    def on_progress(self, listener: Listener) -> None:
        """Call a listener, from any thread, with how many of how many are done."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Begin in the background when something is behind, also after new rules came."""
        zone.use(self._recorder.rules.calendar.zone)
        if self._stopped.is_set() or not self.behind():
            return
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="refolding", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End after the step under way; the rest is found again at the next start."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(_END_S)

    def finish(self, progress: Progress) -> int:
        """Fold everything that is behind again, in this thread; returns how many."""
        with self._turn:
            return self._all(progress)

    def _run(self) -> None:
        try:
            # Rules that arrived while the last step ran put every case behind once more.
            while self.behind():
                self.finish(_Stoppable(self._stopped))
        except Cancelled:
            return
        except Problem as problem:
            LOG.warning("folding again waits: %s", problem.code)

    def _all(self, progress: Progress) -> int:
        total, done = self.behind(), 0
        changed: set[str] = set()
        while done < total:
            progress.check()
            folded = projection.refold_some(self._recorder.database, self._recorder.book)
            if not folded:
                break
            changed |= folded
            done = min(total, done + len(folded))
            progress.report(done, total, DOING)
            self._tell(done, total)
        if changed:
            LOG.info("%d cases were folded again", len(changed))
            self._tell(total, total)
            self._recorder.announce(frozenset(changed))
        return len(changed)

    def _tell(self, done: int, total: int) -> None:
        for listener in tuple(self._listeners):
            listener(done, total)


class _Stoppable(NoProgress):
    """Let the work be left when the program ends."""

    def __init__(self, stopped: threading.Event) -> None:
        self._stopped = stopped

    def check(self) -> None:
        """Leave when it is to stop."""
        if self._stopped.is_set():
            raise Cancelled
