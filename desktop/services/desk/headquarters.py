"""Talking with headquarters by itself: two threads, one that sends and one that listens."""

import contextlib
import logging
import random
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from desktop.clock import Clock
from desktop.progress import Cancelled, NoProgress, Progress
from desktop.services.desk.lanes import Lane, Rest
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.standing import LISTENING, NOTICE, QUIET, SENDING, STOPPING, Standing
from desktop.store import blobs, journal, projection
from desktop.sync.backoff import Backoff
from record.case import Case
from record.problems import Problem

if TYPE_CHECKING:
    from desktop.sync.exchange import Exchange, News

LOG = logging.getLogger(__name__)
LISTEN_S = 20
# Heads are compared and people read anew this often, at a moment of each device's own.
MEET_S = (600.0, 1200.0)
# Files of others are named before they have arrived: ask again soon, then less often.
FETCH_AGAIN_S = (2.0, 300.0)
TURN_S = 0.2

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
        sending: "Exchange",
        listening: "Exchange",
        *,
        paused: bool = False,
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._clock: Clock = recorder.clock
        self._sending = sending
        self._listening = listening
        self._turn = threading.Lock()
        self._backoff = {SENDING: Backoff(), LISTENING: Backoff()}
        self._lanes = {
            SENDING: Lane("headquarters-sending", self._send, self._tell),
            LISTENING: Lane("headquarters-listening", self._listen, self._tell),
        }
        self._meet_at = 0.0
        self._fetch_again_s = FETCH_AGAIN_S[0]
        self._listeners: list[Callable[[SyncStatus], None]] = []
        self.after_files: Callable[[], None] = _nothing
        self.after_rules: Callable[[], None] = _nothing
        self._standing = Standing(recorder)
        self._standing.paused = paused
        recorder.listen(lambda _cases: self._lanes[SENDING].wake())

    def start(self) -> None:
        """Begin to send and listen in the background."""
        for lane in self._lanes.values():
            lane.start()

    def stop(self) -> None:
        """Stop both threads; what was under way goes on at the next start."""
        for lane in self._lanes.values():
            lane.end()
        self._sending.line.transport.close()
        self._listening.line.transport.close()
        for lane in self._lanes.values():
            lane.join()

    def pause(self) -> None:
        """Send and hear nothing until resumed; what is under way is cut off."""
        self._standing.paused = True
        self._sending.line.transport.cut()
        self._listening.line.transport.cut()
        self._tell()

    def resume(self) -> None:
        """Go on sending and hearing, at once."""
        self._standing.paused = False
        self.kick()
        self._tell()

    def sync_now(self, progress: Progress) -> SyncStatus:
        """Do one whole round now, in this thread; raises what hinders it.

        Files that needed attention are tried once more.
        """
        with self._taking_turns(progress):
            self._standing.clear(NOTICE)
            try:
                self._standing.refuse_stopped()
                with self._recorder.database.write() as connection:
                    blobs.try_again(connection)
                self.after_files()
                self._sending.round(progress, self._heard)
                self.after_files()
            except Problem as problem:
                self._note(SENDING, problem)
                self._standing.refuse_stopped()
                raise
            self._worked(SENDING)
        status = self.status()
        self.kick()
        self._tell()
        return status

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
        return SyncStatus(
            state=self._state(entries, files),
            waiting_entries=entries,
            waiting_files=files,
            waiting_bytes=size,
            percent=100 if not total else int(100 * (total - size) / total),
            last_at=self._standing.contact,
            problem=self._standing.problem,
        )

    def items(self) -> tuple[SyncItem, ...]:
        """Return the files that headquarters does not hold yet."""
        with self._recorder.database.read() as connection:
            rows = blobs.find_waiting(connection)
            book = self._recorder.book
            found = {row.case_id: projection.get(connection, row.case_id, book) for row in rows}
        return tuple(_item(row, found[row.case_id]) for row in rows)

    def _state(self, entries: int, files: int) -> str:
        problem = self._standing.problem
        if self._standing.paused:
            return PAUSED
        if problem is not None:
            return OFFLINE if problem.code in QUIET else ATTENTION
        if self._standing.busy:
            return WORKING
        return WAITING if entries or files else IDLE

    def _send(self) -> Rest:
        if self._standing.paused:
            return Rest(MEET_S[0], patient=True)
        try:
            with self._taking_turns(_Stoppable(self._is_to_stop)):
                self._standing.refuse_stopped()
                rest = self._send_round()
            self._worked(SENDING)
        except Problem as problem:
            self._meet_at = 0.0
            self._note(SENDING, problem)
            return Rest(self._backoff[SENDING].failed(problem), patient=True)
        except Cancelled:
            return Rest(0.0)
        finally:
            self._tell()
        return rest

    def _send_round(self) -> Rest:
        now = self._clock.monotonic()
        if now >= self._meet_at:
            # Set before, so that news of a strange headquarters meanwhile is not forgotten.
            self._meet_at = now + random.uniform(*MEET_S)  # noqa: S311 (spreads load)
            self._sending.meet(self._heard)
        refused = self._sending.try_entries(self._heard)
        # Entries that are recorded meanwhile do not wait behind an hour of video.
        news = self._is_to_stop if refused else self._is_to_stop_or_send
        between = _Stoppable(news)
        later = self._sending.send_files(between, self._tell)
        self.after_files()
        waits = [self._meet_at - now, self._fetch(between)]
        if refused is not None:
            raise refused
        return Rest(max(0.1, min([*waits, later] if later else waits)))

    def _fetch(self, progress: Progress) -> float:
        if not self._sending.fetch_small(progress):
            self._fetch_again_s = FETCH_AGAIN_S[0]
            return MEET_S[1]
        wait, self._fetch_again_s = (
            self._fetch_again_s, min(FETCH_AGAIN_S[1], self._fetch_again_s * 2),
        )  # fmt: skip
        return wait

    def _listen(self) -> Rest:
        if self._standing.paused or self._standing.stopped_by:
            return Rest(MEET_S[0], patient=True)
        try:
            self._listening.hear(LISTEN_S, self._heard)
        except Problem as problem:
            if problem.code in STOPPING:
                # Comparing heads will tell what it is, and bring over what only we hold.
                self._meet_at = 0.0
                self._lanes[SENDING].kick()
            else:
                self._note(LISTENING, problem)
            return Rest(self._backoff[LISTENING].failed(problem), patient=True)
        self._worked(LISTENING)
        return Rest(0.0)

    def _heard(self, news: "News") -> None:
        if news.reference:
            self._reference.reload()
        if news.rules:
            self.after_rules()
        if news.refused:
            LOG.warning("entries from headquarters do not verify: %s", " ".join(news.refused))
            self._standing.note(NOTICE, Problem("sync.bad_entries", count=len(news.refused)))
        offset = self._sending.line.offset_ms
        if offset is not None:
            self._recorder.learn_offset(offset)
        if news.strange:
            self._meet_at = 0.0
            self._lanes[SENDING].wake()
        if news.cases:
            self._fetch_again_s = FETCH_AGAIN_S[0]
            self._recorder.announce(news.cases)

    def _worked(self, lane: str) -> None:
        """Note a success; the network is back for the other lane too."""
        self._backoff[lane].worked()
        self._standing.met(self._clock.now(), durably=lane == SENDING)
        other = LISTENING if lane == SENDING else SENDING
        was_hindered = self._standing.clear(lane)
        if self._standing.clear_quiet(other) or was_hindered:
            self._lanes[other].kick()
            self._tell()

    def _note(self, lane: str, problem: Problem) -> None:
        LOG.info("headquarters, %s: %s", lane, problem.code)
        if problem.code in STOPPING:
            self._standing.stop(problem, self._sending.rescue)
        elif not self._is_to_stop():
            self._standing.note(lane, problem)
        self._tell()

    @contextlib.contextmanager
    def _taking_turns(self, progress: Progress) -> Iterator[None]:
        """Let one round run at a time: two would send the same file against each other."""
        while not self._turn.acquire(timeout=TURN_S):
            progress.check()
        self._standing.busy = True
        try:
            yield
        finally:
            self._standing.busy = False
            self._turn.release()

    def _is_to_stop(self) -> bool:
        return self._lanes[SENDING].ended or self._standing.paused

    def _is_to_stop_or_send(self) -> bool:
        return self._is_to_stop() or self._sending.entries_wait()

    def kick(self) -> None:
        """Send and hear now: something happened that headquarters can help with."""
        for lane in self._lanes.values():
            lane.kick()

    def _tell(self) -> None:
        if self._lanes[SENDING].ended or not self._listeners:
            return
        status = self.status()
        for listener in tuple(self._listeners):
            listener(status)


def _nothing() -> None:
    """Do nothing after files went; whoever watches over them takes this place."""


class _Stoppable(NoProgress):
    """Let a round be left when the program ends, the person pauses, or entries wait."""

    def __init__(self, is_to_stop: Callable[[], bool]) -> None:
        self._is_to_stop = is_to_stop

    def check(self) -> None:
        """Leave the round when asked to."""
        if self._is_to_stop():
            raise Cancelled


def _item(row: blobs.Row, case: Case | None) -> SyncItem:
    exhibits = case.evidence.values() if case else ()
    title = next((e.title for e in exhibits if row.h in {f.h for f in e.files}), "")
    return SyncItem(title, case.case_no if case else "", row.n, file_state(row))


def file_state(row: blobs.Row) -> FileState:
    """Return where a file is, from what the database knows of it."""
    if not row.here:
        return FileState("NOT_HERE")
    percent = 100 if row.n == 0 else int(100 * row.sent / row.n)
    if row.state == blobs.UNDER_WAY:
        return FileState(row.state, percent, row.why)
    return FileState(row.state, 100 if row.state == blobs.VERIFIED else 0, row.why)
