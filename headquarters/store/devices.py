"""Devices, their keys, the codes that enrol them, and their sessions."""

from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping
from sqlalchemy.exc import IntegrityError

from headquarters.store.scope import Scope
from headquarters.store.tables import device, device_key, enrol_code, session
from record.case_numbers import device_part
from record.codes import Role

_NAMING = 7_340_002


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled device; ``replaces`` is the device id it had before its key was changed."""

    dev: str
    role: Role
    station: str = ""
    region: str = ""
    fingerprint: str = ""
    app: str = ""
    keyprot: str = ""
    replaces: str = ""
    enrolled_at: datetime
    revoked_at: datetime | None = None

    @property
    def scope(self) -> Scope:
        """What the device may read and write."""
        return Scope(self.role, self.station, self.region)


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """A one-time code; only a keyed hash of its secret half is kept."""

    selector: str
    secret_hash: str
    role: Role
    station: str = ""
    region: str = ""
    expires_at: datetime
    tries: int = 0
    used_by: str = ""


def put_device(connection: Connection, value: Device, public_key: bytes, kid: str) -> None:
    """Put a new device with its key."""
    connection.execute(device.insert().values(**msgspec.structs.asdict(value)))
    connection.execute(device_key.insert().values(kid=kid, dev=value.dev, public_key=public_key))


def ends_alike(connection: Connection, dev: str) -> bool:
    """Say whether some device's case numbers would be taken for those of this id.

    Nobody else names a device until the transaction ends.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_NAMING)))
    ends = device.c.dev.endswith(device_part(dev), autoescape=True)
    return connection.scalar(sa.select(device.c.dev).where(ends).limit(1)) is not None


def get_device(connection: Connection, dev: str) -> Device | None:
    """Get a device by id."""
    row = connection.execute(sa.select(device).where(device.c.dev == dev)).mappings().first()
    return None if row is None else _device(row)


def find_key(connection: Connection, dev: str, kid: str) -> bytes | None:
    """Find a device's public key by its name."""
    found = sa.select(device_key.c.public_key).where(
        device_key.c.kid == kid, device_key.c.dev == dev
    )
    return connection.scalar(found)


def find_keys(connection: Connection, dev: str) -> list[bytes]:
    """Find every public key of a device."""
    return list(
        connection.scalars(sa.select(device_key.c.public_key).where(device_key.c.dev == dev))
    )


def find_device_of_key(connection: Connection, kid: str) -> Device | None:
    """Find the device that a key belongs to."""
    found = sa.select(device).join(device_key).where(device_key.c.kid == kid)
    row = connection.execute(found).mappings().first()
    return None if row is None else _device(row)


def revoke(connection: Connection, dev: str, at: datetime) -> bool:
    """Refuse a device from now on and say whether it exists; its keys stay, to verify by."""
    connection.execute(session.delete().where(session.c.dev == dev))
    known = sa.update(device).where(device.c.dev == dev).values(revoked_at=at)
    return bool(connection.execute(known).rowcount)


def put_code(connection: Connection, value: Code) -> None:
    """Put a new code."""
    connection.execute(enrol_code.insert().values(**msgspec.structs.asdict(value)))


def get_code(connection: Connection, selector: str) -> Code | None:
    """Get a code by its open half, and keep others from using it until the transaction ends."""
    found = sa.select(enrol_code).where(enrol_code.c.selector == selector).with_for_update()
    row = connection.execute(found).mappings().first()
    return None if row is None else Code(**row)


def count_try(connection: Connection, selector: str) -> None:
    """Count a wrong secret against a code."""
    same = enrol_code.c.selector == selector
    connection.execute(enrol_code.update().where(same).values(tries=enrol_code.c.tries + 1))


def use_code(connection: Connection, selector: str, dev: str) -> None:
    """Mark a code as used by a device."""
    same = enrol_code.c.selector == selector
    connection.execute(enrol_code.update().where(same).values(used_by=dev))


def remove_codes(connection: Connection, before: datetime) -> None:
    """Remove codes that expired before a time, so that their open halves can be given again."""
    connection.execute(enrol_code.delete().where(enrol_code.c.expires_at < before))


def put_session(
    connection: Connection, token_hash: str, nonce: str, dev: str, expires_at: datetime
) -> bool:
    """Put a session; say False when the nonce was used before."""
    row = {"token_hash": token_hash, "nonce": nonce, "dev": dev, "expires_at": expires_at}
    try:
        with connection.begin_nested():
            connection.execute(session.insert().values(**row))
    except IntegrityError:
        return False
    return True


def find_session(connection: Connection, token_hash: str, now: datetime) -> Device | None:
    """Find the device whose token this is, unless it has expired."""
    found = (
        sa.select(device)
        .join(session)
        .where(session.c.token_hash == token_hash, session.c.expires_at > now)
    )
    row = connection.execute(found).mappings().first()
    return None if row is None else _device(row)


def remove_sessions(connection: Connection, before: datetime) -> None:
    """Remove sessions that expired before a time."""
    connection.execute(session.delete().where(session.c.expires_at < before))


def _device(row: RowMapping) -> Device:
    return Device(**{name: row[name] for name in Device.__struct_fields__})
