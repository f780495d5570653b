"""Opening the local database: made, brought up to date, or refused with a reason."""

import shutil
from importlib import resources
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from desktop.store.database import Database

NEWEST = "0001"
KNOWN = ("0001",)


def open_database(path: Path, key: bytes) -> Database:
    """Open the database, making or migrating it; a copy is taken before a migration.

    A database of a newer program opens read-only. Raises ``Problem('database.damaged')``.
    """
    found = _version(path, key) if path.exists() else ""
    if found and found not in KNOWN:
        return Database(path, key, read_only=True)
    database = Database(path, key)
    if found != NEWEST:
        if found:
            shutil.copy2(path, path.with_suffix(f".before-{NEWEST}"))
        migrate(database)
    return database


def migrate(database: Database, to: str = "head") -> None:
    """Bring the tables to a version, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(resources.files("desktop.store") / "migrations"))
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _version(path: Path, key: bytes) -> str:
    probe = Database(path, key)
    try:
        with probe.read() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return ""
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    finally:
        probe.close()
