"""Phones, cameras and sticks on USB: what is new on them since the last time.

A phone that shows itself as a drive or a folder is read as such. One that only speaks MTP has no
paths on Windows; its pictures are dragged from the file explorer instead.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.names import shown_name
from desktop.progress import Progress
from desktop.services.desk.recording import Recorder
from desktop.store.slots import Slot
from desktop.system.interface import System
from record.problems import Problem

CAMERA_FOLDER = "dcim"
MOST_LISTED = 5000
MOST_REMEMBERED = 50_000
DEEPEST = 6
_ENDINGS = frozenset({
    ".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".mp4",
    ".mov", ".3gp", ".avi", ".mkv", ".dav", ".ts", ".mpg", ".ps", ".pdf", ".m4a", ".mp3", ".amr",
})  # fmt: skip
_KEPT = Slot("phones.seen", list[str], [])


class Medium(msgspec.Struct, frozen=True):
    """A drive or a phone's folder: its name to show, where it is, and its camera folders."""

    name: str
    root: Path
    cameras: tuple[Path, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """A file on a medium; ``new`` when it was not there to be picked the last time."""

    path: Path
    name: str
    size: int
    changed_at: datetime
    new: bool


class Phones:
    """Look at what is plugged in; nothing on it is changed."""

    def __init__(self, recorder: Recorder, decoder: Decoder, system: System) -> None:
        self._recorder = recorder
        self._decoder = decoder
        self._system = system

    def media(self) -> tuple[Medium, ...]:
        """Return what is plugged in and can be read as folders."""
        return tuple(self.medium(root) for root in self._system.removable_folders())

    def medium(self, root: Path) -> Medium:
        """Return a folder as a medium, whatever it is; its camera folders are looked for."""
        return Medium(shown_name(root.name or str(root)), root, tuple(_cameras(root)))

    def files(self, medium: Medium, progress: Progress) -> tuple[Found, ...]:
        """Return pictures, footage and papers on a medium, the newest first.

        With camera folders only these are read. Raises ``evidence.source_vanished``.
        """
        seen, found = self._seen(), []
        for path in _walk(medium.cameras or (medium.root,), progress):
            try:
                told = path.lstat()
            except OSError:
                continue
            at = datetime.fromtimestamp(told.st_mtime, UTC)
            is_new = _mark(medium, path, told.st_size) not in seen
            found.append(Found(path, shown_name(path.name), told.st_size, at, is_new))
            if len(found) >= MOST_LISTED:
                break
        return tuple(sorted(found, key=lambda f: (not f.new, -f.changed_at.timestamp())))

    def remember(self, medium: Medium, files: Iterable[Found]) -> None:
        """Note that these files were there to be picked; the next time they are not new."""
        if self._recorder.database.read_only:
            return
        marks = [_mark(medium, file.path, file.size) for file in files]
        known = [mark for mark in self._seen() if mark not in set(marks)]
        with self._recorder.database.write() as connection:
            _KEPT.put(connection, [*known, *marks][-MOST_REMEMBERED:])

    def thumbnail(self, file: Found, edge: int) -> bytes:
        """Return a small picture; raises what the decoder raises."""
        return self._decoder.thumbnail(file.path, edge)

    def _seen(self) -> dict[str, None]:
        with self._recorder.database.read() as connection:
            return dict.fromkeys(_KEPT.get(connection))


def _cameras(root: Path) -> Iterator[Path]:
    """Yield DCIM folders at the top of a medium or one storage below it (as MTP shows them)."""
    tops = list(_folders(root))
    for folder in (*tops, *(inner for top in tops for inner in _folders(top))):
        if folder.name.lower() == CAMERA_FOLDER:
            yield folder


def _folders(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(p for p in folder.iterdir() if not p.is_symlink() and p.is_dir())
    except OSError:
        return


def _walk(roots: Iterable[Path], progress: Progress) -> Iterator[Path]:
    waiting = [(root, 0) for root in roots]
    while waiting:
        progress.check()
        folder, depth = waiting.pop()
        try:
            inside = sorted(folder.iterdir())
        except OSError as error:
            if depth == 0:
                raise Problem("evidence.source_vanished") from error
            continue
        for path in inside:
            if path.name.startswith(".") or path.is_symlink():
                continue
            if path.suffix.lower() in _ENDINGS and path.is_file():
                yield path
            elif depth < DEEPEST and path.is_dir():
                waiting.append((path, depth + 1))


def _mark(medium: Medium, path: Path, size: int) -> str:
    """Name a file on a medium without keeping its name: names can be personal."""
    inside = path.relative_to(medium.root).as_posix()
    text = f"{medium.name}\0{inside}\0{size}".encode("utf-8", "surrogateescape")
    return hashlib.sha256(text).hexdigest()[:20]
