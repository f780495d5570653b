"""Stills: single frames of footage."""

from datetime import datetime
from decimal import Decimal

import msgspec

from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.tables import read

CCTV_STILL = ExhibitKind.CCTV_STILL


class StillDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a still: the camera, its clock, and which frame it is.

    ``offset_s`` is how many seconds the recorder's clock is fast, give or take ``uncertainty_s``,
    and ``offset_source`` where that comes from. ``frame`` counts from 0, ``seconds`` run from the
    first frame. ``suspect`` marks a frame between damage and the next key frame.
    """

    camera: str = ""
    recorder: str = ""
    screen_time: datetime | None = None
    true_time: datetime | None = None
    offset_s: Decimal | None = None
    uncertainty_s: Decimal | None = None
    offset_source: str = ""
    clock_source: str = ""
    made_by: str = ""
    clip: str = ""
    frame: int | None = None
    pts: int | None = None
    seconds: Decimal | None = None
    pixel_sha256: str = ""
    suspect: bool | None = None


def still_details(exhibit: Exhibit) -> StillDetails:
    """Return what an exhibit says as a still; pictures made from one say it too."""
    return read(StillDetails, exhibit.details)
