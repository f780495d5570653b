"""Folded cases: the document, the columns they are listed by, and their words."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection

from headquarters.store.scope import Scope, within
from headquarters.store.tables import blob_ref, case, holding
from record import wire
from record.case import Case
from record.case_numbers import spelled
from record.journal.exchange import CaseLine, Statistics
from record.reading import search
from record.reading.columns import identifiers, search_text
from record.reading.sought import SHORTEST_IDENTIFIER, may_be_part, named

_decode = wire.decoder(Case)
_IDENTIFIERS = "|"
"""Stands in the words of a case between what is spoken and what identifies."""
_LISTED = (
    case.c.case_id,
    case.c.station,
    case.c.case_no,
    case.c.status,
    case.c.stage,
    case.c.severity,
    case.c.validity,
    case.c.category,
    case.c.recorded_at,
)


def find(
    connection: Connection, wanted: Collection[tuple[str, str]], edition: int
) -> dict[tuple[str, str], Case | None]:
    """Find cases by station and id, to fold on; None for one that another edition folded."""
    found = connection.execute(
        sa.select(case.c.station, case.c.case_id, case.c.document, case.c.edition).where(
            case.c.case_id.in_({case_id for _, case_id in wanted}),
            case.c.station.in_({station for station, _ in wanted}),
        )
    )
    return {
        (row.station, row.case_id): _decode(row.document) if row.edition == edition else None
        for row in found
        if (row.station, row.case_id) in wanted
    }


def put(
    connection: Connection,
    values: Collection[Case],
    known: Collection[tuple[str, str]],
    edition: int,
) -> None:
    """Put folded cases, in place of their earlier states where they are ``known``."""
    rows = [(value, _row(value) | {"edition": edition}) for value in values]
    old = [
        {**row, "key_station": value.station, "key_id": value.id}
        for value, row in rows
        if (value.station, value.id) in known
    ]
    new = [
        {**row, "station": value.station, "case_id": value.id}
        for value, row in rows
        if (value.station, value.id) not in known
    ]
    if old:
        same = (case.c.station == sa.bindparam("key_station")) & (
            case.c.case_id == sa.bindparam("key_id")
        )
        connection.execute(case.update().where(same), old)
    if new:
        connection.execute(case.insert(), new)


def clear(connection: Connection) -> None:
    """Remove every folded case, to fold anew."""
    connection.execute(case.delete())


def find_earlier(connection: Connection, edition: int, limit: int) -> list[tuple[str, str]]:
    """Find cases, by station and id, that an earlier edition of the fold has folded.

    Those of a later one, by a newer program at the same database, are left to that program.
    """
    found = sa.select(case.c.station, case.c.case_id).where(case.c.edition < edition)
    return [(row.station, row.case_id) for row in connection.execute(found.limit(limit))]


def count_earlier(connection: Connection, edition: int) -> int:
    """Count the cases that an earlier edition of the fold has folded."""
    counted = sa.select(sa.func.count()).select_from(case).where(case.c.edition < edition)
    return connection.scalar(counted) or 0


def index_some(connection: Connection, edition: int, limit: int) -> int:
    """Make the words of cases anew that an earlier normalisation made; return how many."""
    stale = sa.select(case.c.station, case.c.case_id, case.c.document)
    stale = stale.where(case.c.indexed < search.VERSION, case.c.edition == edition)
    rows = connection.execute(stale.limit(limit)).all()
    for row in rows:
        same = (case.c.station == row.station) & (case.c.case_id == row.case_id)
        made = {"words": _words(_decode(row.document)), "indexed": search.VERSION}
        connection.execute(case.update().where(same).values(made))
    return len(rows)


def find_document(
    connection: Connection, scope: Scope, case_id: str
) -> tuple[str, bytes, int] | None:
    """Find a case within a scope: its station, its JSON document and the edition of its fold."""
    found = sa.select(case.c.station, case.c.document, case.c.edition).where(
        case.c.case_id == case_id, within(case.c.station, scope)
    )
    row = connection.execute(found.limit(1)).first()
    return None if row is None else (row.station, row.document, row.edition)


def find_lines(
    connection: Connection, scope: Scope, text: str, status: str, limit: int
) -> tuple[CaseLine, ...]:
    """Find cases within a scope by a phrase and a status ("" for any), newest first."""
    found = (
        sa.select(*_LISTED)
        .where(within(case.c.station, scope), *_conditions(text, status))
        .order_by(case.c.recorded_at.desc(), case.c.case_id)
        .limit(limit)
    )
    return tuple(
        CaseLine(
            case=row.case_id,
            station=row.station,
            case_no=row.case_no,
            status=row.status,
            stage=row.stage,
            severity=row.severity,
            validity=row.validity,
            category=row.category,
            recorded_at=row.recorded_at,
            files_named=named,
            files_held=held,
        )
        for row in connection.execute(found).all()
        for named, held in [_files(connection, row.station, row.case_id)]
    )


def count(connection: Connection, scope: Scope) -> Statistics:
    """Count the cases within a scope by status, station and class."""
    by_status, by_station, by_severity = (
        _counted(connection, scope, column)
        for column in (case.c.status, case.c.station, case.c.severity)
    )
    return Statistics(
        total=sum(by_status.values()),
        by_status=by_status,
        by_station=by_station,
        by_severity=by_severity,
    )


def _row(value: Case) -> dict[str, object]:
    return {
        "case_no": value.case_no,
        "status": value.status,
        "stage": value.stage,
        "severity": value.severity,
        "validity": value.validity,
        "category": value.category,
        "recorded_at": value.recorded_at,
        "words": _words(value),
        "indexed": search.VERSION,
        "document": wire.encode(value),
    }


def _counted(connection: Connection, scope: Scope, column: sa.Column[str]) -> dict[str, int]:
    counted = (
        sa.select(column, sa.func.count())
        .where(within(case.c.station, scope))
        .group_by(column)
        .order_by(column)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}


def _conditions(text: str, status: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if phrase := search.words(text):
        # Words are letters and digits only, so nothing in them is a wildcard.
        found: ColumnElement[bool] = case.c.words.like(f"% {' '.join(phrase)}%")
        plain = named(spelled(text))
        if len(plain) >= SHORTEST_IDENTIFIER or may_be_part(plain):
            found |= case.c.words.like(f"%{_IDENTIFIERS}%{plain}%")
        conditions.append(found)
    if status:
        conditions.append(case.c.status == status)
    return conditions


def _files(connection: Connection, station: str, case_id: str) -> tuple[int, int]:
    counted = (
        sa.select(
            sa.func.count(blob_ref.c.h.distinct()),
            sa.func.count(holding.c.h.distinct()),
        )
        .select_from(blob_ref)
        .outerjoin(
            holding, (holding.c.h == blob_ref.c.h) & (holding.c.station == blob_ref.c.station)
        )
        .where(blob_ref.c.station == station, blob_ref.c.case_id == case_id, ~blob_ref.c.held)
    )
    named, held = connection.execute(counted).one()
    return named, held


def _words(value: Case) -> str:
    return f" {search_text(value)} {_IDENTIFIERS} {identifiers(value)} "
