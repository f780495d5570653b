"""Talking with headquarters by itself: two threads, one that sends and one that listens."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

import msgspec

from desktop.clock import Clock
from desktop.progress import Cancelled, NoProgress, Progress
from desktop.services.recording import Recorder
from desktop.services.reference import ReferenceData
from desktop.store import blobs, cases, journal, keep
from desktop.sync.backoff import Backoff
from desktop.sync.exchange import Exchange, News
from record.problems import Problem

LOG = logging.getLogger(__name__)
LISTEN_S = 25
IDLE_S = 300.0
LAST_CONTACT = "last_contact"
QUIET = ("sync.offline", "sync.slow", "hq.unavailable", "hq.too_fast", "hq.upload_busy")

IDLE, WORKING, WAITING, OFFLINE = "IDLE", "WORKING", "WAITING", "OFFLINE"
PAUSED, ATTENTION, NOT_ENROLLED = "PAUSED", "ATTENTION", "NOT_ENROLLED"


class FileState(msgspec.Struct, frozen=True):
    """Where a file is: ONLY_HERE, UNDER_WAY with percent, VERIFIED, NEEDS_ATTENTION, NOT_HERE."""

    state: str
    percent: int = 0
    why: str = ""


class SyncItem(msgspec.Struct, frozen=True):
    """A file that headquarters does not hold yet: exhibit title, case number, bytes, state."""

    name: str
    case_no: str
    size: int
    state: FileState


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How things stand with headquarters; ``percent`` of the files now being sent."""

    state: str
    waiting_entries: int = 0
    waiting_files: int = 0
    waiting_bytes: int = 0
    percent: int = 100
    last_at: datetime | None = None
    problem: Problem | None = None


class Headquarters:
    """Send and hear by itself when there is a network; nothing here blocks a click."""

    def __init__(
        self,
        recorder: Recorder,
        reference: ReferenceData,
        sending: Exchange,
        listening: Exchange,
        *,
        paused: bool = False,
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._clock: Clock = recorder.clock
        self._sending = sending
        self._listening = listening
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._paused = paused
        self._problem: Problem | None = None
        self._busy = False
        self._threads: list[threading.Thread] = []
        self._listeners: list[Callable[[SyncStatus], None]] = []
        recorder.listen(lambda _cases: self._wake.set())

    def start(self) -> None:
        """Begin to send and listen in the background."""
        if self._threads:
            return
        self._stopped.clear()
        for work in (self._send_forever, self._listen_forever):
            thread = threading.Thread(target=work, name=work.__name__.strip("_"), daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Stop both threads; what was under way goes on at the next start."""
        self._stopped.set()
        self._wake.set()
        self._sending.line.transport.close()
        self._listening.line.transport.close()
        for thread in self._threads:
            thread.join(timeout=10)
        self._threads.clear()

    def pause(self) -> None:
        """Send and hear nothing until resumed."""
        self._paused = True
        self._tell()

    def resume(self) -> None:
        """Go on sending and hearing, at once."""
        self._paused = False
        self._problem = None
        self._wake.set()
        self._tell()

    def sync_now(self, progress: Progress) -> SyncStatus:
        """Do one whole round now, in this thread; raises what hinders it."""
        try:
            self._sending.round(progress, self._heard)
            self._note_contact()
            self._problem = None
        except Problem as problem:
            self._note(problem)
            raise
        return self.status()

    def fetch(self, h: str, progress: Progress) -> None:
        """Fetch one file on demand."""
        self._sending.fetch(h, progress)

    def on_status(self, listener: Callable[[SyncStatus], None]) -> None:
        """Call a listener, from any thread, whenever the status changes."""
        self._listeners.append(listener)

    def status(self) -> SyncStatus:
        """Return how things stand."""
        dev = self._recorder.session.device.dev
        with self._recorder.database.read() as connection:
            entries = journal.count_unsent(connection, dev)
            files, size, total = blobs.count_waiting(connection)
            last = keep.get_kept(connection, LAST_CONTACT)
        return SyncStatus(
            state=self._state(entries, files),
            waiting_entries=entries,
            waiting_files=files,
            waiting_bytes=size,
            percent=100 if not total else int(100 * (total - size) / total),
            last_at=datetime.fromisoformat(last.decode()) if last else None,
            problem=self._problem,
        )

    def items(self) -> tuple[SyncItem, ...]:
        """Return the files that headquarters does not hold yet."""
        with self._recorder.database.read() as connection:
            rows = blobs.find_waiting(connection)
            found = {row.case_id: cases.get(connection, row.case_id) for row in rows}
        items = []
        for row in rows:
            case = found[row.case_id]
            exhibits = case.evidence.values() if case else ()
            title = next((e.title for e in exhibits if row.h in {f.h for f in e.files}), "")
            state = file_state(row)
            items.append(SyncItem(title, case.case_no if case else "", row.n, state))
        return tuple(items)

    def _state(self, entries: int, files: int) -> str:
        if self._paused:
            return PAUSED
        if self._problem is not None:
            return OFFLINE if self._problem.code in QUIET else ATTENTION
        if self._busy:
            return WORKING
        return WAITING if entries or files else IDLE

    def _send_forever(self) -> None:
        backoff = Backoff()
        met = False
        while not self._stopped.is_set():
            self._wake.clear()
            wait = IDLE_S
            if not self._paused:
                wait, met = self._send_once(backoff, met=met)
            self._wait(wait, interruptible=self._problem is None or self._paused)

    def _send_once(self, backoff: Backoff, *, met: bool) -> tuple[float, bool]:
        self._busy = True
        try:
            if not met:
                self._sending.meet(self._heard)
            sent = self._sending.send_entries()
            sent += self._sending.send_files(_Stoppable(self._stopped, self._pausing), self._tell)
            self._sending.fetch_small(_Stoppable(self._stopped, self._pausing))
            self._note_contact()
            self._problem = None
            backoff.worked()
        except Problem as problem:
            self._note(problem)
            return backoff.failed(), False
        except Cancelled:
            return 0.0, True
        finally:
            self._busy = False
            self._tell()
        return IDLE_S, True

    def _listen_forever(self) -> None:
        backoff = Backoff()
        while not self._stopped.is_set():
            if self._paused:
                self._stopped.wait(1.0)
                continue
            try:
                self._listening.hear(LISTEN_S, self._heard)
                backoff.worked()
            except Problem as problem:
                if self._problem is None:
                    self._note(problem)
                    self._wake.set()
                self._stopped.wait(backoff.failed())

    def _heard(self, news: News) -> None:
        if news.reference:
            self._reference.reload()
        if news.refused:
            LOG.warning("%d entries from headquarters do not verify", len(news.refused))
            self._problem = Problem("sync.bad_entries", count=len(news.refused))
        offset = self._sending.line.offset_ms
        if offset is not None:
            self._recorder.learn_offset(offset)
        if news.cases:
            self._recorder.announce(news.cases)
            self._wake.set()

    def _note(self, problem: Problem) -> None:
        if self._stopped.is_set():
            return
        LOG.info("headquarters: %s", problem.code)
        self._problem = problem
        if problem.code in ("device.rolled_back", "device.forked"):
            self._recorder.writable = False
        self._tell()

    def _note_contact(self) -> None:
        with self._recorder.database.write() as connection:
            now = self._clock.now().isoformat()
            keep.put_kept(connection, LAST_CONTACT, now.encode())

    def _pausing(self) -> bool:
        return self._paused

    def _wait(self, seconds: float, *, interruptible: bool) -> None:
        if interruptible:
            self._wake.wait(seconds)
        else:
            self._stopped.wait(seconds)

    def _tell(self) -> None:
        if self._stopped.is_set() or not self._listeners:
            return
        status = self.status()
        for listener in tuple(self._listeners):
            listener(status)


class _Stoppable(NoProgress):
    """Let a round be left when the program ends or the person pauses."""

    def __init__(self, stopped: threading.Event, pausing: Callable[[], bool]) -> None:
        self._stopped = stopped
        self._pausing = pausing

    def check(self) -> None:
        """Leave the round when asked to."""
        if self._stopped.is_set() or self._pausing():
            raise Cancelled


def file_state(row: blobs.Row) -> FileState:
    """Return where a file is, from what the database knows of it."""
    if not row.here:
        return FileState("NOT_HERE")
    percent = 100 if row.n == 0 else int(100 * row.sent / row.n)
    if row.state == blobs.UNDER_WAY:
        return FileState(row.state, percent, row.why)
    return FileState(row.state, 100 if row.state == blobs.VERIFIED else 0, row.why)
