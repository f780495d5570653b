"""The database of headquarters: one engine, reading and writing transactions, migrations."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from record.problems import Problem

_MIGRATIONS = Path(__file__).with_name("migrations")
_BUSY_MS = 20_000
_MIGRATING = 7_340_001
_FULL = 2


class Database:
    """A place to read and write; ``url`` is a SQLite or PostgreSQL address of SQLAlchemy."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.is_postgres = self.engine.dialect.name == "postgresql"
        # SQLite has one writer; waiting here is fair, its own busy handler is not.
        self._turn = nullcontext() if self.is_postgres else threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads.

        Raises ``Problem('hq.unavailable')`` or ``Problem('hq.storage')``.
        """
        with _translated(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes; it is durable when this returns.

        Raises ``Problem('hq.unavailable')`` or ``Problem('hq.storage')``.
        """
        with self._turn, _translated(), self.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def migrate(self) -> None:
        """Bring the schema up to date; raises ``Problem('hq.newer_database')``."""
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        with self.writing() as connection:
            if self.is_postgres:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))
            current = MigrationContext.configure(connection).get_current_heads()
            if not known.issuperset(current):
                raise Problem("hq.newer_database", revision=", ".join(current))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    if url.startswith("sqlite"):
        import sqlcipher3.dbapi2 as module

        engine = sa.create_engine(
            url,
            module=module,
            poolclass=sa.QueuePool,
            pool_size=10,
            max_overflow=60,
            hide_parameters=True,
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgres", "postgresql"}:
        raise Problem("hq.unknown_database", scheme=scheme)
    url = f"postgresql+psycopg://{rest}"
    try:
        return sa.create_engine(
            url, pool_size=10, max_overflow=20, pool_pre_ping=True, hide_parameters=True
        )
    except ModuleNotFoundError as error:  # a desktop has none for its practice headquarters
        raise Problem("hq.no_driver") from error


def _prepare(connection: Any, _record: object) -> None:
    """Make commits survive a power cut, and refuse a database where they would not."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    mode = cursor.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA trusted_schema=OFF")
    synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    cursor.close()
    if mode != "wal" or synchronous != _FULL:
        raise Problem("hq.unsafe_database", mode=str(mode), synchronous=int(synchronous))


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sa.exc.IntegrityError:
        raise
    except sa.exc.DataError as error:
        # PostgreSQL keeps no NUL in text; only a request that makes no sense has one.
        raise Problem("hq.malformed", why="a value no table can hold") from error
    except (DBAPIError, sa.exc.TimeoutError) as error:
        cause = str(getattr(error, "orig", error))
        if isinstance(error, sa.exc.ProgrammingError):
            raise
        full = "full" in cause or "No space left" in cause
        raise Problem("hq.storage" if full else "hq.unavailable", why=cause[:200]) from error
