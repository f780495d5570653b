"""The system libraries that the Qt wheels expect on Linux."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from build_spec import places, stamps
from build_spec.steps import Step, StepFailed, call, say

LIST = places.HERE / "linux-packages.txt"
NAME = "system libraries"
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")


def ensure() -> None:
    """Install the Debian packages that are missing, as root or through ``sudo -n``.

    Raises ``StepFailed`` with the one command to type when neither is possible.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = stamps.digest(LIST.read_bytes())
    if stamps.holds("linux", wanted) and places.tool("python").exists():
        say(NAME, "ready")
        return
    if shutil.which("dpkg-query") is None:
        say(NAME, "not Debian: see build_spec/linux-packages.txt for what Qt needs")
    else:
        _install(missing())
    stamps.put("linux", wanted)


def packages() -> list[str]:
    """Return the packages the list names, and Python's own venv module where it is split off."""
    lines = LIST.read_text("utf-8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    if find_spec("ensurepip") is None:
        names.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return names


def missing() -> list[str]:
    """Return the packages that are not installed, under their own name or the newer ``t64`` one."""
    installed = _installed()
    return [name for name in packages() if not installed & {name, f"{name}t64"}]


def _installed() -> set[str]:
    listing = call(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"],
        "The list of installed system packages could not be read.",
    )
    rows = (line.split(" ", 1) for line in listing.splitlines())
    return {row[1] for row in rows if row[0] == "installed"}


def _install(names: Sequence[str]) -> None:
    if not names:
        say(NAME, "ready")
        return
    command = [*INSTALL, *names]
    prefix = _prefix()
    if prefix is None:
        raise StepFailed(
            "Some system libraries are missing. Type this once, then start again:\n"
            f"    sudo {' '.join(command)}"
        )
    step = Step(NAME, f"installing {len(names)} Debian packages")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    failure = "The system libraries could not be installed. Check the network and start again."
    call([*prefix, "apt-get", "update", "--quiet"], failure, quiet)
    call([*prefix, *command], failure, quiet)
    step.done("installed")


def _prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)  # noqa: S607 - wherever the system keeps it
    return ["sudo", "-n"] if allowed.returncode == 0 else None
