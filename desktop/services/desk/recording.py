"""The one way into the journal: decide, sign, chain, fold, commit, then tell who asked."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from os import urandom
from typing import Any

import msgspec
import uuid_utils
from nacl.signing import SigningKey
from sqlalchemy import Connection

from desktop import zone
from desktop.clock import Clock
from desktop.services.desk.session import Session
from desktop.store import cases, journal, numbers, projection
from desktop.store.database import Database
from desktop.store.rule_sets import RuleSets
from record import wire
from record.case import Case
from record.folding.fold import edition
from record.journal import hlc, kinds
from record.journal.entry import MAX_PART, SALT, BlobRef, ClockReading, Entry, Header, read, sign
from record.journal.ids import key_id
from record.problems import Problem
from record.rules.book import Ruleset
from record.rules.releases import Rulebook

JUMP = timedelta(minutes=5)

Listener = Callable[[frozenset[str]], None]


class Draft(msgspec.Struct, frozen=True):
    """An entry to be: its kind, its body, and the files it names."""

    kind: str
    body: msgspec.Struct
    blobs: tuple[BlobRef, ...] = ()


Decide = Callable[[Case], Sequence[Draft]]
Also = Callable[[Connection], None]


class Recorder:
    """Write entries under this device's key; one call is one durable transaction."""

    def __init__(
        self,
        database: Database,
        session: Session,
        key: SigningKey,
        rule_sets: RuleSets,
        clock: Clock,
    ) -> None:
        self.database = database
        self.session = session
        self._rule_sets = rule_sets
        self.clock = clock
        self.stopped_by = ""
        self.offset_ms: int | None = None
        self.offset_at: float | None = None
        self._key = key
        self._kid = key_id(bytes(key.verify_key))
        self._boot = urandom(8).hex()
        self._lock = threading.Lock()
        self._listeners: list[Listener] = []

    def open(
        self, station: str, fields: dict[str, Any], *then: Decide, also: Also | None = None
    ) -> Case:
        """Open a case of a station under its next number and decide further, as ``change`` does.

        ``fields`` are its first values by path.
        """
        case_id = str(uuid_utils.uuid7())

        def work(connection: Connection) -> tuple[Case, bool]:
            number = numbers.draw(
                connection, station, self.session.device.dev, zone.local(self.clock.now())
            )
            body = kinds.CaseOpen(case_no=number, ruleset=self.rules.version, fields=fields)
            opening = (Draft(kinds.CASE_OPEN, body),)
            case = self._appended(connection, None, case_id, station, opening)
            return self._decided(connection, case, then), True

        return self._written(work, also)

    def change(self, case_id: str, *decide: Decide, also: Also | None = None) -> Case:
        """Write what is decided on a case; returns the case when that is on the disk.

        The case is read once, in the one transaction that writes. Each ``decide`` is given the
        case as those before it left it, and returns the entries to be, or none; after a full disk
        it is asked once more. What ``also`` writes becomes durable with them. Raises
        ``cases.unknown``, ``people.signed_out``, ``text.too_long``, ``device.rolled_back``,
        ``device.forked``, what ``decide`` raises or what the database says; then nothing was
        written.
        """

        def work(connection: Connection) -> tuple[Case, bool]:
            before = projection.get(connection, case_id, self.book)
            if before is None:
                raise Problem("cases.unknown")
            case = self._decided(connection, before, decide)
            return case, case is not before

        return self._written(work, also)

    @property
    def book(self) -> Rulebook:
        """Every rule set known here."""
        return self._rule_sets.now

    @property
    def rules(self) -> Ruleset:
        """The rule set in force today, which new cases name."""
        return self.book.in_force_at(self.clock.now())

    def rules_of(self, case: Case) -> Ruleset:
        """Return the rule set that a case follows."""
        return self.book.of(case.ruleset)

    @property
    def public_key(self) -> bytes:
        """The key that this device's entries verify with."""
        return bytes(self._key.verify_key)

    def listen(self, listener: Listener) -> None:
        """Call a listener, from any thread, with the cases that changed."""
        self._listeners.append(listener)

    def announce(self, case_ids: frozenset[str]) -> None:
        """Tell every listener that cases changed."""
        for listener in tuple(self._listeners):
            listener(case_ids)

    def learn_offset(self, offset_ms: int) -> None:
        """Note how far this clock is from headquarters' clock."""
        self.offset_ms = offset_ms
        self.offset_at = self.clock.monotonic()

    def _written(self, work: Callable[[Connection], tuple[Case, bool]], also: Also | None) -> Case:
        def whole(connection: Connection) -> tuple[Case, bool]:
            # A set that arrives meanwhile has a later edition, so the case is folded again.
            folded_by = edition(self.book)
            case, changed = work(connection)
            if changed:
                cases.put(connection, case, folded_by)
            if also is not None:
                also(connection)
            return case, changed

        with self._lock:
            case, changed = self.database.written(whole)
        if changed:
            self.announce(frozenset({case.id}))
        return case

    def _decided(self, connection: Connection, case: Case, decide: Sequence[Decide]) -> Case:
        for each in decide:
            if drafts := each(case):
                case = self._appended(connection, case, case.id, case.station, drafts)
        return case

    def _appended(
        self,
        connection: Connection,
        case: Case | None,
        case_id: str,
        station: str,
        drafts: Sequence[Draft],
    ) -> Case:
        if self.stopped_by:
            raise Problem(self.stopped_by)
        entries = self._chain(connection, case, (case_id, station), drafts)
        return projection.append(connection, case, entries, self.book)

    def _chain(
        self,
        connection: Connection,
        case: Case | None,
        home: tuple[str, str],
        drafts: Sequence[Draft],
    ) -> list[Entry]:
        """Sign entries that follow each other in a chain; ``home`` is their case and station."""
        device, actor = self.session.device, self.session.require().person_id
        case_id, station = home
        stream = f"st:{station}"
        end = journal.get_head(connection, device.dev, stream)
        now = self.clock.now()
        wall_ms = int(now.timestamp() * 1000)
        latest = self._latest(connection, case, wall_ms)
        drafts = [*_jump_note(connection, end.eh, now), *drafts]
        reading = ClockReading(now, self.offset_ms, self._offset_age(), self._boot)
        entries: list[Entry] = []
        seq, prev = end.seq, end.eh
        for draft in drafts:
            seq, latest = seq + 1, hlc.after(latest, wall_ms)
            header = Header(
                dev=device.dev,
                kid=self._kid,
                stream=stream,
                seq=seq,
                prev=prev,
                hlc=latest,
                clk=reading,
                kind=draft.kind,
                case=case_id,
                actor=actor,
                role=device.role,
                blobs=draft.blobs,
            )
            entry = sign(header, {"b": _encoded(draft.body)}, {"b": urandom(SALT)}, self._key)
            entries.append(read(entry.signed, entry.signatures, entry.parts))
            prev = entry.id
        return entries

    def _latest(self, connection: Connection, case: Case | None, wall_ms: int) -> int:
        """Return what the next clock value must be after: our own last, and what we saw."""
        own = journal.last_hlc(connection, self.session.device.dev)
        if case is None:
            return own
        # A PC known to run slow may follow headquarters' clock, which stamped what it saw.
        return hlc.witness(own, case.last_key[0], wall_ms + max(0, self.offset_ms or 0))

    def _offset_age(self) -> int | None:
        if self.offset_at is None:
            return None
        return int(self.clock.monotonic() - self.offset_at)


def _jump_note(connection: Connection, last: str, now: datetime) -> list[Draft]:
    before = journal.get(connection, last)
    back = before.header.clk.wall - now if before else timedelta()
    if back < JUMP:
        return []
    facts = {"back_s": int(back.total_seconds())}
    body = kinds.DeviceNote(code="device.clock_jumped", facts=facts)
    return [Draft(kinds.DEVICE_NOTE, body)]


def _encoded(body: msgspec.Struct) -> bytes:
    try:
        raw = wire.encode(body)
    except UnicodeEncodeError as error:
        raise Problem("text.not_writable") from error
    if len(raw) > MAX_PART:
        raise Problem("text.too_long", limit=MAX_PART // 1024)
    return raw
