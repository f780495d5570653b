"""``python -m build_spec.walk.one PART FOLDER``: walk one part on a screen of its size."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from build_spec import display
from build_spec.walk.parts import QUICK, Part, parts

SETTINGS = {
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    "QT_LOGGING_RULES": "qt.qpa.*=false;qt.svg.*=false;qt.multimedia.*=false",
    "QT_ENABLE_HIGHDPI_SCALING": "0",
    "TZ": "Asia/Shanghai",
}
FRAME = 4
"""What the frame of a window takes where Qt draws off screen."""
USUAL_STATES = ("full",)


def main(arguments: Sequence[str]) -> int:
    """Walk a part, or with ``--quick`` its full state only."""
    name, out, *quick = arguments
    part = next(each for each in (*parts(), *QUICK) if each.name == name)
    # Qt reads the description of its screen from a path in plain letters only.
    plain, folder = Path(tempfile.mkdtemp(prefix="walk-")), Path(tempfile.mkdtemp(prefix="案卷 "))
    try:
        os.environ.update(SETTINGS)
        time.tzset()
        screen = (part.screen.wide + FRAME, part.screen.high + FRAME)
        os.environ["QT_QPA_PLATFORM"] = display.off_screen(plain, screen)
        _walk(part, Path(out), folder, USUAL_STATES if quick else ())
    finally:
        for each in (plain, folder):
            shutil.rmtree(each, ignore_errors=True)
    return 0


def _walk(part: Part, out: Path, folder: Path, states: tuple[str, ...]) -> None:
    # Qt reads the environment when it is first imported.
    from build_spec.walk import report, world
    from build_spec.walk.walking import STATES, Walk
    from desktop.ui.desk.program import Program

    program = Program(["walk"])
    program.speech.use(part.language)
    made = world.build(folder, part.language)
    walk = Walk(part, made, program.theme, out, states or STATES)
    try:
        walk.go()
    finally:
        made.app.close()
    report.write(out, report.Report(tuple(walk.looked), tuple(sorted(walk.faults))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
