"""Camera files decoded whole in idle time, one after the other, and what came of it recorded."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

from desktop.evidence.asking.whole import SoFar, Whole, decode_whole
from desktop.progress import Cancelled, NoProgress, Progress
from desktop.services.desk.lanes import Lane, Rest
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.evidence.exhibits import Evidence
from desktop.services.footage.contents import lost
from desktop.services.footage.footage import KnownIndexes
from desktop.store import cases, projection
from desktop.store.slots import Slots
from desktop.system.interface import System
from record.case import Case
from record.codes import CustodyAct
from record.evidence import Exhibit
from record.exhibits.custody import CheckFacts, Decoding
from record.exhibits.tables import written
from record.journal import kinds
from record.problems import Problem
from record.reading.decodings import decoding_of, is_video

LOG = logging.getLogger(__name__)
FIRST_S, IDLE_S, BETWEEN_S = 90.0, 120.0, 1.0
MOST_CASES, MOST_SPANS = 300, 200
KEEP_EVERY = 10
_KEPT: Slots[SoFar] = Slots("decoding.", SoFar)


class Decodings:
    """Decode every camera file of the cases here once; nothing waits for it.

    How far a file is outlives the program, so that it goes on where it was left.
    """

    def __init__(
        self, recorder: Recorder, evidence: Evidence, known: KnownIndexes | None, system: System
    ) -> None:
        self._recorder = recorder
        self._evidence = evidence
        self._known = known
        self._system = system
        self._lane = Lane("whole-decoding", self._work, lambda: None)
        self._passed_over: set[str] = set()
        self._lock = threading.Lock()
        self._first = True

    def start(self) -> None:
        """Begin after a while, when the window is long there."""
        self._lane.start()

    def stop(self) -> None:
        """Stop; a file that is being decoded is left at once and gone on with later."""
        self._lane.end()
        self._lane.join()

    def step(self, progress: Progress) -> bool:
        """Decode the next file that waits and record what came of it; False when none waits.

        Raises ``Cancelled``.
        """
        for case_id, clip in self._waiting():
            try:
                self.decode(case_id, clip.id, progress)
            except Problem as problem:
                LOG.info("a camera file is not decoded whole: %s", problem.code)
                self._passed_over.add(clip.id)
                continue
            return True
        return False

    def decode(self, case_id: str, evidence_id: str, progress: Progress | None = None) -> Decoding:
        """Decode an exhibit's camera file whole and record what came of it.

        Goes on where it was left. Raises ``evidence.not_here``, what opening the file raises,
        ``people.signed_out``, and ``Cancelled``.
        """
        with self._lock:
            clip = self._evidence.exhibit(case_id, evidence_id)
            if clip.original is None:
                raise Problem("evidence.not_here")
            sha256 = clip.original.h
            whole = self._decoded(sha256, self._evidence.path(clip), progress or NoProgress())
            found = decoding(whole)
            facts = written(CheckFacts(decoding=found))
            body = kinds.AccessLog(event=CustodyAct.CHECKED, evidence_id=evidence_id, facts=facts)

            def decide(case: Case) -> list[Draft]:
                same = decoding_of(case, evidence_id) == found
                return [] if same else [Draft(kinds.ACCESS_LOG, body)]

            self._evidence.record_by(case_id, decide)
            with self._recorder.database.write() as connection:
                _KEPT.drop(connection, sha256)
        return found

    def _decoded(self, sha256: str, path: Path, progress: Progress) -> Whole:
        with self._recorder.database.read() as connection:
            so_far = _KEPT.get(connection, sha256) or SoFar()
        pieces = 0

        def told(now: SoFar) -> None:
            nonlocal pieces, so_far
            so_far, pieces = now, pieces + 1
            if pieces % KEEP_EVERY == 0:
                self._keep(sha256, now)

        try:
            known = self._known.get(sha256, -1) if self._known else b""
            whole = decode_whole(path, self._system, progress, so_far, known, told)
        except Cancelled:
            self._keep(sha256, so_far)
            raise
        self._keep(sha256, so_far)
        return whole

    def _keep(self, sha256: str, so_far: SoFar) -> None:
        if not self._recorder.database.read_only:
            with self._recorder.database.write() as connection:
                _KEPT.put(connection, sha256, so_far)

    def _waiting(self) -> Iterator[tuple[str, Exhibit]]:
        """Yield the camera files of the cases here that were not decoded whole, with their case."""
        with self._recorder.database.read() as connection:
            wanted = cases.Filter()
            found = projection.find(connection, wanted, MOST_CASES, self._recorder.book)
        for case in found:
            for clip in case.evidence.values():
                waits = clip.in_force and is_video(clip) and clip.id not in self._passed_over
                if waits and decoding_of(case, clip.id) is None:
                    yield case.id, clip

    def _work(self) -> Rest:
        if self._first:
            self._first = False
            return Rest(FIRST_S, patient=True)
        if self._recorder.database.read_only:
            return Rest(IDLE_S)
        try:
            more = self.step(_Leaving(self._lane))
        except Cancelled:
            return Rest(BETWEEN_S)
        return Rest(BETWEEN_S if more else IDLE_S)


def decode_file(path: Path, system: System, progress: Progress, stream: int = -1) -> Decoding:
    """Decode a file that is no exhibit; raises what opening it raises, and ``Cancelled``."""
    return decoding(decode_whole(path, system, progress, stream=stream))


def decoding(whole: Whole) -> Decoding:
    """Return what is recorded of a file that was decoded whole."""
    index = whole.index
    lacks_s, lacks_frames = lost(index)
    return Decoding(
        frames=index.count,
        stream=index.stream,
        spans=whole.spans[:MOST_SPANS],
        left_out=max(0, len(whole.spans) - MOST_SPANS),
        declared_s=round(index.declared_s, 3) if lacks_s else 0.0,
        found_s=round(index.found_s, 3) if lacks_s else 0.0,
        declared_frames=index.declared_frames if lacks_frames else 0,
        decoder=whole.decoder,
    )


class _Leaving(NoProgress):
    """Leave a file that is being decoded when the program ends."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane

    def check(self) -> None:
        """Leave when asked to."""
        if self._lane.ended:
            raise Cancelled
