"""The clocks of a case as a person reads them: what is left, and why then."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from record.case import Case, Deadline
from record.codes import DeadlineStatus
from record.rules import deadlines
from record.rules.book import Ruleset

OVERDUE = "OVERDUE"


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """One clock at one moment. ``left_s`` is negative when overdue; ``fraction_left`` 0 to 1.

    ``stretches`` explain the due time: every counted stretch and every skipped day.
    """

    rule: str
    name: str
    started_at: datetime
    due: datetime
    calendar: str
    status: str
    left_s: float
    fraction_left: float
    stretches: tuple[deadlines.Stretch, ...]
    responsible: str
    provisional: bool


def clocks_of(case: Case, rules: Ruleset, now: datetime, language: str = "zh") -> tuple[Clock, ...]:
    """Return the clocks of a case, open ones first, the most urgent first."""
    found = [_clock(deadline, rules, now, language) for deadline in case.deadlines]
    return tuple(
        sorted(found, key=lambda c: (c.status not in (DeadlineStatus.OPEN, OVERDUE), c.due))
    )


def _clock(deadline: Deadline, rules: Ruleset, now: datetime, language: str) -> Clock:
    left = (deadline.due - now).total_seconds()
    whole = max(1.0, (deadline.due - deadline.started_at).total_seconds())
    status = OVERDUE if deadline.status == DeadlineStatus.OPEN and left < 0 else deadline.status
    return Clock(
        rule=deadline.rule,
        name=rules.label("deadline", deadline.rule, language),
        started_at=deadline.started_at,
        due=deadline.due,
        calendar=deadline.calendar,
        status=status,
        left_s=left,
        fraction_left=min(1.0, max(0.0, left / whole)),
        stretches=_stretches(deadline, rules),
        responsible=rules.label("role", deadline.responsible, language),
        provisional=deadline.provisional,
    )


def _stretches(deadline: Deadline, rules: Ruleset) -> tuple[deadlines.Stretch, ...]:
    if deadline.calendar in ("MOVED", ""):
        return ()
    reckoned = deadlines.due(deadline.rule, deadline.started_at, rules).stretches
    return tuple(_until(deadline.due, reckoned))


def _until(due: datetime, reckoned: tuple[deadlines.Stretch, ...]) -> Iterator[deadlines.Stretch]:
    """Yield the stretches to where the clock ends: at a moment agreed, or cut short by a cap."""
    for number, stretch in enumerate(reckoned, 1):
        if stretch.start >= due:
            return
        last = number == len(reckoned)
        agreed = last and stretch.why == "given"
        end = due if agreed else min(stretch.end, due)
        yield msgspec.structs.replace(stretch, end=end)
