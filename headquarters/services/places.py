"""Regions, stations and people: what an administrator enters."""

import re
import secrets
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from argon2 import PasswordHasher
from sqlalchemy import Connection

from headquarters.services.house import House
from headquarters.store import places
from record.journal.ids import crockford
from record.journal.station import Member, Region, Station
from record.problems import Problem

_CODE = re.compile(r"[0-9A-Za-z_-]{1,32}")
_PIN_DIGITS = 6


class NewMember(Member, frozen=True, kw_only=True):
    """A person to add; ``start_pin`` is chosen when empty and only its hash is kept."""

    person_id: str = ""
    start_pin: str = ""


class World(msgspec.Struct, frozen=True, kw_only=True):
    """Many places and people at once, as a file of ``casebook-hq load`` holds them."""

    region: tuple[Region, ...] = ()
    station: tuple[Station, ...] = ()
    member: tuple[NewMember, ...] = ()


class StartPin(msgspec.Struct, frozen=True):
    """The PIN a person signs in with for the first time; shown once."""

    person_id: str
    name: str
    start_pin: str


class Places:
    """Add and change regions, stations and people."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._hasher = PasswordHasher()

    def add(self, world: World) -> tuple[StartPin, ...]:
        """Add or change everything of a world in one transaction; return the start PINs.

        Raises ``Problem`` with code ``hq.bad_code_of_place``, ``hq.unknown_region``,
        ``hq.unknown_station`` or ``hq.member_without_place``.
        """
        hashed = lru_cache(self._hasher.hash)
        people = [_with_pin(value) for value in world.member]
        # Argon2 is slow on purpose; it must not keep others from writing.
        ready = [(_member(value, hashed(value.start_pin)), value.start_pin) for value in people]
        with self._house.database.writing() as connection:
            for region in world.region:
                _check_code(region.code)
                places.put_region(connection, region)
            for station in world.station:
                _check_code(station.code)
                _check_region(connection, station.region)
                places.put_station(connection, station)
            for member, _ in ready:
                _check_member(connection, member)
                places.put_member(connection, member)
        return tuple(StartPin(member.person_id, member.name, pin) for member, pin in ready)


def _with_pin(value: NewMember) -> NewMember:
    return msgspec.structs.replace(
        value,
        person_id=value.person_id or f"u_{crockford(secrets.randbits(50), 10).lower()}",
        start_pin=value.start_pin or f"{secrets.randbelow(10**_PIN_DIGITS):0{_PIN_DIGITS}d}",
    )


def _member(value: NewMember, start_hash: str) -> Member:
    fields = {name: getattr(value, name) for name in Member.__struct_fields__}
    return Member(**{**fields, "start_hash": start_hash})


def _check_code(code: str) -> None:
    if not _CODE.fullmatch(code):
        raise Problem("hq.bad_code_of_place", code=code[:40])


def _check_region(connection: Connection, code: str) -> None:
    if places.get_region(connection, code) is None:
        raise Problem("hq.unknown_region", region=code)


def _check_member(connection: Connection, member: Member) -> None:
    if not _CODE.fullmatch(member.person_id):
        raise Problem("hq.bad_code_of_place", code=member.person_id[:40])
    if member.station and places.get_station(connection, member.station) is None:
        raise Problem("hq.unknown_station", station=member.station)
    if member.region:
        _check_region(connection, member.region)
    if not member.station and not member.region:
        raise Problem("hq.member_without_place", name=member.name)


def codes_of(world: World) -> Iterable[tuple[str, str]]:
    """Return the places of a world that a device can be enrolled for: station, region."""
    yield from ((station.code, "") for station in world.station)
    yield from (("", region.code) for region in world.region)
