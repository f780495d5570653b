"""The clock of this machine, as a thing that tests can replace."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from desktop import zone


class Clock(Protocol):
    """Tell the time in the two ways the program needs."""

    def now(self) -> datetime:
        """Return the wall clock as an aware time."""

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""


class SystemClock:
    """Read the clock of the operating system."""

    def now(self) -> datetime:
        """Return the wall clock as an aware time in the zone of the rules."""
        return zone.local(datetime.now(UTC))

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return time.monotonic()


def pc_zone() -> timedelta:
    """Return by how much this PC's own clock is ahead of UTC now; nothing else goes by it."""
    return datetime.now(UTC).astimezone().utcoffset() or timedelta()


def is_zone_of_pc() -> bool:
    """Tell whether this PC is set to the zone of the rules."""
    return pc_zone() == zone.here().utcoffset(None)
