"""Where things are: the data folder's places, and the files that come with the program."""

import sys
from pathlib import Path

import msgspec

from desktop.system.interface import System


class DataFolder(msgspec.Struct, frozen=True):
    """The folder that holds everything of one device; places are named here and nowhere else."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / "casebook.db"

    @property
    def vault(self) -> Path:
        """Originals and derivatives by their SHA-256."""
        return self.root / "vault"

    @property
    def spool(self) -> Path:
        """Files that are being taken in; swept at start."""
        return self.root / "spool"

    @property
    def keys(self) -> Path:
        """Secrets where the system has no keyring, and markers where it has."""
        return self.root / "keys"

    @property
    def lock(self) -> Path:
        """The file that one running program holds."""
        return self.root / "lock"

    @property
    def logs(self) -> Path:
        """Log files without personal data."""
        return self.root / "logs"

    @property
    def inbox(self) -> Path:
        """Scans that wait for their case."""
        return self.root / "inbox"

    @property
    def landing(self) -> Path:
        """Pictures and scanned pages that came without a file; cleared at start."""
        return self.root / "landing"

    def prepare(self, system: System) -> None:
        """Create every place, private to this account; raises ``Problem`` when that fails."""
        places = (self.vault, self.spool, self.keys, self.logs)
        for place in (self.root, *places, self.inbox):
            system.private_folder(place)


def resources() -> Path:
    """Return the folder with rules, messages, fonts and knowledge, also when packaged.

    It lies beside the packages in a checkout, and under the project's name when installed.
    """
    packaged = getattr(sys, "_MEIPASS", None)
    base = Path(packaged) if packaged else Path(__file__).resolve().parent.parent
    installed = base / "forecourt_casebook" / "resources"
    return installed if installed.is_dir() else base / "resources"


RESOURCES = resources()
