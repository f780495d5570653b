"""How a decoded picture is turned and shaped: its display matrix, and the shape of its pixels.

A display matrix has nine numbers, a b u, c d v, x y w (ISO/IEC 14496-12, 8.3.2): the point (x, y)
of the stored picture is shown at (a·x + c·y, b·x + d·y). Quarter turns and mirrors only move
pixels, and have the number that EXIF gives them (EXIF 2.32, 4.6.5.1.4). A matrix of nothing but
zeros is what careless writers leave, and is meant as unity. Anything else would make new pixels:
such a picture is shown as it is stored, and that is said.
"""

import struct
import zlib
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import msgspec

from desktop.evidence.footage.video_index import VideoIndex
from record.derivatives.stills import Aspect, AspectSource, TurnRemark

Size = tuple[int, int]
SQUARE: Aspect = (1, 1)
AS_STORED = 1
_PNG_HEADER = 33
# What writers round away; beyond it the picture leans.
_LEANS = 0.02
# No recorder has pixels as long as that; a file that claims them is wrong or hostile.
_LONGEST_PIXEL = 8
_ORIENTATIONS = {
    (False, False, False): 1, (False, True, False): 2, (False, True, True): 3,
    (False, False, True): 4, (True, False, False): 5, (True, True, False): 6,
    (True, True, True): 7, (True, False, True): 8,
}  # fmt: skip
_MOVES = {number: moves for moves, number in _ORIENTATIONS.items()}


class PixelShape(msgspec.Struct, frozen=True, array_like=True):
    """What shape the pixels of pictures of a stored size have: width of a pixel to its height."""

    width: int
    height: int
    aspect: Aspect


class Turn(NamedTuple):
    """How a picture is turned upright: the number of EXIF, and what is to be said of it."""

    orientation: int = AS_STORED
    remark: TurnRemark = TurnRemark.NONE

    @property
    def moves(self) -> tuple[bool, bool, bool]:
        """Whether rows become columns, and then whether left and right, up and down change."""
        return _MOVES[self.orientation]

    @property
    def lies(self) -> bool:
        """Whether width and height change places."""
        return self.moves[0]


def turn_of(matrix: Sequence[int]) -> Turn:
    """Return how a picture with this display matrix is turned."""
    if not matrix:
        return Turn()
    a, b, c, d = matrix[0], matrix[1], matrix[3], matrix[4]
    if not any((a, b, c, d)):
        return Turn(remark=TurnRemark.EMPTY)
    most = max(abs(number) for number in (a, b, c, d)) * _LEANS
    straight = abs(b) <= most and abs(c) <= most and a and d
    lying = abs(a) <= most and abs(d) <= most and b and c
    if straight:
        return Turn(_ORIENTATIONS[False, a < 0, d < 0])
    if lying:
        return Turn(_ORIENTATIONS[True, c < 0, b < 0])
    return Turn(remark=TurnRemark.UNSUPPORTED)


def upright(size: Size, turn: Turn) -> Size:
    """Return a stored width and height as they are shown."""
    return size[::-1] if turn.lies else size


def shown_aspect(stored: Aspect, turn: Turn) -> Aspect:
    """Return the shape of a stored picture's pixels as they are shown."""
    width, height = sane(stored)
    return (height, width) if turn.lies else (width, height)


def sane(aspect: Aspect) -> Aspect:
    """Return a shape of pixels in lowest terms; square for what no pixel can be."""
    width, height = aspect
    if width <= 0 or height <= 0 or max(width, height) > _LONGEST_PIXEL * min(width, height):
        return SQUARE
    lowest = Fraction(width, height)
    return lowest.numerator, lowest.denominator


def squared_size(size: Size, aspect: Aspect) -> Size:
    """Return the size of a picture when its pixels are made square: none of them is lost."""
    width, height = size
    if aspect[0] >= aspect[1]:
        return max(1, round(width * aspect[0] / aspect[1])), height
    return width, max(1, round(height * aspect[1] / aspect[0]))


def aspect_chosen(shapes: Sequence[PixelShape], index: VideoIndex) -> tuple[Aspect, AspectSource]:
    """Return what somebody said of pictures of this size, else what the file declares."""
    for shape in shapes:
        if (shape.width, shape.height) == (index.width, index.height):
            return sane(shape.aspect), AspectSource.RECORDER
    said = AspectSource.FILE if index.aspect_declared else AspectSource.NONE
    return sane(index.sample_aspect), said


def aspect_for(picture: Aspect, size: Size) -> Aspect:
    """Return the shape of pixels that gives a picture of a stored size a shape such as 16:9."""
    found = Fraction(*picture) * Fraction(size[1], size[0])
    return found.numerator, found.denominator


def with_aspect(png: bytes, aspect: Aspect) -> bytes:
    """Return a PNG of ours that says the shape of its pixels, unless they are square.

    The chunk ``pHYs`` without a unit (PNG, 11.3.4.3): how many pixels go across for how many down.
    """
    if aspect[0] == aspect[1]:
        return png
    body = b"pHYs" + struct.pack(">IIB", aspect[1], aspect[0], 0)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_PNG_HEADER] + chunk + png[_PNG_HEADER:]
