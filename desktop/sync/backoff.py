"""How long to wait after a failure: full jitter, doubling, with a ceiling."""

import random

from record.problems import Problem

BASE_S, CEILING_S, LEAST_S = 2.0, 900.0, 0.5
# Around what headquarters asks for, so that not everybody comes back in the same second.
SPREAD = (0.5, 1.5)


class Backoff:
    """Delays between tries, in seconds (PROTOCOL.md 3.10)."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._chance = chance or random.Random()  # noqa: S311 (spreads load, guards nothing)
        self._failures = 0

    def failed(self, problem: Problem | None = None) -> float:
        """Note a failure; returns how long to wait, 0.5 s to 15 min, or what was asked for."""
        self._failures += 1
        most = min(CEILING_S, BASE_S * 2 ** min(self._failures, 12))
        wait = self._chance.uniform(0.0, most)
        asked = problem.facts.get("seconds", 0) if problem else 0
        if isinstance(asked, int | float) and asked > 0:
            wait = max(wait, asked * self._chance.uniform(*SPREAD))
        return max(LEAST_S, wait)

    def worked(self) -> None:
        """Note a success: the next failure waits little again."""
        self._failures = 0
