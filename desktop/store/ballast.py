"""Room kept for a full disk: a file that is given up so that the case at hand can be saved.

On a full disk SQLite can write nothing at all, not even what would make room (sync.md, 3.3).
"""

import os
from pathlib import Path

SIZE = 16 * 1024 * 1024
LEAVE_FREE = 256 * 1024 * 1024
_BLOCK = 1024 * 1024


def place_of(database: Path) -> Path:
    """Return where the ballast of a database lies."""
    return database.with_name("ballast")


def fill(database: Path, free: int) -> bool:
    """Put the ballast there if it is missing and ``free`` bytes leave room; tells if it is there.

    Its bytes are random, so that a disk that compresses keeps as much room for us.
    """
    place = place_of(database)
    if place.exists():
        return True
    if free < SIZE + LEAVE_FREE:
        return False
    try:
        with place.open("wb") as file:
            for _ in range(SIZE // _BLOCK):
                file.write(os.urandom(_BLOCK))
    except OSError:
        release(database)
        return False
    return True


def release(database: Path) -> bool:
    """Give the room back to the disk; tells whether there was any."""
    try:
        place_of(database).unlink()
    except OSError:
        return False
    return True
