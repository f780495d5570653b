"""Fuel samples, what shows and compares them, and what a laboratory says of them."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.tables import read

FUEL_SAMPLE, SAMPLE_PHOTO = ExhibitKind.FUEL_SAMPLE, ExhibitKind.SAMPLE_PHOTO
SAMPLE_COMPARISON, LAB_REPORT = ExhibitKind.SAMPLE_COMPARISON, ExhibitKind.LAB_REPORT


class SampleDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one bottle; litres and millilitres as typed.

    ``together`` is the number of the first bottle of its set, ``code`` stands on its label.
    """

    sample_no: str = ""
    source: str = ""
    equipment: str = ""
    product: str = ""
    drawn_at: datetime | None = None
    flush_l: Decimal | None = None
    sampler: str = ""
    guard: str = ""
    witness: str = ""
    container: str = ""
    amount_ml: Decimal | None = None
    portion: str = ""
    seal_no: str = ""
    sealed_at: datetime | None = None
    storage: str = ""
    retention_until: date | None = None
    together: str = ""
    code: str = ""


class SamplePhotoDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a photo of samples.

    ``of`` is the id of the sample whose seal it shows at the ``moment`` SEALING, OPENING or CHECK.
    """

    samples: str = ""
    background: str = ""
    light: str = ""
    label_readable: bool | None = None
    seal_readable: bool | None = None
    of: str = ""
    moment: str = ""


class ComparisonDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen when samples were compared; millimetres, kg/m³ at 20 °C."""

    samples: str = ""
    colour: str = ""
    clarity: str = ""
    layers: str = ""
    water_mm: Decimal | None = None
    smell: str = ""
    density: Decimal | None = None
    tester: str = ""
    witness: str = ""
    observation: str = ""


class LabReportDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What a laboratory's report says."""

    laboratory: str = ""
    accreditation: str = ""
    samples: str = ""
    state: str = ""
    verdict: str = ""
    values: str = ""
    dated: date | None = msgspec.field(default=None, name="date")
    objection_until: date | None = None


def sample_of(exhibit: Exhibit) -> SampleDetails:
    """Return what an exhibit says as a sample."""
    return read(SampleDetails, exhibit.details)


def sample_photo_of(exhibit: Exhibit) -> SamplePhotoDetails:
    """Return what an exhibit says as a photo of samples."""
    return read(SamplePhotoDetails, exhibit.details)


def comparison_of(exhibit: Exhibit) -> ComparisonDetails:
    """Return what an exhibit says as a comparison of samples."""
    return read(ComparisonDetails, exhibit.details)


def lab_report_of(exhibit: Exhibit) -> LabReportDetails:
    """Return what an exhibit says as a laboratory's report."""
    return read(LabReportDetails, exhibit.details)
