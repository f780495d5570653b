"""Who may read what: the one place. Every read of a store goes through ``within``."""

import msgspec
import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Connection

from headquarters.store.tables import blob_ref, entry, holding, region, station
from record.codes import Role


class Scope(msgspec.Struct, frozen=True):
    """What a device was enrolled for: a station, a region's stations, or all of them."""

    role: Role
    station: str = ""
    region: str = ""


def within(column: Column[str], scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a station column lies in the scope."""
    if scope.role == Role.STATION:
        return column == scope.station
    if scope.role == Role.REGION:
        return column.in_(sa.select(station.c.code).where(station.c.region == scope.region))
    return sa.true() if scope.role == Role.HQ else sa.false()


def readable_entries(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that an entry may be read: in scope and not held back."""
    return within(entry.c.station, scope) & ~entry.c.held


def readable_files(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a reference to a file may be used: in scope and not held back."""
    return within(blob_ref.c.station, scope) & ~blob_ref.c.held


def held_files(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a file is held by a station in scope."""
    return within(holding.c.station, scope)


def stations_within(connection: Connection, scope: Scope) -> frozenset[str]:
    """Get the codes of the stations in scope."""
    found = connection.scalars(sa.select(station.c.code).where(within(station.c.code, scope)))
    return frozenset(found)


def covers(connection: Connection, scope: Scope, code: str) -> bool:
    """Say whether a station exists and lies in scope."""
    found = sa.select(station.c.code).where(station.c.code == code, within(station.c.code, scope))
    return connection.scalar(found) is not None


def version(connection: Connection, scope: Scope) -> int:
    """Get the version of the set of stations in scope; it changes when a station moves."""
    if scope.role != Role.REGION:
        return 1
    found = connection.scalar(sa.select(region.c.scope_v).where(region.c.code == scope.region))
    return found or 0
