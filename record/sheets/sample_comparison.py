"""What two fuel samples look like against each other, with its uncertainty: values only."""

import msgspec

from record.codes import Code

Triple = tuple[float, float, float]
Bytes = tuple[int, int, int]

# A haze index from here on: too little is left of the stripes' contrast to be seen at all.
STRIPES_GONE = 0.9


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

    @property
    def stripes_gone(self) -> tuple[bool, bool]:
        """Whether the card's stripes cannot be seen through the one sample and the other."""
        one, two = self.hazes
        return one >= STRIPES_GONE, two >= STRIPES_GONE
