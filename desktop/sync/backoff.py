"""How long to wait after a failure: full jitter, doubling, with a ceiling."""

import random

BASE_S, CEILING_S = 2.0, 900.0


class Backoff:
    """Delays between tries, in seconds (sync design, section 3.10)."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._chance = chance or random.Random()  # noqa: S311 (spreads load, guards nothing)
        self._failures = 0

    def failed(self) -> float:
        """Note a failure; returns how long to wait, 0.5 to 900 seconds."""
        self._failures += 1
        most = min(CEILING_S, BASE_S * 2 ** min(self._failures, 12))
        return max(0.5, self._chance.uniform(0.0, most))

    def worked(self) -> None:
        """Note a success: the next failure waits little again."""
        self._failures = 0
