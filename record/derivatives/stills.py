"""Stills: one frame of footage."""

import msgspec

from record.evidence import Exhibit
from record.exhibits.tables import whole


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a still comes from.

    ``pts`` counts in ``time_base`` (a fraction of a second); ``seconds`` runs from the first
    frame; ``number`` counts frames from 0; ``key_distance`` counts frames since the key frame it
    was decoded from. ``suspect`` marks a still between damage and the next key frame.
    ``pixel_sha256`` is over the RGB bytes, row by row. ``source_name`` and ``source_size`` (bytes)
    are those of the file; the decoder never learns the name.
    """

    source_sha256: str
    container: str
    codec: str
    stream: int
    timing: str
    time_base: tuple[int, int]
    pts: int
    seconds: float
    number: int
    frames: int
    key_distance: int
    picture_type: str
    suspect: bool
    width: int
    height: int
    rotation: int
    sample_aspect: tuple[int, int]
    pixel_format: str
    colour: str
    decoder: str
    pixel_sha256: str
    source_name: str = ""
    source_size: int = 0


def provenance(exhibit: Exhibit) -> Provenance | None:
    """Return where a still comes from, or None for what is no still of ours."""
    return whole(Provenance, exhibit.settings)
