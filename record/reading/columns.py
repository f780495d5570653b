"""What a station's lists, filters and searches know of a case; headquarters has its own columns."""

import re
from datetime import datetime

import msgspec

from record.case import Case
from record.codes import (
    FOUNDED,
    Channel,
    DeadlineStatus,
    ExhibitStatus,
    Severity,
    Stage,
    Status,
    Validity,
)
from record.exhibits.asked import answers
from record.journal.ids import check_code
from record.reading import search
from record.reading.pinyin import initials

HASH_LENGTH = 32
HEX = frozenset("0123456789abcdef-")
NUMBER_END = 8
"""So much of a case number is its own; before it stand station and day, which many share."""
# Parts joined by dashes or dots, as seals, receipts and telephones are written in a sentence. Tried
# once for each run of letters and digits: a page of digits is read in one go.
_CODE_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]++(?:[-‐‑‒–—―−·.－][0-9A-Za-z]+)+")
_CHECK_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}$")
TEXT_FIELDS = ("summary", "narrative", "demand_text", "place_detail", "respondent", "closing_note")


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The folded case, reduced to what it is listed by; ``due_at`` is its nearest open clock."""

    id: str
    case_no: str
    station: str
    category: str
    severity: str
    validity: str
    status: str
    stage: str
    summary: str
    is_open: bool
    waits: bool
    press: bool
    due_at: datetime | None
    due_rule: str
    recorded_at: datetime
    exhibits: int
    open_tasks: int
    remarks: int
    plate: str
    phone: str
    complainant: str
    owner: str


def columns_of(case: Case) -> Columns:
    """Reduce a case to its columns."""
    clocks = sorted((d.due, d.rule) for d in case.deadlines if d.status == DeadlineStatus.OPEN)
    due_at, due_rule = clocks[0] if clocks and case.is_open else (None, "")
    return Columns(
        id=case.id,
        case_no=case.case_no,
        station=case.station,
        category=case.category,
        severity=case.severity,
        validity=case.validity,
        status=case.status,
        stage=case.stage,
        summary=case.summary,
        is_open=case.is_open,
        waits=waits_for_review(case),
        press=case.flags.get("press", False) or case.channel == Channel.MEDIA,
        due_at=due_at,
        due_rule=due_rule,
        recorded_at=case.recorded_at,
        exhibits=sum(e.status != ExhibitStatus.WITHDRAWN for e in case.evidence.values()),
        open_tasks=len(case.open_tasks),
        remarks=len(case.remarks) + len(case.two_versions),
        plate=case.vehicle.plate,
        phone=case.complainant.phone,
        complainant=case.complainant.name,
        owner=case.manager_on_duty or case.taken_by,
    )


def waits_for_review(case: Case) -> bool:
    """Tell whether the region has something to decide or to confirm."""
    if not case.is_open or case.open_tasks:
        return False
    if case.status == Status.ESCALATED:
        return True
    if case.status == Status.RESOLVED:
        return needs_confirmation(case) and case.confirmed_at is None
    return case.validity == Validity.UNDECIDED and case.stage != Stage.LISTEN and bool(case.stage)


def needs_confirmation(case: Case) -> bool:
    """Tell whether closing needs the region: valid, or important and up (MODEL.md 5.7)."""
    return case.validity in FOUNDED or case.severity != Severity.GENERAL


def search_text(case: Case) -> str:
    """Return the words a case is found by, normalised for a full-text index."""
    texts = [*_texts(case), case.complainant.name, *(p.name for p in case.people.values())]
    named = [case.summary, case.complainant.name, *(p.name for p in case.people.values())]
    return search.indexed("\n".join([*texts, *initials("\n".join(named))]))


def _texts(case: Case) -> list[str]:
    texts = [getattr(case, name) for name in TEXT_FIELDS]
    texts += [case.complainant.organisation, case.vehicle.model]
    texts += [fact.value for fact in case.facts.values()]
    texts += [contact.content for contact in case.communications.values()]
    texts += [note.text for note in case.notes]
    return texts + [f"{e.title} {e.what_it_proves}" for e in case.evidence.values()]


def identifiers(case: Case) -> str:
    """Return what people call a case and its things by: numbers, plates, phones, codes, seals."""
    found = [case.case_no, case.vehicle.plate, case.vehicle.vin, case.complainant.phone]
    found += [person.phone for person in case.people.values()]
    found += [paper.code for paper in case.papers.values()]
    found += [check_code(paper.text_hash) for paper in case.papers.values() if paper.text_hash]
    found += [code[0] for event in case.custody if (code := _CHECK_CODE.search(event.found))]
    found += [value for value in _detail_values(case) if not _is_hash(value)]
    found += [code for text in _texts(case) for code in _CODE_IN_TEXT.findall(text)]
    return " ".join(filter(None, (search.identifier(text) for text in found)))


def parts(case: Case) -> str:
    """Return every end of the short things people read off: plates, codes, seals, serials.

    A prefix search over these finds any two or three characters in a row.
    """
    found = [case.vehicle.plate, search.identifier(case.case_no)[-NUMBER_END:]]
    found += [paper.code for paper in case.papers.values()]
    found += [value for value in _detail_values(case) if any(char.isdigit() for char in value)]
    ends = (search.parts(search.identifier(text)) for text in found)
    return " ".join(sorted({end for several in ends for end in several}))


def hashes(case: Case) -> str:
    """Return what machines call them by: ids and hashes, whose digits mean nothing to people."""
    found = [case.id, *(paper.text_hash for paper in case.papers.values())]
    found += [blob.h for exhibit in case.evidence.values() for blob in exhibit.files]
    found += [value for value in _detail_values(case) if _is_hash(value)]
    return " ".join(filter(None, (search.identifier(text) for text in found)))


def _detail_values(case: Case) -> list[str]:
    return [
        str(value)
        for exhibit in case.evidence.values()
        for _, value in answers(exhibit)
        if isinstance(value, str | int)
    ]


def _is_hash(text: str) -> bool:
    return len(text) >= HASH_LENGTH and set(text.lower()) <= HEX
