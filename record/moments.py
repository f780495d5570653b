"""Times and days as people type them: read one way in every window and on the command line.

A time of day alone means today. Nothing that was typed is passed over: what is not wholly
understood is refused. The zone is that of ``now``, unless a difference from UTC stands behind.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from record.problems import Problem
from record.typed import plain

_YEARS = range(1971, 3000)
# Whoever types the present minute may have a clock that is a little fast.
_AHEAD = timedelta(minutes=2)
_DAY = timedelta(days=1)
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>[0-9]{4})([-/.])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})(?![0-9])",
        r"(?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9.])",
        r"(?:(?P<y>[0-9]{4}) ?年 ?)?(?P<m>[0-9]{1,2}) ?月 ?(?P<d>[0-9]{1,2}) ?[日号]",
        r"(?:(?P<y>[0-9]{4}) ?年 ?)?(?P<m>[0-9]{1,2}) ?月 ?(?P<d>[0-9]{1,2})(?![0-9])",
        r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?![0-9])",
    )
)
_DAYS_AGO = {"今天": 0, "昨天": 1, "前天": 2}
# Behind these a time may follow without a blank.
_ENDS_A_DATE = ("日", "号", "天")
_HALVES = r"凌晨|早上|上午|中午|下午|傍晚|晚上|[ap]\.?m\.?"
_CLOCKS = tuple(
    re.compile(
        rf"(?:(?P<before>{_HALVES}) ?)?{clock}(?: ?(?P<after>[ap]\.?m\.?))?"
        r"(?: ?(?P<zone>z|[+-][0-9]{2}:?[0-9]{2}))?",
        re.IGNORECASE,
    )
    for clock in (
        r"(?P<h>[0-9]{1,2}) ?: ?(?P<n>[0-9]{2})(?: ?: ?(?P<s>[0-9]{2})(?:\.(?P<f>[0-9]{1,6}))?)?",
        (
            r"(?P<h>[0-9]{1,2}) ?[时点] ?(?P<n>半|[0-9]{1,2})?"
            r"(?:(?<=[0-9]) ?分(?: ?(?P<s>[0-9]{1,2}) ?秒)?)?"
        ),
        r"(?P<h>[0-9]{1,2})(?P<n>[0-9]{2})(?P<s>[0-9]{2})?",
    )
)


def read(text: str, now: datetime, *, past: bool = False) -> datetime:
    """Read a moment as people write it, as an aware time in the zone of ``now``.

    With ``past`` a time of day that is still to come is yesterday's. Raises
    ``Problem('input.not_a_moment')``, and ``Problem('input.in_the_future')`` with ``past`` for a
    date that is still to come.
    """
    typed = plain(text)
    day, rest = _split(typed, now)
    moment = _at(rest, day or now.date(), now) if rest else None
    if moment is None:
        raise Problem("input.not_a_moment")
    if past and moment > now + _AHEAD:
        if day is not None:
            raise Problem("input.in_the_future")
        moment -= _DAY
    return moment


def read_day(text: str, now: datetime) -> date:
    """Read a day as people write it; without a year it is this year's.

    Raises ``Problem('input.not_a_day')``.
    """
    day, rest = _split(plain(text), now)
    if day is None or rest:
        raise Problem("input.not_a_day")
    return day


def _split(typed: str, now: datetime) -> tuple[date | None, str]:
    """Part a date from what stands behind it; "" for the rest too when they do not part cleanly."""
    word = typed[:2]
    if word in _DAYS_AGO:
        return now.date() - _DAYS_AGO[word] * _DAY, typed[2:].strip()
    found = next((f for pattern in _DATES if (f := pattern.match(typed))), None)
    if found is None:
        return None, typed
    day, rest = _day(found, now), typed[found.end() :]
    parted = not rest or rest[0] in " Tt" or found[0].endswith(_ENDS_A_DATE)
    return (day, rest.lstrip(" Tt")) if day is not None and parted else (None, "")


def _day(found: re.Match[str], now: datetime) -> date | None:
    said = found.groupdict()
    year = int(said.get("y") or now.year)
    try:
        day = date(year, int(said["m"]), int(said["d"]))
    except ValueError:
        return None
    return day if year in _YEARS else None


def _at(typed: str, day: date, now: datetime) -> datetime | None:
    """Return the moment of a time of day on a day, or None for what is none."""
    found = next((f for pattern in _CLOCKS if (f := pattern.fullmatch(typed))), None)
    if found is None:
        return None
    said = found.groupdict()
    parts = [int(said["h"]), 30 if said["n"] == "半" else int(said["n"] or 0), int(said["s"] or 0)]
    zone = _zone(said["zone"]) if said["zone"] else now.tzinfo
    if zone is None or (said["before"] and said["after"]):
        return None
    if parts == [24, 0, 0] and not (said["before"] or said["after"]):
        day, parts[0] = day + _DAY, 0
    hour = _hour(parts[0], (said["before"] or said["after"] or "").lower())
    if hour is None or parts[1] > 59 or parts[2] > 59:
        return None
    fraction = int((said.get("f") or "").ljust(6, "0"))
    clock = time(hour, parts[1], parts[2], fraction)
    return datetime.combine(day, clock, zone).astimezone(now.tzinfo)


def _hour(hour: int, half: str) -> int | None:
    """Return the hour of 24 for one that was said with its half of the day."""
    if not half:
        return hour if hour < 24 else None
    if half in {"凌晨", "早上", "上午"} or half[0] == "a":
        return hour % 12 if hour <= 12 else None
    if half == "中午":
        return {11: 11, 12: 12, 1: 13, 13: 13, 2: 14, 14: 14}.get(hour)
    # At twelve in the evening nobody knows which midnight is meant.
    if hour == 0 or hour > 23 or (hour == 12 and half == "晚上"):
        return None
    return hour if hour >= 12 else hour + 12


def _zone(text: str) -> timezone | None:
    if text in {"Z", "z"}:
        return UTC
    away = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-away if text[0] == "-" else away) if away < _DAY else None
