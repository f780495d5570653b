"""Measure every figure, or those named; write ``build/bench.md``; exit 1 when a limit breaks."""

import os
import sys
import tempfile
from pathlib import Path

from build_spec.bench import dossier, importing, lists, papers, samples, saving, seeking, starting
from build_spec.bench.figures import Figure, write_table
from build_spec.places import ROOT

MEASURES = {
    "start": starting.measure,
    "save": saving.measure,
    "fold": saving.measure_fold,
    "lists": lists.measure,
    "import": importing.measure,
    "dossier": dossier.measure,
    "papers": papers.measure,
    "samples": samples.measure,
    "seek": seeking.measure,
}


def main(names: list[str]) -> int:
    """Run the measures and return the exit code."""
    unknown = set(names) - set(MEASURES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(MEASURES)}")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: list[Figure] = []
    for name in names or list(MEASURES):
        with tempfile.TemporaryDirectory(prefix="案卷 量度 ") as folder:
            print(f"measuring {name} …", flush=True)
            for figure in MEASURES[name](Path(folder)):
                figures.append(figure)
                print(f"  {figure.name}: {figure.value} (limit {figure.limit})", flush=True)
    write_table(figures, ROOT / "build" / "bench.md")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
