"""What parent and decode child say to each other: msgpack values over one connection.

A request that concerns a file is followed by the open file itself; the child never learns a
name. Answers are pixels and numbers.
"""

import msgspec

from desktop.evidence.stills import Frame, Still
from desktop.evidence.video_index import VideoIndex

MAX_ANSWER = 512 * 1024 * 1024
READY = b"ready"


class Describe(msgspec.Struct, frozen=True, tag=True):
    """Tell what a picture says of itself and how good it is."""

    kind: str


class Thumbnail(msgspec.Struct, frozen=True, tag=True):
    """Make a small JPEG of a picture, a PDF's first page or a clip's first frame."""

    kind: str
    edge: int


class Preview(msgspec.Struct, frozen=True, tag=True):
    """Give upright RGB pixels of a picture, or of one page of a PDF, within a size."""

    kind: str
    width: int
    height: int
    page: int = 0


class CountPages(msgspec.Struct, frozen=True, tag=True):
    """Count the pages of a PDF."""


class ReadForm(msgspec.Struct, frozen=True, tag=True):
    """Read a photo or scan of a printed form; of a PDF scan, one page."""

    kind: str
    page: int = 0


class OpenVideo(msgspec.Struct, frozen=True, tag=True):
    """Open a camera file and keep it open; the answer is its index."""

    kind: str
    source_sha256: str


class ShowFrame(msgspec.Struct, frozen=True, tag=True):
    """Give the frame of exactly this time stamp, to be looked at.

    ``exact``: with the pixels its still will have, where it is not scaled down.
    """

    pts: int
    width: int
    height: int
    exact: bool = False


class TakeStill(msgspec.Struct, frozen=True, tag=True):
    """Give the frame of exactly this time stamp as a PNG with its provenance."""

    pts: int


class CloseVideo(msgspec.Struct, frozen=True, tag=True):
    """Let go of the camera file."""


Request = (
    Describe | Thumbnail | Preview | CountPages | ReadForm
    | OpenVideo | ShowFrame | TakeStill | CloseVideo
)  # fmt: skip
WITH_FILE = (Describe, Thumbnail, Preview, CountPages, ReadForm, OpenVideo)


class Picture(msgspec.Struct, frozen=True, tag=True):
    """Pixels: ``rgb`` holds width * height * 3 bytes."""

    width: int
    height: int
    rgb: bytes


class Encoded(msgspec.Struct, frozen=True, tag=True):
    """A picture this program encoded itself: safe to show and to keep in the thumbnails."""

    data: bytes


class Described(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What a picture tells: pixels as stored, EXIF, and quality.

    ``captured_at`` is ISO 8601 as the camera wrote it, without a zone where it gave none; places
    in degrees. ``sharpness``, ``brightness`` (0 to 255) and ``glare`` (share of the picture) are
    measures; ``remarks`` names limits crossed: BLURRED, DARK, GLARE.
    """

    width: int
    height: int
    frames: int = 1
    captured_at: str = ""
    device: str = ""
    orientation: int = 1
    latitude: float | None = None
    longitude: float | None = None
    reblur: float = 0.0
    brightness: float = 0.0
    glare: float = 0.0
    remarks: tuple[str, ...] = ()


class Pages(msgspec.Struct, frozen=True, tag=True):
    """The number of pages of a document."""

    count: int


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


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The camera file is open."""

    index: VideoIndex


class Shown(msgspec.Struct, frozen=True, tag=True):
    """A frame to look at."""

    frame: Frame


class Took(msgspec.Struct, frozen=True, tag=True):
    """A still."""

    still: Still


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The request met a Problem of this code."""

    code: str


class Done(msgspec.Struct, frozen=True, tag=True):
    """Nothing to say."""


Answer = (
    Picture | Encoded | Described | Pages | FormReading
    | Opened | Shown | Took | Refused | Done
)  # fmt: skip

encode = msgspec.msgpack.encode
_REQUESTS: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def read_request(data: bytes) -> Request:
    """Read a request; raises ``msgspec.DecodeError``."""
    return _REQUESTS.decode(data)


def read_answer(data: bytes) -> Answer:
    """Read an answer; raises ``msgspec.DecodeError``."""
    return _ANSWERS.decode(data)
