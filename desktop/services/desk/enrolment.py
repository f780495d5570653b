"""Making a folder into an enrolled device: keys, database, and what headquarters says it is."""

from pathlib import Path

import msgspec
from nacl.signing import SigningKey

from desktop.clock import Clock
from desktop.paths import DataFolder
from desktop.progress import Progress
from desktop.services.desk.device import (
    DEVICE,
    DEVICE_KEY,
    NEXT_KEY,
    database_key,
    get_device,
    secret,
)
from desktop.services.desk.session import Device
from desktop.services.desk.standing import RESCUED, STOPPED
from desktop.store.database import Database
from desktop.store.opening import open_database
from desktop.store.reference import REFERENCE
from desktop.sync.transport import Line, Transport
from desktop.system.interface import System
from desktop.system.keys import KeyStore
from desktop.version import VERSION
from record.journal import exchange, invitation
from record.journal.envelope import Envelope, seal
from record.journal.station import Reference
from record.problems import Problem


class _Asking(msgspec.Struct, frozen=True):
    key: SigningKey
    keyprot: str
    practice: bool


class Enrolment:
    """Enrol a folder with headquarters by a one-time code."""

    def __init__(self, system: System, clock: Clock) -> None:
        self._system = system
        self._clock = clock

    def enrol(
        self, folder: Path, address: str, typed: str, progress: Progress, *, practice: bool = False
    ) -> Device:
        """Enrol; afterwards the folder opens as an application without a network.

        A desk that was stopped may be enrolled anew in its folder, once headquarters holds what
        only it held: its database is set aside, its files stay.

        Raises ``hq.unreadable_code``, ``hq.bad_code``, ``hq.used_code``, ``hq.expired_code``,
        ``sync.other_headquarters``, ``sync.offline`` and its kin, ``device.already_enrolled``,
        ``device.not_rescued``.
        """
        place = DataFolder(folder)
        place.prepare(self._system)
        keys = KeyStore(place.keys, self._system)
        stopped = _stopped(place.database, keys) if place.database.exists() else ""
        key = secret(keys, NEXT_KEY if stopped else DEVICE_KEY)
        progress.report(1, 4, "enrol.asking")
        # Under its final name only when it is whole: a refused code leaves no half desk behind.
        unfinished = place.database.with_suffix(".new")
        self._discard(unfinished)
        try:
            database = open_database(unfinished, database_key(keys))
            try:
                asking = _Asking(SigningKey(key), keys.keyprot, practice)
                device = self._ask(asking, database, address, typed)
            finally:
                database.close()
            if stopped:
                self._set_aside(place.database, stopped)
                keys.put(DEVICE_KEY, key)
                keys.forget(NEXT_KEY)
            self._system.replace(unfinished, place.database)
            self._system.sync_folder(place.root)
        finally:
            self._discard(unfinished)
        progress.report(4, 4, "enrol.done")
        return device

    def _set_aside(self, database: Path, dev: str) -> None:
        for end in ("-wal", "-shm", ""):
            part = database.with_name(database.name + end)
            if part.exists():
                self._system.replace(part, database.with_name(f"stopped-{dev}.db{end}"))

    def _discard(self, database: Path) -> None:
        for end in ("", "-wal", "-shm"):
            self._system.remove(database.with_name(database.name + end))

    def _ask(self, asking: "_Asking", database: Database, address: str, typed: str) -> Device:
        invited = invitation.read(typed)
        transport = Transport(invited.address or address, self._clock, VERSION)
        try:
            info = transport.info()
            hq_key = _pinned(info, invited.fingerprint)
            enrolled = self._prove(transport, asking, invited.code)
            device = Device(
                dev=enrolled.dev,
                role=enrolled.role,
                station=enrolled.station,
                region=enrolled.region,
                address=transport.address,
                hq_key=hq_key,
                log=enrolled.log,
                practice=asking.practice,
            )
            reference = self._reference(transport, device, asking.key)
        finally:
            transport.close()
        with database.write() as connection:
            REFERENCE.put(connection, reference)
            DEVICE.put(connection, device)
        return device

    def _prove(self, transport: Transport, asking: "_Asking", code: str) -> exchange.Enrolled:
        asked = exchange.Enrol(
            code=code,
            pubkey=bytes(asking.key.verify_key),
            fingerprint=self._system.fingerprint(),
            app=VERSION,
            keyprot=asking.keyprot,
        )
        return transport.ask(
            "POST",
            f"{exchange.PREFIX}/enrol",
            exchange.Enrolled,
            body=seal(asked, exchange.ENROL_TYPE, asking.key),
        )

    def _reference(self, transport: Transport, device: Device, key: SigningKey) -> Reference:
        line = Line(transport, device.dev, key, device.hq_key, self._clock)
        envelope = line.ask("GET", "/ref/reference", Envelope)
        return exchange.reference_of(envelope, device.hq_key)


def _stopped(path: Path, keys: KeyStore) -> str:
    """Return the id of the stopped device whose database this is, "" when it has none."""
    database = open_database(path, database_key(keys))
    try:
        device = get_device(database)
        with database.read() as connection:
            stopped = STOPPED.get(connection)
            rescued = RESCUED.get(connection)
    finally:
        database.close()
    if device is None:
        return ""
    if not stopped:
        raise Problem("device.already_enrolled")
    if not rescued:
        raise Problem("device.not_rescued")
    return device.dev


def _pinned(info: exchange.ServerInfo, fingerprint: str) -> bytes:
    current = next(k.key for k in info.keys if k.current)
    if fingerprint and invitation.fingerprint(current) != fingerprint:
        raise Problem("sync.other_headquarters")
    return current
