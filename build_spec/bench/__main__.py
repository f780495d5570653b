"""Measure every group of figures, or those named, and write ``build/bench.md``.

Exits 1 when a limit is broken, and for nothing else.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from build_spec.bench import (
    acts,
    commands,
    damage,
    dossier,
    importing,
    lists,
    many_exhibits,
    papers,
    samples,
    saving,
    seeking,
    starting,
    windows,
)
from build_spec.bench.figures import Figure, table, write_table
from build_spec.places import ROOT

GROUPS: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "start": starting.measure,
    "windows": windows.measure,
    "commands": commands.measure,
    "acts": acts.measure,
    "save": saving.measure,
    "fold": saving.measure_fold,
    "lists": lists.measure,
    "import": importing.measure,
    "dossier": dossier.measure,
    "many-exhibits": many_exhibits.measure,
    "papers": papers.measure,
    "samples": samples.measure,
    "seek": seeking.measure,
    "damage": damage.measure,
}
# How a figure was taken is for the file.
SHOWN = 6


def main(arguments: list[str]) -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python3 -m build_spec bench", description=__doc__)
    parser.add_argument("group", nargs="*", help=f"one or more of: {', '.join(GROUPS)}")
    wanted = parser.parse_args(arguments).group
    if unknown := [name for name in wanted if name not in GROUPS]:
        parser.error(f"no such group: {', '.join(unknown)}; there are: {', '.join(GROUPS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Windows that nobody sees cannot keep their shape: Qt says so with every one.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    # An installed program is compiled once, not with every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    figures: list[Figure] = []
    for name in wanted or GROUPS:
        with tempfile.TemporaryDirectory(prefix="案卷 量度 ") as folder:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            figures += GROUPS[name](Path(folder))
    print(table(figures, SHOWN), end="", flush=True)
    write_table(figures, ROOT / "build" / "bench.md")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
