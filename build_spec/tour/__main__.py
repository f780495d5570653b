"""``python -m build_spec.tour``: the whole main job in real windows."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from build_spec import display
from build_spec.tour.arguments import Chosen, parse

NO_KEYRING = "keyring.backends.fail.Keyring"
QUIET = "qt.qpa.*=false;qt.svg.*=false;qt.multimedia.*=false"


def main(arguments: Sequence[str]) -> int:
    """Do the tour; 1 when a step failed, 0 when none did."""
    chosen = parse(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    # Spaces and Chinese in the path, as on a real desk.
    folder = Path(tempfile.mkdtemp(prefix="加油站 案卷 "))
    # Qt reads the description of its screen from a path in plain letters only.
    plain = Path(tempfile.mkdtemp(prefix="tour-"))
    try:
        _set_up(plain)
        return _play(chosen, folder)
    finally:
        for each in (folder, plain):
            shutil.rmtree(each, ignore_errors=True)


def _play(chosen: Chosen, folder: Path) -> int:
    # Qt reads the environment when it is first imported.
    from build_spec.tour.programme import play

    return play(chosen, folder)


def _set_up(folder: Path) -> None:
    """Draw off screen where there is no display; keep the keys of the tour out of any keyring."""
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", NO_KEYRING)
    os.environ.setdefault("QT_LOGGING_RULES", QUIET)
    # Papers speak Beijing time; so does the clock of every desk.
    os.environ.setdefault("TZ", "Asia/Shanghai")
    if hasattr(time, "tzset"):
        time.tzset()
    if display.missing():
        os.environ["QT_QPA_PLATFORM"] = display.wide_screen(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
