"""Folded cases: the document, and the columns it is listed and searched by."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TableClause,
    and_,
    column,
    false,
    func,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import case_row
from record import search
from record.case import CLASSES, Case
from record.columns import columns_of, identifiers, search_text

SORTS = {
    "recorded_at": case_row.c.recorded_at,
    "case_no": case_row.c.case_no,
    "due": case_row.c.due_at,
    "severity": case_row.c.severity,
    "status": case_row.c.status,
    "station": case_row.c.station,
    "category": case_row.c.category,
    "updated_at": case_row.c.updated_at,
}
MIN_IDENTIFIER = 4
MAX_TYPED = 400
MAX_TERMS = 8
_WORDS = table("case_words", column("rowid"), column("case_words"))
_IDS = table("case_ids", column("rowid"), column("case_ids"))
_decode = msgspec.msgpack.Decoder(Case).decode


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases to find; empty means any. ``due_before`` is in seconds since 1970."""

    text: str = ""
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    validities: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    owner: str = ""
    due_before: int | None = None
    open_only: bool = False
    waits: bool = False
    press: bool = False
    has_tasks: bool = False


def put(connection: Connection, case: Case) -> None:
    """Write a folded case: document, columns and search words together."""
    columns = msgspec.structs.asdict(columns_of(case))
    columns["severity"] = CLASSES.index(case.severity)
    columns["due_at"] = None if columns["due_at"] is None else int(columns["due_at"].timestamp())
    columns["recorded_at"] = int(case.recorded_at.timestamp())
    columns["updated_at"] = case.last_key[0] >> 16
    columns["document"] = msgspec.msgpack.encode(case)
    new = insert(case_row).values(columns)
    rowid = connection.execute(
        new.on_conflict_do_update(
            index_elements=["id"], set_={k: new.excluded[k] for k in columns if k != "id"}
        ).returning(case_row.c.rowid)
    ).scalar_one()
    words = {"r": rowid, "w": search_text(case), "i": identifiers(case)}
    connection.execute(text("DELETE FROM case_words WHERE rowid = :r"), words)
    connection.execute(text("DELETE FROM case_ids WHERE rowid = :r"), words)
    connection.execute(text("INSERT INTO case_words(rowid, words) VALUES (:r, :w)"), words)
    connection.execute(text("INSERT INTO case_ids(rowid, ids) VALUES (:r, :i)"), words)


def get(connection: Connection, case_id: str) -> Case | None:
    """Return a case by id."""
    raw = connection.execute(select(case_row.c.document).where(case_row.c.id == case_id)).scalar()
    return None if raw is None else _decode(raw)


def find(
    connection: Connection, wanted: Filter, *, sort: str, descending: bool, page: slice
) -> Sequence[Any]:
    """Return one page of rows, without their documents."""
    sorted_by = SORTS[sort]
    order = sorted_by.desc() if descending else sorted_by.asc()
    nulls = [sorted_by.is_(None)] if sort == "due" else []
    columns = [c for c in case_row.c if c.name != "document"]
    query = _filtered(select(*columns), wanted).order_by(*nulls, order, case_row.c.rowid.desc())
    offset = page.start or 0
    return connection.execute(query.offset(offset).limit(page.stop - offset)).all()


def count(connection: Connection, wanted: Filter) -> int:
    """Return how many cases a filter finds."""
    query = _filtered(select(func.count()).select_from(case_row), wanted)
    return int(connection.execute(query).scalar_one())


def find_documents(connection: Connection, wanted: Filter, most: int) -> list[Case]:
    """Return the folded cases a filter finds, those with the nearest clock first."""
    nearest = (case_row.c.due_at.is_(None), case_row.c.due_at)
    query = _filtered(select(case_row.c.document), wanted).order_by(*nearest).limit(most)
    return [_decode(raw) for raw in connection.execute(query).scalars()]


def find_same(connection: Connection, plate: str, phone: str, limit: int = 5) -> Sequence[Any]:
    """Return the latest cases of the same plate or telephone number."""
    columns = [c for c in case_row.c if c.name != "document"]
    same = [case_row.c.plate == plate] if plate else []
    same += [case_row.c.phone == phone] if phone else []
    if not same:
        return []
    query = select(*columns).where(same[0] if len(same) == 1 else same[0] | same[1])
    return connection.execute(query.order_by(case_row.c.recorded_at.desc()).limit(limit)).all()


def find_number(connection: Connection, case_no: str) -> list[str]:
    """Return the ids of cases whose number starts with this text."""
    query = select(case_row.c.id).where(case_row.c.case_no.startswith(case_no, autoescape=True))
    return list(connection.execute(query.limit(3)).scalars())


def _filtered(query: Select[Any], wanted: Filter) -> Select[Any]:
    c = case_row.c
    ranks = [CLASSES.index(name) for name in wanted.severities]
    for chosen, values in (
        (c.status, wanted.statuses),
        (c.category, wanted.categories),
        (c.severity, ranks),
        (c.validity, wanted.validities),
        (c.station, wanted.stations),
    ):
        if values:
            query = query.where(chosen.in_(values))
    for condition, on in (
        (c.is_open, wanted.open_only or wanted.due_before is not None),
        (c.waits, wanted.waits),
        (c.press, wanted.press),
        (c.open_tasks > 0, wanted.has_tasks),
    ):
        if on:
            query = query.where(condition)
    if wanted.due_before is not None:
        query = query.where(c.due_at < wanted.due_before)
    if wanted.owner:
        query = query.where(c.owner == wanted.owner)
    return _matching(query, wanted.text) if wanted.text.strip() else query


def _matching(query: Select[Any], typed: str) -> Select[Any]:
    """Find what was typed as one identifier, or each of its terms in any place."""
    terms = [term for term in typed[:MAX_TYPED].split() if search.words(term)][:MAX_TERMS]
    if not terms:
        return query.where(false())
    found = and_(*(_term(term) for term in terms))
    whole = search.identifier(typed[:MAX_TYPED])
    if len(terms) > 1 and len(whole) >= MIN_IDENTIFIER:
        found = or_(found, _matches(_IDS, f'"{whole}"'))
    return query.where(found)


def _term(term: str) -> ColumnElement[bool]:
    spoken = _matches(_WORDS, '"' + " ".join(search.phrase(term)) + '" *')
    plain = search.identifier(term)
    if len(plain) < MIN_IDENTIFIER:
        return spoken
    return or_(spoken, _matches(_IDS, f'"{plain}"'))


def _matches(index: TableClause, phrase: str) -> ColumnElement[bool]:
    hit = index.c[index.name].op("MATCH")(phrase)
    return case_row.c.rowid.in_(select(index.c.rowid).where(hit))


def moment(seconds: int | None) -> datetime | None:
    """Return an aware time for seconds since 1970."""
    return None if seconds is None else known_moment(seconds)


def known_moment(seconds: int) -> datetime:
    """Return an aware time for seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).astimezone()
