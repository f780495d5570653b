"""Files that leave this device: whole under their name, or not there at all."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from desktop.evidence.files.names import shown_name
from record.problems import Problem

PART = ".part"


@contextlib.contextmanager
def handed_out(target: Path, refusal: Problem) -> Iterator[Path]:
    """Give a path to write to; it takes the target's name when the block ends well.

    What the block records is durable before the file has its name: no record, no copy.
    Raises ``refusal`` when the system does not let the file be written.
    """
    staged = target.with_name(target.name + PART)
    try:
        yield staged
        with staged.open("rb+") as file:
            os.fsync(file.fileno())
        staged.replace(target)
    except OSError as error:
        raise refusal from error
    finally:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)


def not_saved(target: Path) -> Problem:
    """Return the refusal of a file that could not be written."""
    return Problem("prints.not_saved", name=shown_name(target.name))


def write_out(target: Path, content: bytes) -> None:
    """Write a file, whole or not at all; raises ``prints.not_saved``."""
    with handed_out(target, not_saved(target)) as staged:
        staged.write_bytes(content)


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths name one file: a copy must never replace what it was made from."""
    try:
        return one.samefile(other)
    except OSError:
        return False
