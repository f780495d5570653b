"""Where pictures and pages that came without a file lie until they are taken in."""

import shutil
import tempfile
import uuid
from pathlib import Path

from desktop.evidence.files.names import shown_name
from desktop.system.choice import this_system
from desktop.system.interface import System
from record.exhibits.files import NO_ARRIVAL, Arrival
from record.problems import Problem

_PARTS = '/\\:*?"<>|'
_LONGEST_STEM = 80


class Landing:
    """A folder for what was pasted, dragged out of a program or scanned, and how each came.

    Whoever takes a file in copies it; what lies here is cleared at the next start.
    """

    def __init__(self, folder: Path, system: System) -> None:
        self._folder = folder
        self._system = system
        self._arrivals: dict[Path, Arrival] = {}

    def place(self, name: str, arrival: Arrival) -> Path:
        """Return where a file of this name may be written, alone in a private folder.

        Raises ``given.not_kept`` when no folder can be made.
        """
        try:
            self._system.private_folder(self._folder)
            alone = self._folder / uuid.uuid4().hex
            self._system.private_folder(alone)
        except (OSError, Problem) as error:
            raise Problem("given.not_kept") from error
        path = alone / safe_name(name)
        self._arrivals[path] = arrival
        return path

    def holds(self, path: Path) -> bool:
        """Tell whether a path was given out here."""
        return path in self._arrivals

    def arrival_of(self, path: Path) -> Arrival:
        """Return how a file came; nothing of one that was a file before."""
        return self._arrivals.get(path, NO_ARRIVAL)

    def drop(self, path: Path) -> None:
        """Remove a file that is not wanted any more, with its folder."""
        if self._arrivals.pop(path, None) is not None:
            shutil.rmtree(path.parent, ignore_errors=True)

    def clear(self) -> None:
        """Remove what the last run left."""
        shutil.rmtree(self._folder, ignore_errors=True)


def temporary() -> Landing:
    """Return a place in the system's own folder for such files, before there is a desk."""
    return Landing(Path(tempfile.gettempdir()) / "casebook-landing", this_system())


def safe_name(name: str) -> str:
    """Return a name that every file system takes; ``picture`` and the ending if none is left."""
    path = Path("".join("_" if c in _PARTS else c for c in shown_name(name)))
    stem = path.stem.strip(" .")[:_LONGEST_STEM] or "picture"
    return f"{stem}{path.suffix}"
