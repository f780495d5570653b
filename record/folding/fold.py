"""The fold: *(case, entry, rulebook) -> case*, pure and total. A case follows the set it names.

It never raises on a well-formed entry. What a rule refuses becomes a remark on the case; what
is newer than this program is counted and skipped. Entries of a case are folded in the order of
``Placed.key``; both sides use the same order, so they reach the same case.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from record import wire
from record.case import Activity, Case
from record.codes import Role
from record.folding.changes import CHANGES
from record.folding.context import Context, remark, remark_unknown
from record.folding.moves import reassess
from record.journal import hlc, kinds
from record.journal.entry import Entry
from record.journal.soundness import is_sound
from record.rules import deadlines
from record.rules.releases import Rulebook

# Raised whenever the same entries fold into another case, so that stores fold theirs again.
FOLD = 6
NEWER = "entry.newer"
_NUMBER_SHOWN = 8
_MOST_SETS = 10_000
# Only fields of a case hold measured values; what a body says besides was reckoned.
_DECODERS = {
    kind: wire.decoder(body, digits=kind in {kinds.CASE_OPEN, kinds.CASE_PATCH})
    for kind, body in kinds.BODIES.items()
}


class Placed(msgspec.Struct, frozen=True):
    """An entry and its place: effective clock, and what headquarters says of it."""

    entry: Entry
    eff: int
    recv: datetime | None = None
    pos: int | None = None

    @property
    def key(self) -> tuple[int, str, int]:
        """What entries of a case are ordered by: effective clock, device, sequence number."""
        return (self.eff, self.entry.header.dev, self.entry.header.seq)


def place(entry: Entry) -> Placed:
    """Place an entry that headquarters has not seen yet: its own clock is its effective clock."""
    return Placed(entry, entry.header.hlc)


def fold(case: Case | None, placed: Placed, book: Rulebook) -> Case | None:
    """Fold one entry; returns None while the case has not been opened by any entry."""
    case = _apply(case, placed, book)
    return None if case is None else finish(case, book)


def fold_all(entries: Iterable[Placed], book: Rulebook) -> Case | None:
    """Fold every entry of one case from nothing, in their common order."""
    case: Case | None = None
    for placed in in_order(entries):
        case = _apply(case, placed, book)
    return None if case is None else finish(case, book)


def in_order(entries: Iterable[Placed]) -> list[Placed]:
    """Return the entries of a case in the order of the fold: by key, its first opening first."""
    ordered = sorted(entries, key=lambda p: p.key)
    opening = next((p for p in ordered if p.entry.header.kind == kinds.CASE_OPEN), None)
    if opening is None:
        return ordered
    return [opening, *(p for p in ordered if p is not opening)]


def finish(case: Case, book: Rulebook) -> Case:
    """Recompute what follows from the facts: the clocks."""
    return msgspec.structs.replace(case, deadlines=deadlines.clocks(case, book.of(case.ruleset)))


def as_if_switched(case: Case, to: str, at: datetime, book: Rulebook) -> Case:
    """Return what a case would be if it followed another rule set from ``at`` on."""
    context = Context(
        entry="", at=at, actor="", role=Role.HQ, device="", blobs=(), rules=book.of(to), book=book
    )
    switched = msgspec.structs.replace(case, ruleset=to)
    return finish(reassess(switched, context), book)


def edition(book: Rulebook) -> int:
    """Return the number of this program's fold: what it does and how many rule sets it knows.

    Stores note it with each folded case; a later program, and a set more, have a larger number.
    """
    return FOLD * _MOST_SETS + len(book.versions)


def _apply(case: Case | None, placed: Placed, book: Rulebook) -> Case | None:
    header = placed.entry.header
    if case is None and header.kind != kinds.CASE_OPEN:
        return None
    body = _body(placed.entry)
    opening = body if case is None and isinstance(body, kinds.CaseOpen) else None
    at = hlc.moment(placed.eff)
    named = _named(case, opening, at, book)
    context = Context(
        entry=placed.entry.id,
        at=at,
        actor=header.actor,
        role=header.role,
        device=header.dev,
        blobs=header.blobs,
        rules=book.of(named),
        book=book,
    )
    if case is None:
        case = _opened(opening, named, placed, context)
    if body == NEWER:
        return _counted(case, placed, newer=1)
    if isinstance(body, str):
        return _counted(remark(case, context, body), placed)
    case = CHANGES[header.kind](case, body, context)
    if case.ruleset != named:
        context = msgspec.structs.replace(context, rules=book.of(case.ruleset))
    return _counted(reassess(case, context), placed)


def _body(entry: Entry) -> Any:
    """Return the body, or the code of the remark that says why there is none."""
    decode = _DECODERS.get(entry.header.kind)
    if decode is None or entry.header.kv > 1:
        return NEWER
    raw = entry.body()
    if raw is None:
        return "entry.erased"
    try:
        body = decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "entry.unreadable"
    return body if is_sound(body) else "entry.unreadable"


def _named(case: Case | None, opening: kinds.CaseOpen | None, at: datetime, book: Rulebook) -> str:
    """Return the rule set that applies; an opening without a body took what was in force then."""
    if case is not None:
        return case.ruleset
    return opening.ruleset if opening else book.in_force_at(at).version


def _opened(body: kinds.CaseOpen | None, named: str, placed: Placed, context: Context) -> Case:
    """Make the case; of an opening that was erased or can't be read, only its number is unknown."""
    header = placed.entry.header
    case = Case(
        id=header.case,
        case_no=body.case_no if body else header.case[:_NUMBER_SHOWN],
        station=header.stream.removeprefix("st:"),
        ruleset=named,
        opened_by=header.actor,
        recorded_at=context.at,
        status_since=context.at,
        activity=(
            Activity(
                at=context.at,
                actor=header.actor,
                role=header.role,
                code="case.opened",
                entry=context.entry,
            ),
        ),
    )
    return remark_unknown(case, context)


def _counted(case: Case, placed: Placed, newer: int = 0) -> Case:
    return msgspec.structs.replace(
        case,
        entries=case.entries + 1,
        newer_entries=case.newer_entries + newer,
        last_key=max(case.last_key, placed.key),
    )
