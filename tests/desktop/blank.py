"""An empty database, migrated once: making the tables anew takes longer than most tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.store.opening import open_database


def lay_blank(database: Path, key: bytes) -> None:
    """Write the file of a database that holds every table and nothing else, unless there is one."""
    if not database.exists():
        database.write_bytes(_blank(key))


@cache
def _blank(key: bytes) -> bytes:
    with TemporaryDirectory(prefix="casebook-test-") as folder:
        file = Path(folder) / "casebook.db"
        open_database(file, key).close()
        return file.read_bytes()
