"""Hybrid logical clocks: 48 bits of milliseconds, 16 bits of counter (Kulkarni et al. 2014)."""

from datetime import UTC, datetime

COUNTER_BITS = 16
MAX_LEAD_MS = 10 * 60 * 1000


def pack(milliseconds: int, counter: int = 0) -> int:
    """Join a time in milliseconds since 1970 and a counter (0 to 65,535)."""
    return milliseconds << COUNTER_BITS | counter


def milliseconds(hlc: int) -> int:
    """Return the time part in milliseconds since 1970."""
    return hlc >> COUNTER_BITS


def moment(hlc: int) -> datetime:
    """Return the time part as an aware time in UTC."""
    return datetime.fromtimestamp(milliseconds(hlc) / 1000, UTC)


def after(last: int, wall_ms: int) -> int:
    """Return the next value: the wall clock when ahead of ``last``, else ``last`` plus one."""
    return max(pack(wall_ms), last + 1)


def witness(last: int, remote: int, wall_ms: int) -> int:
    """Return ``last`` moved past a remote value, at most ten minutes ahead of the wall.

    A fast clock elsewhere must not poison the order here (PROTOCOL.md 2.6).
    """
    ceiling = pack(wall_ms + MAX_LEAD_MS)
    return max(last, min(remote, ceiling))
