"""Lists of cases: queries, rows with masked personal data, and saved views."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

import msgspec

from desktop.services.cases import masking
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.texts import checked
from desktop.store import blobs, cases, journal, keep
from record.codes import CLASSES
from record.problems import Problem
from record.reading import search
from record.reading.sought import SHORTEST_IDENTIFIER, Sought
from record.rules import deadlines

SAME_MOST, BATCH = 50, 500


class CaseQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases to list and in what order; empty means any."""

    text: str = ""
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    validities: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    overdue: bool = False
    open_only: bool = False
    mine: bool = False
    waiting_review: bool = False
    press: bool = False
    has_tasks: bool = False
    sort: str = "recorded_at"
    descending: bool = True


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list; personal data are masked."""

    id: str
    case_no: str
    station: str
    station_name: str
    summary: str
    category: str
    severity: str
    validity: str
    status: str
    stage: str
    due_at: datetime | None
    due_rule: str
    due_is_provisional: bool = False
    exhibits: int
    plate: str
    phone: str
    complainant: str
    recorded_at: datetime
    updated_at: datetime
    open_tasks: int
    open_remarks: int
    sync: str


class CasePage(msgspec.Struct, frozen=True):
    """Some rows of a list, and how many there are in all."""

    rows: tuple[CaseRow, ...]
    total: int


class CaseLists:
    """List, count and find cases at this device."""

    def __init__(self, recorder: Recorder, reference: ReferenceData) -> None:
        self._recorder = recorder
        self._reference = reference

    def list(self, query: CaseQuery, offset: int = 0, limit: int = 50) -> CasePage:
        """Return a page of rows and the total; a sort that is not known means the newest first."""
        wanted = self._filter(query)
        sort = query.sort if query.sort in cases.SORTS else "recorded_at"
        with self._recorder.database.read() as connection:
            rows = cases.find(
                connection,
                wanted,
                sort=sort,
                descending=query.descending,
                page=slice(max(0, offset), max(0, offset) + max(0, limit)),
            )
            total = cases.count(connection, wanted)
            unsent = journal.find_unsent_cases(connection, self._recorder.session.device.dev)
            held_back = blobs.find_cases_by_state(connection, [row.id for row in rows])
        return CasePage(tuple(self._row(row, unsent, held_back) for row in rows), total)

    def total(self) -> int:
        """Return how many cases this device holds."""
        with self._recorder.database.read() as connection:
            return cases.count(connection, cases.Filter())

    def each(self, query: CaseQuery) -> Iterator[CaseRow]:
        """Yield every row of a query in its order, as the cases stood when it began."""
        wanted = self._filter(query)
        sort = query.sort if query.sort in cases.SORTS else "recorded_at"
        with self._recorder.database.read() as connection:
            unsent = journal.find_unsent_cases(connection, self._recorder.session.device.dev)
            found = cases.find_each(connection, wanted, sort=sort, descending=query.descending)
            for rows in batched(found, BATCH):
                held_back = blobs.find_cases_by_state(connection, [row.id for row in rows])
                yield from (self._row(row, unsent, held_back) for row in rows)

    def station_name(self, code: str) -> str:
        """Return how a station is called; an unknown code stands for itself."""
        return self._reference.station(code).name

    def stations(self) -> tuple[tuple[str, str], ...]:
        """Return code and name of the stations that this desk sees."""
        device = self._recorder.session.device
        if device.station:
            return ((device.station, self.station_name(device.station)),)
        known = self._reference.now.stations
        mine = [s for s in known if not device.region or s.region == device.region]
        return tuple((s.code, s.name) for s in mine)

    def row(self, case_id: str) -> CaseRow:
        """Return one case as a line of a list; raises ``cases.unknown``."""
        with self._recorder.database.read() as connection:
            row = cases.find_row(connection, case_id)
            if row is None:
                raise Problem("cases.unknown")
            unsent = journal.find_unsent_cases(connection, self._recorder.session.device.dev)
            held_back = blobs.find_cases_by_state(connection, [case_id])
        return self._row(row, unsent, held_back)

    def counts(self) -> dict[str, int]:
        """Return the numbers on the rail: open, overdue, review, tasks and today."""
        now = int(self._recorder.clock.now().timestamp())
        wanted = {
            "open": cases.Filter(open_only=True),
            "overdue": cases.Filter(due_before=now),
            "review": cases.Filter(waits=True),
            "tasks": cases.Filter(has_tasks=True),
            "today": cases.Filter(presses_before=now),
        }
        with self._recorder.database.read() as connection:
            return {name: cases.count(connection, w) for name, w in wanted.items()}

    def similar(self, fields: dict[str, Any]) -> tuple[CaseRow, ...]:
        """Return earlier cases of the same plate or telephone number, however it was written."""
        plate = search.identifier(str(fields.get("vehicle.plate") or ""))
        phone = search.identifier(str(fields.get("complainant.phone") or ""))
        found: dict[str, Any] = {}
        with self._recorder.database.read() as connection:
            for typed in (text for text in (plate, phone) if len(text) >= SHORTEST_IDENTIFIER):
                rows = cases.find(
                    connection,
                    cases.Filter(text=typed),
                    sort="recorded_at",
                    descending=True,
                    page=slice(0, SAME_MOST),
                )
                found |= {row.id: row for row in rows if _is_of(row, plate, phone)}
        latest = sorted(found.values(), key=lambda row: -row.recorded_at)
        return tuple(self._row(row, set(), {}) for row in latest)

    def views(self) -> dict[str, CaseQuery]:
        """Return the saved views of the person on duty, by name."""
        person = self._recorder.session.require().person_id
        with self._recorder.database.read() as connection:
            raw = keep.get_views(connection, person)
        return {name: msgspec.json.decode(q, type=CaseQuery) for name, q in raw.items()}

    def save_view(self, name: str, query: CaseQuery) -> None:
        """Keep a query under a name; raises ``cases.incomplete`` for a name that is empty."""
        name = checked(name).strip()
        if not name:
            raise Problem("cases.incomplete", field="name")
        person = self._recorder.session.require().person_id
        with self._recorder.database.write() as connection:
            keep.put_view(connection, person, name, msgspec.json.encode(query))

    def drop_view(self, name: str) -> None:
        """Forget a saved view."""
        person = self._recorder.session.require().person_id
        with self._recorder.database.write() as connection:
            keep.drop_view(connection, person, name)

    def _filter(self, query: CaseQuery) -> cases.Filter:
        member = self._recorder.session.member
        now = int(self._recorder.clock.now().timestamp())
        return cases.Filter(
            text=query.text,
            places=tuple(self._places(query.text)),
            statuses=query.statuses,
            categories=query.categories,
            severities=tuple(s for s in query.severities if s in CLASSES),
            validities=query.validities,
            stations=query.stations,
            owner=member.person_id if query.mine and member else "",
            due_before=now if query.overdue else None,
            open_only=query.open_only,
            waits=query.waiting_review,
            press=query.press,
            has_tasks=query.has_tasks,
        )

    def _places(self, typed: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the terms that name stations, with their codes, where a desk sees several."""
        stations = self._reference.now.stations
        if self._recorder.session.device.station or not typed.strip():
            return
        for term in Sought(typed).terms:
            one = Sought(term)
            codes = tuple(s.code for s in stations if one.found_in(f"{s.code} {s.name}"))
            if codes:
                yield term, codes

    def _row(self, row: Any, unsent: set[str], states: dict[str, str]) -> CaseRow:
        sync = blobs.ONLY_HERE if row.id in unsent else states.get(row.id, blobs.VERIFIED)
        due_at, rules = cases.moment(row.due_at), self._recorder.rules
        return CaseRow(
            id=row.id,
            case_no=row.case_no,
            station=row.station,
            station_name=self._reference.station(row.station).name,
            summary=row.summary,
            category=row.category,
            severity=CLASSES[row.severity],
            validity=row.validity,
            status=row.status,
            stage=row.stage,
            due_at=due_at,
            due_rule=row.due_rule,
            due_is_provisional=deadlines.may_move(row.due_rule, due_at, rules),
            exhibits=row.exhibits,
            plate=masking.plate(row.plate),
            phone=masking.phone(row.phone),
            complainant=masking.name(row.complainant),
            recorded_at=cases.known_moment(row.recorded_at),
            updated_at=cases.known_moment(row.updated_at // 1000),
            open_tasks=row.open_tasks,
            open_remarks=row.remarks,
            sync=sync,
        )


def batched(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    """Yield rows in lists of a size; the last may be shorter."""
    while some := list(islice(rows, size)):
        yield some


def _is_of(row: Any, plate: str, phone: str) -> bool:
    of_plate = bool(plate) and search.identifier(row.plate) == plate
    return of_plate or (bool(phone) and search.identifier(row.phone) == phone)
