from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from desktop.store.database import Database
from desktop.store.opening import KNOWN, go_back, migrate, open_database
from desktop.store.tables import metadata
from tests.desktop.desk import DATABASE_KEY


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "casebook.db", DATABASE_KEY)
    yield opened
    opened.close()


def test_migrations_build_the_tables_that_the_program_uses(database: Database) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and str(name).startswith(("case_words", "case_ids")))

    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, metadata) == []


def test_every_step_goes_up_and_down(database: Database) -> None:
    for version in reversed(KNOWN[:-1]):
        go_back(database, version)
        migrate(database)
        go_back(database, version)
    go_back(database, "base")
    with database.read() as connection:
        assert set(_names(connection)) <= {"alembic_version"}
    migrate(database)
    with database.read() as connection:
        assert {"entry", "erased", "case_words"} <= set(_names(connection))


def _names(connection: Connection) -> list[str]:
    inspect(connection)
    rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    return [name for name in rows.scalars() if not name.startswith("sqlite_")]
