"""What a whole process of ours has imported when its verb is done."""

import subprocess
import sys

from tests.architecture.sources import ROOT

_SCRIPT = """
import sys
from importlib import import_module
try:
    done = import_module(sys.argv[1]).main(sys.argv[2:])
except SystemExit as stop:
    done = stop.code
print(*sys.modules, file=sys.stderr)
sys.exit(done)
"""


def imported(program: str, *words: object) -> set[str]:
    """The top-level modules, after ``main`` of the module ``program`` was given these words."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, program, *map(str, words)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stderr.split()}
