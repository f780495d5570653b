"""Where things stand on a sheet that will be signed, and the code that names the sheet.

All lengths are millimetres from the top left corner of an A4 sheet in portrait. The printer draws
from these values and the reader measures against the same ones. Sizes come from the measured form
design (imaging design, section 4): four ArUco 4X4_50 markers of 16 mm, a QR code of 38 mm away
from them, signature boxes with nothing printed inside.
"""

import msgspec

from record.ids import ALPHABET, check_characters, read_code

WIDTH, HEIGHT = 210.0, 297.0
MARKER_DICTIONARY = "DICT_4X4_50"
MARKER_SIZE = 16.0
MARKER_MARGIN = 10.0
MARKER_QUIET = 5.0
QR_SIZE = 38.0
QR_QUIET_MODULES = 4
QR_CORRECTION = "Q"
FRAME = 0.8
NUMBER_POINTS = 14

MAX_PAGES = 12
MAX_CODE = 13
SIGNATURE, DATE, STAMP = "SIGNATURE", "DATE", "STAMP"

_LAST = 16
_ROWS = (("customer", 171.0), ("station", 204.0), ("witness", 237.0))
_STAMPED = frozenset({"customer", "station"})


class Box(msgspec.Struct, frozen=True):
    """A rectangle on the sheet; for a printed frame, the middle of its line."""

    name: str
    x: float
    y: float
    width: float
    height: float
    kind: str = ""

    @property
    def right(self) -> float:
        """The right edge in millimetres."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge in millimetres."""
        return self.y + self.height


class PaperLayout(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a paper: what is machine read, and where text may stand.

    ``markers`` run clockwise from the top left; the name of a marker's box is its id. ``head``
    is free beside the QR code, ``body`` and ``foot`` hold the text; none of them comes within
    5 mm of a marker.
    """

    page: int
    last: bool
    markers: tuple[Box, ...]
    qr: Box
    number: Box
    head: Box
    body: Box
    foot: Box
    boxes: tuple[Box, ...] = ()


class SheetCode(msgspec.Struct, frozen=True):
    """What a sheet says of itself: the paper's code, the page, and whether it is the last."""

    code: str
    page: int
    last: bool


def confirmation_layout(page: int, *, last: bool) -> PaperLayout:
    """Return the layout of one page (1 to 12); only the last page carries signature boxes.

    Raises ``ValueError`` for a page that has no markers of its own.
    """
    if not 1 <= page <= MAX_PAGES:
        raise ValueError(page)
    return PaperLayout(
        page=page,
        last=last,
        markers=_markers(page),
        qr=Box("qr", 122.0, 12.0, QR_SIZE, QR_SIZE),
        number=Box("number", 105.0, 57.5, 72.0, 7.0),
        head=Box("head", 31.0, 10.0, 82.0, 46.0),
        body=Box("body", 15.0, 67.0, 180.0, (163.0 if last else 266.0) - 67.0),
        foot=Box("foot", 31.0, 272.0, 148.0, 15.0),
        boxes=_signature_rows() if last else (),
    )


def sheet_payload(code: str, page: int, *, last: bool) -> str:
    """Return what the QR code and the number strip carry: at most 16 characters.

    The code (1 to 13 characters of ``record.ids.ALPHABET``), one character for page and
    last-page mark, two check characters. Raises ``ValueError`` when the code does not fit.
    """
    if not 1 <= len(code) <= MAX_CODE or not set(code) <= set(ALPHABET):
        raise ValueError(code)
    if not 1 <= page <= MAX_PAGES:
        raise ValueError(page)
    text = code + ALPHABET[page + (_LAST if last else 0)]
    return text + check_characters(text)


def read_payload(text: str) -> SheetCode | None:
    """Read a payload as scanned or typed; None when it is not ours or a character is wrong."""
    typed = read_code(text)
    body, check = typed[:-2], typed[-2:]
    if not 2 <= len(body) <= MAX_CODE + 1 or not set(typed) <= set(ALPHABET):
        return None
    mark = ALPHABET.index(body[-1])
    page = mark % _LAST
    if check_characters(body) != check or not 1 <= page <= MAX_PAGES:
        return None
    return SheetCode(body[:-1], page, last=mark >= _LAST)


def _markers(page: int) -> tuple[Box, ...]:
    far_x = WIDTH - MARKER_MARGIN - MARKER_SIZE
    far_y = HEIGHT - MARKER_MARGIN - MARKER_SIZE
    near = MARKER_MARGIN
    corners = ((near, near), (far_x, near), (far_x, far_y), (near, far_y))
    first = 4 * (page - 1)
    return tuple(
        Box(str(first + n), x, y, MARKER_SIZE, MARKER_SIZE) for n, (x, y) in enumerate(corners)
    )


def _signature_rows() -> tuple[Box, ...]:
    boxes: list[Box] = []
    for who, y in _ROWS:
        boxes.append(Box(who, 15.0, y, 100.0, 26.0, SIGNATURE))
        boxes.append(Box(f"{who}_date", 119.0, y, 44.0, 26.0, DATE))
        if who in _STAMPED:
            boxes.append(Box(f"{who}_stamp", 167.0, y, 28.0, 26.0, STAMP))
    return tuple(boxes)
