"""From starting the process to a window that can be used.

The baseline imports the same modules and shows a bare window: what is above it is our own opening
of the store, the rules and the first page, which may take as much again as three fifths of that.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from build_spec.bench.desks import make_desk
from build_spec.bench.figures import Figure, in_turn, ratio
from build_spec.places import ROOT

LIMIT = 1.6
RUNS = 7
MODULES = "modules.txt"

OURS = """
import sys
from pathlib import Path
from desktop.window import Start
from desktop.ui.desk.program import new_program
from PySide6.QtCore import QTimer
start = Start(new_program(), Path(sys.argv[1]))
start.open()
QTimer.singleShot(0, start.program.qt.quit)
start.program.qt.exec()
Path(sys.argv[2]).write_text("\\n".join(sorted(sys.modules)), encoding="utf-8")
start.close()
"""

BARE = """
import importlib, sys
from pathlib import Path
for name in Path(sys.argv[2]).read_text(encoding="utf-8").split():
    if name != "__main__":
        try:
            importlib.import_module(name)
        except ImportError:
            pass
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def measure(folder: Path) -> Iterator[Figure]:
    """Measure our start against a bare window with the same imports, in turn."""
    make_desk(folder / "desk")
    modules = folder / MODULES
    _run(OURS, folder / "desk", modules)
    times = in_turn(
        lambda: _run(OURS, folder / "desk", modules),
        lambda: _run(BARE, folder / "desk", modules),
        RUNS,
    )
    yield ratio(
        "start to usable window",
        times,
        "bare QMainWindow with the same imports",
        LIMIT,
        "whole processes",
    )


def _run(script: str, folder: Path, modules: Path) -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    subprocess.run(
        [sys.executable, "-c", script, str(folder), str(modules)],
        cwd=ROOT,
        env=environment,
        check=True,
        stderr=subprocess.DEVNULL,
    )
