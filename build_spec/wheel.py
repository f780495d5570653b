"""The wheel: both programs with their forms, translations, migrations and resources."""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from build_spec import environment, places
from build_spec.steps import Step, call


def build(arguments: list[str]) -> int:
    """Make the wheel into ``dist/``, or into the folder after ``--out``."""
    parser = argparse.ArgumentParser(prog="python3 -m build_spec wheel")
    parser.add_argument("--out", type=Path, default=places.ROOT / "dist", metavar="DIR")
    step = Step("wheel", "packing")
    made = make(parser.parse_args(arguments).out.absolute())
    step.done(str(made))
    return 0


def make(target: Path) -> Path:
    """Make the wheel of this checkout into a folder, without a network, and return its path.

    Raises ``StepFailed`` when something it must hold is not compiled.
    """
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "wheel"
        call(
            [
                *(places.tool("python"), *environment.PIP, "wheel", "--quiet", "--no-index"),
                *("--no-deps", "--no-build-isolation", "--wheel-dir", fresh, places.ROOT),
            ],
            "The wheel could not be made.",
            {**os.environ, "DIST_EXTRA_CONFIG": str(_kept_apart(Path(scratch)))},
        )
        [wheel] = fresh.glob("*.whl")
        target.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(wheel, target / wheel.name))


def _kept_apart(scratch: Path) -> Path:
    """Have setuptools work in a folder of its own: in ``build/`` it takes up files long gone."""
    settings = scratch / "build.cfg"
    lines = ("[build]", f"build_base = {scratch}", "[egg_info]", f"egg_base = {scratch}")
    settings.write_text("\n".join(lines) + "\n", "utf-8")
    return settings
