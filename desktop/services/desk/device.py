"""Which device a data folder belongs to, and its keys."""

from os import urandom

from nacl.signing import SigningKey

from desktop.services.desk.session import Device
from desktop.store.database import Database
from desktop.store.slots import Slot
from desktop.system.keys import KeyStore
from record.problems import Problem

DEVICE: Slot[Device | None] = Slot("device", Device, None)
DATABASE_KEY, DEVICE_KEY, NEXT_KEY = "database", "device", "device-next"
KEY_BYTES = 32


def get_device(database: Database) -> Device | None:
    """Return what device a database belongs to, or None before enrolment."""
    with database.read() as connection:
        return DEVICE.get(connection)


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


def require_device(database: Database) -> Device:
    """Return what this device is; raises ``Problem('device.not_enrolled')``."""
    device = get_device(database)
    if device is None:
        raise Problem("device.not_enrolled")
    return device
