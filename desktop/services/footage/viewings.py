"""Sittings before footage: why somebody looks, what was on screen, what was taken (form F18)."""

import contextlib
import logging
import threading
from itertools import pairwise

import msgspec

from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.texts import checked
from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.store.slots import Slot
from record.case import Case
from record.codes import CustodyAct
from record.evidence import Exhibit
from record.exhibits.custody import Handed, Looked, Stretch, looked_of
from record.exhibits.footage import footage_of
from record.journal import kinds
from record.problems import Problem
from record.reading import footage_register as register
from record.reading.footage_register import REASONS, LookReason, RegisterRow

JOIN_S = 2.0
"""Frames closer than this belong to one stretch: a step, a skip of a second, fast play."""
MOST = 40


def widened(stretches: tuple[Stretch, ...], seconds: float, pts: int) -> tuple[Stretch, ...]:
    """Return the stretches with a frame added, in the order of the recording.

    Beyond MOST stretches the two that lie closest become one, so that a day of scrubbing still
    fits an entry.
    """
    near = [s for s in stretches if s.from_s - JOIN_S <= seconds <= s.to_s + JOIN_S]
    if len(near) == 1 and near[0].from_s <= seconds <= near[0].to_s:
        return stretches
    grown = _joined([*near, Stretch(seconds, seconds, pts, pts)])
    found = sorted([*(s for s in stretches if s not in near), grown], key=lambda s: s.from_s)
    if len(found) > MOST:
        apart = [after.from_s - before.to_s for before, after in pairwise(found)]
        at = apart.index(min(apart))
        found[at : at + 2] = [_joined(found[at : at + 2])]
    return tuple(found)


def _joined(stretches: list[Stretch]) -> Stretch:
    first = min(stretches, key=lambda s: s.from_s)
    last = max(stretches, key=lambda s: s.to_s)
    return Stretch(first.from_s, last.to_s, first.from_pts, last.to_pts)


_LOG = logging.getLogger(__name__)
LONGEST_TEXT = 400


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody looks: a code of REASONS, words for OTHER, who asks for AUTHORITY."""

    reason: str
    text: str = ""
    unit: str = ""
    caller: str = ""


class Clocked(msgspec.Struct, frozen=True, kw_only=True):
    """How the recorder's clock stands: seconds fast, and where that is known from."""

    offset_s: float | None = None
    source: str = ""


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """A sitting under way: where it belongs, and what would be recorded now."""

    case_id: str
    evidence_id: str
    looked: Looked


KEPT: Slot[list[Sitting]] = Slot("sittings", list[Sitting], [])


class Viewings:
    """The register of a device's looks: one entry per sitting, written when it ends.

    A sitting is kept on the disk while it lasts, so that one cut off by a sudden end is written
    when somebody signs in again.
    """

    def __init__(self, recorder: Recorder, cases: Cases) -> None:
        self._recorder = recorder
        self._cases = cases
        self._sittings: dict[str, Sitting] = {}
        self._unkept = False
        self._lock = threading.RLock()

    def begin(
        self, case_id: str, clip: Exhibit, footage: Footage, why: Why, clock: Clocked | None = None
    ) -> str:
        """Begin a sitting of the person on duty; returns its id. It is on the disk after this.

        Raises ``viewing.reason_missing`` without a reason, ``viewing.caller_missing`` when an
        authority is not named, ``people.signed_out``, and what the database says.
        """
        why = _checked(why)
        person = self._recorder.session.require().person_id
        clock, now = clock or Clocked(), self._recorder.clock.now()
        looked = Looked(
            sitting=new_id(),
            person=person,
            file=clip.original_name or clip.title,
            sha256=footage.sha256,
            camera=footage_of(clip).camera,
            began_at=now,
            ended_at=now,
            starts_at=footage.starts_at,
            offset_s=clock.offset_s,
            clock=clock.source,
            gaps=len(footage.gaps),
            has_times=footage.has_times,
            **msgspec.structs.asdict(why),
        )
        with self._lock:
            self._sittings[looked.sitting] = Sitting(
                case_id=case_id, evidence_id=clip.id, looked=looked
            )
            self._unkept = True
        self.keep()
        return looked.sitting

    def see(self, sitting: str, shown: Shown, speed: float = 0.0) -> None:
        """Note a frame that was on screen; ``speed`` is 0 when it stood still."""
        with self._lock:
            held = self._sittings.get(sitting)
            if held is None:
                return
            looked = held.looked
            speeds = {*looked.speeds, speed} if speed else set(looked.speeds)
            self._change(
                sitting,
                stretches=widened(looked.stretches, shown.seconds, shown.pts),
                speeds=tuple(sorted(speeds)),
            )

    def hand_out(self, sitting: str, *handed: Handed) -> None:
        """Note what was taken from the footage while the person sat before it."""
        with self._lock:
            held = self._sittings.get(sitting)
            if held is not None:
                self._change(sitting, handed=(*held.looked.handed, *handed))
        self.keep()

    def set_clock(self, sitting: str, clock: Clocked) -> None:
        """Note how the recorder's clock stands."""
        if sitting in self._sittings:
            self._change(sitting, offset_s=clock.offset_s, clock=clock.source)

    def keep(self) -> None:
        """Keep the sittings under way on the disk, if anything changed since the last time."""
        with self._lock:
            if not self._unkept:
                return
            self._store(list(self._left_behind().values()) + list(self._sittings.values()))
            self._unkept = False

    def end(self, sitting: str) -> None:
        """Write the entry of a sitting; an unknown one, or one that showed nothing, writes none."""
        with self._lock:
            held = self._sittings.pop(sitting, None)
            if held is None:
                return
            self._unkept = True
            try:
                self._write(held, recovered=False)
            except Problem:
                # What could not be written stays on the disk for the next sign-in.
                self._store([*self._left_behind().values(), *self._sittings.values(), held])
                raise
            others = [s for i, s in self._left_behind().items() if i != sitting]
            self._store([*others, *self._sittings.values()])

    def end_all(self) -> None:
        """End every sitting; one that cannot be written stays on the disk for the next sign-in."""
        for sitting in tuple(self._sittings):
            with contextlib.suppress(Problem):
                self.end(sitting)

    def settle(self) -> int:
        """Write the sittings that a sudden end cut off; returns how many. Needs a person on duty.

        What cannot be written now stays for the next time.
        """
        self._recorder.session.require()
        with self._lock:
            waiting = self._left_behind()
            if not waiting or self._recorder.database.read_only:
                return 0
            unwritten = [s for s in waiting.values() if not self._recovered(s)]
            self._store([*unwritten, *self._sittings.values()])
            return len(waiting) - len(unwritten)

    def rows(self, case_id: str) -> tuple[RegisterRow, ...]:
        """Return the register of a case, the oldest first."""
        return register.rows(self._cases.get(case_id))

    def _change(self, sitting: str, **changes: object) -> None:
        held = self._sittings[sitting]
        now = self._recorder.clock.now()
        looked = msgspec.structs.replace(held.looked, ended_at=now, **changes)
        self._sittings[sitting] = msgspec.structs.replace(held, looked=looked)
        self._unkept = True

    def _write(self, held: Sitting, *, recovered: bool) -> None:
        if not held.looked.stretches:
            return
        looked = msgspec.structs.replace(held.looked, recovered=recovered)
        body = kinds.AccessLog(
            event=CustodyAct.VIEWED,
            evidence_id=held.evidence_id,
            purpose=self._purpose(looked),
            facts=msgspec.to_builtins(looked),
        )

        def decide(case: Case) -> list[Draft]:
            known = {seen.sitting for e in case.custody if (seen := looked_of(e))}
            return [] if looked.sitting in known else [Draft(kinds.ACCESS_LOG, body)]

        self._recorder.change(held.case_id, decide)

    def _recovered(self, held: Sitting) -> bool:
        try:
            self._write(held, recovered=True)
        except Problem as problem:
            _LOG.warning("a sitting could not be written: %s", problem.code)
            return False
        return True

    def _purpose(self, looked: Looked) -> str:
        words = self._recorder.rules.label("footage_reason", looked.reason, "zh")
        asked = " ".join(part for part in (looked.unit, looked.caller) if part)
        return "：".join(part for part in (words, asked, looked.text) if part)

    def _left_behind(self) -> dict[str, Sitting]:
        """Return what is kept of sittings that this run did not begin."""
        try:
            with self._recorder.database.read() as connection:
                kept = KEPT.get(connection)
        except msgspec.DecodeError:
            kept = []
        return {s.looked.sitting: s for s in kept if s.looked.sitting not in self._sittings}

    def _store(self, sittings: list[Sitting]) -> None:
        self._recorder.database.written(lambda connection: KEPT.put(connection, sittings))


def _checked(why: Why) -> Why:
    fields = {n: checked(v.strip())[:LONGEST_TEXT] for n, v in msgspec.structs.asdict(why).items()}
    why = Why(**fields)
    if why.reason not in REASONS or (why.reason == LookReason.OTHER and not why.text):
        raise Problem("viewing.reason_missing")
    if why.reason == LookReason.AUTHORITY and not (why.unit and why.caller):
        raise Problem("viewing.caller_missing")
    return why
