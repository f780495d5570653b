"""What was indexed of camera files, kept so that hours of footage open at once."""

from contextlib import suppress

from desktop.store import footage
from desktop.store.database import Database
from record.problems import Problem


class KeptIndexes:
    """Indexes in the local database, by the file's hash; forgotten when a file is erased."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, sha256: str, stream: int) -> bytes:
        """Return what is known of a file's video stream; empty when nothing is."""
        with self._database.read() as connection:
            return footage.get_index(connection, sha256, stream)

    def put(self, sha256: str, stream: int, data: bytes) -> None:
        """Keep what was found; where nothing can be written, the next opening indexes anew."""
        if self._database.read_only:
            return
        with suppress(Problem), self._database.write() as connection:
            footage.put_index(connection, sha256, stream, data)
