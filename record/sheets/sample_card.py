"""Where things stand on the reference card for fuel samples, and the code that names a card.

All lengths are millimetres from the top left corner of the card, which is the upper half of an A4
sheet in portrait, folded across the middle: the upper half stands behind the two vials, they
stand on the lower half. The printer draws from these values and the reader measures against the
same ones. What stands where follows the measured method (MEASURED.md 6): stripes and
plain white behind both vials, a grey scale on both sides.

The marks are of a dictionary that no form uses, and their ids say the card's version, so that a
card is never taken for a form, nor an older card for this one.
"""

import msgspec

from record.journal.ids import ALPHABET, check_characters, read_code
from record.sheets.paper import Box

WIDTH, HEIGHT = 210.0, 148.5
VERSION = 1
MARK_DICTIONARY = "DICT_5X5_50"
MARK_SIZE = 14.0
MARK_CELLS = 7
MARKS_EACH = 6
VERSIONS = 4

# 5X5_50 of OpenCV: 25 bits, row by row from the top left, a set bit is a white cell.
_BITS = (
    0x145B2BC, 0x01C06E6, 0x1AF0EDD, 0x10395F7, 0x1AEB524, 0x1D4082D, 0x0D3D7EC, 0x0E2146B,
    0x10D6132, 0x1313FA5, 0x13CEE03, 0x1A2DAC0, 0x1E62B11, 0x05E7166, 0x1FCFCA8, 0x051E37F,
    0x097A758, 0x0BEA26F, 0x0F64DC4, 0x1061DE8, 0x12DDA75, 0x150E440, 0x16B0CA1, 0x0BA12DE,
)  # fmt: skip
_LEFT, _RIGHT = 9.0, WIDTH - 9.0 - MARK_SIZE
_MARK_ROWS = (9.0, 66.0, 125.5)

LEFT, RIGHT = "LEFT", "RIGHT"
PLACE_CENTRES = {LEFT: 75.0, RIGHT: 135.0}
PLACE_WIDTH = 50.0
PLACE_TOP = 50.0
FOOT_BEFORE_FOLD = 20.0
FOOT_RADIUS = 15.5

STRIPES = Box("stripes", 47.0, 110.5, 116.0, 17.5)
STRIPE_PERIOD = 2.5
STRIPE_GREY = 40
COLOUR_FIELD = Box("colour", 43.0, 131.0, 124.0, 14.0)
LIQUID_AT_LEAST = 107.0

# sRGB values of the grey steps, light to dark; relative to the paper's own white.
GREYS = (224, 188, 150, 112, 72)
STEP_WIDTH, STEP_HEIGHT, STEP_TOP = 13.0, 17.0, 56.0
SCALE_X = {LEFT: 27.0, RIGHT: 170.0}

RULER = Box("ruler", 30.0, 8.0, 150.0, 7.0)
QR_SIZE = 19.0
QR = Box("qr", (WIDTH - QR_SIZE) / 2, 26.0, QR_SIZE, QR_SIZE)

# Longer than a form's payload can be, so that neither is ever read as the other.
_NAME = "FUELCARD"
_SERIAL = 6


class CardCode(msgspec.Struct, frozen=True):
    """What a card says of itself: its version and the serial of this print."""

    version: int
    serial: str

    @property
    def text(self) -> str:
        """The card's name as people write it, such as ``1-K7M2QX``."""
        return f"{self.version}-{self.serial}"


def marks(version: int = VERSION) -> tuple[Box, ...]:
    """Return the six marks of a version, left then right from the top; a name is an id.

    Raises ``ValueError`` for a version that has no marks of its own.
    """
    if not 0 <= version < VERSIONS:
        raise ValueError(version)
    first = version * MARKS_EACH
    places = [(x, y) for x in (_LEFT, _RIGHT) for y in _MARK_ROWS]
    return tuple(Box(str(first + n), x, y, MARK_SIZE, MARK_SIZE) for n, (x, y) in enumerate(places))


def corner_marks(version: int = VERSION) -> frozenset[int]:
    """Return the ids of the four marks in the card's corners."""
    return frozenset(int(box.name) for n, box in enumerate(marks(version)) if n % 3 != 1)


def version_of(mark: int) -> int:
    """Return the version that a mark's id belongs to."""
    return mark // MARKS_EACH


def white_cells(mark: int) -> tuple[tuple[int, int], ...]:
    """Return (column, row) of the white cells in the 7 by 7 grid of a mark.

    Raises ``IndexError`` for an id that no card has.
    """
    bits = _BITS[mark]
    return tuple(
        (column + 1, row + 1)
        for row in range(5)
        for column in range(5)
        if bits >> (24 - 5 * row - column) & 1
    )


def grey_steps() -> tuple[Box, ...]:
    """Return the grey steps of both sides, each named after its sRGB value."""
    return tuple(
        Box(str(grey), SCALE_X[side], STEP_TOP + n * STEP_HEIGHT, STEP_WIDTH, STEP_HEIGHT, side)
        for side in (LEFT, RIGHT)
        for n, grey in enumerate(GREYS)
    )


def stripes() -> tuple[Box, ...]:
    """Return the dark stripes of the haze field.

    They lie level, so that a round vial, which bends light sideways, leaves them as they are.
    """
    count = round(STRIPES.height / STRIPE_PERIOD)
    return tuple(
        Box(
            str(n),
            STRIPES.x,
            STRIPES.y + n * STRIPE_PERIOD,
            STRIPES.width,
            STRIPE_PERIOD / 2,
        )
        for n in range(count)
    )


def card_payload(serial: str, version: int = VERSION) -> str:
    """Return what a card's QR code carries: 17 characters.

    Raises ``ValueError`` for a serial that is not six characters of ``ids.ALPHABET``.
    """
    if len(serial) != _SERIAL or not set(serial) <= set(ALPHABET):
        raise ValueError(serial)
    text = f"{_NAME}{version}{serial}"
    return text + check_characters(read_code(text))


def read_card(text: str) -> CardCode | None:
    """Read a card's payload; None when it is no card's or a character is wrong."""
    typed, name = read_code(text), read_code(_NAME)
    body, check = typed[:-2], typed[-2:]
    if len(body) != len(name) + 1 + _SERIAL or not body.startswith(name):
        return None
    if check_characters(body) != check or not body[len(name)].isdigit():
        return None
    return CardCode(int(body[len(name)]), body[-_SERIAL:])
