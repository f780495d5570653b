"""Files that are no longer what was taken in: noticed, said once, kept aside, made whole again.

An altered file is evidence of its own: it stays in the vault under the hash it has now, and the
case says so. The original comes back from headquarters by its hash.
"""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from desktop.clock import Clock
from desktop.evidence.files.vault import Vault
from desktop.progress import Progress
from desktop.services.desk.recording import Draft, Recorder
from desktop.store import blobs
from desktop.store.slots import Slot
from record.case import Case
from record.codes import CheckFinding, CustodyAct
from record.evidence import Exhibit
from record.exhibits.custody import CheckFacts
from record.exhibits.tables import written
from record.journal import kinds
from record.problems import Problem

DAMAGED_WHY = "evidence.damaged"
NOT_HERE = "evidence.not_here"
# A look within this time of the last needs no second hashing of hours of footage (MEASURED.md 8).
FRESH_S = 4 * 3600.0
ALWAYS_UP_TO = 64 * 1024 * 1024


class Altered(msgspec.Struct, frozen=True):
    """A file that lay in the place of another: the hash it should have, and the one it has."""

    sha256: str
    found: str
    at: datetime


class Troubles(msgspec.Struct, frozen=True):
    """What is kept between starts: hashes of damaged files, and every altered file ever found."""

    damaged: tuple[str, ...] = ()
    altered: tuple[Altered, ...] = ()


_KEPT = Slot("integrity", Troubles, Troubles())


class Integrity:
    """Watch over the files of the exhibits; any thread may call."""

    def __init__(self, recorder: Recorder, vault: Vault) -> None:
        self._recorder = recorder
        self._vault = vault
        self._clock: Clock = recorder.clock
        self._turn = threading.RLock()
        self._fresh: dict[str, tuple[object, float]] = {}
        self.on_damage: Callable[[], None] | None = None

    def require(self, h: str, progress: Progress | None = None) -> Path:
        """Return the path of an unchanged file.

        Raises ``evidence.damaged`` after the alarm was raised, and ``evidence.not_here`` for a
        file that never came to this device.
        """
        path = self._vault.path_of(h)
        if self._is_fresh(h, path):
            return path
        try:
            self._vault.require(h, progress)
        except Problem as problem:
            if problem.code == NOT_HERE and not self.was_here(h):
                raise
            self.found_damaged(h)
            raise Problem(DAMAGED_WHY, sha256=h[:12]) from problem
        self._fresh[h] = (_stamp(path), time.monotonic())
        return path

    def check(self, h: str, progress: Progress | None = None) -> bool:
        """Hash a file again; a damaged one raises the alarm, one that is whole again is said."""
        if self._vault.check(h, progress):
            self._whole_again(h)
            return True
        if self.was_here(h):
            self.found_damaged(h)
        return False

    def found_damaged(self, h: str) -> None:
        """Raise the alarm: mark the file, keep what was found, and say it in every case."""
        with self._turn:
            altered = self._keep_aside(h)
            troubles = self.troubles
            damaged = tuple(dict.fromkeys((*troubles.damaged, h)))
            self._put(msgspec.structs.replace(troubles, damaged=damaged))
            with self._recorder.database.write() as connection:
                blobs.put_state(connection, h, state=blobs.ATTENTION, why=DAMAGED_WHY)
            self._fresh.pop(h, None)
            self._say_damaged(h, altered)
        if self.on_damage is not None:
            self.on_damage()

    def settle(self) -> None:
        """Say what nobody could say yet: damage found while nobody was on duty, files restored."""
        if self._recorder.database.read_only:
            return
        with self._turn:
            with self._recorder.database.read() as connection:
                noticed = [row.h for row in blobs.find_damaged(connection)]
            for h in dict.fromkeys((*noticed, *self.troubles.damaged)):
                if self._vault.check(h):
                    self._whole_again(h)
                elif h not in self.troubles.damaged:
                    self.found_damaged(h)
                else:
                    self._say_damaged(h, "")

    def was_here(self, h: str) -> bool:
        """Tell whether a file ever lay on this device."""
        with self._recorder.database.read() as connection:
            row = blobs.get(connection, h)
        return row is not None and bool(row.here)

    @property
    def troubles(self) -> Troubles:
        """What was found so far."""
        with self._recorder.database.read() as connection:
            return _KEPT.get(connection)

    def altered_files(self) -> frozenset[str]:
        """Return the hashes of altered files that are kept in the vault."""
        return frozenset(each.found for each in self.troubles.altered)

    def _keep_aside(self, h: str) -> str:
        """Note the altered file first, then move it: no sweep may take it for an orphan."""
        found = self._vault.found_instead(h)
        if not found or found == h:
            return ""
        troubles = self.troubles
        if not any(each.found == found and each.sha256 == h for each in troubles.altered):
            new = Altered(h, found, self._clock.now())
            self._put(msgspec.structs.replace(troubles, altered=(*troubles.altered, new)))
        return self._vault.set_aside(h)

    def _say_damaged(self, h: str, altered: str) -> None:
        kept = altered or next((a.found for a in self.troubles.altered if a.sha256 == h), "")
        self._say(h, CheckFinding.DAMAGED, CheckFacts(altered_sha256=kept))

    def _whole_again(self, h: str) -> None:
        if self._recorder.database.read_only:
            return
        with self._turn:
            with self._recorder.database.read() as connection:
                row = blobs.get(connection, h)
            troubles = self.troubles
            if row is not None and row.why == DAMAGED_WHY:
                state = blobs.VERIFIED if row.receipt else blobs.ONLY_HERE
                with self._recorder.database.write() as connection:
                    blobs.put_state(connection, h, state=state, why="")
            told = self._say(h, CheckFinding.INTACT, CheckFacts(restored=True))
            if h in troubles.damaged and told:
                left = tuple(each for each in troubles.damaged if each != h)
                self._put(msgspec.structs.replace(self.troubles, damaged=left))

    def _say(self, h: str, found: str, facts: CheckFacts) -> bool:
        """Record what a file was found to be where the last look said otherwise.

        Returns whether nothing is left to say: nobody can say it while nobody is on duty.
        """
        with self._recorder.database.read() as connection:
            case_ids = blobs.uses(connection, h)
        said = [self._say_in(case_id, h, found, facts) for case_id in case_ids]
        return all(said)

    def _say_in(self, case_id: str, h: str, found: str, facts: CheckFacts) -> bool:
        unsaid = False

        def decide(case: Case) -> list[Draft]:
            nonlocal unsaid
            bodies = [
                kinds.AccessLog(
                    event=CustodyAct.CHECKED,
                    evidence_id=exhibit.id,
                    found=found,
                    facts=written(facts),
                )
                for exhibit in case.evidence.values()
                if any(file.h == h for file in exhibit.files)
                and (_last_found(case, exhibit) == CheckFinding.DAMAGED)
                == (found == CheckFinding.INTACT)
            ]
            unsaid = bool(bodies) and self._recorder.session.member is None
            return [] if unsaid else [Draft(kinds.ACCESS_LOG, body) for body in bodies]

        self._recorder.change(case_id, decide)
        return not unsaid

    def _is_fresh(self, h: str, path: Path) -> bool:
        seen = self._fresh.get(h)
        if seen is None or time.monotonic() - seen[1] > FRESH_S:
            return False
        stamp = _stamp(path)
        return stamp is not None and stamp == seen[0] and stamp[0] > ALWAYS_UP_TO

    def _put(self, troubles: Troubles) -> None:
        with self._recorder.database.write() as connection:
            _KEPT.put(connection, troubles)


def _last_found(case: Case, exhibit: Exhibit) -> str:
    found = [
        e.found
        for e in case.custody
        if e.event == CustodyAct.CHECKED and e.evidence_id == exhibit.id
    ]
    return found[-1] if found else ""


def _stamp(path: Path) -> tuple[int, int, int, int] | None:
    try:
        seen = path.lstat()
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino
