"""What two fuel samples look like against each other, with its uncertainty: values only."""

import msgspec

from record.codes import Code

Triple = tuple[float, float, float]
Bytes = tuple[int, int, int]


class Verdict(Code):
    """Whether two samples look different, within their uncertainty."""

    DIFFERENT = "DIFFERENT"
    NOT_DIFFERENT = "NOT_DIFFERENT"
    NOT_DECIDED = "NOT_DECIDED"


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One quantity of both samples: its difference, expanded uncertainty (k = 2) and verdict.

    ``bootstrap`` and ``repeatability`` are the standard uncertainties it is made of.
    """

    difference: float
    uncertainty: float
    bootstrap: float
    repeatability: float
    least: float
    most: float
    verdict: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What two samples look like against each other.

    ``labs`` are CIELAB (D65) over plain white, ``patches`` the same colours as sRGB bytes,
    ``hazes`` the haze indices. ``colour`` is in ΔE00.
    """

    labs: tuple[Triple, Triple]
    patches: tuple[Bytes, Bytes]
    hazes: tuple[float, float]
    colour: Judged
    haze: Judged
    photos: int
    swapped: int
    method: str = ""
