"""What is asked about papers and writing, and what is answered."""

import msgspec

SIGNED, BLANK, UNSURE = "signed", "blank", "unsure"


class ReadForm(msgspec.Struct, frozen=True, tag=True):
    """Read a photo or scan of a printed form; of a PDF scan, one page."""

    kind: str
    page: int = 0


class ReadFormFully(msgspec.Struct, frozen=True, tag=True):
    """Read a form as ``ReadForm`` does, and its printed number by the model that reads writing."""

    kind: str
    page: int = 0


class FormRemark(msgspec.Struct, frozen=True):
    """Why a form should be photographed again; ``box`` names the box it is about, if one."""

    code: str
    box: str = ""


class FormReading(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What was read off a form.

    ``code`` is empty when no code of ours was found; then ``why_not`` says why. ``code_from`` is
    QR or OCR. ``corners`` are those of the sheet in the upright picture of ``width`` by ``height``
    pixels, clockwise from the top left of the paper; ``places`` are the corners of each box there.
    ``straightened`` is the upright sheet as JPEG, for the eye; the photo stays the evidence.
    ``boxes`` maps names to ``signed``, ``blank`` or ``unsure``. ``edge_mm`` is how wide the
    markers' edges are: blur on paper.
    """

    code: str = ""
    code_from: str = ""
    page: int = 0
    last: bool = False
    corners: tuple[tuple[float, float], ...] = ()
    straightened: bytes = b""
    boxes: dict[str, str] = {}
    places: dict[str, tuple[tuple[float, float], ...]] = {}
    markers: tuple[int, ...] = ()
    why_not: str = ""
    remarks: tuple[FormRemark, ...] = ()
    edge_mm: float = 0.0
    width: int = 0
    height: int = 0


class ReadText(msgspec.Struct, frozen=True, tag=True):
    """Read the writing in upright RGB pixels: ``rgb`` holds width * height * 3 bytes."""

    width: int
    height: int
    rgb: bytes


class TextLine(msgspec.Struct, frozen=True):
    """One line as read: its corners in pixels, clockwise from the top left, and a score 0 to 1."""

    text: str
    score: float
    corners: tuple[tuple[float, float], ...]


class TextLines(msgspec.Struct, frozen=True, tag=True):
    """The lines of writing in a picture, top to bottom."""

    lines: tuple[TextLine, ...] = ()


class FindOutline(msgspec.Struct, frozen=True, tag=True):
    """Find the outline of any paper in a picture, or of one page (from 0) of a PDF."""

    kind: str
    page: int = 0


class PaperOutline(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Four corners as shares of the upright picture, clockwise from its top left; or none."""

    corners: tuple[tuple[float, float], ...] = ()
    width: int = 0
    height: int = 0


class LayFlat(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Lay the paper between four corners flat; the answer is JPEG, or PNG when ``exact``."""

    kind: str
    page: int = 0
    corners: tuple[tuple[float, float], ...] = ()
    exact: bool = False
