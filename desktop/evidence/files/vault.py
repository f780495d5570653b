"""The vault: originals and derivatives by their SHA-256, written once and never changed."""

import contextlib
import io
import os
import uuid
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from desktop.evidence.files.copying import copy_hashing, disk_full, hash_file
from desktop.evidence.files.file_types import MAX_FILE, media_type
from desktop.evidence.files.landing import Landing
from desktop.paths import DataFolder
from desktop.progress import NoProgress, Progress
from desktop.system.interface import System
from desktop.system.refusals import as_problem
from record.problems import Problem

RESERVE = 64 * 1024 * 1024
_HEAD = 64 * 1024
_NAME_LENGTH = 64
_HEX = frozenset("0123456789abcdef")


class Taken(msgspec.Struct, frozen=True):
    """A file in the vault: hash, bytes, type by content, and the name it came with as text.

    ``known`` tells that the vault held the same bytes already.
    """

    sha256: str
    size: int
    media_type: str
    original_name: str
    known: bool = False


class Vault:
    """Take files in, hand them out, and notice when one has changed.

    Files come in through the spool; a crash leaves a file there or in the vault, never half a
    file under its final name (desktop/evidence/MEASURED.md 8).
    """

    def __init__(self, folder: DataFolder, system: System) -> None:
        self.home = folder.root
        self.landing = Landing(folder.landing, system)
        self._root = folder.vault
        self._spool = folder.spool
        self._system = system

    def take_in(self, source: Path, progress: Progress) -> Taken:
        """Copy a file in, hashed while copied, flushed, read back once, made read-only.

        Raises ``Problem`` ``evidence.empty_file``, ``evidence.too_large``,
        ``evidence.disk_full`` (``needed_mb``), ``evidence.source_vanished``,
        ``evidence.source_changed``, those of ``System.open_regular``, and ``Cancelled``.
        Nothing is kept of a file that did not come in whole.
        """
        with self._system.open_regular(source) as file:
            size = os.fstat(file.fileno()).st_size
            return self._take(file, size, source.name, progress)

    def take_bytes(self, data: bytes, name: str) -> Taken:
        """Take in what the program made or was handed: a still, a pasted picture, a PDF."""
        return self._take(io.BytesIO(data), len(data), name, NoProgress())

    def path_of(self, sha256: str) -> Path:
        """Return where a file is or would be; raises ``ValueError`` for anything but a hash."""
        if len(sha256) != _NAME_LENGTH or not set(sha256) <= _HEX:
            raise ValueError(sha256)
        return self._root / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        """Whether a file of this hash is here; says nothing of its bytes."""
        return self.path_of(sha256).is_file()

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading; raises ``Problem('evidence.not_here')``."""
        try:
            return self._system.open_regular(self.path_of(sha256))
        except Problem as problem:
            if problem.code == "system.file_missing":
                raise Problem("evidence.not_here") from problem
            raise

    def check(self, sha256: str, progress: Progress | None = None) -> bool:
        """Hash a file again; False when it is missing or no longer what it was."""
        try:
            return hash_file(self.path_of(sha256), progress or NoProgress()) == sha256
        except OSError:
            return False

    def require(self, sha256: str, progress: Progress | None = None) -> Path:
        """Return the path of an unchanged file.

        Raises ``Problem`` ``evidence.not_here`` or ``evidence.damaged``.
        """
        if not self.holds(sha256):
            raise Problem("evidence.not_here")
        if not self.check(sha256, progress):
            raise Problem("evidence.damaged", sha256=sha256[:12])
        return self.path_of(sha256)

    def found_instead(self, sha256: str) -> str:
        """Return the real hash of what lies where a file should; "" when it can't be read."""
        return _hash_or_nothing(self.path_of(sha256))

    def set_aside(self, sha256: str) -> str:
        """Move an altered file to its real hash, never over another; returns that hash.

        Returns "" when there is nothing to move: the file is right, missing or unreadable.
        """
        target = self.path_of(sha256)
        try:
            return self._set_aside(target, sha256, NoProgress()) if target.exists() else ""
        except OSError:
            return ""

    def taken(self, sha256: str, name: str) -> Taken:
        """Return what is known of an unchanged file that lies here.

        Raises ``Problem`` ``evidence.not_here`` or ``evidence.damaged``.
        """
        with self.require(sha256).open("rb") as file:
            head = file.read(_HEAD)
            size = os.fstat(file.fileno()).st_size
        return Taken(sha256, size, media_type(head), name, known=True)

    def require_room(self, size: int) -> None:
        """Raise ``Problem('evidence.disk_full')`` when so many bytes would not fit."""
        self._system.private_folder(self._spool)
        if self._system.free_bytes(self._spool) < size + RESERVE:
            raise disk_full(size + RESERVE)

    def restore(self, sha256: str, file: Path, progress: Progress | None = None) -> str:
        """Put a good copy in the place of a damaged or missing file.

        The altered file stays in the vault under its own hash, which is returned; nothing when
        the file was missing or already right. Raises ``Problem('evidence.copy_differs')`` when
        the copy offered is not the file.
        """
        watch = progress or NoProgress()
        with self._system.open_regular(file) as source:
            size = os.fstat(source.fileno()).st_size
            staged = self._stage(source, size, watch)
        with self._discarding(staged.path):
            if staged.sha256 != sha256:
                raise Problem("evidence.copy_differs")
            return self._put_back(staged.path, sha256, watch)

    def sweep_spool(self) -> int:
        """Remove what a crash left in spool and landing; returns how many the spool held.

        Call before any intake.
        """
        self.landing.clear()
        left = [path for path in self._spool.iterdir() if path.is_file()]
        for path in left:
            self._system.remove(path)
        return len(left)

    def orphans(self, known: Collection[str], before: datetime | None = None) -> list[str]:
        """Return the hashes of files here that no row names, last written ``before`` a moment."""
        until = before.timestamp() if before else None
        return sorted(
            path.name
            for path in self._root.glob("??/*")
            if len(path.name) == _NAME_LENGTH
            and path.name not in known
            and path.is_file()
            and (until is None or path.stat().st_mtime < until)
        )

    def discard(self, sha256: str) -> None:
        """Remove a file for good: an orphan, or one erased by an order."""
        path = self.path_of(sha256)
        self._system.remove(path)
        if path.parent.is_dir():
            self._system.sync_folder(path.parent)

    def _take(self, source: BinaryIO, size: int, name: str, progress: Progress) -> Taken:
        if size == 0:
            raise Problem("evidence.empty_file")
        if size > MAX_FILE:
            raise Problem("evidence.too_large", size_mb=size >> 20, limit_mb=MAX_FILE >> 20)
        staged = self._stage(source, size, progress)
        with self._discarding(staged.path):
            known = self.holds(staged.sha256) and self.check(staged.sha256, progress)
            if not known:
                self._put_back(staged.path, staged.sha256, progress)
        return Taken(staged.sha256, size, media_type(staged.head), name, known)

    def _stage(self, source: BinaryIO, size: int, progress: Progress) -> "_Staged":
        self.require_room(size)
        path = self._spool / uuid.uuid4().hex
        try:
            copied = copy_hashing(source, path, size, progress)
        except OSError as error:
            self._drop(path)
            raise as_problem(error, path) from error
        except BaseException:
            self._drop(path)
            raise
        return _Staged(path, copied.sha256, copied.head)

    def _put_back(self, staged: Path, sha256: str, progress: Progress) -> str:
        target = self.path_of(sha256)
        altered = self._set_aside(target, sha256, progress) if os.path.lexists(target) else ""
        self._place(staged, target)
        return altered

    def _set_aside(self, target: Path, sha256: str, progress: Progress) -> str:
        try:
            found = hash_file(target, progress)
        except OSError:
            # A folder, a link to nowhere, or no right to read: kept, out of the original's way.
            self._system.replace(target, target.with_name(f"{sha256}.{uuid.uuid4().hex}"))
            return ""
        if found == sha256:
            return ""
        self._keep_as(target, found)
        return found

    def _keep_as(self, file: Path, found: str) -> None:
        """Give a file the place of its real hash; what lies there wrongly finds its own first.

        Two originals that changed places come back to where they belong.
        """
        place = self.path_of(found)
        strange = place.exists() and self.found_instead(found) != found
        if not strange:
            self._place(file, place)
            return
        apart = place.with_name(f"{found}.{uuid.uuid4().hex}")
        self._system.replace(place, apart)
        self._place(file, place)
        if real := _hash_or_nothing(apart):
            self._keep_as(apart, real)

    def _place(self, staged: Path, target: Path) -> None:
        new_folder = not target.parent.exists()
        self._system.private_folder(target.parent)
        if target.exists():
            self._system.remove(staged)
            return
        self._system.make_read_only(staged)
        try:
            self._system.replace(staged, target)
            self._system.sync_folder(target.parent)
            if new_folder:
                self._system.sync_folder(self._root)
        except OSError as error:
            raise as_problem(error, target) from error

    @contextlib.contextmanager
    def _discarding(self, path: Path) -> Iterator[None]:
        try:
            yield
        finally:
            self._drop(path)

    def _drop(self, path: Path) -> None:
        # A spool file that cannot go now is swept at the next start.
        with contextlib.suppress(OSError, Problem):
            self._system.remove(path)


def _hash_or_nothing(path: Path) -> str:
    try:
        return hash_file(path, NoProgress())
    except OSError:
        return ""


class _Staged(msgspec.Struct, frozen=True):
    path: Path
    sha256: str
    head: bytes
