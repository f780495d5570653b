"""Signing in with a PIN: who may, and what a wrong one costs."""

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.store import people
from record.codes import Role
from record.journal.station import Member
from record.problems import Problem

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FREE_TRIES = 5
LOCK = timedelta(seconds=30)
MOST_DOUBLINGS = 6
SHORTEST, LONGEST = 4, 12


class People:
    """The people of this device's station or region."""

    def __init__(self, recorder: Recorder, reference: ReferenceData) -> None:
        self._recorder = recorder
        self._reference = reference

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        # 19 MiB and two passes: OWASP's floor, bearable on an old shared PC.
        return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

    def members(self) -> tuple[Member, ...]:
        """Return who may sign in at this device."""
        device = self._recorder.session.device
        everybody = (m for m in self._reference.now.members if m.active)
        if device.role == Role.STATION:
            return tuple(m for m in everybody if m.station == device.station)
        return tuple(m for m in everybody if m.region == device.region and not m.station)

    def has_pin(self, person_id: str) -> bool:
        """Tell whether a person has chosen a PIN at this device."""
        known = self._known(person_id)
        return known is not None and bool(known.verifier)

    def set_first_pin(self, person_id: str, start_pin: str, new_pin: str) -> Member:
        """Replace headquarters' start PIN by one's own, and sign in.

        Raises ``people.wrong_start_pin``, ``people.locked``, ``people.pin_too_simple``,
        ``people.pin_is_start_pin``, ``people.has_pin`` or ``people.unknown``.
        """
        member = self._member(person_id)
        if self.has_pin(person_id):
            raise Problem("people.has_pin")
        self._refuse_locked(person_id)
        if not self._matches(member.start_hash, start_pin):
            left = self._note_failure(person_id)
            raise Problem("people.wrong_start_pin", left=left)
        if not (SHORTEST <= len(new_pin) <= LONGEST and new_pin.isdecimal()):
            raise Problem("people.pin_too_simple", shortest=SHORTEST)
        if len(set(new_pin)) == 1:
            raise Problem("people.pin_too_simple", shortest=SHORTEST)
        if new_pin == start_pin:
            raise Problem("people.pin_is_start_pin")
        with self._recorder.database.write() as connection:
            people.put(connection, person_id, self._hasher.hash(new_pin))
        self._recorder.session.member = member
        return member

    def sign_in(self, person_id: str, pin: str) -> Member:
        """Put a person on duty; raises ``people.wrong_pin`` or ``people.locked``."""
        member = self._member(person_id)
        known = self._known(person_id)
        if known is None or not known.verifier:
            raise Problem("people.no_pin")
        self._refuse_locked(person_id)
        if not self._matches(known.verifier, pin):
            raise Problem("people.wrong_pin", left=self._note_failure(person_id))
        if known.failures and not self._recorder.database.read_only:
            with self._recorder.database.write() as connection:
                people.put_failure(connection, person_id, 0, 0)
        self._recorder.session.member = member
        return member

    def _refuse_locked(self, person_id: str) -> None:
        known = self._known(person_id)
        if known is None:
            return
        left = known.locked_until - self._now()
        if left > 0:
            # A clock that was set back must not lock anybody out for longer than a lock lasts.
            raise Problem("people.locked", seconds=min(left, _wait_after(known.failures)))

    def _note_failure(self, person_id: str) -> int:
        """Count a wrong PIN; returns how many tries are left, or raises ``people.locked``."""
        known = self._known(person_id)
        failures = (known.failures if known is not None else 0) + 1
        wait = _wait_after(failures)
        if not self._recorder.database.read_only:
            with self._recorder.database.write() as connection:
                if known is None:
                    people.put(connection, person_id, "")
                people.put_failure(connection, person_id, failures, self._now() + wait)
        if wait:
            raise Problem("people.locked", seconds=wait)
        return FREE_TRIES - failures

    def _known(self, person_id: str) -> Any | None:
        with self._recorder.database.read() as connection:
            return people.get(connection, person_id)

    def _now(self) -> int:
        return int(self._recorder.clock.now().timestamp())

    def _member(self, person_id: str) -> Member:
        member = next((m for m in self.members() if m.person_id == person_id), None)
        if member is None:
            raise Problem("people.unknown")
        return member

    def _matches(self, verifier: str, pin: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher.verify(verifier, pin)
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False


def _wait_after(failures: int) -> int:
    """Return the seconds that nobody may try after this many wrong PINs in a row."""
    over = failures - FREE_TRIES
    return int(LOCK.total_seconds()) * 2 ** min(over, MOST_DOUBLINGS) if over >= 0 else 0
