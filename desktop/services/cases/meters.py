"""How far a step is: what must be done while the customer is here, and what can follow.

A row of the checklist says it (``while_here``, ``must``); what a guard asks of a row makes it
compulsory too, and what a guard asks of no row can follow.
"""

from collections.abc import Iterable

import msgspec

from record.case import Case
from record.rules import checklists
from record.rules.book import Ruleset
from record.rules.checklists import ChecklistItem
from record.rules.requirements import Missing

ASKED_WITH = {
    "demand_none": "fact:demand_text",
    "stop_sale_reason": "fact:stop_sale",
    "people": "fact:record_confirmed",
    "proposals": "proposal",
    "callbacks": "callback",
    "closing_note": "callback",
    "decisions": "confirm",
    "apology_at": "fact:apology_at",
}
"""What a row does that also settles these: a refusal's witness belongs to its confirmation."""


class Lack(msgspec.Struct, frozen=True):
    """One thing that is missing: the first that a row lacks, or what belongs to no row ("")."""

    row: str
    first: Missing


class Meter(msgspec.Struct, frozen=True):
    """How many compulsory things are done, of how many, and what is missing."""

    done: int
    total: int
    missing: tuple[Lack, ...]


class Meters(msgspec.Struct, frozen=True):
    """What must be done while the customer is here, and what can follow."""

    here: Meter
    later: Meter
    must: frozenset[str]


def meters(case: Case, stage: str, lacks: Iterable[Missing], rules: Ruleset) -> Meters:
    """Sort what a step of a case lacks; ``must`` are the rows that cannot be left open."""
    rows = checklists.items(case.category, stage, rules)
    by_row: dict[str, list[Missing]] = {row.id: [] for row in rows if row.must}
    elsewhere = []
    for lack in lacks:
        row = _row_of(lack, rows)
        if row is None:
            elsewhere.append(lack)
        else:
            by_row.setdefault(row.id, []).append(lack)
    present = {row.id for row in rows if row.while_here}
    here = {name: found for name, found in by_row.items() if name in present}
    later = {name: found for name, found in by_row.items() if name not in present}
    return Meters(_meter(here, ()), _meter(later, elsewhere), frozenset(by_row))


def _meter(rows: dict[str, list[Missing]], elsewhere: Iterable[Missing]) -> Meter:
    others = tuple(Lack("", lack) for lack in elsewhere)
    open_rows = tuple(Lack(name, lacks[0]) for name, lacks in rows.items() if lacks)
    done = len(rows) - len(open_rows)
    return Meter(done, len(rows) + len(others), (*open_rows, *others))


def _row_of(lack: Missing, rows: tuple[ChecklistItem, ...]) -> ChecklistItem | None:
    named = str(lack.facts.get("item") or "") or lack.about.removeprefix("item:")
    does = ASKED_WITH.get(lack.about, f"fact:{lack.about}")
    return next((row for row in rows if named == row.id or does == row.does), None)
