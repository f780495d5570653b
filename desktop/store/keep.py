"""Small things that are kept: drafts, saved views, receipts, and named documents."""

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import draft, kept, receipt, saved_view


def put_draft(
    connection: Connection, person_id: str, place: str, path: str, text: str, at: int
) -> None:
    """Keep what a person is typing at a place."""
    new = insert(draft).values(person_id=person_id, place=place, path=path, text=text, kept_at=at)
    connection.execute(
        new.on_conflict_do_update(
            index_elements=["person_id", "place", "path"], set_={"text": text, "kept_at": at}
        )
    )


def get_drafts(connection: Connection, person_id: str, place: str) -> dict[str, str]:
    """Return what a person was typing at a place, by path."""
    chosen = (draft.c.person_id == person_id) & (draft.c.place == place)
    return dict(connection.execute(select(draft.c.path, draft.c.text).where(chosen)).all())


def drafted_at(connection: Connection, person_id: str, place: str) -> int:
    """Return when a person last typed at a place, in seconds since 1970; 0 for never."""
    chosen = (draft.c.person_id == person_id) & (draft.c.place == place)
    return connection.execute(select(func.max(draft.c.kept_at)).where(chosen)).scalar() or 0


def drop_drafts(connection: Connection, person_id: str, place: str, path: str | None) -> None:
    """Forget one draft of a place, or all of them."""
    gone = delete(draft).where(draft.c.person_id == person_id, draft.c.place == place)
    connection.execute(gone if path is None else gone.where(draft.c.path == path))


def get_views(connection: Connection, person_id: str) -> dict[str, bytes]:
    """Return a person's saved views by name."""
    query = select(saved_view.c.name, saved_view.c.query).where(saved_view.c.person_id == person_id)
    return dict(connection.execute(query.order_by(saved_view.c.name)).all())


def put_view(connection: Connection, person_id: str, name: str, query: bytes) -> None:
    """Keep a view under a name."""
    new = insert(saved_view).values(person_id=person_id, name=name, query=query)
    connection.execute(
        new.on_conflict_do_update(index_elements=["person_id", "name"], set_={"query": query})
    )


def drop_view(connection: Connection, person_id: str, name: str) -> None:
    """Forget a view."""
    connection.execute(
        delete(saved_view).where(saved_view.c.person_id == person_id, saved_view.c.name == name)
    )


def get_kept(connection: Connection, name: str) -> bytes | None:
    """Return a named document."""
    return connection.execute(select(kept.c.bytes).where(kept.c.name == name)).scalar()


def put_kept(connection: Connection, name: str, raw: bytes) -> None:
    """Keep a document under a name."""
    new = insert(kept).values(name=name, bytes=raw)
    connection.execute(new.on_conflict_do_update(index_elements=["name"], set_={"bytes": raw}))


def find_kept(connection: Connection, prefix: str) -> dict[str, bytes]:
    """Return the documents whose names begin so, by name."""
    query = select(kept.c.name, kept.c.bytes).where(kept.c.name.startswith(prefix, autoescape=True))
    return dict(connection.execute(query.order_by(kept.c.name)).all())


def drop_kept(connection: Connection, name: str) -> None:
    """Forget a named document."""
    connection.execute(delete(kept).where(kept.c.name == name))


def put_receipt(connection: Connection, kind: str, ref: str, raw: bytes) -> None:
    """Keep a signed receipt of headquarters."""
    new = insert(receipt).values(kind=kind, ref=ref, bytes=raw)
    connection.execute(
        new.on_conflict_do_update(index_elements=["kind", "ref"], set_={"bytes": raw})
    )


def get_receipts(connection: Connection, kind: str) -> dict[str, bytes]:
    """Return the receipts of a kind, by what they are for."""
    query = select(receipt.c.ref, receipt.c.bytes).where(receipt.c.kind == kind)
    return dict(connection.execute(query).all())
