"""Passwords of locked files.

They are kept in this device's encrypted database, never in an entry, a log or an export: a dossier
printed a year later shows what was seen when the file came in, and another device asks for itself.
"""

from pathlib import Path

from desktop.store.database import Database
from desktop.store.slots import Slots

KEPT = Slots("evidence/password/", str)


class Passwords:
    """Passwords by the SHA-256 of the files that they open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, path: Path) -> str:
        """Return the password of a file in the vault, which is named by its hash; "" if none."""
        with self._database.read() as connection:
            return KEPT.get(connection, path.name) or ""

    def keep(self, sha256: str, password: str) -> None:
        """Keep a password that opens a file."""
        if self._database.read_only:
            return
        with self._database.write() as connection:
            KEPT.put(connection, sha256, password)
