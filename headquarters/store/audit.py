"""Read everything as it lies there, for the check of the whole."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from headquarters.store.blobs import Blob
from headquarters.store.tables import blob, device, device_key, entry, head, part, receipt
from record.case_numbers import device_part
from record.journal.envelope import Envelope

_GROUP = 500


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as stored, unread: what it claims must be checked, not believed."""

    dev: str
    stream: str
    seq: int
    eh: str
    eff: int
    held: bool
    pos: int | None
    header: bytes
    signatures: tuple[bytes, ...]
    parts: dict[str, bytes]


def chains(connection: Connection) -> list[tuple[str, str, int, str]]:
    """Find every chain: device, stream, last number, last hash."""
    found = sa.select(head.c.dev, head.c.stream, head.c.seq, head.c.eh)
    rows = connection.execute(found.order_by(head.c.dev, head.c.stream))
    return [(row.dev, row.stream, row.seq, row.eh) for row in rows]


def alike_devices(connection: Connection) -> Iterator[list[str]]:
    """Find devices whose ids end alike, so that their case numbers could be the same."""
    by_end: dict[str, list[str]] = {}
    for dev in connection.scalars(sa.select(device.c.dev).order_by(device.c.dev)):
        by_end.setdefault(device_part(dev), []).append(dev)
    return (found for found in by_end.values() if len(found) > 1)


def entries(connection: Connection, dev: str, stream: str) -> Iterator[Kept]:
    """Read a chain in order, as stored."""
    after = 0
    while rows := connection.execute(
        sa.select(entry)
        .where(entry.c.dev == dev, entry.c.stream == stream, entry.c.seq > after)
        .order_by(entry.c.seq)
        .limit(_GROUP)
    ).all():
        held: dict[str, dict[str, bytes]] = {}
        wanted = sa.select(part.c.eh, part.c.name, part.c.bytes).where(
            part.c.eh.in_([row.eh for row in rows]), part.c.bytes.is_not(None)
        )
        for found in connection.execute(wanted):
            held.setdefault(found.eh, {})[found.name] = found.bytes
        for row in rows:
            yield Kept(
                dev=row.dev,
                stream=row.stream,
                seq=row.seq,
                eh=row.eh,
                eff=row.eff,
                held=row.held,
                pos=row.pos,
                header=row.header,
                signatures=msgspec.msgpack.decode(row.signatures, type=tuple[bytes, ...]),
                parts=held.get(row.eh, {}),
            )
        after = rows[-1].seq


def keys(connection: Connection, dev: str) -> dict[str, bytes]:
    """Find the public keys of a device by name."""
    rows = connection.execute(sa.select(device_key).where(device_key.c.dev == dev))
    return {row.kid: row.public_key for row in rows}


def files(connection: Connection) -> Iterator[Blob]:
    """Read what is said of every stored file."""
    for row in connection.execute(sa.select(blob).order_by(blob.c.h)).mappings():
        yield Blob(**row)


def receipts(connection: Connection) -> Iterator[tuple[str, Envelope]]:
    """Read every receipt with its subject."""
    for row in connection.execute(sa.select(receipt).order_by(receipt.c.subject)):
        yield row.subject, msgspec.json.decode(row.envelope, type=Envelope)


def positions(connection: Connection) -> tuple[int, int]:
    """Count the entries with a position, and get the last position: they must be equal."""
    row = connection.execute(sa.select(sa.func.count(entry.c.pos), sa.func.max(entry.c.pos))).one()
    return int(row[0]), int(row[1] or 0)


def find_hash(connection: Connection, dev: str, stream: str, seq: int) -> str | None:
    """Find the hash of one entry of a chain."""
    same = (entry.c.dev == dev) & (entry.c.stream == stream) & (entry.c.seq == seq)
    return connection.scalar(sa.select(entry.c.eh).where(same))
