"""Camera files: footage as it was handed over, and clips cut out of it."""

from datetime import datetime
from decimal import Decimal

import msgspec

from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.tables import read

CCTV_CLIP = ExhibitKind.CCTV_CLIP


class FootageDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of footage and its recorder.

    ``offset_s`` is how many seconds the recorder's clock is fast, as typed, and ``offset_source``
    where that comes from; None when nobody compared. ``clock_read`` is the time that a person read
    on the frame ``clock_frame``. ``marks`` are named moments, a line each.
    """

    camera: str = ""
    recorder: str = ""
    from_at: datetime | None = msgspec.field(default=None, name="from")
    to_at: datetime | None = msgspec.field(default=None, name="to")
    codec: str = ""
    player: str = ""
    gaps: str = ""
    retention_days: int | None = None
    watermark: bool | None = None
    offset_s: Decimal | None = None
    offset_source: str = ""
    exported_by: str = ""
    second_person: str = ""
    clock_read: str = ""
    clock_frame: int | None = None
    marks: str = ""


def footage_of(exhibit: Exhibit) -> FootageDetails:
    """Return what an exhibit says as footage; any video may say it."""
    return read(FootageDetails, exhibit.details)
