"""What comes of several files taken in at once, line by line."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from desktop.evidence.files.file_types import MAX_FILE
from desktop.progress import Progress
from record.evidence import Exhibit
from record.exhibits.files import FileRemark
from record.exhibits.photos import PhotoRemark
from record.problems import Problem

MOST_FILES = 500


class Came(StrEnum):
    """What came of one file."""

    ADDED = "ADDED"
    KNOWN = "KNOWN"
    POOR = "POOR"
    REFUSED = "REFUSED"


# What systems leave in folders by themselves is nobody's evidence.
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
SHARES = 1000


class Gate(msgspec.Struct, frozen=True):
    """What happens to a poor picture: it is held back, or kept for a reason somebody gave.

    ``kept_by`` is who gave it. ``passwords`` are tried on locked files.
    """

    hold_poor: bool = False
    keep_because: str = ""
    kept_by: str = ""
    passwords: tuple[str, ...] = ()


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one file: ADDED, KNOWN, POOR (held back, not added) or REFUSED.

    ``name`` is the file's own, shown safely. ``not_shown`` is the code of why an added file is
    kept without being shown, ``elsewhere`` names other cases that hold the same bytes, ``quality``
    what a picture lacks, ``remarks`` what it tells beside the case, and ``file_remarks`` why a file
    cannot be shown, or not as it is.
    """

    name: str
    outcome: Came
    exhibit: Exhibit | None = None
    sha256: str = ""
    problem: Problem | None = None
    not_shown: str = ""
    elsewhere: tuple[str, ...] = ()
    quality: tuple[str, ...] = ()
    remarks: tuple[PhotoRemark, ...] = ()
    file_remarks: tuple[FileRemark, ...] = ()

    @property
    def is_locked(self) -> bool:
        """Whether only a password is needed to show the file."""
        return self.not_shown == "evidence.locked"


class Batch(msgspec.Struct, frozen=True):
    """What came of each file, in their order; ``cancelled`` when somebody stopped it."""

    lines: tuple[Outcome, ...]
    cancelled: bool = False

    @property
    def added(self) -> tuple[Exhibit, ...]:
        """The exhibits that were added."""
        return tuple(line.exhibit for line in self.of(Came.ADDED) if line.exhibit is not None)

    @property
    def known(self) -> tuple[str, ...]:
        """The names of files whose bytes the case holds already."""
        return tuple(line.name for line in self.of(Came.KNOWN))

    @property
    def refused(self) -> tuple[tuple[str, Problem], ...]:
        """The names of files that were refused, and why."""
        return tuple((r.name, r.problem) for r in self.of(Came.REFUSED) if r.problem is not None)

    @property
    def poor(self) -> tuple[Outcome, ...]:
        """The pictures that were held back because they show too little."""
        return self.of(Came.POOR)

    def of(self, outcome: Came) -> tuple[Outcome, ...]:
        """Return the lines of one outcome."""
        return tuple(line for line in self.lines if line.outcome == outcome)

    def followed_by(self, kept: "Batch") -> "Batch":
        """Return this batch with what became of its poor pictures in their place at the end."""
        others = tuple(line for line in self.lines if line.outcome != Came.POOR)
        return Batch(lines=(*others, *kept.lines), cancelled=self.cancelled or kept.cancelled)


class Part:
    """The progress of one file among several, as a share of the whole."""

    def __init__(self, whole: Progress, number: int, count: int) -> None:
        self._whole = whole
        self._number = number
        self._count = max(1, count)

    def report(self, done: int, total: int, doing: str) -> None:
        """Report the whole in thousandths."""
        share = min(1.0, done / total) if total else 0.0
        at = int(SHARES * (self._number + share) / self._count)
        self._whole.report(at, SHARES, doing)

    def check(self) -> None:
        """Stop when the whole is stopped."""
        self._whole.check()


def gathered(paths: Sequence[Path], own: Path, progress: Progress) -> list[Path]:
    """Return files, and all files of folders, in order; raises ``evidence.too_many_files``.

    The program's ``own`` folder is not walked: keys and database are nobody's evidence.
    """
    files: list[Path] = []
    for path in _files(paths, own, progress):
        files.append(path)
        if len(files) > MOST_FILES:
            raise Problem("evidence.too_many_files", limit=MOST_FILES)
    return files


def size_of(files: Sequence[Path]) -> int:
    """Return the bytes of all files that may come in at all."""
    return sum(size for size in map(_size, files) if size <= MAX_FILE)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except (OSError, ValueError):
        return 0


def is_own(path: Path, own: Path) -> bool:
    """Tell whether a path is the program's own folder or lies in it."""
    try:
        return path.resolve().is_relative_to(own.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def _files(paths: Sequence[Path], own: Path, progress: Progress) -> Iterator[Path]:
    """Walk without recursion: folders within folders may be deeper than a stack."""
    waiting = list(reversed(paths))
    while waiting:
        progress.check()
        path = waiting.pop()
        if path.is_symlink() or not path.is_dir() or is_own(path, own):
            yield path
            continue
        try:
            inside = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            raise Problem("evidence.source_vanished") from error
        waiting += [p for p in inside if p.name.lower() not in _LEFT_BEHIND]
