"""Folded cases: the document, and the columns it is listed and searched by."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    SelectBase,
    Table,
    TableClause,
    cast,
    column,
    false,
    func,
    intersect,
    literal_column,
    select,
    table,
    text,
    union,
    update,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from desktop import zone
from desktop.store.tables import case_document, case_row
from record import wire
from record.case import Case
from record.codes import CLASSES, Severity
from record.reading import search
from record.reading.columns import columns_of, hashes, identifiers, parts, search_text
from record.reading.sought import SHORTEST_IDENTIFIER, Sought, may_be_part, named

NEVER = 1 << 40
_press = cast(case_row.c.press, Integer)
_grave = cast(case_row.c.severity >= CLASSES.index(Severity.HOT), Integer)
SORTS = {
    "recorded_at": case_row.c.recorded_at,
    "case_no": case_row.c.case_no,
    "due": case_row.c.due_at,
    "severity": case_row.c.severity,
    "status": case_row.c.status,
    "station": case_row.c.station,
    "category": case_row.c.category,
    "updated_at": case_row.c.updated_at,
    # The press first, then a hot or major class, each with the least time left first.
    "urgency": case_row.c.due_at - NEVER * 2 * (_press * 2 + _grave),
}
FEW_DIGITS = 11
MANY = 2_000
_WORDS = table("case_words", column("rowid"), column("case_words"))
_IDS = table("case_ids", column("rowid"), column("case_ids"))
decode = wire.unpacker(Case)


def _put_in(rows: Table, *values: str) -> Insert:
    new = insert(rows)
    return new.on_conflict_do_update(
        index_elements=["id"], set_={name: new.excluded[name] for name in values}
    )


# Made once: to put a statement of so many columns together takes longer than to execute it.
_PUT_ROW = _put_in(
    case_row, *(c.name for c in case_row.c if c.name not in ("id", "rowid"))
).returning(case_row.c.rowid)
_PUT_DOCUMENT = _put_in(case_document, "document", "edition", "indexed")
_INDEX = tuple(
    text(change)
    for change in (
        "DELETE FROM case_words WHERE rowid = :r",
        "DELETE FROM case_ids WHERE rowid = :r",
        "INSERT INTO case_words(rowid, words, parts) VALUES (:r, :w, :p)",
        "INSERT INTO case_ids(rowid, ids, hashes) VALUES (:r, :i, :h)",
    )
)


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases to find; empty means any.

    ``due_before`` is in seconds since 1970, as is ``presses_before``: of open cases that are due
    before it or have a point to answer. ``places`` are terms of the text that name stations, each
    with the codes of those.
    """

    text: str = ""
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    validities: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    owner: str = ""
    due_before: int | None = None
    presses_before: int | None = None
    open_only: bool = False
    waits: bool = False
    press: bool = False
    has_tasks: bool = False


def put(connection: Connection, case: Case, edition: int) -> None:
    """Write a case as an edition of the fold made it: document, columns and search words."""
    columns = msgspec.structs.asdict(columns_of(case))
    columns["severity"] = CLASSES.index(case.severity)
    columns["due_at"] = int(columns["due_at"].timestamp()) if columns["due_at"] else NEVER
    columns["recorded_at"] = int(case.recorded_at.timestamp())
    columns["updated_at"] = case.last_key[0] >> 16
    rowid = connection.execute(_PUT_ROW, columns).scalar_one()
    kept = {
        "id": case.id, "document": wire.pack(case), "edition": edition, "indexed": search.VERSION
    }  # fmt: skip
    connection.execute(_PUT_DOCUMENT, kept)
    _index(connection, rowid, case)


def index_some(connection: Connection, edition: int, most: int) -> list[str]:
    """Index cases again whose words another normalisation made, the latest first; returns ids.

    Those that another edition of the fold has folded are left to their being folded again.
    """
    query = select(case_row.c.rowid, case_row.c.id, case_document.c.document)
    query = query.join(case_document, case_document.c.id == case_row.c.id).where(
        case_document.c.indexed != search.VERSION, case_document.c.edition == edition
    )
    found = connection.execute(query.order_by(case_row.c.rowid.desc()).limit(most)).all()
    for row in found:
        _index(connection, row.rowid, decode(row.document))
    ids = [row.id for row in found]
    done = update(case_document).where(case_document.c.id.in_(ids))
    connection.execute(done.values(indexed=search.VERSION))
    return ids


def count_unindexed(connection: Connection, edition: int | None = None) -> int:
    """Return how many cases are not found by today's normalisation; of an edition, or of all."""
    query = select(func.count()).select_from(case_document)
    query = query.where(case_document.c.indexed != search.VERSION)
    if edition is not None:
        query = query.where(case_document.c.edition == edition)
    return int(connection.execute(query).scalar_one())


def get(connection: Connection, case_id: str, edition: int) -> Case | None:
    """Return a case by id, or None when this edition of the fold has not folded it."""
    chosen = select(case_document.c.document).where(
        case_document.c.id == case_id, case_document.c.edition == edition
    )
    raw = connection.execute(chosen).scalar()
    return None if raw is None else decode(raw)


def find_others(connection: Connection, edition: int, most: int) -> list[str]:
    """Return the ids of cases that another edition of the fold has folded, open ones first."""
    query = select(case_document.c.id).join(case_row, case_row.c.id == case_document.c.id)
    query = query.where(case_document.c.edition != edition)
    return list(connection.execute(query.order_by(case_row.c.is_open.desc()).limit(most)).scalars())


def count_others(connection: Connection, edition: int) -> int:
    """Return how many cases another edition of the fold has folded."""
    query = select(func.count()).select_from(case_document)
    return int(connection.execute(query.where(case_document.c.edition != edition)).scalar_one())


def find_row(connection: Connection, case_id: str) -> Any | None:
    """Return one case's row, without its document."""
    return connection.execute(select(case_row).where(case_row.c.id == case_id)).one_or_none()


def numbers(connection: Connection, case_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the numbers of cases, in the order of their ids."""
    chosen = select(case_row.c.id, case_row.c.case_no).where(case_row.c.id.in_(case_ids))
    found = {row.id: row.case_no for row in connection.execute(chosen)}
    return tuple(found[case_id] for case_id in case_ids if case_id in found)


def find(
    connection: Connection, wanted: Filter, *, sort: str, descending: bool, page: slice
) -> Sequence[Any]:
    """Return one page of rows, without their documents."""
    order = [SORTS[sort], case_row.c.rowid]
    query = _filtered(connection, select(case_row), wanted)
    query = query.order_by(*(c.desc() if descending else c.asc() for c in order))
    offset = page.start or 0
    return connection.execute(query.offset(offset).limit(page.stop - offset)).all()


def find_each(
    connection: Connection, wanted: Filter, *, sort: str, descending: bool
) -> Iterator[Any]:
    """Yield every row of a filter in order, as they stood when the first was read."""
    order = [SORTS[sort], case_row.c.rowid]
    query = _filtered(connection, select(case_row), wanted)
    query = query.order_by(*(c.desc() if descending else c.asc() for c in order))
    yield from connection.execution_options(stream_results=True).execute(query)


def count(connection: Connection, wanted: Filter) -> int:
    """Return how many cases a filter finds."""
    hits = _hits(wanted)
    if hits is not None and wanted == Filter(text=wanted.text, places=wanted.places):
        query = select(func.count()).select_from(hits.subquery())
    else:
        query = _filtered(connection, select(func.count()).select_from(case_row), wanted)
    return int(connection.execute(query).scalar_one())


def find_documents(
    connection: Connection, wanted: Filter, most: int, edition: int
) -> list[tuple[str, Case | None]]:
    """Return id and case of what a filter finds, those with the nearest clock first.

    A case that this edition of the fold has not folded is None.
    """
    query = select(case_document).join(case_row, case_row.c.id == case_document.c.id)
    query = _filtered(connection, query, wanted).order_by(case_row.c.due_at).limit(most)
    return [
        (row.id, decode(row.document) if row.edition == edition else None)
        for row in connection.execute(query)
    ]


def find_number(connection: Connection, case_no: str) -> list[str]:
    """Return the ids of cases whose number starts with this text."""
    query = select(case_row.c.id).where(case_row.c.case_no.startswith(case_no, autoescape=True))
    return list(connection.execute(query.limit(3)).scalars())


def _filtered(connection: Connection, query: Select[Any], wanted: Filter) -> Select[Any]:
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
    if wanted.presses_before is not None:
        pressing = (c.due_at < wanted.presses_before) | (c.open_tasks > 0)
        query = query.where(c.is_open, pressing)
    if wanted.owner:
        query = query.where(c.owner == wanted.owner)
    return _matching(connection, query, wanted) if wanted.text.strip() else query


def _matching(connection: Connection, query: Select[Any], wanted: Filter) -> Select[Any]:
    """Keep the rows that a text finds.

    Few hits are looked up row by row. Many would be sorted in vain for one page, so there the
    sort's own index is walked and each row checked against the hits: the plus sign keeps
    SQLite from looking them up.
    """
    hits = _hits(wanted)
    if hits is None:
        return query.where(false())
    some = hits.subquery()
    counted = select(func.count()).select_from(select(some).limit(MANY + 1).subquery())
    many = int(connection.execute(counted).scalar_one()) > MANY
    rowid: ColumnElement[int] = literal_column("+case_row.rowid") if many else case_row.c.rowid
    return query.where(rowid.in_(hits))


def _index(connection: Connection, rowid: int, case: Case) -> None:
    values = {
        "r": rowid, "w": search_text(case), "p": parts(case), "i": identifiers(case),
        "h": hashes(case),
    }  # fmt: skip
    for change in _INDEX:
        connection.execute(change, values)


def _hits(wanted: Filter) -> SelectBase | None:
    """Return the rows that hold what was typed: one identifier, or each term in any place."""
    sought = Sought(wanted.text)
    if not sought:
        return None
    places = dict(wanted.places)
    found = _both([_anywhere(term, places.get(term, ())) for term in sought.terms])
    if len(sought.terms) > 1 and len(sought.whole) >= SHORTEST_IDENTIFIER:
        return _either(found, _matches(_IDS, _identified(sought.whole)))
    return found


def _anywhere(term: str, stations: tuple[str, ...]) -> SelectBase:
    """Return the rows that hold a term, and those of the stations that it names."""
    if not stations:
        return _term(term)
    return _either(_term(term), select(case_row.c.rowid).where(case_row.c.station.in_(stations)))


def _term(term: str) -> SelectBase:
    spoken = f'words : "{" ".join(search.phrase(term))}" *'
    plain = named(term)
    if len(plain) >= SHORTEST_IDENTIFIER:
        return _either(_matches(_WORDS, spoken), _matches(_IDS, _identified(plain)))
    if may_be_part(plain):
        return _matches(_WORDS, f'({spoken}) OR (parts : "{plain}" *)')
    return _matches(_WORDS, spoken)


def _identified(plain: str) -> str:
    # A few digits are part of a telephone number or a plate; in a hash they are chance.
    few_digits = plain.isdecimal() and len(plain) <= FEW_DIGITS
    return f'ids : "{plain}"' if few_digits else f'"{plain}"'


def _matches(index: TableClause, phrase: str) -> SelectBase:
    return select(index.c.rowid).where(index.c[index.name].op("MATCH")(phrase))


def _either(one: SelectBase, other: SelectBase) -> SelectBase:
    return union(*(select(part.subquery().c.rowid) for part in (one, other)))


def _both(parts: list[SelectBase]) -> SelectBase:
    if len(parts) == 1:
        return parts[0]
    return intersect(*(select(part.subquery().c.rowid) for part in parts))


def moment(seconds: int) -> datetime | None:
    """Return an aware time for seconds since 1970, or None for never."""
    return None if seconds == NEVER else known_moment(seconds)


def known_moment(seconds: int) -> datetime:
    """Return an aware time for seconds since 1970."""
    return zone.local(datetime.fromtimestamp(seconds, UTC))
