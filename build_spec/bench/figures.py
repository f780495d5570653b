"""One measured figure against its limit, and the table they are written to."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Figure(NamedTuple):
    """A figure: what was measured, its value in words, the limit, and whether it holds."""

    name: str
    value: str
    limit: str
    holds: bool
    how: str = ""


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes, in seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def paired(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int
) -> tuple[float, float]:
    """Return the medians of two pieces of work run in turn, so that drift hits both alike."""
    left, right = [], []
    for _ in range(runs):
        left.append(seconds(ours))
        right.append(seconds(theirs))
    return statistics.median(left), statistics.median(right)


def percentile(values: list[float], part: float) -> float:
    """Return the value below which ``part`` (0 to 1) of the values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def write_table(figures: list[Figure], target: Path) -> None:
    """Write the figures as a Markdown table."""
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = ["# Figures", "", "| figure | value | limit | holds | how |", "|---|---|---|---|---|"]
    rows += [
        f"| {f.name} | {f.value} | {f.limit} | {'yes' if f.holds else '**no**'} | {f.how} |"
        for f in figures
    ]
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
