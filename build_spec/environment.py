"""The virtual environment and the pinned packages in it."""

import json
import shutil
import tomllib
from pathlib import Path

from build_spec import places, stamps
from build_spec.steps import Step, call, say

LOCKS = {
    "build tools": places.HERE / "requirements-build.txt",
    "packages": places.HERE / "requirements-desktop.txt",
    "headquarters": places.HERE / "requirements-headquarters.txt",
    "test packages": places.HERE / "requirements-dev.txt",
}
FROM_SOURCE = "bagit"  # published without a wheel
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")
NO_NETWORK = "The packages could not be fetched. Check the network and start again."


def ensure(*, tests: bool) -> None:
    """Make the environment, and install what is pinned when that changed since last time.

    The network is used only then. ``tests`` adds what a headquarters on PostgreSQL, tests and
    checks need.
    Raises ``StepFailed`` when an interpreter or a package cannot be had.
    """
    _ensure_venv()
    _ensure_lock("build tools")
    _ensure_lock("packages")
    if tests:
        _ensure_lock("headquarters")
        _ensure_lock("test packages")
    _ensure_commands()


def pinned(lock: Path) -> int:
    """Count the packages a lock file pins."""
    lines = lock.read_text("utf-8").splitlines()
    return sum("==" in line for line in lines if not line.startswith("#"))


def _ensure_venv() -> None:
    if places.tool("python").exists():
        return
    step = Step("environment", "making .venv")
    if (places.VENV / "pyvenv.cfg").exists():
        shutil.rmtree(places.VENV)
    call(
        [places.base_python(), "-m", "venv", places.VENV],
        "Python could not make a virtual environment here. Install its venv module (on Debian: "
        "apt-get install python3-venv) and start again.",
    )
    step.done("made")


def _ensure_lock(name: str) -> None:
    lock = LOCKS[name]
    wanted = stamps.digest(lock.read_bytes(), (places.VENV / "pyvenv.cfg").read_bytes())
    stamp = lock.stem
    if stamps.holds(stamp, wanted):
        say(name, "ready")
        return
    step = Step(name, f"installing {pinned(lock)} pinned packages")
    call(
        [
            *(places.tool("python"), *PIP, "install", "--quiet", "--progress-bar", "off"),
            *("--no-deps", "--only-binary", ":all:", "--no-binary", FROM_SOURCE),
            *("--no-build-isolation", "--require-hashes", "-r", lock),
        ],
        NO_NETWORK,
    )
    stamps.put(stamp, wanted)
    step.done("installed")


def _ensure_commands() -> None:
    """Put ``casebook`` and ``casebook-hq`` into the environment, pointing at this checkout."""
    project = tomllib.loads((places.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = stamps.digest(json.dumps(project).encode(), str(places.ROOT).encode())
    if stamps.holds("commands", wanted):
        return
    step = Step("commands", "linking casebook and casebook-hq")
    call(
        [
            *(places.tool("python"), *PIP, "install", "--quiet", "--no-index", "--no-deps"),
            *("--no-build-isolation", "--config-settings", "editable_mode=compat"),
            *("--editable", places.ROOT),
        ],
        "The commands casebook and casebook-hq could not be linked into .venv.",
    )
    stamps.put("commands", wanted)
    step.done("linked")
