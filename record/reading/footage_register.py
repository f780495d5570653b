"""The register of looks at footage and of what was taken from it (form F18).

A row says what Regulation 799 on public video systems, article 16(3), asks for: why, what, who
with unit and name; and what a court asks later: file, range, clock, what was handed out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from record.case import Case
from record.codes import CustodyAct
from record.evidence import CustodyEvent, Exhibit
from record.reading.lineage import lineage

TAKEN = frozenset({CustodyAct.EXPORTED, CustodyAct.HANDED_OVER})
COMPLAINT, REVIEW, AUTHORITY, DISPUTE, OTHER = (
    "COMPLAINT", "REVIEW", "AUTHORITY", "DISPUTE", "OTHER",
)  # fmt: skip
REASONS = (COMPLAINT, REVIEW, AUTHORITY, DISPUTE, OTHER)
STILL, CLIP, FILE, PICTURE = "STILL", "CLIP", "FILE", "PICTURE"
_FOOTAGE = "CCTV_CLIP"


class Stretch(msgspec.Struct, frozen=True):
    """A stretch that was on screen: seconds from the first frame, and its time stamps."""

    from_s: float
    to_s: float
    from_pts: int
    to_pts: int


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """Something taken from footage: STILL, CLIP, FILE or PICTURE, its number or file name."""

    what: str
    name: str
    from_s: float | None = None
    to_s: float | None = None


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """The ``facts`` of a VIEWED entry: one sitting before one piece of footage.

    ``unit`` and ``caller`` name who asked when that is an authority. ``starts_at`` is the
    recorder's own time of the first frame (ISO 8601, without zone when the file gives none),
    ``offset_s`` how many seconds the recorder is fast and ``clock`` where that comes from.
    Without ``has_times`` stretches count frames at a nominal pace and their stamps are ordinals.
    ``recovered`` marks a sitting that a sudden end cut off, written at the next sign-in.
    """

    sitting: str
    person: str
    reason: str
    text: str = ""
    unit: str = ""
    caller: str = ""
    file: str = ""
    sha256: str = ""
    camera: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    stretches: tuple[Stretch, ...] = ()
    speeds: tuple[float, ...] = ()
    starts_at: str = ""
    offset_s: float | None = None
    clock: str = ""
    gaps: int = 0
    has_times: bool = True
    handed: tuple[Handed, ...] = ()
    recovered: bool = False


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


def looked_of(event: CustodyEvent) -> Looked | None:
    """Return the sitting that an event records, or None; facts of another shape are none."""
    if event.event != CustodyAct.VIEWED or not event.facts:
        return None
    try:
        return msgspec.convert(event.facts, Looked, strict=False)
    except (msgspec.ValidationError, OverflowError):
        return None


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
    return exhibit.kind == _FOOTAGE or original.t.startswith("video/")
