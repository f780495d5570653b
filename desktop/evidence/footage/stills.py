"""A still: the pixels of one frame, and everything needed to take it again."""

import msgspec


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a still comes from (MEASURED.md 3.3).

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


class Still(msgspec.Struct, frozen=True):
    """A still as a PNG file, with its provenance."""

    provenance: Provenance
    png: bytes


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One frame as RGB bytes, ``width * height * 3`` of them, to be looked at."""

    pts: int
    number: int
    width: int
    height: int
    suspect: bool
    rgb: bytes
