"""Where a bag lies: in a folder or a zip, below whatever folders somebody put around it.

Explorer, Finder, a mail program or a stick may rename the folder, put another one around it, or
lay files of their own beside it. A bag is where its tag files are, whatever the folder is called.
"""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

MARKS = ("bagit.txt", "manifest-sha256.txt")
"""What a bag is known by; the second where the first is lost."""
DEPTH = 4
# Folders that systems keep for themselves: nothing of a bag lies there.
_SYSTEM = frozenset({"__MACOSX", "System Volume Information", "$RECYCLE.BIN", "lost+found"})


class SeveralBagsError(Exception):
    """There is more than one bag; the arguments are the names of their folders."""


def of_system(folder: str) -> bool:
    """Tell whether a folder is one that a system keeps for itself, as Finder's ``.Trashes``."""
    return folder in _SYSTEM or folder.startswith(".")


def bag_at(path: Path) -> Path:
    """Return the folder or zip of the only bag at or below a path, at most 4 folders down.

    A path without any is returned as it is. Raises ``SeveralBagsError``.
    """
    if not path.is_dir():
        return path
    for mark in MARKS:
        found = list(_below(path, mark, DEPTH))
        if len(found) > 1:
            raise SeveralBagsError(*sorted(folder.name for folder in found))
        if found:
            return found[0]
    packed = [each for each in path.glob("*.[zZ][iI][pP]") if zipfile.is_zipfile(each)]
    return packed[0] if len(packed) == 1 else path


def prefix_of(names: Iterable[str]) -> str:
    """Return what stands before the names of the only bag in a zip, "" when there is none.

    Raises ``SeveralBagsError``.
    """
    every = tuple(names)
    for mark in MARKS:
        found = {name.removesuffix(mark) for name in every if _marks(name, mark)}
        tops = [one for one in found if not any(_within(one, other) for other in found)]
        if len(tops) > 1:
            raise SeveralBagsError(*sorted(tops))
        if tops:
            return tops[0]
    return ""


def _marks(name: str, mark: str) -> bool:
    *folders, last = name.split("/")
    return last == mark and not any(of_system(folder) for folder in folders)


def _within(folder: str, other: str) -> bool:
    return folder != other and folder.startswith(other)


def _below(folder: Path, mark: str, depth: int) -> Iterator[Path]:
    if (folder / mark).is_file():
        yield folder
        return
    if not depth:
        return
    try:
        inside = sorted(each for each in folder.iterdir() if _is_folder(each))
    except OSError:
        return
    for each in inside:
        yield from _below(each, mark, depth - 1)


def _is_folder(path: Path) -> bool:
    return not of_system(path.name) and not path.is_symlink() and path.is_dir()
