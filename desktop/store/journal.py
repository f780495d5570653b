"""The journal: entries as they were signed, their parts, their places, and the heads of chains."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import entry, erased, head, part, placed
from record.folding.fold import Placed
from record.journal.entry import FIRST, Entry, Header, part_hash

_signatures = msgspec.msgpack.Decoder(tuple[bytes, ...])
_header = msgspec.json.Decoder(Header)


class Head(msgspec.Struct, frozen=True):
    """The end of one chain: sequence number, hash, clock, and what was acknowledged."""

    seq: int = 0
    eh: str = FIRST
    hlc: int = 0
    acked_seq: int = 0


def get_head(connection: Connection, dev: str, stream: str) -> Head:
    """Return the end of a chain; an empty one has sequence number 0."""
    row = connection.execute(
        select(head.c.seq, head.c.eh, head.c.hlc, head.c.acked_seq).where(
            head.c.dev == dev, head.c.stream == stream
        )
    ).first()
    return Head(*row) if row else Head()


def get_heads(connection: Connection, dev: str) -> dict[str, Head]:
    """Return the end of every chain that a device writes, by stream."""
    rows = connection.execute(
        select(head.c.stream, head.c.seq, head.c.eh, head.c.hlc, head.c.acked_seq).where(
            head.c.dev == dev
        )
    )
    return {row[0]: Head(*row[1:]) for row in rows}


def get_chains(connection: Connection) -> list[tuple[str, str]]:
    """Return every chain that is held, by device and stream."""
    rows = connection.execute(select(head.c.dev, head.c.stream).order_by(head.c.dev, head.c.stream))
    return [(row.dev, row.stream) for row in rows]


def last_hlc(connection: Connection, dev: str) -> int:
    """Return the latest clock value of a device's own chains."""
    latest = select(func.max(head.c.hlc)).where(head.c.dev == dev)
    return connection.execute(latest).scalar() or 0


def put(connection: Connection, items: Iterable[Entry]) -> list[Entry]:
    """Add entries that are not there yet; return those that were new, in the given order.

    An entry whose place in its chain is taken by another one is left out: a fork, which
    ``holds`` tells apart. What was erased by order is not taken in again.
    """
    fresh = []
    for item in items:
        row = _row(item)
        added = connection.execute(insert(entry).values(row).on_conflict_do_nothing()).rowcount
        if not added and not holds(connection, row["eh"]):
            continue
        _put_parts(connection, item, row["eh"])
        if added:
            fresh.append(item)
            _advance(connection, item, row["eh"])
    return fresh


def holds(connection: Connection, eh: str) -> bool:
    """Tell whether an entry is here."""
    return connection.execute(select(entry.c.eh).where(entry.c.eh == eh)).first() is not None


def put_place(connection: Connection, eh: str, eff: int, recv: datetime, pos: int) -> bool:
    """Note where headquarters put an entry; tells whether that moves it in its case."""
    before = connection.execute(
        select(func.coalesce(placed.c.eff, entry.c.hlc))
        .select_from(entry.outerjoin(placed, placed.c.eh == entry.c.eh))
        .where(entry.c.eh == eh)
    ).scalar()
    values = {"eff": eff, "recv": recv.isoformat(), "pos": pos}
    new = insert(placed).values(eh=eh, **values)
    connection.execute(new.on_conflict_do_update(index_elements=["eh"], set_=values))
    return before != eff


def put_ack(connection: Connection, dev: str, stream: str, seq: int) -> None:
    """Note up to where headquarters has acknowledged a chain."""
    connection.execute(
        update(head)
        .where(head.c.dev == dev, head.c.stream == stream, head.c.acked_seq < seq)
        .values(acked_seq=seq)
    )


def lower_ack(connection: Connection, dev: str, stream: str, seq: int) -> None:
    """Note that headquarters holds less of a chain than it had acknowledged."""
    connection.execute(
        update(head).where(head.c.dev == dev, head.c.stream == stream).values(acked_seq=seq)
    )


def reset_ack(connection: Connection) -> None:
    """Forget acknowledgements, so that everything is offered again."""
    connection.execute(update(head).values(acked_seq=0))


def get(connection: Connection, eh: str) -> Entry | None:
    """Return one entry by its hash."""
    return next(iter(_read(connection, entry.c.eh == eh)), None)


def find_after(connection: Connection, dev: str, stream: str, seq: int, limit: int) -> list[Entry]:
    """Return the entries of a chain after a sequence number, in order."""
    chosen = (entry.c.dev == dev) & (entry.c.stream == stream) & (entry.c.seq > seq)
    return list(_read(connection, chosen, limit))


def find_case(connection: Connection, case_id: str) -> list[Placed]:
    """Return every entry of a case with its place."""
    items = list(_read(connection, entry.c.case_id == case_id))
    places = {
        row.eh: row
        for row in connection.execute(
            select(placed).join(entry, entry.c.eh == placed.c.eh).where(entry.c.case_id == case_id)
        )
    }
    return [_placed(item, places.get(item.id)) for item in items]


def find_cases(connection: Connection) -> list[str]:
    """Return the id of every case that any entry speaks of."""
    return list(connection.execute(select(entry.c.case_id).distinct()).scalars())


def count_unsent(connection: Connection, dev: str) -> int:
    """Return how many entries of a device headquarters has not acknowledged."""
    unsent = func.coalesce(func.sum(head.c.seq - head.c.acked_seq), 0)
    return int(connection.execute(select(unsent).where(head.c.dev == dev)).scalar() or 0)


def find_unsent_cases(connection: Connection, dev: str) -> set[str]:
    """Return the cases that have entries of this device not yet acknowledged."""
    query = (
        select(entry.c.case_id)
        .join(head, (head.c.dev == entry.c.dev) & (head.c.stream == entry.c.stream))
        .where(entry.c.dev == dev, entry.c.seq > head.c.acked_seq)
        .distinct()
    )
    return set(connection.execute(query).scalars())


def erase(connection: Connection, hashes: Iterable[str], by_entry: str) -> set[str]:
    """Erase parts by their salted hash, for good; returns the cases they belonged to.

    Headers and signatures stay, so every chain still verifies.
    """
    wanted = set(hashes)
    for h in wanted:
        connection.execute(insert(erased).values(h=h, by_entry=by_entry).on_conflict_do_nothing())
    gone = [
        (row.eh, row.name, row.case_id)
        for row in connection.execute(
            select(part.c.eh, part.c.name, part.c.bytes, entry.c.case_id).join(entry)
        )
        if part_hash(row.bytes) in wanted
    ]
    for eh, name, _ in gone:
        connection.execute(delete(part).where(part.c.eh == eh, part.c.name == name))
    return {case_id for _, _, case_id in gone}


def _row(item: Entry) -> dict[str, Any]:
    header = item.header
    return {
        "eh": item.id,
        "dev": header.dev,
        "stream": header.stream,
        "seq": header.seq,
        "kind": header.kind,
        "case_id": header.case,
        "hlc": header.hlc,
        "signed": item.signed,
        "signatures": msgspec.msgpack.encode(item.signatures),
    }


def _put_parts(connection: Connection, item: Entry, eh: str) -> None:
    for name, raw in item.parts.items():
        gone = select(erased.c.h).where(erased.c.h == item.header.parts[name].h)
        if connection.execute(gone).first() is None:
            connection.execute(
                insert(part).values(eh=eh, name=name, bytes=raw).on_conflict_do_nothing()
            )


def _advance(connection: Connection, item: Entry, eh: str) -> None:
    header = item.header
    new = insert(head).values(
        dev=header.dev, stream=header.stream, seq=header.seq, eh=eh, hlc=header.hlc, acked_seq=0
    )
    ahead = new.excluded.seq > head.c.seq
    connection.execute(
        new.on_conflict_do_update(
            index_elements=["dev", "stream"],
            set_={"seq": new.excluded.seq, "eh": new.excluded.eh, "hlc": new.excluded.hlc},
            where=ahead,
        )
    )


def _read(connection: Connection, chosen: object, limit: int | None = None) -> Iterator[Entry]:
    rows = connection.execute(
        select(entry.c.eh, entry.c.signed, entry.c.signatures)
        .where(chosen)  # type: ignore[arg-type]
        .order_by(entry.c.dev, entry.c.stream, entry.c.seq)
        .limit(limit)
    ).all()
    parts: dict[str, dict[str, bytes]] = {}
    for start in range(0, len(rows), 500):
        names = [row.eh for row in rows[start : start + 500]]
        for eh, name, raw in connection.execute(
            select(part.c.eh, part.c.name, part.c.bytes).where(part.c.eh.in_(names))
        ):
            parts.setdefault(eh, {})[name] = raw
    for row in rows:
        signatures = _signatures.decode(row.signatures)
        yield Entry(row.signed, signatures, parts.get(row.eh, {}), _header.decode(row.signed))


def _placed(item: Entry, row: object | None) -> Placed:
    if row is None:
        return Placed(item, item.header.hlc)
    recv = datetime.fromisoformat(row.recv)  # type: ignore[attr-defined]
    return Placed(item, row.eff, recv, row.pos)  # type: ignore[attr-defined]
