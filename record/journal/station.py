"""Stations, regions and the people who work there: reference data from headquarters."""

import msgspec

from record.codes import Role


class Recorder(msgspec.Struct, frozen=True, kw_only=True):
    """A camera on a recorder; ``retention_days`` until it overwrites itself."""

    camera: str
    view: str = ""
    retention_days: int = 30
    clock_offset_s: float = 0.0


class Station(msgspec.Struct, frozen=True, kw_only=True):
    """A station: ``code`` is its stable id (``1203``); nozzles map to product names."""

    code: str
    name: str
    region: str
    address: str = ""
    phone: str = ""
    company: str = ""
    nozzles: dict[str, str] = {}
    cameras: tuple[Recorder, ...] = ()


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A region and its name."""

    code: str
    name: str


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A person who may sign in: at a station (``station`` set) or a region.

    ``role`` is manager, shift_leader, measurement_officer, attendant, area_manager or
    regional_manager. ``start_hash`` is the Argon2id hash of the start PIN headquarters issued.
    """

    person_id: str
    name: str
    role: Role
    staff_no: str = ""
    station: str = ""
    region: str = ""
    phone: str = ""
    start_hash: str = ""
    active: bool = True


class DeviceKey(msgspec.Struct, frozen=True, kw_only=True):
    """A device and the public key its entries verify with; revoked keys stay, for old entries."""

    dev: str
    kid: str
    key: bytes
    role: Role
    station: str = ""
    region: str = ""
    revoked: bool = False


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a device knows of the world around its cases.

    ``rule_sets`` are the released ones, version to digest; the files are asked for one by one.
    """

    regions: tuple[Region, ...] = ()
    stations: tuple[Station, ...] = ()
    members: tuple[Member, ...] = ()
    devices: tuple[DeviceKey, ...] = ()
    rule_sets: dict[str, str] = {}


class RuleFiles(msgspec.Struct, frozen=True, kw_only=True):
    """A released rule set as it travels: its version, and its files by name."""

    version: str
    files: dict[str, str]
