"""Clips: a stretch of footage copied out unchanged."""

from typing import Any

import msgspec

from record.derivatives.made import made_by
from record.evidence import Exhibit
from record.exhibits.tables import whole

CLIP = "clip"


class ClipManifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a clip is, beside it as JSON and as settings of its exhibit.

    ``from_*`` and ``to_*`` are the true ends, both in the clip; ``asked_*`` what was asked for.
    ``compared`` is BYTES or UNITS. Times are ISO 8601, corrected when an offset is known; empty
    when the recorder's time is not. ``streams`` say of each stream what was copied, in words of
    the writer.
    """

    made_by: str
    source_name: str
    source_sha256: str
    asked_from_s: float | None
    asked_to_s: float | None
    asked_from_pts: int | None
    asked_to_pts: int | None
    has_times: bool
    time_base: tuple[int, int]
    from_pts: int
    to_pts: int
    from_s: float
    to_s: float
    from_number: int
    to_number: int
    recorder_from: str
    recorder_to: str
    corrected_from: str
    corrected_to: str
    offset_s: float | None
    offset_source: str
    container: str
    stream: int
    codec: str
    left_out: tuple[str, ...]
    packets: int
    dropped_packets: int
    damaged: bool
    streams: tuple[dict[str, Any], ...]
    compared: str
    greatest_rounding_us: int
    name: str
    size: int
    sha256: str
    program: str
    decoder: str


def manifest_of(exhibit: Exhibit) -> ClipManifest | None:
    """Return what a clip of ours is, or None for any other exhibit."""
    return whole(ClipManifest, exhibit.settings) if made_by(exhibit) == CLIP else None
