"""Regions, stations and members."""

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from headquarters.store.scope import Scope, within
from headquarters.store.tables import device, device_key, entry, head, member, region, station
from record.codes import Role
from record.journal.exchange import stream_of
from record.journal.station import DeviceKey, Member, Reference, Region, Station


def put_region(connection: Connection, value: Region) -> None:
    """Put a region; its name may change."""
    changed = connection.execute(
        region.update().where(region.c.code == value.code).values(name=value.name)
    )
    if not changed.rowcount:
        connection.execute(region.insert().values(code=value.code, name=value.name, scope_v=1))


def get_region(connection: Connection, code: str) -> Region | None:
    """Get a region by code."""
    row = connection.execute(sa.select(region).where(region.c.code == code)).first()
    return None if row is None else Region(code=row.code, name=row.name)


def put_station(connection: Connection, value: Station) -> None:
    """Put a station. When one with entries changes its region, both regions' scopes change."""
    before = get_station(connection, value.code)
    row = {"region": value.region, "document": msgspec.json.encode(value)}
    if before is None:
        connection.execute(station.insert().values(code=value.code, **row))
        return
    connection.execute(station.update().where(station.c.code == value.code).values(**row))
    if before.region != value.region and _has_entries(connection, value.code):
        moved = region.c.code.in_([before.region, value.region])
        connection.execute(region.update().where(moved).values(scope_v=region.c.scope_v + 1))


def get_station(connection: Connection, code: str) -> Station | None:
    """Get a station by code."""
    found = connection.scalar(sa.select(station.c.document).where(station.c.code == code))
    return None if found is None else msgspec.json.decode(found, type=Station)


def put_member(connection: Connection, value: Member) -> None:
    """Put a person who may sign in."""
    row = {
        "station": value.station,
        "region": value.region,
        "document": msgspec.json.encode(value),
    }
    same = member.c.person_id == value.person_id
    if not connection.execute(member.update().where(same).values(**row)).rowcount:
        connection.execute(member.insert().values(person_id=value.person_id, **row))


def find_reference(connection: Connection, scope: Scope) -> Reference:
    """Find what a device may know: its places, their people, and start hashes only of its own."""
    stations = [
        msgspec.json.decode(document, type=Station)
        for document in connection.scalars(
            sa.select(station.c.document)
            .where(within(station.c.code, scope))
            .order_by(station.c.code)
        )
    ]
    codes = {value.region for value in stations} | ({scope.region} - {""})
    regions = connection.execute(
        sa.select(region).where(region.c.code.in_(codes)).order_by(region.c.code)
    )
    people = connection.scalars(
        sa.select(member.c.document)
        .where(within(member.c.station, scope) | member.c.region.in_(codes))
        .order_by(member.c.person_id)
    )
    return Reference(
        regions=tuple(Region(code=row.code, name=row.name) for row in regions),
        stations=tuple(stations),
        members=tuple(_known_to(scope, people)),
        devices=_find_writers(connection, scope, codes),
    )


def _find_writers(connection: Connection, scope: Scope, regions: set[str]) -> tuple[DeviceKey, ...]:
    """Find the keys of every device that may write to streams in scope, revoked ones included."""
    near = within(device.c.station, scope) | device.c.region.in_(regions)
    # Whoever wrote before a station moved to this region wrote for another one.
    streams = sa.select(sa.literal(stream_of("")) + station.c.code).where(
        within(station.c.code, scope)
    )
    near |= device.c.dev.in_(sa.select(head.c.dev).where(head.c.stream.in_(streams)))
    rows = connection.execute(
        sa.select(device_key.c.kid, device_key.c.public_key, device)
        .join(device, device.c.dev == device_key.c.dev)
        .where(near | (device.c.role == Role.HQ))
        .order_by(device_key.c.kid)
    ).mappings()
    return tuple(
        DeviceKey(
            dev=row["dev"],
            kid=row["kid"],
            key=row["public_key"],
            role=row["role"],
            station=row["station"],
            region=row["region"],
            revoked=row["revoked_at"] is not None,
        )
        for row in rows
    )


def _known_to(scope: Scope, documents: Iterable[bytes]) -> Iterable[Member]:
    for document in documents:
        value = msgspec.json.decode(document, type=Member)
        own = (scope.role == Role.STATION and value.station == scope.station) or (
            scope.role == Role.REGION and value.region == scope.region and not value.station
        )
        if not own:
            # Phones are for the people of the place; start hashes could be tried out at leisure.
            value = msgspec.structs.replace(value, start_hash="", phone="")
        if own or not value.station or scope.role != Role.STATION:
            yield value


def _has_entries(connection: Connection, code: str) -> bool:
    found = sa.select(entry.c.id).where(entry.c.station == code).limit(1)
    return connection.scalar(found) is not None
