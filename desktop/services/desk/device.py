"""Which device a data folder belongs to, and its keys."""

from os import urandom

import msgspec
from nacl.signing import SigningKey

from desktop.services.desk.session import Device
from desktop.store import keep
from desktop.store.database import Database
from desktop.system.keys import KeyStore

DEVICE = "device"
DATABASE_KEY, DEVICE_KEY, NEXT_KEY = "database", "device", "device-next"
KEY_BYTES = 32


def get_device(database: Database) -> Device | None:
    """Return what device a database belongs to, or None before enrolment."""
    with database.read() as connection:
        raw = keep.get_kept(connection, DEVICE)
    return None if raw is None else msgspec.json.decode(raw, type=Device)


def database_key(keys: KeyStore) -> bytes:
    """Return the database's key, made on first use."""
    return secret(keys, DATABASE_KEY)


def device_key(keys: KeyStore) -> SigningKey:
    """Return the device's signing key, made on first use."""
    return SigningKey(secret(keys, DEVICE_KEY))


def secret(keys: KeyStore, name: str) -> bytes:
    """Return a key of this name, made on first use."""
    kept = keys.get(name)
    if kept is None:
        kept = urandom(KEY_BYTES)
        keys.put(name, kept)
    return kept
