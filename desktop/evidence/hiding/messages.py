"""What is asked about hiding bystanders, and what is answered."""

import msgspec

from desktop.evidence.footage.geometry import PixelShape
from desktop.evidence.hiding.regions import Key, Track
from record.derivatives.redacted import Region

Colour = tuple[int, int, int]


class Propose(msgspec.Struct, frozen=True, tag=True):
    """Propose what may be faces and plates in upright RGB pixels. Needs the models."""

    width: int
    height: int
    rgb: bytes


class Proposed(msgspec.Struct, frozen=True, tag=True):
    """What was found, in pixels of the picture asked about, the surest first."""

    regions: tuple[Region, ...]


class MeasureSheets(msgspec.Struct, frozen=True, tag=True):
    """Tell how large a picture, or each page of a PDF, is when something is hidden in it."""

    kind: str


class Sheets(msgspec.Struct, frozen=True, tag=True):
    """Width and height in pixels of the upright picture, or of each page."""

    sizes: tuple[tuple[int, int], ...]


class HideIn(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Fill regions of a picture, or of one page of a PDF, and encode only the pixels.

    The answer is a PNG or, with ``jpeg``, a JPEG; it carries nothing but the picture.
    """

    kind: str
    page: int = 0
    regions: tuple[Region, ...] = ()
    how: str
    colour: Colour
    jpeg: bool = False


class HiddenIn(msgspec.Struct, frozen=True, tag=True):
    """The picture with its regions filled."""

    data: bytes
    width: int
    height: int


class StartHiding(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Open a camera file and get ready to write it anew with tracks filled.

    With ``sound`` the first audio stream is written anew as well. ``shapes`` are what somebody said
    of the recorder's pixels.
    """

    kind: str
    tracks: tuple[Track, ...]
    colour: Colour
    sound: bool = False
    shapes: tuple[PixelShape, ...] = ()


class HidingStarted(msgspec.Struct, frozen=True, tag=True):
    """The clip can be written: its frames, and the size of the new picture in pixels."""

    frames: int
    width: int
    height: int


class MoreHiding(msgspec.Struct, frozen=True, tag=True):
    """Write on for about this many seconds of work."""

    seconds: float


class HidingPiece(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """The next bytes of the new file.

    ``blanked`` counts frames so far that were filled wholly: they could not be decoded, or
    damage in the file makes it unsure what they show.
    """

    data: bytes
    frames: int
    blanked: int
    done: bool


class StartFollowing(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Follow what a region holds from a frame on, to frame ``last`` at most."""

    kind: str
    frame: int
    last: int
    region: Region


class FollowOn(msgspec.Struct, frozen=True, tag=True):
    """Follow on for about this many seconds of work."""

    seconds: float


class Followed(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Where it was found since the last answer; ``lost`` when it was not found further on."""

    keys: tuple[Key, ...]
    frame: int
    lost: bool
    done: bool
