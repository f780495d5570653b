"""What a part of the walk leaves behind: what it looked at, and what it found."""

from pathlib import Path

import msgspec

from build_spec.walk.faults import Fault

FOUND = "found.json"


class Report(msgspec.Struct, frozen=True):
    """The windows in their states that were looked at, and the faults."""

    looked: tuple[str, ...]
    faults: tuple[Fault, ...]


def write(folder: Path, found: Report) -> None:
    """Keep a report."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FOUND).write_bytes(msgspec.json.format(msgspec.json.encode(found)))


def read(folder: Path) -> Report | None:
    """Return the report of a part, or None while it was not walked to its end."""
    file = folder / FOUND
    return msgspec.json.decode(file.read_bytes(), type=Report) if file.exists() else None
