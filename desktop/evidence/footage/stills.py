"""A still: the pixels of one frame, and everything needed to take it again."""

import msgspec

from record.derivatives.stills import Provenance


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
