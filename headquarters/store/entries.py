"""Entries as they arrive: chains, their heads, parts, branches and what is held back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from headquarters.store.tables import blob_ref, entry, fork, head, holding, part, quarantine
from record.journal.entry import FIRST, Entry
from record.journal.exchange import Head, WireEntry, to_wire

OK, FORKED = "ok", "forked"


class ChainEnd(msgspec.Struct, frozen=True, kw_only=True):
    """Where a chain ends: the last entry's number, hash, effective clock and arrival."""

    dev: str
    stream: str
    seq: int
    eh: str
    eff: int
    recv: datetime
    state: str = OK


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """An accepted entry: ``held`` says why it is held back, ``via`` who else brought it."""

    eh: str
    entry: Entry
    station: str
    eff: int
    recv: datetime
    held: str = ""
    via: str = ""


def lock_chain(connection: Connection, dev: str, stream: str, now: datetime) -> ChainEnd:
    """Get the end of a chain and keep others from extending it until the transaction ends."""
    start = ChainEnd(dev=dev, stream=stream, seq=0, eh=FIRST, eff=0, recv=now)
    insert = _insert(connection, head).values(**msgspec.structs.asdict(start))
    connection.execute(insert.on_conflict_do_nothing())
    found = sa.select(head).where(head.c.dev == dev, head.c.stream == stream).with_for_update()
    return ChainEnd(**connection.execute(found).mappings().one())


def put_chain(connection: Connection, end: ChainEnd) -> None:
    """Put the new end of a locked chain."""
    row = msgspec.structs.asdict(end)
    same = (head.c.dev == end.dev) & (head.c.stream == end.stream)
    connection.execute(head.update().where(same).values(**row))


def find_heads(connection: Connection, dev: str) -> tuple[Head, ...]:
    """Find the ends of every chain a device has begun."""
    rows = connection.execute(
        sa.select(head).where(head.c.dev == dev, head.c.seq > 0).order_by(head.c.stream)
    )
    return tuple(Head(stream=r.stream, seq=r.seq, eh=r.eh, state=r.state) for r in rows)


def find_hashes(
    connection: Connection, dev: str, stream: str, first: int, last: int
) -> Mapping[int, str]:
    """Find the entry hashes of a chain between two sequence numbers, both included."""
    rows = connection.execute(
        sa.select(entry.c.seq, entry.c.eh).where(
            entry.c.dev == dev, entry.c.stream == stream, entry.c.seq.between(first, last)
        )
    )
    return {row.seq: row.eh for row in rows}


def put_arrivals(connection: Connection, arrivals: Sequence[Arrival]) -> None:
    """Put accepted entries with their parts and the files they name."""
    connection.execute(entry.insert(), [_entry_row(arrival) for arrival in arrivals])
    for table, rows in (
        (part, [row for a in arrivals for row in _part_rows(a.eh, a.entry)]),
        (blob_ref, [row for a in arrivals for row in _file_rows(a)]),
        (
            quarantine,
            [{"eh": a.eh, "reason": a.held, "held_at": a.recv} for a in arrivals if a.held],
        ),
    ):
        if rows:
            connection.execute(table.insert(), rows)


def find_lacking(connection: Connection, hashes: Iterable[str]) -> frozenset[str]:
    """Find which entries have parts that never arrived."""
    lacking = part.c.bytes.is_(None) & part.c.erased_at.is_(None)
    return frozenset(
        connection.scalars(sa.select(part.c.eh).where(part.c.eh.in_(list(hashes)), lacking))
    )


def attach_parts(connection: Connection, eh: str, value: Entry) -> None:
    """Put parts that were missing so far; what was erased stays erased."""
    for name, held in value.parts.items():
        same = (part.c.eh == eh) & (part.c.name == name)
        missing = part.c.bytes.is_(None) & part.c.erased_at.is_(None)
        connection.execute(part.update().where(same, missing).values(bytes=held))


def put_branch(connection: Connection, branch: Iterable[tuple[str, Entry]], now: datetime) -> None:
    """Put the entries of a second branch of a chain, to be read by a person."""
    for eh, value in branch:
        row = {
            "eh": eh,
            "dev": value.header.dev,
            "stream": value.header.stream,
            "seq": value.header.seq,
            "recv": now,
            "wire": msgspec.json.encode(to_wire(value)),
        }
        connection.execute(_insert(connection, fork).values(**row).on_conflict_do_nothing())


def find_branch(connection: Connection, dev: str, stream: str) -> list[WireEntry]:
    """Find the second branch of a forked chain, in order of sequence numbers."""
    found = (
        sa.select(fork.c.wire)
        .where(fork.c.dev == dev, fork.c.stream == stream)
        .order_by(fork.c.seq, fork.c.recv)
    )
    return [msgspec.json.decode(wire, type=WireEntry) for wire in connection.scalars(found)]


def count_branch(connection: Connection, dev: str) -> int:
    """Count the entries kept of a device's second branches."""
    counted = sa.select(sa.func.count()).select_from(fork).where(fork.c.dev == dev)
    return connection.scalar(counted) or 0


def find_unheld_files(
    connection: Connection, station: str, hashes: Iterable[str]
) -> tuple[str, ...]:
    """Find which of these files are not held for a station yet, in the order given."""
    asked = list(dict.fromkeys(hashes))
    found = sa.select(holding.c.h).where(holding.c.h.in_(asked), holding.c.station == station)
    held = set(connection.scalars(found))
    return tuple(h for h in asked if h not in held)


def _entry_row(arrival: Arrival) -> dict[str, object]:
    header = arrival.entry.header
    return {
        "eh": arrival.eh,
        "dev": header.dev,
        "stream": header.stream,
        "station": arrival.station,
        "seq": header.seq,
        "prev": header.prev,
        "kind": header.kind,
        "kv": header.kv,
        "case_id": header.case,
        "hlc": header.hlc,
        "eff": arrival.eff,
        "recv": arrival.recv,
        "held": bool(arrival.held),
        "via": arrival.via,
        "header": arrival.entry.signed,
        "signatures": msgspec.msgpack.encode(arrival.entry.signatures),
    }


def _part_rows(eh: str, value: Entry) -> list[dict[str, object]]:
    return [
        {"eh": eh, "name": name, "h": ref.h, "bytes": value.parts.get(name)}
        for name, ref in value.header.parts.items()
    ]


def _file_rows(arrival: Arrival) -> list[dict[str, object]]:
    header = arrival.entry.header
    files = {ref.h: ref for ref in header.blobs}
    return [
        {
            "h": ref.h,
            "eh": arrival.eh,
            "dev": header.dev,
            "station": arrival.station,
            "case_id": header.case,
            "size": ref.n,
            "media_type": ref.t,
            "held": bool(arrival.held),
        }
        for ref in files.values()
    ]


def _insert(connection: Connection, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
