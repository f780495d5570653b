"""How often one may ask: small buckets in memory, per address or device."""

import threading
import time
from collections.abc import Callable

from record.problems import Problem

_FORGET_AT = 100_000


class Limit:
    """Allow ``burst`` at once, refilled by ``per_minute``; each key has its own bucket."""

    def __init__(
        self, per_minute: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate = per_minute / 60
        self._burst = burst
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, key: str) -> None:
        """Take one from a bucket.

        Raises ``Problem('hq.too_fast', seconds=…)`` when it is empty.
        """
        with self._lock:
            left = self._left(key)
            if left < 1:
                raise Problem("hq.too_fast", seconds=max(1, round((1 - left) / self._rate)))
            self._buckets[key] = (left - 1, self._clock())

    def check(self, key: str) -> None:
        """Refuse like ``take`` while a bucket is empty, without taking."""
        with self._lock:
            left = self._left(key)
        if left < 1:
            raise Problem("hq.too_fast", seconds=max(1, round((1 - left) / self._rate)))

    def _left(self, key: str) -> float:
        if len(self._buckets) > _FORGET_AT:
            self._buckets.clear()
        left, at = self._buckets.get(key, (float(self._burst), self._clock()))
        return min(self._burst, left + (self._clock() - at) * self._rate)
