"""The folder a scanner saves into: each whole file is taken once, and none is ever moved."""

import hashlib
from pathlib import Path

from desktop.settings import SettingsFile
from desktop.store.database import Database
from desktop.store.slots import Slot
from record.problems import Problem

SEEN = Slot("scans/seen", list[str], [])
MOST_SEEN = 20_000
ENDINGS = frozenset(
    {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".heif", ".pdf"}
)
_BLOCK = 1024 * 1024


class Watch:
    """What is new in the watched folder.

    A file counts as whole when two looks, with time between, found the same size and time of
    change; whoever calls ``look`` sees to the time between. What was taken is known by its
    SHA-256, also after a restart and under another name.
    """

    def __init__(self, database: Database, settings: SettingsFile, inbox: Path) -> None:
        self._database = database
        self._settings = settings
        self._inbox = inbox
        self._before: dict[Path, tuple[int, int]] = {}
        self._done: dict[Path, tuple[int, int]] = {}

    @property
    def folder(self) -> Path:
        """The folder that is watched."""
        chosen = self._settings.now.scan_folder
        return Path(chosen) if chosen else self._inbox

    def choose(self, folder: Path | None) -> Path:
        """Watch another folder, or the inbox again.

        Raises ``scans.no_folder`` for what is no folder that can be read.
        """
        if folder is not None and _listed(folder) is None:
            raise Problem("scans.no_folder", name=folder.name)
        self._settings.change(scan_folder=str(folder) if folder else "")
        self._before, self._done = {}, {}
        return self.folder

    def look(self) -> tuple[tuple[Path, ...], bool]:
        """Return the files that are whole and new, and whether others are still growing.

        Raises ``scans.no_folder`` when the folder is gone.
        """
        files = _listed(self.folder)
        if files is None:
            raise Problem("scans.no_folder", name=self.folder.name)
        open_files = {path: state for path, state in files.items() if self._done.get(path) != state}
        whole = [path for path, state in open_files.items() if self._before.get(path) == state]
        self._before = open_files
        seen = set(self._seen()) if whole else set()
        new: list[Path] = []
        for path in whole:
            sha256 = _hash(path)
            if not sha256:
                continue
            self._done[path] = open_files[path]
            if sha256 not in seen:
                seen.add(sha256)
                new.append(path)
        return tuple(new), len(whole) < len(open_files)

    def note(self, sha256: str) -> None:
        """Remember a file that was taken, so that it is not taken again."""
        seen = [*self._seen(), sha256][-MOST_SEEN:]
        with self._database.write() as connection:
            SEEN.put(connection, seen)

    def _seen(self) -> list[str]:
        with self._database.read() as connection:
            return SEEN.get(connection)


def _listed(folder: Path) -> dict[Path, tuple[int, int]] | None:
    """Return the pictures and PDFs of a folder with size and time of change; None when gone."""
    found: dict[Path, tuple[int, int]] = {}
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return None
    for path in inside:
        if path.suffix.lower() not in ENDINGS or path.name.startswith((".", "~")):
            continue
        try:
            if path.is_symlink() or not path.is_file():
                continue
            stat = path.stat()
        except OSError:
            continue
        if stat.st_size:
            found[path] = (stat.st_size, stat.st_mtime_ns)
    return found


def _hash(path: Path) -> str:
    """Return a file's SHA-256, or "" while a scanner still holds it."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
