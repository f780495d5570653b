"""The log: entries in the order headquarters gave them, read within a scope."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection, Select

from headquarters.store.scope import Scope, readable_entries
from headquarters.store.tables import entry, part
from record.folding.fold import Placed
from record.journal.entry import Entry, Header
from record.journal.exchange import FeedEntry

_GROUP = 50
_COLUMNS = (
    entry.c.eh,
    entry.c.dev,
    entry.c.station,
    entry.c.case_id,
    entry.c.pos,
    entry.c.eff,
    entry.c.recv,
    entry.c.header,
    entry.c.signatures,
)
_Line = Any  # the columns above, which no type of SQLAlchemy can spell
_UNPLACED = entry.c.pos.is_(None) & ~entry.c.held


class Page(msgspec.Struct, frozen=True):
    """Entries in order, the last position looked at, and whether more follow."""

    entries: tuple[FeedEntry, ...]
    scanned: int
    more: bool


class InCase(msgspec.Struct, frozen=True):
    """An entry in its place and the case it belongs to."""

    station: str
    case_id: str
    placed: Placed


def last_position(connection: Connection) -> int:
    """Get the last position given."""
    return connection.scalar(sa.select(sa.func.max(entry.c.pos))) or 0


def find_unplaced(connection: Connection, limit: int) -> list[tuple[int, str]]:
    """Find entries without a position, oldest first: row id and station."""
    found = (
        sa.select(entry.c.id, entry.c.station)
        .where(_UNPLACED)
        .order_by(entry.c.recv, entry.c.dev, entry.c.stream, entry.c.seq)
        .limit(limit)
    )
    return [(row.id, row.station) for row in connection.execute(found)]


def oldest_unplaced(connection: Connection) -> datetime | None:
    """Get when the oldest entry without a position arrived."""
    oldest: datetime | None = connection.scalar(
        sa.select(sa.func.min(entry.c.recv)).where(_UNPLACED)
    )
    return oldest


def place(connection: Connection, positions: Sequence[tuple[int, int]]) -> None:
    """Give positions to rows: pairs of row id and position."""
    connection.execute(
        entry.update()
        .where(entry.c.id == sa.bindparam("row"))
        .values(pos=sa.bindparam("position")),
        [{"row": row, "position": position} for row, position in positions],
    )


def stations_since(connection: Connection, position: int) -> frozenset[str]:
    """Find the stations that have entries after a position."""
    found = sa.select(entry.c.station).where(entry.c.pos > position).distinct()
    return frozenset(connection.scalars(found))


def read_page(
    connection: Connection, scope: Scope, dev: str, after: int, limits: tuple[int, int]
) -> Page:
    """Read entries of a scope after a position, at most ``limits`` of them and of their bytes.

    Entries of ``dev`` itself come without parts.
    """
    most, most_bytes = limits
    last = last_position(connection)
    found = (
        sa.select(*_COLUMNS)
        .where(readable_entries(scope), entry.c.pos > after, entry.c.pos <= last)
        .order_by(entry.c.pos)
        .limit(most + 1)
    )
    lines = connection.execute(found).all()
    taken: list[FeedEntry] = []
    size = 0
    for start in range(0, min(len(lines), most), _GROUP):
        group = lines[start : min(start + _GROUP, most)]
        parts = _parts(connection, [line.eh for line in group if line.dev != dev])
        for line in group:
            value = _feed_entry(line, parts.get(line.eh, {}))
            size += len(value.h) + sum(len(held) for held in value.p.values())
            if taken and size > most_bytes:
                return Page(tuple(taken), taken[-1].pos, more=True)
            taken.append(value)
    if len(lines) > most:
        return Page(tuple(taken), taken[-1].pos, more=True)
    return Page(tuple(taken), last, more=False)


def get_entry(connection: Connection, scope: Scope, eh: str) -> FeedEntry | None:
    """Get one entry that has its place, within a scope."""
    found = sa.select(*_COLUMNS).where(
        entry.c.eh == eh, entry.c.pos.is_not(None), readable_entries(scope)
    )
    line = connection.execute(found).first()
    return None if line is None else _feed_entry(line, _parts(connection, [eh]).get(eh, {}))


def get_part(connection: Connection, scope: Scope, h: str) -> tuple[bytes | None, bool] | None:
    """Get a part's bytes and whether it was erased, within a scope; None when there is none."""
    found = (
        sa.select(part.c.bytes, part.c.erased_at)
        .join(entry, entry.c.eh == part.c.eh)
        .where(part.c.h == h, readable_entries(scope))
    )
    row = connection.execute(found).first()
    return None if row is None else (row.bytes, row.erased_at is not None)


def find_missing(connection: Connection, scope: Scope, hashes: Sequence[str]) -> tuple[str, ...]:
    """Find which entries are not held within a scope, in the order given."""
    held = set(
        connection.scalars(
            sa.select(entry.c.eh).where(entry.c.eh.in_(hashes), readable_entries(scope))
        )
    )
    return tuple(eh for eh in hashes if eh not in held)


def read_to_fold(connection: Connection, after: int, limit: int) -> list[InCase]:
    """Read entries after a position, with their parts, for the fold."""
    found = sa.select(*_COLUMNS).where(entry.c.pos > after).order_by(entry.c.pos).limit(limit)
    return _in_cases(connection, found)


def find_begun(
    connection: Connection, wanted: Collection[tuple[str, str]], last: int
) -> set[tuple[str, str]]:
    """Find which cases, by station and id, have entries up to a position."""
    found = (
        sa.select(entry.c.station, entry.c.case_id)
        .where(
            entry.c.case_id.in_({case_id for _, case_id in wanted}),
            entry.c.station.in_({station for station, _ in wanted}),
            entry.c.pos <= last,
        )
        .distinct()
    )
    return {(row.station, row.case_id) for row in connection.execute(found)}


def read_case(connection: Connection, station: str, case_id: str, last: int) -> list[Placed]:
    """Read every entry of a case up to a position."""
    found = sa.select(*_COLUMNS).where(
        entry.c.station == station, entry.c.case_id == case_id, entry.c.pos <= last
    )
    return [value.placed for value in _in_cases(connection, found)]


def _in_cases(connection: Connection, found: Select[Any]) -> list[InCase]:
    lines = connection.execute(found).all()
    values: list[InCase] = []
    for start in range(0, len(lines), _GROUP):
        group = lines[start : start + _GROUP]
        parts = _parts(connection, [line.eh for line in group])
        values += (
            InCase(line.station, line.case_id, _placed(line, parts.get(line.eh, {})))
            for line in group
        )
    return values


def _placed(line: _Line, parts: dict[str, bytes]) -> Placed:
    # It was verified when it was accepted; ``checks`` is there to doubt that.
    header = msgspec.json.decode(line.header, type=Header)
    value = Entry(line.header, _signatures(line), parts, header)
    return Placed(value, line.eff, line.recv, line.pos)


def _feed_entry(line: _Line, parts: dict[str, bytes]) -> FeedEntry:
    return FeedEntry(
        pos=line.pos,
        eff=line.eff,
        recv=line.recv,
        h=line.header,
        s=_signatures(line),
        p=parts,
    )


def _signatures(line: _Line) -> tuple[bytes, ...]:
    return msgspec.msgpack.decode(line.signatures, type=tuple[bytes, ...])


def _parts(connection: Connection, hashes: Sequence[str]) -> dict[str, dict[str, bytes]]:
    if not hashes:
        return {}
    found = sa.select(part.c.eh, part.c.name, part.c.bytes).where(
        part.c.eh.in_(hashes), part.c.bytes.is_not(None)
    )
    parts: dict[str, dict[str, bytes]] = {}
    for row in connection.execute(found):
        parts.setdefault(row.eh, {})[row.name] = row.bytes
    return parts
