"""What is asked about pictures and documents, and what is answered."""

import msgspec

from desktop.evidence.footage.geometry import PixelShape


class Describe(msgspec.Struct, frozen=True, tag=True):
    """Tell what a picture says of itself and how good it is."""

    kind: str


class Impossible(msgspec.Struct, frozen=True):
    """What a picture says that cannot be: a ``time``, an ``offset`` or a ``place``, as written."""

    what: str
    written: str


class Described(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What a picture tells: pixels as stored, EXIF, and quality.

    ``captured_at`` is ISO 8601 as the camera wrote it, without a zone where it gave none; places
    in degrees. ``changed_at`` and ``software`` are what was written when the picture was last
    saved; ``impossible`` is what stands there and cannot be.
    ``early`` says that the file lacks its end or is damaged; ``missing`` is how much of the picture
    is not there, in percent, on its ``missing_side`` (lower, upper, left, right); ``coarse`` that
    only finer detail is missing. ``reblur``, ``brightness`` (0 to 255)
    and ``glare`` (share of the picture) are measures; ``remarks`` names limits crossed: BLURRED,
    DARK, GLARE.
    ``own`` is a still of this program, which carries how it was taken.
    """

    width: int
    height: int
    frames: int = 1
    captured_at: str = ""
    changed_at: str = ""
    device: str = ""
    software: str = ""
    orientation: int = 1
    latitude: float | None = None
    longitude: float | None = None
    impossible: tuple[Impossible, ...] = ()
    early: bool = False
    missing: int = 0
    missing_side: str = ""
    coarse: bool = False
    reblur: float = 0.0
    brightness: float = 0.0
    glare: float = 0.0
    remarks: tuple[str, ...] = ()
    own: bool = False


class LookAt(msgspec.Struct, frozen=True, tag=True):
    """Tell whether a file can be shown at all, as soon as it is there."""

    kind: str


class LookedAt(msgspec.Struct, frozen=True, tag=True):
    """A file can be shown; ``remarks`` are codes of what of it cannot.

    ``missing`` are the bytes that a film lacks at its end of the ``promised`` ones.
    """

    remarks: tuple[str, ...] = ()
    missing: int = 0
    promised: int = 0


class Thumbnail(msgspec.Struct, frozen=True, tag=True):
    """Make a small JPEG of a picture, a PDF's first page or a clip's first frame.

    ``shapes`` are what somebody said of the pixels of the clip's recorder.
    """

    kind: str
    edge: int
    shapes: tuple[PixelShape, ...] = ()


class Preview(msgspec.Struct, frozen=True, tag=True):
    """Give upright RGB pixels of a picture, or of one page of a PDF, within a size.

    The pixels are square; with ``as_stored`` those of a picture have the shape that it says.
    """

    kind: str
    width: int
    height: int
    page: int = 0
    as_stored: bool = False


class CountPages(msgspec.Struct, frozen=True, tag=True):
    """Count the pages of a PDF."""


class Pages(msgspec.Struct, frozen=True, tag=True):
    """The number of pages of a document."""

    count: int
