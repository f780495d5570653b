"""A disk of a few MiB of its own, to be filled up, or made read-only."""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(place: Path, mib: int) -> Iterator[Path]:
    """Mount a small disk at ``place``; the test is skipped where nobody may mount."""
    place.mkdir()
    if not mount("-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(place)):
        pytest.skip("a small disk needs the right to mount one")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def mount(*asked: str) -> bool:
    """Mount; tells whether that was allowed."""
    program = shutil.which("mount")
    if program is None:
        return False
    return subprocess.run([program, *asked], check=False, capture_output=True).returncode == 0


def fill_up(place: Path) -> Path:
    """Leave not one page free; removing the file that is returned makes room again."""
    filler = place / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return filler
