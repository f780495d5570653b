"""What people type to go to a moment of a video, and how a moment is written."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from record.measures import NotANumberError, number
from record.typed import plain

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}(?:\.[0-9]+)?))?$")
_RECORDED = re.compile(r"(?:[Rr]|录) ?(\S+)$")
DAY = 86400.0


@dataclass(frozen=True)
class FrameNumber:
    """A frame by its number, counted from 0."""

    ordinal: int


@dataclass(frozen=True)
class ClockTime:
    """``11:38:24`` or ``00:03:12.5``: a time of day or a position, in seconds.

    ``recorded`` after an R: as the recorder's own clock showed it.
    """

    seconds: float
    recorded: bool = False


@dataclass(frozen=True)
class Position:
    """A position from the first frame, in seconds."""

    seconds: float


def read(text: str) -> FrameNumber | ClockTime | Position | None:
    """Read what was typed: ``#1200``, ``11:38:24``, ``R11:39:06``, ``00:03:12.5`` or seconds."""
    typed = plain(text)
    if found := _RECORDED.match(typed):
        clock = _CLOCK.match(found[1])
        read_off = _clock(clock) if clock else None
        return ClockTime(read_off.seconds, recorded=True) if read_off else None
    if found := _CLOCK.match(typed):
        return _clock(found)
    is_frame = typed.startswith("#")
    try:
        count = number(typed.removeprefix("#") if is_frame else typed.rstrip("s秒"))
    except NotANumberError:
        return None
    if count < 0 or (is_frame and count != int(count)):
        return None
    return FrameNumber(int(count)) if is_frame else Position(float(count))


def position(
    clock: float, starts_at: datetime | None, length: float, offset_s: float = 0.0
) -> float:
    """Return the position of a typed time, in seconds from the first frame.

    It is a true time of day when the file says when it starts and the time lies within it,
    else a position. ``offset_s`` is how many seconds the recorder's clock is fast.
    """
    if starts_at is not None:
        start = _since_midnight(starts_at.time())
        within = (clock + offset_s - start) % DAY
        if within <= length:
            return within
    return clock


def moment(seconds: float, starts_at: datetime | None, offset_s: float) -> str:
    """Write a moment: the corrected time of day when known, else the position.

    ``offset_s`` is how many seconds the recorder's clock is fast.
    """
    if starts_at is None:
        return length(seconds, parts=True)
    at = starts_at + timedelta(seconds=seconds - offset_s)
    return f"{at:%H:%M:%S}.{at.microsecond // 1000:03d}"


def length(seconds: float, *, parts: bool = False) -> str:
    """Write a length as ``0:03:12``, with thousandths when ``parts``."""
    thousandths = round(max(0.0, seconds) * 1000)
    whole, rest = divmod(thousandths, 1000)
    text = f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{text}.{rest:03d}" if parts else text


def start_of(text: str) -> datetime | None:
    """Read when a file says it starts (ISO 8601), or None."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def size(count: int) -> str:
    """Write a number of bytes in decimal units, as 218 MB."""
    for unit, bytes_each in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if count >= bytes_each:
            amount = count / bytes_each
            return f"{amount:.0f} {unit}" if amount >= 10 else f"{amount:.1f} {unit}"
    return f"{count} B"


def _clock(found: re.Match[str]) -> ClockTime | None:
    first, second, third = int(found[1]), int(found[2]), found[3]
    if third is None:
        return ClockTime(first * 60.0 + second) if second < 60 else None
    rest = float(third)
    if second >= 60 or rest >= 60:
        return None
    return ClockTime(first * 3600.0 + second * 60.0 + rest)


def _since_midnight(at: time) -> float:
    return at.hour * 3600 + at.minute * 60 + at.second + at.microsecond / 1e6
