"""What every service of headquarters stands on."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

import msgspec
from nacl.signing import SigningKey
from sqlalchemy import Connection

from headquarters.settings import RESOURCES, Settings
from headquarters.store import settings as kept
from headquarters.store.database import Database
from headquarters.store.objects import Objects
from record.journal.exchange import HqKey
from record.journal.ids import key_id
from record.problems import Problem
from record.rules.releases import Rulebook, released

_SEED = 32
_KEYS = "keys"
_LOG_ID = "log"


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class House:
    """The database, the objects, the signing key, the log's id, the rule sets and the clock."""

    database: Database
    objects: Objects
    key: SigningKey
    keys: tuple[HqKey, ...]
    log: str
    book: Rulebook
    clock: Callable[[], datetime] = utc_now

    @property
    def kid(self) -> str:
        """The name of the signing key."""
        return key_id(self.public_key)

    @property
    def public_key(self) -> bytes:
        """The public half of the signing key."""
        return bytes(self.key.verify_key)


@cache
def shipped_rules() -> Rulebook:
    """Read the released rule sets that came with the program."""
    folder = RESOURCES / "rules"
    return released(
        {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.toml")}
    )


def build(
    settings: Settings,
    clock: Callable[[], datetime] = utc_now,
    book: Rulebook | None = None,
) -> House:
    """Open everything, bring the schema up to date, and make key and log on first use.

    ``book`` takes the place of the rule sets that came with the program.

    Raises ``Problem`` with code ``hq.unusable_folder``, ``hq.key_missing``, ``hq.key_unreadable``,
    ``hq.newer_database``, ``hq.unsafe_database`` or ``hq.unavailable``.
    """
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("hq.unusable_folder", folder=str(settings.data)) from error
    database = Database(settings.database_url)
    database.migrate()
    objects = Objects(settings.object_place)
    with database.writing() as connection:
        keys = _known_keys(connection)
        key = _signing_key(settings.key_file, may_make=not keys)
        keys = _with_current(keys, bytes(key.verify_key))
        kept.put(connection, _KEYS, msgspec.json.encode(keys))
        log = _log_id(connection)
    return House(database, objects, key, keys, log, book or shipped_rules(), clock)


def _known_keys(connection: Connection) -> tuple[HqKey, ...]:
    value = kept.get(connection, _KEYS)
    return () if value is None else msgspec.json.decode(value, type=tuple[HqKey, ...])


def _with_current(keys: tuple[HqKey, ...], public_key: bytes) -> tuple[HqKey, ...]:
    kid = key_id(public_key)
    older = tuple(HqKey(k.kid, k.key, current=False) for k in keys if k.kid != kid)
    return (HqKey(kid, public_key), *older)


def _log_id(connection: Connection) -> str:
    value = kept.get(connection, _LOG_ID)
    if value is None:
        value = str(uuid4()).encode()
        kept.put(connection, _LOG_ID, value)
    return value.decode()


def _signing_key(file: Path, *, may_make: bool) -> SigningKey:
    """Read the key; make one only for an empty database, or devices would meet a stranger."""
    if not file.exists():
        if not may_make:
            raise Problem("hq.key_missing", file=str(file))
        _write_privately(file, secrets.token_bytes(_SEED).hex())
    try:
        return SigningKey(bytes.fromhex(file.read_text(encoding="ascii").strip()))
    except (OSError, ValueError) as error:
        raise Problem("hq.key_unreadable", file=str(file)) from error


def _write_privately(file: Path, text: str) -> None:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise Problem("hq.unusable_folder", folder=str(file.parent)) from error
