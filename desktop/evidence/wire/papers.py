"""What is asked about papers and writing, and what is answered."""

import msgspec


class ReadForm(msgspec.Struct, frozen=True, tag=True):
    """Read a photo or scan of a printed form; of a PDF scan, one page."""

    kind: str
    page: int = 0


class FormReading(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What was read off a form.

    ``code`` is empty when no code of ours was found; then ``why_not`` says why. ``corners`` are
    those of the sheet in the picture, clockwise from the top left, in pixels; ``straightened`` is
    the upright sheet as JPEG, for the eye; the photo stays the evidence. ``boxes`` maps names to
    ``signed``, ``blank`` or ``unsure``.
    """

    code: str = ""
    page: int = 0
    last: bool = False
    corners: tuple[tuple[float, float], ...] = ()
    straightened: bytes = b""
    boxes: dict[str, str] = {}
    markers: tuple[int, ...] = ()
    why_not: str = ""


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
