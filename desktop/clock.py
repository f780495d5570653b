"""The clock of this machine, as a thing that tests can replace."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tell the time in the two ways the program needs."""

    def now(self) -> datetime:
        """Return the wall clock as an aware time in the local zone."""

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""


class SystemClock:
    """Read the clock of the operating system."""

    def now(self) -> datetime:
        """Return the wall clock as an aware time in the local zone."""
        return datetime.now(UTC).astimezone()

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return time.monotonic()
