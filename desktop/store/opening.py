"""Opening the local database: made, brought up to date, or refused with a reason."""

import errno
import shutil
from importlib import resources
from pathlib import Path

from sqlalchemy import inspect, text

from desktop.store.database import Database
from record.problems import Problem

KNOWN = ("0001", "0002", "0003", "0004", "0005")
NEWEST = KNOWN[-1]


def open_database(path: Path, key: bytes) -> Database:
    """Open the database, making or migrating it; a copy is taken before a migration.

    A database of a newer program opens read-only. Raises ``Problem('database.damaged')``, and
    ``Problem('database.disk_full')`` or ``Problem('database.failed')`` when the copy can't be made.
    """
    found = _version(path, key) if path.exists() else ""
    if found and found not in KNOWN:
        return Database(path, key, read_only=True)
    database = Database(path, key)
    if found != NEWEST:
        if found:
            _keep_copy(path)
        migrate(database)
    return database


def migrate(database: Database, to: str = "head") -> None:
    """Bring the tables up to a version, in one transaction."""
    _run(database, "upgrade", to)


def go_back(database: Database, to: str) -> None:
    """Take the tables back to an earlier version, in one transaction."""
    _run(database, "downgrade", to)


def _run(database: Database, step: str, to: str) -> None:
    # A start that migrates nothing does not wait for the tools of migrating.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("desktop.store") / "migrations"))
    with database.write() as connection:
        config.attributes["connection"] = connection
        getattr(command, step)(config, to)


def _keep_copy(path: Path) -> None:
    copy = path.with_suffix(f".before-{NEWEST}")
    try:
        shutil.copy2(path, copy)
    except OSError as error:
        copy.unlink(missing_ok=True)
        if error.errno == errno.ENOSPC:
            raise Problem("database.disk_full") from error
        raise Problem("database.failed", why=error.strerror or "") from error


def _version(path: Path, key: bytes) -> str:
    probe = Database(path, key)
    try:
        with probe.read() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return ""
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    finally:
        probe.close()
