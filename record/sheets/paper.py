"""Where things stand on a sheet that will be signed, and the code that names the sheet.

All lengths are millimetres from the top left corner of an A4 sheet in portrait. The printer draws
from these values and the reader measures against the same ones. Sizes come from the measured form
design (MEASURED.md 4): four ArUco 4X4_50 markers of 16 mm, a QR code of 38 mm away
from them, signature boxes with nothing printed inside.
"""

import msgspec

from record.journal.ids import ALPHABET, check_characters, read_code

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
_ROW_TOPS = (171.0, 204.0, 237.0)
_STAMPED_ROWS = 2

# Whose boxes stand on the last page of a document, top down; the first two rows have room for a
# fingerprint or seal. A code's first character counts these documents: they are only ever added.
SIGNERS: dict[str, tuple[str, ...]] = {
    "F6": ("customer", "station", "witness"),
    "F5": ("customer", "station", "witness"),
    "F5E": ("employee", "station", "witness"),
    "F5W": ("witness", "station", "witness_2"),
    "F7": ("customer", "station", "witness"),
    "F8": ("customer", "station", "witness"),
    "F9": ("customer", "station", "guard"),
    "F12": ("customer", "station", "witness"),
    "F13": ("customer", "officer", "guard"),
    "F39": ("station", "witness", "witness_2"),
    "F40": ("receiver", "giver", "witness"),
}
DOCUMENTS = tuple(SIGNERS)
CONFIRMATION = DOCUMENTS[0]
SHORT_CODE = 9


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
    """Return the layout of a confirmation's page; as ``layout_of`` does."""
    return layout_of(CONFIRMATION, page, last=last)


def layout_of(document: str, page: int, *, last: bool) -> PaperLayout:
    """Return the layout of one page (1 to 12) of a document of ``SIGNERS``.

    Markers, QR code and number strip stand at the same place in every document; only the last
    page carries signature boxes, whose names are the document's signers. Raises ``ValueError``
    for a page that has no markers of its own, ``KeyError`` for a document that is none.
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
        boxes=_signature_rows(document) if last else (),
    )


def code_for(document: str, serial: str) -> str:
    """Return the code of a paper: its serial of 9 characters behind the character of its document.

    A confirmation's code is the serial alone, as it always was. Raises ``KeyError`` for a
    document that is none and ``ValueError`` for a serial of another length.
    """
    if len(serial) != SHORT_CODE:
        raise ValueError(serial)
    if document not in SIGNERS:
        raise KeyError(document)
    return serial if document == CONFIRMATION else ALPHABET[DOCUMENTS.index(document)] + serial


def document_of(code: str) -> str:
    """Return the document that a code names; a code of a form yet unknown reads as F6."""
    if len(code) != SHORT_CODE + 1 or code[0] not in ALPHABET:
        return CONFIRMATION
    place = ALPHABET.index(code[0])
    return DOCUMENTS[place] if place < len(DOCUMENTS) else CONFIRMATION


def sheet_payload(code: str, page: int, *, last: bool) -> str:
    """Return what the QR code and the number strip carry: at most 16 characters.

    The code (1 to 13 characters of ``record.journal.ids.ALPHABET``), one character for page and
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


def _signature_rows(document: str) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for row, (who, y) in enumerate(zip(SIGNERS[document], _ROW_TOPS, strict=True)):
        boxes.append(Box(who, 15.0, y, 100.0, 26.0, SIGNATURE))
        boxes.append(Box(f"{who}_date", 119.0, y, 44.0, 26.0, DATE))
        if row < _STAMPED_ROWS:
            boxes.append(Box(f"{who}_stamp", 167.0, y, 28.0, 26.0, STAMP))
    return tuple(boxes)
