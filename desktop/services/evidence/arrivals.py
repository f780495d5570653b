"""What arrives: what a person says of it, what it tells of itself, and what comes of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from desktop.evidence.files.inspection import Inspection
from desktop.evidence.files.vault import Taken
from desktop.evidence.pictures.messages import Described, LookedAt
from desktop.services.evidence import photo_facts
from desktop.services.evidence.batches import Came, Gate, Outcome
from record.case import Case
from record.codes import ExhibitKind, ExhibitStatus, Medium
from record.evidence import Exhibit
from record.exhibits.files import NO_ARRIVAL, Arrival, FileDetails, FileRemark
from record.exhibits.photos import PhotoDetails, PhotoQuality, PhotoRemark
from record.exhibits.tables import written

DECODER_GONE, CUT_OFF = "evidence.decoder_gone", "evidence.cut_off"
# What becomes exhibits in one transaction: some pictures, or one film.
MOST_TOGETHER, BYTES_TOGETHER = 8, 64 * 1024 * 1024


class ExhibitForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of an exhibit; ``details`` follow the form of its kind."""

    kind: str = ExhibitKind.OTHER
    title: str = ""
    what_it_proves: str = ""
    captured_at: datetime | None = None
    captured_by: str = ""
    place: str = ""
    source: str = ""
    method: str = ""
    medium: Medium = Medium.FILE
    details: dict[str, Any] = {}


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a derivative comes from: the exhibit, and the settings it was made with."""

    exhibit_id: str
    settings: msgspec.Struct | dict[str, Any] = {}


class Looked(msgspec.Struct, frozen=True):
    """A file in the vault, and what a look at it told before it becomes an exhibit."""

    taken: Taken
    inspection: Inspection
    seen: Described | None = None
    not_shown: str = ""
    said: tuple[str, ...] = ()
    cut: tuple[FileRemark, ...] = ()
    arrival: Arrival = NO_ARRIVAL

    @property
    def remarks(self) -> tuple[FileRemark, ...]:
        """Why the file cannot be shown as it is; a decoder that is gone is not its fault."""
        codes = (self.not_shown, *self.said)
        told = (FileRemark(code=code) for code in codes if code and code != DECODER_GONE)
        return (*told, *self.cut)

    def described(self, form: "ExhibitForm") -> "ExhibitForm":
        """Return what a person says, with what was seen of the file and how it came."""
        told = written(FileDetails(file_remarks=self.remarks, arrival=self.arrival))
        return msgspec.structs.replace(form, details={**form.details, **told}) if told else form


def cut_of(told: LookedAt) -> tuple[FileRemark, ...]:
    """Return the remark that a film was cut off, with how much of it is missing."""
    if not told.missing:
        return ()
    return (FileRemark(code=CUT_OFF, missing=told.missing, promised=told.promised),)


def judged(
    case: Case, looked: Looked, form: ExhibitForm, gate: Gate, now: datetime
) -> tuple[ExhibitForm, Outcome]:
    """Say what comes of a file: the case may have it already, the gate may hold it."""
    name, h = looked.inspection.name, looked.taken.sha256
    known = known_in(case, h)
    if known is not None:
        return form, Outcome(name=name, outcome=Came.KNOWN, exhibit=known, sha256=h)
    lacks = looked.seen.remarks if looked.seen else ()
    # What was on a screen or under a scanner is no photo that could be taken again.
    is_photo = not looked.arrival.way
    if lacks and is_photo and gate.hold_poor and not gate.keep_because:
        return form, Outcome(name=name, outcome=Came.POOR, sha256=h, quality=lacks)
    said, remarks = _enriched(case, form, looked, gate, now)
    return said, Outcome(
        name=name,
        outcome=Came.ADDED,
        sha256=h,
        not_shown=looked.not_shown,
        file_remarks=looked.remarks,
        quality=lacks,
        remarks=remarks,
    )


def _enriched(
    case: Case, form: ExhibitForm, looked: Looked, gate: Gate, now: datetime
) -> tuple[ExhibitForm, tuple[PhotoRemark, ...]]:
    """Add to what a person says of a picture what the picture says of itself."""
    seen, form = looked.seen, looked.described(form)
    if seen is None:
        return form, ()
    remarks = photo_facts.compared(seen, case, now)
    kept = bool(seen.remarks and gate.keep_because)
    quality = PhotoQuality(
        lacks=tuple(seen.remarks),
        kept_because=gate.keep_because if kept else "",
        kept_by=gate.kept_by if kept else "",
    )
    told = PhotoDetails(photo=photo_facts.told(seen), photo_remarks=remarks, quality=quality)
    said = msgspec.structs.replace(form, details={**form.details, **written(told)})
    at = photo_facts.captured(seen)
    if form.captured_at is None and at is not None and at <= now:
        said = msgspec.structs.replace(said, captured_at=at)
    if not form.source and seen.device:
        said = msgspec.structs.replace(said, source=seen.device)
    return said, remarks


def is_enough(waiting: Sequence[Looked | Outcome]) -> bool:
    """Tell whether so much waits in the vault that a sudden end should not cost more."""
    taken = [each.taken.size for each in waiting if isinstance(each, Looked)]
    return len(taken) >= MOST_TOGETHER or sum(taken) >= BYTES_TOGETHER


def known_in(case: Case, sha256: str) -> Exhibit | None:
    """Return the exhibit of a case that holds these bytes."""
    there = (e for e in case.evidence.values() if e.status != ExhibitStatus.WITHDRAWN)
    return next((e for e in there if any(f.h == sha256 for f in e.files)), None)
