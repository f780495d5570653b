"""Checking files in idle time: the one looked at longest ago first, slowly, and to be paused."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec

from desktop import zone
from desktop.clock import Clock
from desktop.evidence.files.vault import Vault
from desktop.progress import Cancelled, NoProgress
from desktop.services.desk.lanes import Lane, Rest
from desktop.services.desk.recording import Recorder
from desktop.services.evidence.integrity import Integrity
from desktop.store import blobs
from desktop.store.slots import Slot
from record.problems import Problem

LOG = logging.getLogger(__name__)
# Each file is looked at again after a week; a tenth of the time is spent hashing.
AGAIN = timedelta(days=7)
SHARE = 9.0
LEAST_REST_S, IDLE_S, FIRST_S = 1.0, 600.0, 60.0
ORPHANS_AFTER = timedelta(hours=24)
WRITE_EVERY = 20
KEPT: Slot[dict[str, int]] = Slot("integrity.checked", dict[str, int], {})


class SweepStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How far the sweep is: files here, those checked within a week, and the oldest check."""

    files: int = 0
    checked: int = 0
    damaged: int = 0
    oldest_at: datetime | None = None
    paused: bool = False


class Sweep:
    """Hash every file again and again in a thread of its own; nothing waits for it."""

    def __init__(self, recorder: Recorder, vault: Vault, integrity: Integrity) -> None:
        self._recorder = recorder
        self._clock: Clock = recorder.clock
        self._vault = vault
        self._integrity = integrity
        self._lock = threading.Lock()
        self._paused = False
        self._since_written = 0
        self._swept_at: datetime | None = None
        self._checked: dict[str, int] | None = None
        self._first = True
        self._lane = Lane("integrity-sweep", self._work, lambda: None)
        self.on_progress: Callable[[SweepStatus], None] | None = None

    def start(self) -> None:
        """Begin after a while, when the window is long there."""
        self._lane.start()

    def stop(self) -> None:
        """Stop; a file that is being hashed is left at once."""
        self._lane.end()
        self._lane.join()
        self._write()

    def pause(self) -> None:
        """Hash nothing until resumed."""
        self._paused = True

    def resume(self) -> None:
        """Go on at once."""
        self._paused = False
        self._lane.kick()

    def step(self) -> bool:
        """Check the file that was looked at longest ago; False when all are fresh."""
        h = self._next()
        if h is None:
            return False
        try:
            self._integrity.check(h, _Leaving(self._is_to_leave))
        except Problem as problem:
            LOG.info("the sweep passes over a file: %s", problem.code)
        with self._lock:
            self._known()[h] = int(self._clock.now().timestamp())
            self._since_written += 1
        if self._since_written >= WRITE_EVERY:
            self._write()
        if self.on_progress is not None:
            self.on_progress(self.status())
        return True

    def sweep_orphans(self) -> int:
        """Remove files that a crash left in the vault a day ago or more; returns how many."""
        with self._recorder.database.read() as connection:
            known = blobs.find_all(connection)
        known |= self._integrity.altered_files()
        left = self._vault.orphans(known, self._clock.now() - ORPHANS_AFTER)
        for h in left:
            self._vault.discard(h)
        self._swept_at = self._clock.now()
        return len(left)

    def status(self) -> SweepStatus:
        """Return how far the sweep is."""
        with self._recorder.database.read() as connection:
            here = blobs.find_here(connection)
            damaged = len(blobs.find_damaged(connection))
        due = int((self._clock.now() - AGAIN).timestamp())
        with self._lock:
            times = [self._known().get(h, 0) for h in here]
        looked = [at for at in times if at]
        return SweepStatus(
            files=len(here),
            checked=sum(at > due for at in times),
            damaged=damaged,
            oldest_at=zone.local(datetime.fromtimestamp(min(looked), UTC)) if looked else None,
            paused=self._paused,
        )

    def _work(self) -> Rest:
        if self._first:
            self._first = False
            return Rest(FIRST_S, patient=True)
        if self._paused or self._recorder.database.read_only:
            return Rest(IDLE_S)
        self._integrity.settle()
        if self._swept_at is None or self._clock.now() - self._swept_at > ORPHANS_AFTER:
            self.sweep_orphans()
        started = time.monotonic()
        try:
            more = self.step()
        except Cancelled:
            return Rest(LEAST_REST_S)
        if not more:
            self._write()
            return Rest(IDLE_S)
        return Rest(max(LEAST_REST_S, SHARE * (time.monotonic() - started)))

    def _next(self) -> str | None:
        with self._recorder.database.read() as connection:
            here = blobs.find_here(connection)
            troubled = {row.h for row in blobs.find_damaged(connection)}
        due = int((self._clock.now() - AGAIN).timestamp())
        with self._lock:
            known = self._known()
            for gone in known.keys() - set(here):
                del known[gone]
            waiting = [(known.get(h, 0), h) for h in here if h not in troubled]
        at, h = min(waiting, default=(due + 1, ""))
        return h if h and at <= due else None

    def _is_to_leave(self) -> bool:
        return self._lane.ended or self._paused

    def _known(self) -> dict[str, int]:
        if self._checked is None:
            with self._recorder.database.read() as connection:
                self._checked = dict(KEPT.get(connection))
        return self._checked

    def _write(self) -> None:
        with self._lock:
            if not self._since_written or self._recorder.database.read_only:
                return
            known = dict(self._known())
            self._since_written = 0
        with self._recorder.database.write() as connection:
            KEPT.put(connection, known)


class _Leaving(NoProgress):
    """Leave a file that is being hashed when the program ends or the person pauses."""

    def __init__(self, is_to_leave: Callable[[], bool]) -> None:
        self._is_to_leave = is_to_leave

    def check(self) -> None:
        """Leave when asked to."""
        if self._is_to_leave():
            raise Cancelled
