"""The encrypted local database: WAL with full synchronisation, checked on every connection."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import QueuePool

from desktop.store import ballast
from record.problems import Problem

T = TypeVar("T")
BUSY_SECONDS = 10
EXPECTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}
_SETUP = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
)


_DAMAGED = ("malformed", "not a database", "file is encrypted", "hmac")


class Database:
    """One database file; ``read`` and ``write`` give a connection for one thing a person did."""

    def __init__(self, path: Path, key: bytes, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._key = key.hex()
        self._engine = _engine(self._connect)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one consistent state."""
        with self._as_problems(), self._engine.connect() as connection:
            connection.execution_options(begins="BEGIN")
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose work is durable when the block ends, or has not happened.

        Raises ``Problem('database.read_only')``, ``Problem('database.not_writable')``,
        ``Problem('database.disk_full')``, ``Problem('database.busy')`` or
        ``Problem('database.damaged')``.
        """
        if self.read_only:
            raise Problem("database.read_only")
        with self._as_problems(), self._engine.connect() as connection:
            connection.execution_options(begins="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def written(self, work: Callable[[Connection], T]) -> T:
        """Do work in one ``write``; on a full disk once more, in the room kept for that.

        Raises what ``write`` raises.
        """
        try:
            with self.write() as connection:
                return work(connection)
        except Problem as problem:
            if problem.code != "database.disk_full" or not ballast.release(self.path):
                raise
        with self.write() as connection:
            return work(connection)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _as_problems(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except DatabaseError as error:
            problem = _problem(str(error.orig))
            if self.read_only and problem.code == "database.not_writable":
                problem = Problem("database.read_only")
            raise problem from error

    def _connect(self) -> Any:
        try:
            connection = sqlcipher.connect(
                str(self.path), isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
            )
        except sqlcipher.DatabaseError as error:
            raise _problem(str(error)) from error
        try:
            self._prepare(connection.cursor())
        except sqlcipher.DatabaseError as error:
            connection.close()
            raise _problem(str(error)) from error
        return connection

    def _prepare(self, cursor: Any) -> None:
        cursor.execute(f"PRAGMA key = \"x'{self._key}'\"")
        for statement in _SETUP:
            cursor.execute(statement)
        if self.read_only:
            cursor.execute("PRAGMA query_only = ON")
        _assert_durable(cursor)


def _engine(creator: Any) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        hide_parameters=True,  # an error must not quote what somebody typed
        pool_size=6,
        max_overflow=10,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        how = connection.get_execution_options().get("begins", "BEGIN")
        connection.exec_driver_sql(how)

    return engine


def _assert_durable(cursor: Any) -> None:
    for name, wanted in EXPECTED.items():
        found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
        if found != wanted:
            raise RuntimeError(f"PRAGMA {name} is {found!r}, not {wanted!r}: saving is not safe")


def _problem(said: str) -> Problem:
    if any(sign in said for sign in _DAMAGED):
        return Problem("database.damaged", file="casebook.db")
    if "full" in said:
        return Problem("database.disk_full")
    if "locked" in said or "busy" in said:
        return Problem("database.busy")
    if "readonly" in said or "unable to open" in said:
        return Problem("database.not_writable")
    return Problem("database.failed", why=said[:120])


def check(connection: Connection) -> list[str]:
    """Return what SQLite's quick check finds wrong; empty when all is well."""
    rows = connection.execute(text("PRAGMA quick_check")).scalars().all()
    return [row for row in rows if row != "ok"]
