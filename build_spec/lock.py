"""How each requirements-*.in becomes its requirements-*.txt."""

from collections.abc import Sequence
from pathlib import Path

from build_spec import environment, places
from build_spec.steps import Step, call

HEADER = "# Pinned from {source} for Linux and Windows: python3 -m build_spec lock\n"
# Litestar imports them only to make up examples for its own documentation pages.
LEFT_OUT = ("faker", "polyfactory")


def renew(arguments: list[str]) -> int:
    """Pin again what the lists ask for; arguments such as ``--upgrade`` go to uv.

    A package of two lists has one version: each list keeps to what those before it pinned.
    """
    pinned: list[Path] = []
    for name, lock in environment.LOCKS.items():
        step = Step(name, "pinning")
        _pin(lock, pinned, arguments)
        pinned.append(lock)
        step.done("pinned")
    return 0


def source(lock: Path) -> Path:
    """Return the list that a lock file pins."""
    return lock.with_suffix(".in")


def _pin(lock: Path, before: Sequence[Path], arguments: list[str]) -> None:
    kept_to = [part for other in before for part in ("--constraints", other)]
    left_out = [part for name in LEFT_OUT for part in ("--no-emit-package", name)]
    call(
        [
            *(places.tool("uv"), "pip", "compile", "--quiet", "--universal"),
            *("--generate-hashes", "--python-version", "3.11", "--no-emit-index-url"),
            *("--no-annotate", "--no-header"),
            *(*left_out, *kept_to, *arguments),
            *(source(lock), "-o", lock),
        ],
        f"{source(lock).name} could not be pinned.",
    )
    header = HEADER.format(source=source(lock).name)
    lock.write_text(header + lock.read_text("utf-8"), "utf-8", newline="\n")
