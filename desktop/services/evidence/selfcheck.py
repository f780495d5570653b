"""The check of a whole installation: is everything there, unchanged, and able to work."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

import msgspec
from sqlalchemy import Connection

from desktop import messages, zone
from desktop.clock import is_zone_of_pc, pc_zone
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.vault import Vault
from desktop.paths import RESOURCES, DataFolder
from desktop.prints.page import fonts
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.evidence import sweeping
from desktop.store import blobs, cases, database, journal
from desktop.store.database import Database
from desktop.system.interface import System
from record.folding.fold import edition, fold_all
from record.journal.entry import FIRST, Entry, read, verify
from record.journal.ids import key_id
from record.problems import Problem
from record.rules.releases import Rulebook

STEP = 500
MAX_OFFSET_MS = 2 * 60 * 1000
LEAST_FREE = 1024**3


class Installation(Protocol):
    """What is checked: the parts of an opened application."""

    database: Database
    recorder: Recorder
    reference: ReferenceData
    vault: Vault
    system: System
    folder: DataFolder

    @property
    def decoder(self) -> Decoder:
        """The child process that decodes."""

    def language(self) -> str:
        """Return the language of the findings: ``zh`` or ``en``."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that was checked; ``text`` says it in the interface language."""

    ok: bool
    code: str
    text: str

    def __str__(self) -> str:
        return f"{'OK   ' if self.ok else 'WRONG'} {self.text}"


class _Said(msgspec.Struct, frozen=True):
    code: str
    facts: dict[str, str | int] = {}
    ok: bool = True


def selfcheck(installation: Installation) -> tuple[Finding, ...]:
    """Check database, journal, folded cases, vault, rules, fonts, decoder, clock, zone and disk.

    Nothing is changed or healed. Reads every file once, so it takes as long as hashing them.
    """
    language = installation.language()
    return tuple(
        Finding(said.ok, said.code, messages.phrase(said.code, language, **said.facts))
        for check in (_stored, _filed, _equipped)
        for said in check(installation)
    )


def _stored(installation: Installation) -> Iterator[_Said]:
    with installation.database.read() as connection:
        wrong = database.check(connection)
        yield _Said("selfcheck.database", {"why": wrong[0] if wrong else ""}, not wrong)
        keys = {key.kid: key.key for key in installation.reference.now.devices}
        own = installation.recorder.public_key
        yield from _chains(connection, keys | {key_id(own): own})
        yield _folded(connection, installation.recorder.book)


def _chains(connection: Connection, keys: dict[str, bytes]) -> Iterator[_Said]:
    count, broken = 0, 0
    for dev, stream in journal.get_chains(connection):
        seq, before = 0, ""
        while batch := journal.find_after(connection, dev, stream, seq, STEP):
            for entry in batch:
                count += 1
                if not _is_whole(entry, keys) or not _follows(entry, seq, before):
                    broken += 1
                    yield _Said("selfcheck.entry", _where(entry), ok=False)
                seq, before = entry.header.seq, entry.id
    if not broken:
        yield _Said("selfcheck.journal", {"count": count})


def _where(entry: Entry) -> dict[str, str | int]:
    return {"dev": entry.header.dev, "stream": entry.header.stream, "seq": entry.header.seq}


def _is_whole(entry: Entry, keys: dict[str, bytes]) -> bool:
    try:
        verify(read(entry.signed, entry.signatures, entry.parts), keys[entry.header.kid])
    except (Problem, KeyError):
        return False
    return True


def _follows(entry: Entry, seq: int, before: str) -> bool:
    """Say whether an entry continues its chain; the first one held may be any."""
    if not before:
        return (entry.header.seq == 1) == (entry.header.prev == FIRST)
    return (entry.header.seq, entry.header.prev) == (seq + 1, before)


def _folded(connection: Connection, book: Rulebook) -> _Said:
    case_ids = journal.find_cases(connection)
    waiting = set(cases.find_others(connection, edition(book), len(case_ids)))
    differing = [
        case_id
        for case_id in case_ids
        if case_id not in waiting
        and cases.get(connection, case_id, edition(book))
        != fold_all(journal.find_case(connection, case_id), book)
    ]
    if differing:
        return _Said("selfcheck.fold_differs", {"count": len(differing)}, ok=False)
    return _Said("selfcheck.fold", {"count": len(case_ids)})


def _filed(installation: Installation) -> Iterator[_Said]:
    with installation.database.read() as connection:
        here = blobs.find_here(connection)
        yield _swept(connection, here, installation.recorder.clock.now())
    damaged = [h for h in here if not installation.vault.check(h)]
    for h in damaged:
        yield _Said("selfcheck.file", {"sha256": h[:12]}, ok=False)
    if not damaged:
        yield _Said("selfcheck.vault", {"count": len(here)})


def _swept(connection: Connection, here: Iterable[str], now: datetime) -> _Said:
    """Say how many files the check in idle time has looked at within its week."""
    checked = sweeping.KEPT.get(connection)
    due = (now - sweeping.AGAIN).timestamp()
    hashes = list(here)
    fresh = sum(checked.get(h, 0) > due for h in hashes)
    return _Said("selfcheck.sweep", {"count": fresh, "total": len(hashes)})


def _equipped(installation: Installation) -> Iterator[_Said]:
    yield _Said("selfcheck.rules", {"version": ", ".join(installation.recorder.book.versions)})
    lacking = fonts.lacking()
    yield _Said("selfcheck.fonts", {"names": ", ".join(lacking)}, not lacking)
    yield _decoder(installation.decoder)
    yield _clock(installation.recorder.offset_ms)
    yield _zone()
    free = installation.system.free_bytes(installation.folder.root)
    yield _Said("selfcheck.disk", {"free_gb": free >> 30}, free >= LEAST_FREE)


def _decoder(decoder: Decoder) -> _Said:
    try:
        decoder.describe(RESOURCES / "prints" / "selfcheck.png")
    except Problem as problem:
        return _Said("selfcheck.decoder_failed", {"why": problem.code}, ok=False)
    return _Said("selfcheck.decoder")


def _zone() -> _Said:
    facts: dict[str, str | int] = {"pc": zone.written(pc_zone()), "here": zone.name()}
    if is_zone_of_pc():
        return _Said("selfcheck.zone", facts)
    return _Said("selfcheck.other_zone", facts, ok=False)


def _clock(offset_ms: int | None) -> _Said:
    if offset_ms is None:
        return _Said("selfcheck.clock_unknown")
    return _Said("selfcheck.clock", {"seconds": offset_ms // 1000}, abs(offset_ms) <= MAX_OFFSET_MS)
