"""Sets of fuel samples: what is said of them, their numbers, and how long they are kept."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from os import urandom

import msgspec

from desktop import zone
from desktop.prints.page.labels import when
from desktop.prints.samples.label import SampleLabel
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind, ExhibitStatus, Medium
from record.evidence import Exhibit
from record.exhibits.samples import SampleDetails, lab_report_of, sample_of, sample_photo_of
from record.exhibits.tables import written
from record.journal.ids import check_characters, crockford
from record.measures import digits
from record.reading import seals

NOZZLE, VEHICLE_TANK = "NOZZLE", "VEHICLE_TANK"
# Domain 3.5: flush at least 4 L; a nozzle gives 1 L a portion, a tank at least half a litre.
LEAST_FLUSH_L = Decimal("4.0")
LEAST_ML = {NOZZLE: 1000, VEHICLE_TANK: 500}
LIGHT_OIL_DAYS = 92
AFTER_CLOSING = timedelta(days=90)
_CODE_LENGTH, _CODE_BYTES = 9, 6
_LAST = re.compile(r"-(\d+)$")


class Portion(msgspec.Struct, frozen=True, kw_only=True):
    """One bottle of a set: what it is for (TEST, RESERVE, CUSTOMER), its seal and millilitres."""

    portion: str
    seal_no: str
    amount_ml: Decimal
    storage: str = ""


class SampleSet(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of all bottles of a set that were drawn together; times aware."""

    source: str
    drawn_at: datetime
    sealed_at: datetime
    sampler: str
    guard: str
    portions: tuple[Portion, ...]
    equipment: str = ""
    product: str = ""
    flush_l: Decimal | None = None
    witness: str = ""
    container: str = ""
    place: str = ""


def sample_numbers(case: Case, count: int) -> tuple[str, ...]:
    """Return the next free sample numbers ``S-<case>-<nn>`` (MODEL.md 5.5)."""
    used = [
        int(found[1])
        for each in case.evidence.values()
        if is_sample(each) and (found := _LAST.search(number_of(each)))
    ]
    first = max(used, default=0) + 1
    return tuple(f"S-{case.case_no}-{n:02d}" for n in range(first, first + count))


def number_of(sample: Exhibit) -> str:
    """Return a sample's number, or its exhibit number where it has none."""
    return sample_of(sample).sample_no or sample.exhibit_no


def keep_until(case: Case, sample: Exhibit) -> date | None:
    """Return the first day a sample may be disposed of; None while the case is open.

    Ninety days after closing, never before a running objection ends, never before light oil's
    three months (MODEL.md 3.5, number 8).
    """
    if case.closed_at is None:
        return None
    days = [zone.local(case.closed_at + AFTER_CLOSING).date(), *_objections(case)]
    drawn = sample_of(sample).drawn_at
    if drawn is not None:
        days.append(zone.local(drawn + timedelta(days=LIGHT_OIL_DAYS)).date())
    return max(days)


def photo_pairs(case: Case, sample: Exhibit) -> dict[str, tuple[Exhibit, ...]]:
    """Return the photos of a sample's seal by the moment they were made."""
    found: dict[str, tuple[Exhibit, ...]] = {}
    for each in case.evidence.values():
        photo = sample_photo_of(each)
        if photo.of == sample.id and each.status != ExhibitStatus.WITHDRAWN:
            found[photo.moment] = (*found.get(photo.moment, ()), each)
    return found


def label_of(
    case: Case, station: str, sample: Exhibit, label: Callable[[str, str], str]
) -> SampleLabel:
    """Return what stands on a sample's label (MODEL.md 3.5, number 7)."""
    said = sample_of(sample)
    amount = said.amount_ml
    rows = (
        ("case", case.case_no),
        ("station", station),
        ("source", f"{label('sample_source', said.source)} {said.equipment}".strip()),
        ("product", said.product),
        ("drawn", when(said.drawn_at)),
        ("amount", f"{digits(amount)} mL" if amount else ""),
        ("portion", label("portion", said.portion)),
        ("sampler", said.sampler),
        ("guard", said.guard),
        ("customer", said.witness),
        ("seal", said.seal_no),
    )
    return SampleLabel(
        number=number_of(sample),
        code=said.code or sample.exhibit_no,
        seal_no=said.seal_no,
        day=when(said.sealed_at),
        rows=rows,
    )


def is_sample(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is a fuel sample that still counts."""
    return exhibit.kind == ExhibitKind.FUEL_SAMPLE and exhibit.status != ExhibitStatus.WITHDRAWN


def form_of(
    drawn: SampleSet, portion: Portion, number: str, together: str, label: str
) -> ExhibitForm:
    """Return what is said of one bottle of a set; ``together`` names the set."""
    said = SampleDetails(
        sample_no=number,
        source=drawn.source,
        equipment=drawn.equipment,
        product=drawn.product,
        drawn_at=drawn.drawn_at,
        flush_l=drawn.flush_l,
        sampler=drawn.sampler.strip(),
        guard=drawn.guard.strip(),
        witness=drawn.witness,
        container=drawn.container,
        amount_ml=portion.amount_ml,
        portion=portion.portion,
        seal_no=portion.seal_no.strip(),
        sealed_at=drawn.sealed_at,
        storage=portion.storage,
        together=together,
        code=_new_code(),
    )
    return ExhibitForm(
        kind=ExhibitKind.FUEL_SAMPLE,
        title=f"{number} {label}",
        captured_at=drawn.drawn_at,
        captured_by=drawn.sampler.strip(),
        place=drawn.place,
        medium=Medium.SAMPLE,
        details=written(said),
    )


def _new_code() -> str:
    """Return a label's code: nine random characters and two that check them."""
    text = crockford(int.from_bytes(urandom(_CODE_BYTES)) >> 3, _CODE_LENGTH)
    return text + check_characters(text)


def warnings(drawn: SampleSet) -> Iterator[str]:
    """Yield message codes for what may stay but should be known (MODEL.md 3.5)."""
    if (drawn.sealed_at - drawn.drawn_at).total_seconds() > seals.SEAL_LIMIT_S:
        yield "samples.sealed_late"
    if drawn.source == NOZZLE and (drawn.flush_l or 0) < LEAST_FLUSH_L:
        yield "samples.flushed_little"
    least = LEAST_ML.get(drawn.source, 0)
    if any(portion.amount_ml < least for portion in drawn.portions):
        yield "samples.little_fuel"


def _objections(case: Case) -> Iterator[date]:
    for each in case.evidence.values():
        if each.kind == ExhibitKind.LAB_REPORT and each.status != ExhibitStatus.WITHDRAWN:
            until = lab_report_of(each).objection_until
            if until is not None:
                yield until
