"""Times as they stand in pictures: burnt-in clocks and displays, out of lines of read writing.

What comes out is a suggestion for a person to confirm, never a fact.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from desktop.evidence.papers.messages import TextLine

YEARS = range(2000, 2101)
_LIKE_DIGITS = str.maketrans("OoDQIl|ZSB：．／－—", "0000111258:./--")
_DATES = (
    (re.compile(r"(?<!\d)(20\d{2})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})日?"), "ymd"),
    (re.compile(r"(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](20\d{2})(?!\d)"), "dmy"),
    (re.compile(r"(?<!\d)(20\d{2})([01]\d)([0-3]\d)(?=\D|[0-2]\d[0-5]\d)"), "ymd"),
)
# Dots part a time only where seconds follow: 7.36 is a price.
_TIME = re.compile(
    r"(?<![\d.])([01]?\d|2[0-3])(?:\s?:\s?([0-5]\d)(?:\s?[:.]\s?([0-5]\d))?"
    r"|\.([0-5]\d)\.([0-5]\d))(?!\d)"
)
_HALF = re.compile(r"(?<![A-Za-z])([AaPp])\.?[Mm](?![A-Za-z])|(上午|下午)")


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A time somebody may confirm: ``shown`` without a zone, as it stood there.

    ``text`` is the line as read; ``whole_date`` tells that a date stood there too and not only a
    time of day; ``ambiguous`` that day and month could be the other way round; ``seconds`` that
    seconds were shown. ``score`` is the reader's own, 0 to 1; ``corners`` are in pixels.
    """

    shown: datetime
    text: str
    score: float
    whole_date: bool
    seconds: bool
    ambiguous: bool = False
    corners: tuple[tuple[float, float], ...] = ()

    @property
    def uncertainty_s(self) -> float:
        """How far the display may be off by its own steps: half a second, or half a minute."""
        return 0.5 if self.seconds else 30.0


def suggestions(lines: Iterable[TextLine], near: datetime) -> tuple[Suggestion, ...]:
    """Return every time in the lines, surest first; ``near`` gives the day where none is shown.

    A date and a time that stand in two lines, one below the other, belong together.
    """
    read = list(lines)
    found = [s for line in read for s in _in_line(line, near)]
    alone = [s for s in found if not s.whole_date]
    days = [
        (line, day) for line in read for day in _dates(_digits(line.text)) if not _has_time(line)
    ]
    for line, (day, ambiguous, _end) in days:
        found += [
            msgspec.structs.replace(
                s,
                shown=datetime.combine(day.date(), s.shown.time()),
                whole_date=True,
                ambiguous=ambiguous,
                text=f"{line.text} {s.text}",
            )
            for s in alone
        ]
    return tuple(sorted(found, key=lambda s: (not s.whole_date, s.ambiguous, -s.score)))


def _in_line(line: TextLine, near: datetime) -> Iterator[Suggestion]:
    text = _digits(line.text)
    day = next(_dates(text), None)
    for time in _TIME.finditer(text, day[2] if day else 0):
        hour = _hour(int(time[1]), line.text)
        minute, second = time[2] or time[4], time[3] or time[5]
        date = (day[0] if day else near).date()
        shown = datetime(  # noqa: DTZ001 - a display has no zone
            date.year, date.month, date.day, hour, int(minute), int(second or 0)
        )
        yield Suggestion(
            shown=shown,
            text=line.text,
            score=line.score,
            whole_date=day is not None,
            seconds=second is not None,
            ambiguous=bool(day and day[1]),
            corners=line.corners,
        )


def _dates(text: str) -> Iterator[tuple[datetime, bool, int]]:
    """Yield dates with whether day and month could be swapped, and where they end."""
    for pattern, order in _DATES:
        for found in pattern.finditer(text):
            first, second, third = (int(part) for part in found.groups())
            year, month, day = (first, second, third) if order == "ymd" else (third, second, first)
            swapped = False
            if order == "dmy":
                swapped = day <= 12 and month <= 12 and day != month
                if month > 12:
                    month, day = day, month
            date = _date(year, month, day)
            if date is not None:
                yield date, swapped, found.end()


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day) if year in YEARS else None  # noqa: DTZ001
    except ValueError:
        return None


def _hour(hour: int, text: str) -> int:
    half = _HALF.search(text)
    if half is None or hour > 12:
        return hour
    after = half[2] == "下午" or (half[1] or "").lower() == "p"
    return hour % 12 + (12 if after else 0)


def _has_time(line: TextLine) -> bool:
    return _TIME.search(_digits(line.text)) is not None


def _digits(text: str) -> str:
    """Repair what a reader takes for letters between digits."""
    return re.sub(
        r"(?<=[\d:./\-])[OoDQIl|ZSB](?=[\d:./\-]|\b)|[：．／－—]",
        lambda found: found[0].translate(_LIKE_DIGITS),
        text,
    )
