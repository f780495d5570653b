"""The register of looks at footage and of what was taken from it (form F18).

A row says what Regulation 799 on public video systems, article 16(3), asks for: why, what, who
with unit and name; and what a court asks later: file, range, clock, what was handed out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from record.case import Case
from record.codes import Code, CustodyAct, ExhibitKind
from record.evidence import CustodyEvent, Exhibit
from record.exhibits.custody import Looked, looked_of
from record.reading.lineage import lineage

TAKEN = frozenset({CustodyAct.EXPORTED, CustodyAct.HANDED_OVER})


class LookReason(Code):
    """Why somebody looked at footage."""

    COMPLAINT = "COMPLAINT"
    REVIEW = "REVIEW"
    AUTHORITY = "AUTHORITY"
    DISPUTE = "DISPUTE"
    OTHER = "OTHER"


REASONS = tuple(LookReason)


class Taken(Code):
    """What was taken from footage."""

    STILL = "STILL"
    CLIP = "CLIP"
    FILE = "FILE"
    PICTURE = "PICTURE"


class RegisterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the register: a sitting, or something that left the station.

    ``event`` is VIEWED, EXPORTED or HANDED_OVER; ``looked`` is there for sittings only.
    """

    event: str
    at: datetime
    person: str
    exhibit_no: str
    file: str
    purpose: str = ""
    to: str = ""
    looked: Looked | None = None
    entry: str = ""


def rows(case: Case) -> tuple[RegisterRow, ...]:
    """Return the register of a case in the order of its record."""
    return tuple(_rows(case))


def is_from_footage(case: Case, exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is footage, or was made from footage through any steps."""
    return any(map(_is_footage, lineage(case, exhibit)))


def moment(starts_at: str, seconds: float, offset_s: float = 0.0) -> str:
    """Write the time of day of a position, or "" when the file does not say when it starts."""
    try:
        at = datetime.fromisoformat(starts_at) + timedelta(seconds=seconds - offset_s)
    except (ValueError, OverflowError):
        return ""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def _rows(case: Case) -> Iterator[RegisterRow]:
    for event in case.custody:
        exhibit = case.evidence.get(event.evidence_id)
        if exhibit is None:
            continue
        looked = looked_of(event)
        sat = event.event == CustodyAct.VIEWED and (looked is not None or _is_footage(exhibit))
        if sat or (event.event in TAKEN and is_from_footage(case, exhibit)):
            yield _row(event, exhibit, looked if sat else None)


def _row(event: CustodyEvent, exhibit: Exhibit, looked: Looked | None) -> RegisterRow:
    return RegisterRow(
        event=event.event,
        at=event.at,
        person=looked.person if looked else event.actor,
        exhibit_no=exhibit.exhibit_no,
        file=exhibit.original_name or exhibit.title,
        purpose=event.purpose,
        to=event.to,
        looked=looked,
        entry=event.entry,
    )


def _is_footage(exhibit: Exhibit) -> bool:
    original = exhibit.original
    if original is None:
        return False
    return exhibit.kind == ExhibitKind.CCTV_CLIP or original.t.startswith("video/")
