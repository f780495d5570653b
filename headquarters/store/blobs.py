"""Files: what is stored, who names it, and uploads under way."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping
from sqlalchemy.exc import IntegrityError

from headquarters.store.scope import Scope, held_files, readable_files
from headquarters.store.tables import blob, blob_ref, chunk, holding, receipt, upload
from record.journal.envelope import Envelope

OPEN, STORED, BAD = "open", "stored", "bad"


class Blob(msgspec.Struct, frozen=True, kw_only=True):
    """A stored file: hash, bytes, and the object that holds it."""

    h: str
    size: int
    object: str
    stored_at: datetime


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """An upload; ``offset`` bytes have arrived and were checked."""

    id: str
    dev: str
    h: str
    size: int
    offset: int = 0
    state: str = OPEN
    made_at: datetime
    touched_at: datetime

    @property
    def complete(self) -> bool:
        """Whether every byte has arrived, though the whole may not be checked yet."""
        return self.offset == self.size


class Chunk(msgspec.Struct, frozen=True):
    """A piece of an upload: where it begins, bytes, and the object that holds it."""

    offset: int
    size: int
    object: str


def named_size(connection: Connection, scope: Scope, h: str) -> int | None:
    """Get the size entries in scope give a file; None when none names it."""
    found = sa.select(blob_ref.c.size).where(blob_ref.c.h == h, readable_files(scope)).limit(1)
    return connection.scalar(found)


def find_named(connection: Connection, scope: Scope, hashes: Sequence[str]) -> set[str]:
    """Find which files are named by entries in scope."""
    found = sa.select(blob_ref.c.h).where(blob_ref.c.h.in_(hashes), readable_files(scope))
    return set(connection.scalars(found.distinct()))


def find_held(connection: Connection, scope: Scope, hashes: Sequence[str]) -> set[str]:
    """Find which files a station in scope has shown to hold, and headquarters has stored."""
    found = sa.select(holding.c.h).where(holding.c.h.in_(hashes), held_files(scope))
    return set(connection.scalars(found.distinct()))


def put_holdings(connection: Connection, scope: Scope, h: str) -> None:
    """Put down that the stations in scope whose entries name a stored file hold it."""
    naming = sa.select(blob_ref.c.station).where(blob_ref.c.h == h, readable_files(scope))
    known = sa.select(holding.c.station).where(holding.c.h == h)
    for station in connection.scalars(naming.where(blob_ref.c.station.not_in(known)).distinct()):
        _inserted(connection, holding.insert().values(h=h, station=station))


def get_blob(connection: Connection, h: str) -> Blob | None:
    """Get a stored file by hash; ask ``find_held`` for the right to it first."""
    row = connection.execute(sa.select(blob).where(blob.c.h == h)).mappings().first()
    return None if row is None else Blob(**row)


def put_blob(connection: Connection, value: Blob) -> bool:
    """Put a stored file; say False when it was stored before."""
    return _inserted(connection, blob.insert().values(**msgspec.structs.asdict(value)))


def get_upload(connection: Connection, dev: str, upload_id: str) -> Upload | None:
    """Get an upload of a device."""
    found = sa.select(upload).where(upload.c.id == upload_id, upload.c.dev == dev)
    return _upload(connection.execute(found).mappings().first())


def find_upload(connection: Connection, dev: str, h: str) -> Upload | None:
    """Find the open upload of a file by a device."""
    found = sa.select(upload).where(upload.c.dev == dev, upload.c.h == h, upload.c.state == OPEN)
    return _upload(connection.execute(found).mappings().first())


def put_upload(connection: Connection, value: Upload) -> None:
    """Put a new upload."""
    connection.execute(upload.insert().values(**msgspec.structs.asdict(value)))


def count_open(connection: Connection, dev: str, since: datetime) -> int:
    """Count a device's open uploads that moved since a time."""
    counted = sa.select(sa.func.count()).where(
        upload.c.dev == dev,
        upload.c.state == OPEN,
        upload.c.offset < upload.c.size,
        upload.c.touched_at > since,
    )
    return connection.scalar(counted) or 0


def bytes_since(connection: Connection, dev: str, since: datetime) -> int:
    """Add up the bytes a device announced since a time."""
    summed = sa.select(sa.func.sum(upload.c.size)).where(
        upload.c.dev == dev, upload.c.made_at > since
    )
    return int(connection.scalar(summed) or 0)


def put_chunk(connection: Connection, upload_id: str, value: Chunk, now: datetime) -> bool:
    """Put a piece at the end of an upload; say False when another piece was there first."""
    row = {"upload_id": upload_id, **msgspec.structs.asdict(value)}
    at_end = (
        (upload.c.id == upload_id) & (upload.c.offset == value.offset) & (upload.c.state == OPEN)
    )
    moved = upload.update().where(at_end)
    moved = moved.values(offset=value.offset + value.size, touched_at=now)
    return bool(connection.execute(moved).rowcount) and _inserted(
        connection, chunk.insert().values(**row)
    )


def find_chunks(connection: Connection, upload_id: str) -> list[Chunk]:
    """Find the pieces of an upload in order."""
    found = sa.select(chunk.c.offset, chunk.c.size, chunk.c.object)
    found = found.where(chunk.c.upload_id == upload_id).order_by(chunk.c.offset)
    return [Chunk(*row) for row in connection.execute(found)]


def lease(connection: Connection, upload_id: str, now: datetime, until: datetime) -> Upload | None:
    """Take a complete, open upload to finish it; None when it is taken or not complete."""
    free = upload.c.leased_until.is_(None) | (upload.c.leased_until < now)
    ready = (upload.c.id == upload_id) & (upload.c.state == OPEN)
    ready &= (upload.c.offset == upload.c.size) & free
    if not connection.execute(upload.update().where(ready).values(leased_until=until)).rowcount:
        return None
    found = sa.select(upload).where(upload.c.id == upload_id)
    return _upload(connection.execute(found).mappings().first())


def release(connection: Connection, upload_id: str) -> None:
    """Give a taken upload back, to be finished later."""
    same = upload.c.id == upload_id
    connection.execute(upload.update().where(same).values(leased_until=None))


def release_all(connection: Connection) -> None:
    """Give every taken upload back: whoever took it is gone."""
    connection.execute(upload.update().values(leased_until=None))


def end_upload(connection: Connection, upload_id: str, state: str) -> None:
    """End an upload as ``stored`` or ``bad`` and forget its pieces."""
    connection.execute(chunk.delete().where(chunk.c.upload_id == upload_id))
    connection.execute(upload.update().where(upload.c.id == upload_id).values(state=state))


def find_complete(connection: Connection, now: datetime) -> list[str]:
    """Find uploads whose bytes are all there but that nobody is finishing."""
    free = upload.c.leased_until.is_(None) | (upload.c.leased_until < now)
    found = sa.select(upload.c.id).where(
        upload.c.state == OPEN, upload.c.offset == upload.c.size, free
    )
    return list(connection.scalars(found))


def find_stale(connection: Connection, before: datetime) -> list[str]:
    """Find open uploads that have not moved since a time."""
    found = sa.select(upload.c.id).where(upload.c.state == OPEN, upload.c.touched_at < before)
    return list(connection.scalars(found))


def put_receipt(connection: Connection, subject: str, envelope: Envelope, at: datetime) -> None:
    """Put a receipt under its subject (``blob:<hash>`` or ``ack:<device>:<stream>``)."""
    row = {"issued_at": at, "envelope": msgspec.json.encode(envelope)}
    same = receipt.c.subject == subject
    if not connection.execute(receipt.update().where(same).values(**row)).rowcount:
        connection.execute(receipt.insert().values(subject=subject, **row))


def get_receipt(connection: Connection, subject: str) -> Envelope | None:
    """Get the receipt for a subject."""
    found = connection.scalar(sa.select(receipt.c.envelope).where(receipt.c.subject == subject))
    return None if found is None else msgspec.json.decode(found, type=Envelope)


def _upload(row: RowMapping | None) -> Upload | None:
    if row is None:
        return None
    return Upload(**{name: row[name] for name in Upload.__struct_fields__})


def _inserted(connection: Connection, insert: sa.Insert) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(insert)
    except IntegrityError:
        return False
    return True
