"""``python -m build_spec.walk.one FOLDER PART…``: walk parts, each on a screen of its size."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Collection, Sequence
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
LONGEST = "en"
"""The language of records that needs the most room: words of it cannot be broken anywhere."""


def main(arguments: Sequence[str]) -> int:
    """Walk parts; each has a folder in FOLDER.

    ``--quick``: in the full state only, and over the records of one language; ``--pictures``: keep
    a picture of everything that is looked at.
    """
    options = {each for each in arguments if each.startswith("--")}
    out, *names = (each for each in arguments if each not in options)
    named = {part.name: part for part in (*QUICK, *parts())}
    wanted = [named[name] for name in names]
    # Qt reads the description of its screens from a path in plain letters only.
    plain, folder = Path(tempfile.mkdtemp(prefix="walk-")), Path(tempfile.mkdtemp(prefix="案卷 "))
    try:
        os.environ.update(SETTINGS)
        time.tzset()
        screens = {
            part.screen.name: (part.screen.wide + FRAME, part.screen.high + FRAME)
            for part in wanted
        }
        os.environ["QT_QPA_PLATFORM"] = display.off_screen(plain, screens)
        _walk(wanted, Path(out), folder, options)
    finally:
        for each in (plain, folder):
            shutil.rmtree(each, ignore_errors=True)
    return 0


def _walk(wanted: Sequence[Part], out: Path, folder: Path, options: Collection[str]) -> None:
    # Qt reads the environment when it is first imported.
    from build_spec.walk import report, world
    from build_spec.walk.walking import STATES, Walk
    from desktop.ui.desk.program import Program

    quick = "--quick" in options
    states = USUAL_STATES if quick else STATES
    program = Program(["walk"])
    made: dict[str, world.Template] = {}
    for part in wanted:
        program.speech.use(part.language)
        language = LONGEST if quick else part.language
        if language not in made:
            made[language] = world.build(folder / language, language, states)
        target = out / part.name
        with made[language].opened(folder / part.name, part.language) as shown:
            walk = Walk(part, shown, program.theme, target, states, every="--pictures" in options)
            walk.go()
        report.write(target, report.Report(tuple(walk.looked), tuple(sorted(walk.faults))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
