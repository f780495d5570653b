"""What a test may count on however busy its machine is: patience, and time of the processor."""

import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

# How long a test waits for what must come. Only a failure ever takes so long.
PATIENCE_S = 120.0
PATIENCE_MS = 120_000


def spent_s() -> float:
    """Return the processor time of this process and its children, in seconds.

    Children that still run are counted on Linux only.
    """
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system + _running_s()


def png_times(act: Callable[[], object], rows: Any) -> float:
    """Return the processor time of an act as a multiple of that of writing some rows as PNG."""
    picture, costs = Image.fromarray(rows), []
    for work in (act, lambda: picture.save(io.BytesIO(), "PNG")):
        tries = []
        for _ in range(3):
            started = spent_s()
            work()
            tries.append(spent_s() - started)
        costs.append(min(tries))
    return costs[0] / costs[1]


def _running_s() -> float:
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(os.getpid()):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0
