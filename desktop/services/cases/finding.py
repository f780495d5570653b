"""Searching from everywhere: cases, and what in them is meant; and why nothing was found."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from desktop.services.cases import masking
from desktop.services.cases.case_lists import CaseQuery, CaseRow
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.standing import LAST_CONTACT
from desktop.store import cases as store
from desktop.store import projection
from desktop.store.slots import Slots
from record.case import Case, Paper
from record.codes import Role
from record.evidence import Exhibit
from record.exhibits.asked import answers
from record.journal.ids import ALPHABET, check_characters, check_code, grouped, read_code
from record.reading.sought import Sought
from record.sheets.paper import MAX_CODE, SHORT_CODE, read_payload

MOST_CASES, LOOKED_INTO, MOST_HITS = 50, 50, 50
KEPT_RECENT = 20
_MARKS = 3


class Group(StrEnum):
    """What a hit is; the members stand in the order in which they are shown."""

    CASES = "CASES"
    EXHIBITS = "EXHIBITS"
    PAPERS = "PAPERS"
    PEOPLE = "PEOPLE"
    PLACES = "PLACES"


class Unsearched(StrEnum):
    """Where nobody looked."""

    OTHER_STATIONS = "OTHER_STATIONS"
    NOT_YET_INDEXED = "NOT_YET_INDEXED"
    LATER_AT_HEADQUARTERS = "LATER_AT_HEADQUARTERS"
    INSIDE_PICTURES = "INSIDE_PICTURES"


class Cause(StrEnum):
    """Why probably nothing was found."""

    CODE_MISREAD = "CODE_MISREAD"
    ONE_WORD = "ONE_WORD"
    FILTERS = "FILTERS"
    TOO_SHORT = "TOO_SHORT"
    NOTHING_LIKE_IT = "NOTHING_LIKE_IT"


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a case where words stand: the field, and the text around, as written."""

    field: str
    text: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the answer. ``ref`` is the exhibit, paper or station; ``code`` its kind."""

    group: Group
    title: str
    case_id: str = ""
    case_no: str = ""
    ref: str = ""
    code: str = ""
    state: str = ""
    at: datetime | None = None
    row: CaseRow | None = None
    why: tuple[Why, ...] = ()


class Hits(msgspec.Struct, frozen=True):
    """The hits of a group, and how many there are; ``whole`` tells whether all were counted."""

    group: Group
    hits: tuple[Hit, ...]
    total: int
    whole: bool = True


class Nothing(msgspec.Struct, frozen=True, kw_only=True):
    """Why nothing was found: the likely cause, words that would find something, where not."""

    cause: Cause
    instead: str = ""
    found_instead: int = 0
    without: str = ""
    unsearched: tuple[Unsearched, ...] = ()
    waiting: int = 0
    as_of: datetime | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a query: its groups in their order, or why there are none."""

    text: str
    groups: tuple[Hits, ...] = ()
    nothing: Nothing | None = None

    @property
    def total(self) -> int:
        """How many hits there are in all groups."""
        return sum(group.total for group in self.groups)


class Recent(msgspec.Struct, frozen=True):
    """A case that was opened, and when."""

    case_id: str
    at: datetime


RECENT = Slots("recent:", tuple[Recent, ...])


class Finding:
    """Find anything at this desk by any words, numbers, plates, telephones, codes or hashes."""

    def __init__(self, recorder: Recorder, reference: ReferenceData, cases: Cases) -> None:
        self._recorder = recorder
        self._reference = reference
        self._cases = cases
        self.last_failure: Found | None = None

    def find(self, typed: str) -> Found:
        """Return what a query finds; personal data are masked."""
        sought = Sought(typed)
        if not sought:
            return Found(text=typed)
        page = self._cases.list(CaseQuery(text=typed), 0, MOST_CASES)
        looked_into = [self._cases.get(row.id) for row in page.rows[:LOOKED_INTO]]
        whole = page.total <= LOOKED_INTO
        groups = (
            self._case_hits(sought, page.rows, looked_into, page.total),
            _hits(Group.EXHIBITS, _exhibits(sought, looked_into), whole=whole),
            _hits(Group.PAPERS, _papers(sought, looked_into), whole=whole),
            _hits(Group.PEOPLE, _people(sought, looked_into), whole=whole),
            _hits(Group.PLACES, self._places(sought), whole=True),
        )
        there = tuple(group for group in groups if group.total)
        return Found(text=typed, groups=there, nothing=None if there else self.why_nothing(typed))

    def why_nothing(self, typed: str, query: CaseQuery | None = None) -> Nothing:
        """Return why a query finds nothing; ``query`` is the list's, with its filters."""
        cause, instead, without = self._cause(typed, query)
        return Nothing(
            cause=cause,
            instead=instead,
            found_instead=self._count(instead),
            without=without,
            unsearched=tuple(self._unsearched()),
            waiting=self._waiting(),
            as_of=self._last_contact(),
        )

    # Recent cases

    def note_opened(self, case_id: str) -> None:
        """Note that the person on duty opened a case."""
        member = self._recorder.session.member
        if member is None or self._recorder.database.read_only:
            return
        now = Recent(case_id, self._recorder.clock.now())
        with self._recorder.database.write() as connection:
            before = RECENT.get(connection, member.person_id) or ()
            others = [each for each in before if each.case_id != case_id]
            RECENT.put(connection, member.person_id, (now, *others)[:KEPT_RECENT])

    def recent(self) -> tuple[tuple[CaseRow, datetime], ...]:
        """Return the cases that the person on duty opened last, the latest first."""
        member = self._recorder.session.member
        if member is None:
            return ()
        with self._recorder.database.read() as connection:
            kept = RECENT.get(connection, member.person_id) or ()
            there = [each for each in kept if store.find_row(connection, each.case_id) is not None]
        return tuple((self._cases.row(each.case_id), each.at) for each in there)

    def _case_hits(
        self, sought: Sought, rows: Iterable[CaseRow], looked_into: list[Case], total: int
    ) -> Hits:
        read = {case.id: case for case in looked_into}
        hits = tuple(
            Hit(
                group=Group.CASES,
                title=row.summary,
                case_id=row.id,
                case_no=row.case_no,
                state=row.status,
                at=row.recorded_at,
                row=row,
                why=tuple(_why(sought, read[row.id]))[:_MARKS] if row.id in read else (),
            )
            for row in rows
        )
        return Hits(Group.CASES, hits, total)

    def _places(self, sought: Sought) -> Iterator[Hit]:
        if self._recorder.session.device.role != Role.REGION:
            return
        for station in self._reference.now.stations:
            name = f"{station.code} {station.name}"
            if sought.found_in(name) == frozenset(sought.terms):
                yield Hit(group=Group.PLACES, title=name, ref=station.code)

    def _cause(self, typed: str, query: CaseQuery | None) -> tuple[Cause, str, str]:
        sought = Sought(typed)
        if query is not None and self._count(typed):
            return Cause.FILTERS, typed, ""
        if right := _right_code(typed):
            # Without such a paper here the character misread is another one.
            return Cause.CODE_MISREAD, right if self._count(right) else "", ""
        for term in sought.terms if len(sought.terms) > 1 else ():
            others = " ".join(each for each in sought.terms if each != term)
            if self._count(others) and not self._count(term):
                return Cause.ONE_WORD, others, term
        if sum(len(term) for term in sought.terms) < _MARKS:
            return Cause.TOO_SHORT, "", ""
        return Cause.NOTHING_LIKE_IT, "", ""

    def _count(self, typed: str) -> int:
        if not typed:
            return 0
        with self._recorder.database.read() as connection:
            return store.count(connection, store.Filter(text=typed))

    def _unsearched(self) -> Iterator[Unsearched]:
        if self._recorder.session.device.role != Role.REGION:
            yield Unsearched.OTHER_STATIONS
        if self._waiting():
            yield Unsearched.NOT_YET_INDEXED
        yield Unsearched.LATER_AT_HEADQUARTERS
        yield Unsearched.INSIDE_PICTURES

    def _last_contact(self) -> datetime | None:
        with self._recorder.database.read() as connection:
            last = LAST_CONTACT.get(connection)
        return datetime.fromisoformat(last) if last else None

    def _waiting(self) -> int:
        with self._recorder.database.read() as connection:
            return projection.count_unsearchable(connection)


def _hits(group: Group, found: Iterable[Hit], *, whole: bool) -> Hits:
    every = tuple(found)
    return Hits(group, every[:MOST_HITS], len(every), whole)


def _exhibits(sought: Sought, looked_into: Iterable[Case]) -> Iterator[Hit]:
    for case in looked_into:
        around = sought.found_in("\n".join(text for _, text in _texts(case)))
        for exhibit in sorted(case.evidence.values(), key=lambda e: e.exhibit_no):
            here = sought.found_in("\n".join(_texts_of(exhibit)))
            if here and here | around == frozenset(sought.terms):
                yield Hit(
                    group=Group.EXHIBITS,
                    title=f"{exhibit.exhibit_no} {exhibit.title}",
                    case_id=case.id,
                    case_no=case.case_no,
                    ref=exhibit.id,
                    code=exhibit.kind,
                    state=exhibit.status,
                    at=exhibit.added_at,
                )


def _papers(sought: Sought, looked_into: Iterable[Case]) -> Iterator[Hit]:
    for case in looked_into:
        for paper in case.papers.values():
            if sought.found_in("\n".join(_texts_on(paper))) == frozenset(sought.terms):
                yield Hit(
                    group=Group.PAPERS,
                    title=grouped(paper.code),
                    case_id=case.id,
                    case_no=case.case_no,
                    ref=paper.code,
                    code=paper.document,
                    state=paper.state,
                    at=paper.printed_at,
                )


def _people(sought: Sought, looked_into: Iterable[Case]) -> Iterator[Hit]:
    for case in looked_into:
        everybody = [(case.complainant.name, case.complainant.phone, "complainant")]
        everybody += [(p.name, p.phone, f"people.{key}") for key, p in case.people.items()]
        for name, phone, ref in everybody:
            if sought.found_in(f"{name}\n{phone}") == frozenset(sought.terms):
                shown = [masking.name(name), masking.phone(phone)]
                yield Hit(
                    group=Group.PEOPLE,
                    title=" ".join(part for part in shown if part),
                    case_id=case.id,
                    case_no=case.case_no,
                    ref=ref,
                )


def _why(sought: Sought, case: Case) -> Iterator[Why]:
    """Yield the places where a term stands, those that say most first; personal data masked."""
    for field, text in _texts(case):
        if sought.spans(text):
            yield Why(field=field, text=_MASKS.get(field, masking.in_text)(text))
    for exhibit in case.evidence.values():
        text = f"{exhibit.exhibit_no} {exhibit.title}"
        if sought.found_in("\n".join(_texts_of(exhibit))):
            yield Why(field="exhibit", text=text)


_MASKS: dict[str, Callable[[str], str]] = {
    "vehicle.plate": masking.plate,
    "complainant.phone": masking.phone,
    "complainant.name": masking.name,
    "people": masking.name,
    "case_no": str,
    "vehicle.vin": masking.plate,
}


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    yield "case_no", case.case_no
    for field in ("summary", "narrative", "demand_text", "place_detail", "closing_note"):
        yield field, getattr(case, field)
    yield "vehicle.plate", case.vehicle.plate
    yield "vehicle.model", case.vehicle.model
    yield "vehicle.vin", case.vehicle.vin
    yield "complainant.name", case.complainant.name
    yield "complainant.phone", case.complainant.phone
    yield "complainant.organisation", case.complainant.organisation
    for fact in case.facts.values():
        yield "facts", fact.value
    for person in case.people.values():
        yield "people", person.name
    for contact in case.communications.values():
        yield "communications", contact.content
    for note in case.notes:
        yield "notes", note.text


def _texts_of(exhibit: Exhibit) -> Iterator[str]:
    yield f"{exhibit.exhibit_no} {exhibit.title}"
    yield exhibit.what_it_proves
    yield exhibit.original_name
    yield from (str(value) for _, value in answers(exhibit) if isinstance(value, str | int))
    yield from (blob.h for blob in exhibit.files)


def _texts_on(paper: Paper) -> Iterator[str]:
    yield paper.code
    yield paper.document
    yield paper.text_hash
    if paper.text_hash:
        yield check_code(paper.text_hash)


def _right_code(typed: str) -> str:
    """Return the number under a QR code that was meant, when its check characters do not agree."""
    code = read_code(typed)
    fits = SHORT_CODE + 3 <= len(code) <= MAX_CODE + 3 and set(code) <= set(ALPHABET)
    if not fits or any(char.isspace() for char in typed.strip()) or read_payload(code) is not None:
        return ""
    right = code[:-2] + check_characters(code[:-2])
    return grouped(right) if read_payload(right) is not None else ""
