"""One row of the table: what was measured, the baseline beside it, and the limit of their ratio.

A limit is a ratio to a baseline taken in the same run, or a count: milliseconds are another
machine's. Ours and the baseline run in turn, each first every second time, and the row is the
median of the pairs' ratios, so that what else the machine does hits both alike. Work is measured
in processor time, children's included, and by the wall only where a disk is waited for.
"""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Work = Callable[[], object]
Clock = Callable[[], float]
HEADINGS = "figure", "ours", "baseline", "value", "limit", "holds", "how"


class Figure(NamedTuple):
    """A row: what was measured, in words and as the one number that the limit is for."""

    name: str
    ours: str
    baseline: str
    value: float
    limit: float
    unit: str = ""
    at_least: bool = False
    how: str = ""

    @property
    def holds(self) -> bool:
        """Whether the number keeps to its limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Return the row in words, under ``HEADINGS``."""
        word = "at least" if self.at_least else "at most"
        value, limit = (f"{number:.3g}{self.unit}" for number in (self.value, self.limit))
        holds = "yes" if self.holds else "**no**"
        return self.name, self.ours, self.baseline, value, f"{word} {limit}", holds, self.how


def wall() -> float:
    """Return seconds by the clock on the wall."""
    return time.perf_counter()


def processor() -> float:
    """Return seconds that this process and its children, ended or not, kept processors busy."""
    if sys.platform != "linux":
        # Elsewhere nothing says what children took without a package for it.
        return time.perf_counter()
    ended = os.times()
    living = (time.clock_gettime(_clock_of(child)) for child in _children())
    return time.process_time() + ended.children_user + ended.children_system + sum(living)


class InTurn:
    """Times of ours and of the baseline, taken in turn."""

    def __init__(self, clock: Clock = processor) -> None:
        self.clock = clock
        self.ours: list[float] = []
        self.baseline: list[float] = []

    def take(self, ours: Work, baseline: Work) -> None:
        """Time one piece of work each; the baseline goes first every second time."""
        if len(self.ours) % 2:
            self.baseline.append(self._seconds(baseline))
            self.ours.append(self._seconds(ours))
        else:
            self.ours.append(self._seconds(ours))
            self.baseline.append(self._seconds(baseline))

    @property
    def ratio(self) -> float:
        """How many times the baseline ours takes: the median of the pairs."""
        return statistics.median(a / b for a, b in zip(self.ours, self.baseline, strict=True))

    def _seconds(self, work: Work) -> float:
        # What an earlier piece left behind is not this one's to clear away.
        gc.collect()
        began = self.clock()
        work()
        return self.clock() - began


def in_turn(ours: Work, baseline: Work, runs: int, clock: Clock = processor) -> InTurn:
    """Time two pieces of work ``runs`` times in turn, after each ran once to be warm."""
    times = InTurn(clock)
    ours()
    baseline()
    for _ in range(runs):
        times.take(ours, baseline)
    return times


def ratio(name: str, times: InTurn, baseline: str, limit: float, how: str = "") -> Figure:
    """Make the row of a ratio; ``baseline`` says what the other piece of work is."""
    ours, bare = (_shown(statistics.median(each)) for each in (times.ours, times.baseline))
    kind = "wall" if times.clock is wall else "processor"
    how = f"{how}; " if how else ""
    return Figure(
        name,
        ours,
        f"{baseline}: {bare}",
        times.ratio,
        limit,
        unit=" ×",
        how=f"{how}{kind} time, median of {len(times.ours)}",
    )


def count(name: str, value: int, limit: int, how: str = "", *, at_least: bool = False) -> Figure:
    """Make the row of a count."""
    return Figure(name, str(value), "", value, limit, at_least=at_least, how=how)


def table(figures: list[Figure], columns: int = len(HEADINGS)) -> str:
    """Return the figures as a Markdown table of the first so many columns."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *(figure.cells() for figure in figures)]
    rows = [row[:columns] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = (
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"| {line} |\n" for line in lines)


def write_table(figures: list[Figure], target: Path) -> None:
    """Write the figures to a Markdown file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"# Figures\n\n{table(figures)}", encoding="utf-8")


def _children() -> list[int]:
    threads = Path("/proc/self/task").iterdir()
    return [int(child) for t in threads for child in (t / "children").read_text().split()]


def _clock_of(process: int) -> int:
    """Return the clock of what a process took (``clock_getcpuclockid`` of Linux)."""
    return ~process << 3 | 2


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
