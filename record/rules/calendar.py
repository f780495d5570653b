"""The work calendar: working days, business hours and callback windows.

Everything is reckoned in the calendar's zone, which the rule set states: China Standard Time, a
fixed UTC+08:00 without daylight saving (decision I9). A day not listed follows the weekday rule,
but for those that the law fixes; a year without data is provisional.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone

import msgspec

from record.rules.holidays import statutory
from record.rules.tables import CalendarFile, Text

CHINA = timezone(timedelta(hours=8), "CST")
DAY = timedelta(days=1)
END_OF_DAY = time(23, 59)
# The notice for a year also moves days of late December: 29 to 31 December 2018 for 2019.
_BEFORE_NEW_YEAR = 4 * DAY

Hours = tuple[tuple[time, time], ...]


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """What is a working day and when the house is open. ``hours`` are sorted and disjoint.

    With ``fixed_by_law`` the days off by law are off in years without a notice too. ``zone`` is
    the one in which days begin and end.
    """

    version: str
    years: frozenset[int]
    off: dict[date, Text]
    working_weekends: frozenset[date]
    hours: Hours
    callback_windows: Hours
    fixed_by_law: bool = False
    zone: timezone = CHINA


def from_file(file: CalendarFile) -> Calendar:
    """Unfold the ranges of a calendar file into single days."""
    off = {day: row.name for row in file.off for day in days_between(row.first, row.last)}
    return Calendar(
        version=file.version,
        years=frozenset(file.years),
        off=off,
        working_weekends=frozenset(file.working_weekends),
        hours=tuple((i.opens, i.closes) for i in file.hours),
        callback_windows=tuple((i.opens, i.closes) for i in file.callback_windows),
        fixed_by_law=file.fixed_by_law,
        zone=zone_of(file.zone),
    )


def zone_of(text: str) -> timezone:
    """Read a zone as a rule set states it: ``+08:00``. Raises ``ValueError``."""
    if text == "+08:00":
        return CHINA
    found = datetime.strptime(text, "%z").tzinfo
    if not isinstance(found, timezone):
        raise ValueError(text)  # noqa: TRY004 - what stands in the file is wrong
    return found


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield each day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + number * DAY


def local(moment: datetime, calendar: Calendar) -> datetime:
    """Return an aware time in the calendar's zone."""
    return moment.astimezone(calendar.zone)


def at(day: date, clock: time, calendar: Calendar) -> datetime:
    """Return a time of day in the calendar's zone."""
    return datetime.combine(day, clock, calendar.zone)


def midnight_after(day: date, calendar: Calendar) -> datetime:
    """Return the end of a day, which is the start of the next."""
    return at(day + DAY, time(), calendar)


def is_work(day: date, calendar: Calendar) -> bool:
    """Say whether a day is a working day: as listed or fixed by law, else Monday to Friday."""
    if day in calendar.working_weekends:
        return True
    return not is_holiday(day, calendar) and day.weekday() < 5


def is_holiday(day: date, calendar: Calendar) -> bool:
    """Say whether a day is off by a notice or, in any year, by the law itself."""
    return day in calendar.off or (calendar.fixed_by_law and day in statutory(day.year))


def is_provisional(first: date, last: date, calendar: Calendar) -> bool:
    """Say whether a span touches a year for which no notice was published (decision I10).

    What the law fixes is certain in any year; what bridges to it, and is worked for it, is not.
    """
    if calendar.fixed_by_law:
        last += _BEFORE_NEW_YEAR
    return any(year not in calendar.years for year in range(first.year, last.year + 1))


def why_off(day: date, calendar: Calendar) -> str:
    """Name the reason why a day does not count: ``holiday`` or ``weekend``."""
    return "holiday" if is_holiday(day, calendar) else "weekend"


def closing(day: date, calendar: Calendar) -> datetime:
    """Return the end of business of a day, whether or not it is a working day."""
    return at(day, calendar.hours[-1][1], calendar)


def is_open(moment: datetime, calendar: Calendar) -> bool:
    """Say whether a moment lies inside business hours of a working day, closing excluded."""
    here = local(moment, calendar)
    return is_work(here.date(), calendar) and any(
        opens <= here.time() < closes for opens, closes in calendar.hours
    )


def next_open(moment: datetime, calendar: Calendar) -> datetime:
    """Return the moment itself when the house is open, else the next opening."""
    here = local(moment, calendar)
    return here if is_open(here, calendar) else next(_openings(here, calendar))[0]


def working_day(start: date, steps: int, calendar: Calendar) -> date:
    """Walk ``steps`` working days forward; the start day is not counted (decision I3)."""
    day = start
    while steps > 0:
        day += DAY
        steps -= is_work(day, calendar)
    return day


def next_working_day(day: date, calendar: Calendar) -> date:
    """Return the day itself when it is a working day, else the next one."""
    return day if is_work(day, calendar) else working_day(day, 1, calendar)


def open_stretches(start: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """Yield business intervals from ``start`` on, the first one cut at ``start``, without end."""
    here = local(start, calendar)
    for opens, closes in _intervals(here.date(), calendar):
        if closes > here:
            yield max(opens, here), closes


def first_slot(
    now: datetime, until: datetime, calendar: Calendar, wish: Hours = (), *, work_days: bool = False
) -> datetime | None:
    """Return the first moment for a callback, or None when nothing fits before ``until``.

    ``wish`` are the customer's own hours; empty means any time. The windows are
    10:30-11:30 and 15:00-17:30 (MODEL.md 6), closing moment included only as the end.
    """
    here = local(now, calendar)
    for day in days_between(here.date(), local(until, calendar).date()):
        if work_days and not is_work(day, calendar):
            continue
        for opens, closes in _shared(calendar.callback_windows, wish):
            slot = max(at(day, opens, calendar), here)
            if slot < at(day, closes, calendar) and slot <= until:
                return slot
    return None


def in_callback_window(moment: datetime, calendar: Calendar) -> bool:
    """Say whether a call may be made at a moment."""
    clock = local(moment, calendar).time()
    return any(opens <= clock < closes for opens, closes in calendar.callback_windows)


def _shared(windows: Hours, wish: Hours) -> Iterator[tuple[time, time]]:
    for opens, closes in windows:
        for first, last in wish or ((time(), time.max),):
            if max(opens, first) < min(closes, last):
                yield max(opens, first), min(closes, last)


def _openings(here: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    return (pair for pair in _intervals(here.date(), calendar) if pair[0] >= here)


def _intervals(day: date, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    while True:
        if is_work(day, calendar):
            for opens, closes in calendar.hours:
                yield at(day, opens, calendar), at(day, closes, calendar)
        day += DAY
