"""A still: the pixels of one frame, and everything needed to take it again."""

import msgspec

from record.derivatives.stills import Aspect, Provenance


class Still(msgspec.Struct, frozen=True):
    """A still as a PNG file, with its provenance."""

    provenance: Provenance
    png: bytes


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One frame as RGB bytes, ``width * height * 3`` of them, to be looked at.

    ``aspect`` is the shape of its pixels, width to height: square unless they are the still's own.
    ``whole`` is the width and height of the frame in its own pixels, upright; ``turn_remark`` what
    is to be said of how it was turned.
    """

    pts: int
    number: int
    width: int
    height: int
    suspect: bool
    rgb: bytes
    aspect: Aspect = (1, 1)
    whole: tuple[int, int] = (0, 0)
    turn_remark: str = ""
