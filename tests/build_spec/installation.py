"""The wheel installed beside the requirements of one lock alone, far from the checkout."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

from build_spec import environment, places

PATIENCE_S = 300
# Runs at the start of every program of the installation, its children too.
WATCH = """
import os, sys

CHECKOUT = {checkout!r}

def _refuse_the_checkout(event, arguments):
    if event in ("open", "os.listdir", "os.scandir"):
        path = arguments[0]
        if isinstance(path, (str, bytes)) and os.fsdecode(path).startswith(CHECKOUT):
            raise RuntimeError(f"the checkout was read: {{path}}")

sys.addaudithook(_refuse_the_checkout)
"""


class Installation:
    """An environment with the packages of one lock, and a wheel of ours."""

    def __init__(self, folder: Path, lock: Path, wheel: Path) -> None:
        self.elsewhere = folder / "别处 的"
        self.elsewhere.mkdir(parents=True)
        self.venv = folder / "venv"
        venv.create(self.venv, symlinks=os.name != "nt", with_pip=False)
        self.packages = _packages(self.venv)
        for name in applying(lock):
            _link(distribution(name), self.packages)
        self._install(wheel)
        watch = WATCH.format(checkout=str(places.ROOT) + os.sep)
        (self.packages / "sitecustomize.py").write_text(watch, "utf-8")

    def run(self, *words: str, ends_with: int = 0) -> str:
        """Run a program of the installation from another folder; return what it printed."""
        program, *arguments = words
        ended = subprocess.run(
            [places.tool(program, self.venv), *arguments],
            cwd=self.elsewhere,
            env={k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")},
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
        assert ended.returncode == ends_with, ended.stdout + ended.stderr
        return ended.stdout

    def _install(self, wheel: Path) -> None:
        python = places.tool("python", self.venv)
        install = ("install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel))
        subprocess.run([sys.executable, *environment.PIP, "--python", python, *install], check=True)


def applying(lock: Path) -> list[str]:
    """Return the names of the packages that a lock pins for this machine."""
    lines = (line.removesuffix(" \\") for line in lock.read_text("utf-8").splitlines())
    pins = [Requirement(line) for line in lines if "==" in line and line[0] not in "# "]
    return [pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()]


def _packages(folder: Path) -> Path:
    [found] = [p for p in folder.rglob("site-packages") if p.is_dir()]
    return found


def _link(package: Distribution, target: Path) -> None:
    """Lay out the modules of an installed package a second time, without copying where possible."""
    for file in _modules(package):
        here = target / file
        if here.exists():  # two packages of one family bring the same file
            continue
        here.parent.mkdir(parents=True, exist_ok=True)
        there = Path(str(package.locate_file(file)))
        try:
            os.link(there, here)
        except OSError:
            shutil.copy2(there, here)


def _modules(package: Distribution) -> Iterator[PurePosixPath]:
    files = package.files or []
    assert files, f"{package.name} does not say which files it has"
    return (file for file in files if file.parts[0] != "..")
