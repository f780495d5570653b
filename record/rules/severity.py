"""The severity class of a case (MODEL.md 7.2): every event is looked at, the highest counts."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import msgspec

from record.case import Case
from record.codes import CLASSES, DelayCause, Severity, StopSale
from record.rules import deadlines, triggers
from record.rules.book import Ruleset
from record.rules.calendar import DAY, local
from record.rules.tables import SeverityRow


class SeverityHit(msgspec.Struct, frozen=True):
    """A row of MODEL.md 7.2 that matches, and the class it raises the case ``to``."""

    to: Severity
    row: str


def assess(
    case: Case, at: datetime, rules: Ruleset, ours_since: datetime | None = None
) -> tuple[SeverityHit, ...]:
    """Return every row that matches at a moment, in the order of the table.

    Age counts only while the delay is ours: from ``ours_since`` when the cause changed later
    than the complaint (7.2, boundary tests). A resolved case grows no older.
    """
    raised = triggers.raised(case)
    since = local(max(raised, ours_since or raised), rules.calendar)
    return tuple(
        SeverityHit(row.severity, row.row)
        for row in rules.severity
        if TESTS[row.test](case, row, since, at)
    )


def highest(hits: tuple[SeverityHit, ...]) -> SeverityHit:
    """Return the hit with the highest class, the first of equals; without any GENERAL."""
    return max(
        hits, key=lambda hit: CLASSES.index(hit.to), default=SeverityHit(Severity.GENERAL, "")
    )


def is_at_least(severity: str, floor: str) -> bool:
    """Compare two classes."""
    return CLASSES.index(severity) >= CLASSES.index(floor)


def _flagged(case: Case, row: SeverityRow, _since: datetime, _at: datetime) -> bool:
    return bool(case.flags) and any(case.flags.get(flag, False) for flag in row.flags)


def _persons(case: Case, row: SeverityRow, _since: datetime, _at: datetime) -> bool:
    return case.persons_count >= row.persons


def _older(case: Case, row: SeverityRow, since: datetime, at: datetime) -> bool:
    if case.delay_cause != DelayCause.OURS or case.status in triggers.RESOLVED:
        return False
    if row.months:
        last_day = deadlines.months_later(since.date(), row.months)
        return at >= datetime.combine(last_day + DAY, time(), since.tzinfo)
    return at - since > timedelta(hours=row.hours)


def _stopped(case: Case, row: SeverityRow, since: datetime, at: datetime) -> bool:
    return case.stop_sale == StopSale.YES or _flagged(case, row, since, at)


def _repeated(case: Case, _row: SeverityRow, _since: datetime, _at: datetime) -> bool:
    return bool(case.repeat_of) or case.reopened_count > 0


def _always(_case: Case, _row: SeverityRow, _since: datetime, _at: datetime) -> bool:
    return True


TESTS: dict[str, Callable[[Case, SeverityRow, datetime, datetime], bool]] = {
    "flags": _flagged,
    "persons": _persons,
    "older": _older,
    "stop_sale": _stopped,
    "repeat": _repeated,
    "always": _always,
}
