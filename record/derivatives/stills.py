"""Stills: one frame of footage."""

from fractions import Fraction

import msgspec

from record.codes import Code
from record.evidence import Exhibit
from record.exhibits.tables import whole

Aspect = tuple[int, int]
_ROUND = 50

RULE = 2
"""How the pixels of a still are made, counted up with every change that makes other ones.

1: turned by quarters as FFmpeg reckons the display matrix, colour of two neighbours alike.
2: turned by every display matrix that only moves pixels, colour reckoned for each pixel.
"""


class TurnRemark(Code):
    """What is to be said of a display matrix: it is empty, or leans and was not followed."""

    NONE = ""
    EMPTY = "EMPTY"
    UNSUPPORTED = "UNSUPPORTED"


class StillCheck(Code):
    """What a second decoding found: the same picture, or another."""

    NONE = ""
    AGREED = "AGREED"
    DISAGREED = "DISAGREED"


class AspectSource(Code):
    """Who says what shape the pixels have: nobody, the file, or a person for its recorder."""

    NONE = ""
    FILE = "FILE"
    RECORDER = "RECORDER"


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a still comes from.

    ``pts`` counts in ``time_base`` (a fraction of a second); ``seconds`` runs from the first
    frame; ``number`` counts frames from 0; ``key_distance`` counts frames since the key frame it
    was decoded from. ``suspect`` marks a still between damage and the next key frame.
    ``pixel_sha256`` is over the RGB bytes, row by row. ``source_name`` and ``source_size`` (bytes)
    are those of the file; the decoder never learns the name.

    ``rule`` says how the pixels were made (``RULE``). ``matrix`` is the display matrix as it stood
    in the file, ``orientation`` the EXIF number of the turn that was made (0: an older still, by
    ``rotation``), ``turn_remark`` what is to be said of it. ``sample_aspect`` is the shape of the
    stored pixels as the file declares it; ``pixel_aspect`` that of the still's own pixels, width to
    height, in which it is shown and printed, and ``aspect_source`` who says so.

    ``plane_sha256`` is over the decoded planes in ``pixel_format``, row by row, before any
    conversion: it is the same where another build of FFmpeg converts otherwise. ``checked`` is what
    a second decoding found where the still was written after it (``StillCheck``).

    ``part`` counts recordings joined in one file from 1 (0: one alone); ``stored_pts`` is the stamp
    that the frame has in the file where it is another than ``pts``. ``interlaced`` is what
    the decoder says of this frame, and ``combed`` whether neighbouring rows show two moments.
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
    rule: int = 1
    matrix: tuple[int, ...] = ()
    orientation: int = 0
    turn_remark: str = ""
    pixel_aspect: Aspect = (1, 1)
    aspect_source: str = ""
    plane_sha256: str = ""
    checked: str = ""
    part: int = 0
    stored_pts: int | None = None
    interlaced: bool = False
    combed: bool = False

    @property
    def picture(self) -> Aspect:
        """The shape of the picture as it is shown, such as (16, 9)."""
        return picture_shape((self.width, self.height), self.pixel_aspect)


def picture_shape(size: tuple[int, int], aspect: Aspect) -> Aspect:
    """Return the shape of a picture of a size in pixels with a shape, in small numbers.

    702 by 576 with pixels of 16:15 is 4:3 to the eye, though not to the point.
    """
    shape = Fraction(*size) * Fraction(*aspect)
    return shape.limit_denominator(_ROUND).as_integer_ratio()


def provenance(exhibit: Exhibit) -> Provenance | None:
    """Return where a still comes from, or None for what is no still of ours."""
    return whole(Provenance, exhibit.settings)
