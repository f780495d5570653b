"""Deadlines: when something is due, and why then.

Pure arithmetic of MODEL.md 6 over a rule, a trigger and a calendar version, and the clocks a
case carries by its facts. Nothing here reads a clock: overdue is a matter of the reader's now.
"""

from datetime import date, datetime, timedelta

import msgspec

from record.case import Case, Deadline
from record.codes import DeadlineStatus
from record.problems import Problem
from record.rules import calendar, triggers
from record.rules.book import Ruleset
from record.rules.calendar import DAY, Calendar, at, local
from record.rules.tables import DeadlineRule

Span = tuple[datetime, datetime]


class Stretch(msgspec.Struct, frozen=True):
    """A part of the way to a due time; ``why`` is a code of label group ``stretch``."""

    start: datetime
    end: datetime
    counted: bool
    why: str


class Due(msgspec.Struct, frozen=True):
    """When something is due, by which calendar kind, and each counted or skipped stretch.

    ``provisional`` says that a year without published holidays was walked through.
    """

    due: datetime
    calendar: str
    stretches: tuple[Stretch, ...]
    provisional: bool = False


def due(rule_id: str, started_at: datetime, rules: Ruleset, pauses: tuple[Span, ...] = ()) -> Due:
    """Return when a rule's duty falls due, in the zone of the rules.

    ``pauses`` are stretches of outside testing; only rules marked so stop for them. Raises
    ``Problem('rule.unknown_deadline')``, and ``ValueError`` for a time without zone.
    """
    if started_at.tzinfo is None:
        raise ValueError("a trigger time needs a zone")
    rule = rules.deadlines.get(rule_id)
    if rule is None:
        known = sorted(rules.deadlines)
        raise Problem("rule.unknown_deadline", rule=rule_id, first=known[0], last=known[-1])
    if rule.off_day and not calendar.is_work(
        local(started_at, rules.calendar).date(), rules.calendar
    ):
        rule = rules.deadlines[rule.off_day]
    if not rule.stops_for_tests:
        pauses = ()
    start = local(started_at, rules.calendar)
    stretches = _COUNT[rule.calendar](rule, start, rules.calendar, pauses)
    last = stretches[-1].end if stretches else start
    return Due(last, rule.calendar, tuple(stretches), _provisional(rule, start, last, rules))


def may_move(rule_id: str, due_at: datetime | None, rules: Ruleset) -> bool:
    """Say whether a due time is provisional by its rule and its day alone, as lists know it."""
    rule = rules.deadlines.get(rule_id)
    if rule is None or due_at is None:
        return False
    day = local(due_at, rules.calendar)
    return _provisional(rule, day, day, rules)


def clocks(case: Case, rules: Ruleset) -> tuple[Deadline, ...]:
    """Return every clock of a case from its facts, merged with what people set by hand.

    A mark (met, waived, moved; its ``started_at`` is when it was made) holds for the run of
    the clock it was made for: a clock that started anew after the mark is open again.
    """
    found = {rule.id: c for rule in rules.deadlines.values() if (c := _clock(case, rule, rules))}
    for rule_id, mark in case.deadline_marks.items():
        found[rule_id] = _marked(found.get(rule_id), mark, rules.deadlines.get(rule_id))
    return tuple(sorted(found.values(), key=lambda clock: (clock.due, clock.rule)))


def _clock(case: Case, rule: DeadlineRule, rules: Ruleset) -> Deadline | None:
    run = triggers.run(case, rule, rules)
    if run is None:
        return None
    reckoned = due(rule.id, run.started_at, rules)
    last = reckoned.due if run.cap is None else min(reckoned.due, run.cap)
    return Deadline(
        rule=rule.id,
        started_at=run.started_at,
        due=run.due or max(last, run.started_at),
        calendar=reckoned.calendar,
        responsible=rule.owner,
        status=DeadlineStatus.OPEN if run.done_at is None else DeadlineStatus.MET,
        done_at=run.done_at,
        provisional=reckoned.provisional,
    )


def _marked(clock: Deadline | None, mark: Deadline, rule: DeadlineRule | None) -> Deadline:
    if clock is None:
        owner = rule.owner if rule else mark.responsible
        return msgspec.structs.replace(mark, responsible=owner)
    if clock.started_at > mark.started_at:
        return clock
    if mark.status == DeadlineStatus.OPEN:
        return msgspec.structs.replace(clock, due=mark.due, reason=mark.reason)
    done = mark.done_at or (mark.started_at if mark.status == DeadlineStatus.MET else None)
    return msgspec.structs.replace(clock, status=mark.status, done_at=done, reason=mark.reason)


def _provisional(rule: DeadlineRule, start: datetime, last: datetime, rules: Ruleset) -> bool:
    if rule.calendar not in {"WD", "WDH", "WORKTIME"} and not rule.legal and not rule.off_day:
        return False
    return calendar.is_provisional(start.date(), last.date(), rules.calendar)


def _counted(start: datetime, end: datetime, why: str) -> Stretch:
    return Stretch(start, end, counted=True, why=why)


def _skipped(start: datetime, end: datetime, why: str) -> Stretch:
    return Stretch(start, end, counted=False, why=why)


def _elapsed(
    rule: DeadlineRule, start: datetime, days: Calendar, pauses: tuple[Span, ...]
) -> list[Stretch]:
    left = timedelta(minutes=rule.minutes)
    stretches: list[Stretch] = []
    for pause_start, pause_end in sorted(pauses):
        begins, ends = max(local(pause_start, days), start), local(pause_end, days)
        if ends <= start or begins >= start + left:
            continue
        if begins > start:
            stretches.append(_counted(start, begins, "clock"))
        stretches.append(_skipped(begins, ends, "tests"))
        left -= begins - start
        start = ends
    return [*stretches, _counted(start, start + left, "clock")]


def _opening_then(
    rule: DeadlineRule, start: datetime, days: Calendar, _pauses: tuple[Span, ...]
) -> list[Stretch]:
    opened = calendar.next_open(start, days)
    waited = [_skipped(start, opened, "closed")] if opened > start else []
    return [*waited, _counted(opened, opened + timedelta(minutes=rule.minutes), "clock")]


def _open_hours(
    rule: DeadlineRule, start: datetime, days: Calendar, _pauses: tuple[Span, ...]
) -> list[Stretch]:
    left = timedelta(minutes=rule.minutes)
    stretches: list[Stretch] = []
    for opens, closes in calendar.open_stretches(start, days):
        if opens > start:
            stretches.append(_skipped(start, opens, "closed"))
        end = min(closes, opens + left)
        stretches.append(_counted(opens, end, "open_hours"))
        left -= end - opens
        start = end
        if left <= timedelta():
            break
    return stretches


def _working_days(
    rule: DeadlineRule, start: datetime, days: Calendar, pauses: tuple[Span, ...]
) -> list[Stretch]:
    stretches = [_skipped(start, calendar.midnight_after(start.date(), days), "start_day")]
    day, left = start.date(), rule.days
    while left > 0:
        day += DAY
        why = _day_kind(day, days, pauses)
        left -= why == "work_day"
        end = calendar.closing(day, days) if left == 0 else calendar.midnight_after(day, days)
        stretches = _extended(
            stretches, Stretch(at(day, _MIDNIGHT, days), end, why == "work_day", why)
        )
    return stretches


def _day_kind(day: date, days: Calendar, pauses: tuple[Span, ...]) -> str:
    if any(local(begins, days).date() <= day < local(ends, days).date() for begins, ends in pauses):
        return "tests"
    return "work_day" if calendar.is_work(day, days) else calendar.why_off(day, days)


def _extended(stretches: list[Stretch], more: Stretch) -> list[Stretch]:
    last = stretches[-1]
    if last.why != more.why:
        return [*stretches, more]
    return [*stretches[:-1], msgspec.structs.replace(last, end=more.end)]


def _calendar_days(
    rule: DeadlineRule, start: datetime, days: Calendar, _pauses: tuple[Span, ...]
) -> list[Stretch]:
    day = months_later(start.date(), rule.months) if rule.months else start.date()
    day += rule.days * DAY
    end = _ending(day, start, rule, days)
    stretches = [_counted(start, end, "calendar_days")]
    if rule.legal and not calendar.is_work(day, days):
        rolled = _ending(calendar.next_working_day(day, days), start, rule, days)
        stretches.append(_skipped(end, rolled, calendar.why_off(day, days)))
    return stretches


def _fixed_day(
    rule: DeadlineRule, start: datetime, days: Calendar, _pauses: tuple[Span, ...]
) -> list[Stretch]:
    month = start.date().replace(day=1)
    if rule.every_months > 1:
        month = months_later(month, (1 - month.month) % rule.every_months)
    end = at(_day_in(month, rule.day_of_month), calendar.END_OF_DAY, days)
    if end < start:
        month = months_later(month, rule.every_months)
        end = at(_day_in(month, rule.day_of_month), calendar.END_OF_DAY, days)
    return [_counted(start, end, "calendar_days")]


def _as_given(
    rule: DeadlineRule, start: datetime, days: Calendar, _pauses: tuple[Span, ...]
) -> list[Stretch]:
    return [_counted(start, _ending(start.date(), start, rule, days), "given")]


def _ending(day: date, start: datetime, rule: DeadlineRule, days: Calendar) -> datetime:
    if rule.ends == "midnight":
        return calendar.midnight_after(day, days)
    return at(day, calendar.END_OF_DAY if rule.ends == "day" else start.time(), days)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the month's last day when it has none.

    Civil Code art. 202, interpretation I5.
    """
    number = day.year * 12 + day.month - 1 + months
    return _day_in(date(number // 12, number % 12 + 1, 1), day.day)


def _day_in(month: date, number: int) -> date:
    following = (month.replace(day=28) + 4 * DAY).replace(day=1)
    return month.replace(day=min(number, (following - DAY).day))


_MIDNIGHT = datetime.min.time()
_COUNT = {
    "CLOCK": _elapsed,
    "NOW": _elapsed,
    "WORKTIME": _open_hours,
    "WDH": _opening_then,
    "WD": _working_days,
    "CAL": _calendar_days,
    "DATE": _fixed_day,
    "GIVEN": _as_given,
}
