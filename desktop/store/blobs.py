"""Files named by entries: whether they are here, and how far headquarters has them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import blob, blob_use, erased, thumbnail
from record.codes import BlobRole
from record.journal.entry import Entry

Row = Any
DAMAGED_WHY, GONE_WHY = "evidence.damaged", "evidence.not_here"
ONLY_HERE, UNDER_WAY, VERIFIED, ATTENTION = "ONLY_HERE", "UNDER_WAY", "VERIFIED", "NEEDS_ATTENTION"


def put_refs(connection: Connection, entry: Entry, *, own: bool) -> None:
    """Note the files an entry names; our own are here and wait to be sent."""
    for ref in entry.header.blobs:
        new = insert(blob).values(
            h=ref.h, n=ref.n, t=ref.t, role=ref.role, here=own, state=ONLY_HERE, sent=0,
            upload="", why="",
        )  # fmt: skip
        if own:
            new = new.on_conflict_do_update(index_elements=["h"], set_={"here": True})
        else:
            new = new.on_conflict_do_nothing()
        connection.execute(new)
        connection.execute(
            insert(blob_use)
            .values(h=ref.h, case_id=entry.header.case, own=own)
            .on_conflict_do_nothing()
        )


def get(connection: Connection, h: str) -> Any | None:
    """Return what is known of a file, or None."""
    return connection.execute(select(blob).where(blob.c.h == h)).first()


def find_to_send(connection: Connection, limit: int = 50) -> Sequence[Any]:
    """Return our files that headquarters does not hold yet: previews, pictures, then video."""
    lane = case((blob.c.role == BlobRole.PREVIEW, 0), (blob.c.t.startswith("video/"), 2), else_=1)
    mine = select(blob_use.c.h).where(blob_use.c.own)
    query = select(blob).where(
        blob.c.here, blob.c.h.in_(mine), blob.c.state.in_([ONLY_HERE, UNDER_WAY]), ~_erased()
    )
    return connection.execute(query.order_by(lane, blob.c.n).limit(limit)).all()


def find_to_fetch(connection: Connection, largest: int, limit: int = 50) -> Sequence[Any]:
    """Return files of others that are not here and are no larger than ``largest`` bytes."""
    query = select(blob).where(
        ~blob.c.here, blob.c.n <= largest, blob.c.state != ATTENTION, ~_erased()
    )
    return connection.execute(query.order_by(blob.c.n).limit(limit)).all()


def find_damaged(connection: Connection) -> Sequence[Any]:
    """Return files that lay here and are no longer what they were."""
    wrong = blob.c.here & (blob.c.state == ATTENTION) & blob.c.why.in_([DAMAGED_WHY, GONE_WHY])
    query = select(blob).where(wrong, ~_erased())
    return connection.execute(query.order_by(blob.c.n)).all()


def find_all(connection: Connection) -> set[str]:
    """Return the hashes of every file that any entry names."""
    return set(connection.execute(select(blob.c.h)).scalars())


def find_waiting(connection: Connection, limit: int = 200) -> Sequence[Any]:
    """Return our files that are not verified at headquarters, with one case that uses them."""
    query = (
        select(blob, func.min(blob_use.c.case_id).label("case_id"))
        .join(blob_use, blob_use.c.h == blob.c.h)
        .where(blob_use.c.own, blob.c.state != VERIFIED)
        .group_by(blob.c.h)
        .order_by(blob.c.n)
    )
    return connection.execute(query.limit(limit)).all()


def find_cases_by_state(connection: Connection, case_ids: Sequence[str]) -> dict[str, str]:
    """Return, for cases with files that headquarters does not hold yet, the worst state."""
    query = (
        select(blob_use.c.case_id, blob.c.state)
        .join(blob, blob.c.h == blob_use.c.h)
        .where(blob_use.c.case_id.in_(case_ids), blob_use.c.own, blob.c.state != VERIFIED)
        .distinct()
    )
    worst: dict[str, str] = {}
    for case_id, state in connection.execute(query):
        if worst.get(case_id) != ATTENTION:
            worst[case_id] = state
    return worst


def count_waiting(connection: Connection) -> tuple[int, int, int]:
    """Return how many of our files wait for headquarters, their bytes left, their bytes in all."""
    mine = select(blob_use.c.h).where(blob_use.c.own)
    left, total = func.sum(blob.c.n - blob.c.sent), func.sum(blob.c.n)
    waiting = select(func.count(), func.coalesce(left, 0), func.coalesce(total, 0)).where(
        blob.c.h.in_(mine), blob.c.here, blob.c.state.in_([ONLY_HERE, UNDER_WAY])
    )
    row = connection.execute(waiting).one()
    return int(row[0]), int(row[1]), int(row[2])


def put_state(connection: Connection, h: str, **values: Any) -> None:
    """Change what is known of a file, by column: ``state``, ``sent``, ``upload``, ``why``."""
    connection.execute(update(blob).where(blob.c.h == h).values(**values))


def offer_again(connection: Connection) -> None:
    """Have every file of ours asked about anew: headquarters may hold it no longer."""
    mine = select(blob_use.c.h).where(blob_use.c.own)
    sure = (blob.c.state == VERIFIED) & blob.c.here & blob.c.h.in_(mine)
    connection.execute(update(blob).where(sure).values(state=ONLY_HERE, sent=0, upload=""))


def try_again(connection: Connection) -> None:
    """Have the files that need attention tried once more, because a person asked for it.

    A damaged file is not sent again: it comes back from headquarters.
    """
    troubled = (blob.c.state == ATTENTION) & (blob.c.why != DAMAGED_WHY)
    connection.execute(update(blob).where(troubled).values(state=ONLY_HERE, sent=0, why=""))


def find_receipts(connection: Connection, hashes: Sequence[str]) -> dict[str, bytes]:
    """Return headquarters' signed receipts for files, by hash."""
    rows = connection.execute(
        select(blob.c.h, blob.c.receipt).where(blob.c.h.in_(hashes), blob.c.receipt.is_not(None))
    )
    return {row.h: row.receipt for row in rows}


def uses(connection: Connection, h: str) -> list[str]:
    """Return the cases that use a file."""
    return list(connection.execute(select(blob_use.c.case_id).where(blob_use.c.h == h)).scalars())


def find_here(connection: Connection) -> list[str]:
    """Return the files that lie in the vault."""
    return list(connection.execute(select(blob.c.h).where(blob.c.here)).scalars())


def find_erased(connection: Connection, hashes: Sequence[str]) -> set[str]:
    """Return those of the hashes that were erased by order."""
    return set(connection.execute(select(erased.c.h).where(erased.c.h.in_(hashes))).scalars())


def find_erased_here(connection: Connection) -> list[str]:
    """Return the files that were erased by order and still lie in the vault."""
    return list(connection.execute(select(blob.c.h).where(blob.c.here, _erased())).scalars())


def forget_thumbnails(connection: Connection, hashes: Sequence[str]) -> None:
    """Remove the small pictures of files."""
    for h in hashes:
        connection.execute(delete(thumbnail).where(thumbnail.c.h == h))


def forget_thumbnails_of_films(connection: Connection) -> None:
    """Remove the small pictures of all films."""
    films = select(blob.c.h).where(blob.c.t.startswith("video/"))
    connection.execute(delete(thumbnail).where(thumbnail.c.h.in_(films)))


def get_thumbnail(connection: Connection, h: str, edge: int) -> bytes | None:
    """Return a kept thumbnail."""
    return connection.execute(
        select(thumbnail.c.bytes).where(thumbnail.c.h == h, thumbnail.c.edge == edge)
    ).scalar()


def put_thumbnail(connection: Connection, h: str, edge: int, data: bytes) -> None:
    """Keep a thumbnail; it lies in the encrypted database, never beside it."""
    connection.execute(
        insert(thumbnail).values(h=h, edge=edge, bytes=data).on_conflict_do_nothing()
    )


def _erased() -> ColumnElement[bool]:
    return blob.c.h.in_(select(erased.c.h))
