"""Invite devices by one-time codes, enrol them, change their keys, refuse them."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from headquarters.services.house import House
from headquarters.services.limits import Limit
from headquarters.store import devices, places, scope
from headquarters.store.devices import Code, Device
from headquarters.store.scope import Scope
from record.codes import Role
from record.journal.envelope import Envelope, opened, unchecked
from record.journal.exchange import ENROL_TYPE, ROTATE_TYPE, Enrol, Enrolled, Rotate, stream_of
from record.journal.ids import ALPHABET, device_id, key_id, read_code
from record.journal.invitation import CODE_LENGTH, Invitation, fingerprint
from record.problems import Problem

LIFE = timedelta(hours=72)
MAX_TRIES = 5
_SELECTOR = 4
_KEY_BYTES = 32
_RANDOM_BYTES = 10
T = TypeVar("T", Enrol, Rotate)


class Enrolments:
    """Everything that makes a device known or unknown."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._failures = Limit(per_minute=10, burst=10)

    def invite(self, *, station: str = "", region: str = "", address: str = "") -> Invitation:
        """Make a code for one device of a station or a region; it can be read only now.

        Raises ``Problem('hq.unknown_station')`` or ``Problem('hq.unknown_region')``.
        """
        with self._house.database.writing() as connection:
            self._check_place(connection, station, region)
            selector = _characters(_SELECTOR)
            while devices.get_code(connection, selector) is not None:
                selector = _characters(_SELECTOR)
            secret = _characters(CODE_LENGTH - _SELECTOR)
            code = Code(
                selector=selector,
                secret_hash=self._hashed(selector + secret),
                role=Role.STATION if station else Role.REGION,
                station=station,
                region=region,
                expires_at=self._house.clock() + LIFE,
            )
            devices.put_code(connection, code)
        return Invitation(selector + secret, fingerprint(self._house.public_key), address)

    def enrol(self, envelope: Envelope, address: str) -> Enrolled:
        """Enrol the device that proves its new key and a code; ``address`` is who asks.

        The same key may ask again after a lost answer. Raises ``Problem`` with code
        ``hq.too_fast``, ``hq.malformed``, ``hq.proof``, ``hq.bad_code``, ``hq.used_code`` or
        ``hq.expired_code``.
        """
        self._failures.check(address)
        asked = _proved(envelope)
        code = read_code(asked.code)[:CODE_LENGTH]
        now = self._house.clock()
        with self._house.database.writing() as connection:
            known = devices.get_code(connection, code[:_SELECTOR])
            problem = self._refusal(connection, known, code, asked, now)
            if problem is None and known is not None:
                device = devices.find_device_of_key(connection, key_id(asked.pubkey))
                if device is None:
                    device = self._device(
                        connection, asked, Scope(known.role, known.station, known.region)
                    )
                    devices.put_device(connection, device, asked.pubkey, key_id(asked.pubkey))
                    devices.use_code(connection, known.selector, device.dev)
                return self._enrolled(connection, device)
        self._failures.take(address)
        raise problem or Problem("hq.bad_code")

    def rotate(self, envelope: Envelope, address: str) -> Enrolled:
        """Enrol a device anew, as another device, by its old key and a new one.

        Raises ``Problem`` with code ``hq.too_fast``, ``hq.malformed``, ``hq.proof`` or
        ``hq.revoked``.
        """
        self._failures.check(address)
        asked = _read(envelope, Rotate)
        with self._house.database.writing() as connection:
            before = devices.get_device(connection, asked.dev)
            keys = devices.find_keys(connection, asked.dev)
            if before is None or not keys:
                self._failures.take(address)
                raise Problem("hq.proof")
            _check(envelope, Rotate, ROTATE_TYPE, keys[0], asked.pubkey)
            if before.revoked_at is not None:
                raise Problem("hq.revoked")
            device = devices.find_device_of_key(connection, key_id(asked.pubkey))
            if device is None:
                device = self._device(connection, asked, before.scope, replaces=before.dev)
                devices.put_device(connection, device, asked.pubkey, key_id(asked.pubkey))
            if device.replaces != before.dev:
                raise Problem("hq.proof")
            return self._enrolled(connection, device)

    def revoke(self, dev: str) -> None:
        """Refuse a device from now on; raises ``Problem('hq.unknown_device')``."""
        with self._house.database.writing() as connection:
            if not devices.revoke(connection, dev, self._house.clock()):
                raise Problem("hq.unknown_device", dev=dev)

    def _refusal(
        self,
        connection: Connection,
        known: Code | None,
        code: str,
        asked: Enrol,
        now: datetime,
    ) -> Problem | None:
        """Say why a code does not enrol; a wrong secret counts, so this must be committed."""
        if known is None:
            return Problem("hq.bad_code")
        if known.tries >= MAX_TRIES:
            return Problem("hq.used_code")
        if not hmac.compare_digest(known.secret_hash, self._hashed(code)):
            devices.count_try(connection, known.selector)
            return Problem("hq.bad_code")
        if known.used_by:
            device = devices.find_device_of_key(connection, key_id(asked.pubkey))
            again = device is not None and device.dev == known.used_by
            return None if again else Problem("hq.used_code")
        if devices.find_device_of_key(connection, key_id(asked.pubkey)) is not None:
            return Problem("hq.proof")
        return Problem("hq.expired_code") if known.expires_at < now else None

    def _device(
        self,
        connection: Connection,
        asked: Enrol | Rotate,
        scope_of: Scope,
        replaces: str = "",
    ) -> Device:
        now = self._house.clock()
        return Device(
            dev=_new_id(connection, now),
            role=scope_of.role,
            station=scope_of.station,
            region=scope_of.region,
            fingerprint=_plain(asked.fingerprint),
            app=_plain(asked.app),
            keyprot=_plain(asked.keyprot),
            replaces=replaces,
            enrolled_at=now,
        )

    def _enrolled(self, connection: Connection, device: Device) -> Enrolled:
        stations = sorted(scope.stations_within(connection, device.scope))
        return Enrolled(
            dev=device.dev,
            role=device.role,
            station=device.station,
            region=device.region,
            streams=tuple(stream_of(code) for code in stations),
            hq_keys=self._house.keys,
            log=self._house.log,
            server_time=self._house.clock(),
        )

    def _check_place(self, connection: Connection, station: str, region: str) -> None:
        if station and places.get_station(connection, station) is None:
            raise Problem("hq.unknown_station", station=station)
        if not station and places.get_region(connection, region) is None:
            raise Problem("hq.unknown_region", region=region)

    def _hashed(self, code: str) -> str:
        """Hash a code with the signing key, so that a copy of the database is of no use."""
        return hmac.new(bytes(self._house.key), f"code {code}".encode(), "sha256").hexdigest()


def _new_id(connection: Connection, now: datetime) -> str:
    """Return an id whose end, which case numbers carry, no other device's id has."""
    while True:
        dev = device_id(int(now.timestamp() * 1000), secrets.token_bytes(_RANDOM_BYTES))
        if not devices.ends_alike(connection, dev):
            return dev


def _characters(count: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(count))


def _proved(envelope: Envelope) -> Enrol:
    asked = _read(envelope, Enrol)
    _check(envelope, Enrol, ENROL_TYPE, asked.pubkey)
    return asked


def _read(envelope: Envelope, document: type[T]) -> T:
    try:
        asked = unchecked(envelope, document)
    except Problem as problem:
        raise Problem("hq.malformed", why=str(problem.facts.get("why", ""))) from problem
    if len(asked.pubkey) != _KEY_BYTES:
        raise Problem("hq.malformed", why="not a public key")
    return asked


def _check(envelope: Envelope, document: type[T], payload_type: str, *keys: bytes) -> None:
    try:
        opened(envelope, document, payload_type, *keys)
    except Problem as problem:
        raise Problem("hq.proof") from problem


def _plain(text: str) -> str:
    return text.replace("\x00", "")[:200]
