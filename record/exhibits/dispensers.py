"""Dispensers: what state they are in, and how they measure."""

from datetime import date
from decimal import Decimal

import msgspec

from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.tables import read

MEASURE_TEST = ExhibitKind.MEASURE_TEST


class DispenserDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a dispenser's state; litres."""

    nozzle: str = ""
    certificate: str = ""
    valid_until: date | None = None
    seals: str = ""
    display: str = ""
    totaliser: Decimal | None = None
    explosion_zone: bool | None = None


class MeasureTestDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What a test with a standard measure showed; errors in %, litres.

    ``verdict`` is WITHIN, OUTSIDE or INVALID_TEST.
    """

    nozzle: str = ""
    measure: str = ""
    measure_valid: date | None = None
    runs: str = ""
    mean_error: Decimal | None = None
    repeatability: Decimal | None = None
    verdict: str = ""
    customer_watched: bool | None = None
    by: str = ""
    guard: str = ""
    return_l: Decimal | None = None


def measure_test_of(exhibit: Exhibit) -> MeasureTestDetails:
    """Return what an exhibit says as a measure test."""
    return read(MeasureTestDetails, exhibit.details)
