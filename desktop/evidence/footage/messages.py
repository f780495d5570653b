"""What is asked about camera files, and what is answered."""

import msgspec

from desktop.evidence.footage.geometry import PixelShape
from desktop.evidence.footage.stills import Frame, Still
from desktop.evidence.footage.video_index import VideoIndex
from record.derivatives.stills import RULE, Aspect, AspectSource


class OpenVideo(msgspec.Struct, frozen=True, tag=True):
    """Open a camera file and keep it open; the answer is its index.

    ``stream`` is the video stream's index, -1 for the first. ``known`` is what an earlier
    ``Opened`` said of the same file; the child takes it when its own decoder found it. ``shapes``
    are what somebody said of the recorder's pixels.
    """

    kind: str
    source_sha256: str
    stream: int = -1
    known: bytes = b""
    shapes: tuple[PixelShape, ...] = ()


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The camera file is open; ``known`` is worth keeping, empty when nothing new was found.

    ``aspect`` is the shape that its stored pixels are shown in, ``aspect_source`` who says so.
    """

    index: VideoIndex
    known: bytes = b""
    aspect: Aspect = (1, 1)
    aspect_source: AspectSource = AspectSource.NONE


class ShowFrame(msgspec.Struct, frozen=True, tag=True):
    """Give the frame of exactly this time stamp, to be looked at.

    ``exact``: with the pixels its still will have by ``rule``, where it is not scaled down.
    """

    pts: int
    width: int
    height: int
    exact: bool = False
    rule: int = RULE


class Shown(msgspec.Struct, frozen=True, tag=True):
    """A frame to look at."""

    frame: Frame


class ShowFrames(msgspec.Struct, frozen=True, tag=True):
    """Give several frames in one go, to play them.

    ``fast`` decodes those between only when they are needed.
    """

    stamps: tuple[int, ...]
    width: int
    height: int
    fast: bool = False


class ShownFrames(msgspec.Struct, frozen=True, tag=True):
    """Frames to play; fewer than asked for when some can't be had or time ran out."""

    frames: tuple[Frame, ...]


class TakeStill(msgspec.Struct, frozen=True, tag=True):
    """Give the frame of exactly this time stamp as a PNG with its provenance, made by a rule."""

    pts: int
    rule: int = RULE


class Took(msgspec.Struct, frozen=True, tag=True):
    """A still."""

    still: Still


class CheckStill(msgspec.Struct, frozen=True, tag=True):
    """Decode a frame a second time in another way, and compare it with the planes of the first."""

    pts: int
    plane_sha256: str


class CheckedStill(msgspec.Struct, frozen=True, tag=True):
    """Whether both decodings agree."""

    agrees: bool


class HashFrames(msgspec.Struct, frozen=True, tag=True):
    """Hash the decoded frames from a number on, as many as fit the time, up to ``count``."""

    first: int
    count: int


class HashedFrames(msgspec.Struct, frozen=True, tag=True):
    """16 bytes for each frame; empty for a frame that can't be decoded."""

    hashes: tuple[bytes, ...]


class OnTheWay(msgspec.Struct, frozen=True, tag=True):
    """The frame lies far on; decoding has come to frame ``reached``. Ask again."""

    reached: int


class StartWhole(msgspec.Struct, frozen=True, tag=True):
    """Open a camera file to decode all of it, from step ``first`` on.

    ``stream`` and ``known`` are those of ``OpenVideo``.
    """

    kind: str
    first: int = 0
    stream: int = -1
    known: bytes = b""


class WholeStarted(msgspec.Struct, frozen=True, tag=True):
    """The decoding can begin: the file's index, and how many steps there are."""

    index: VideoIndex
    steps: int
    decoder: str


class MoreWhole(msgspec.Struct, frozen=True, tag=True):
    """Decode on for about this many seconds of work."""

    seconds: float


class WholePiece(msgspec.Struct, frozen=True, tag=True):
    """What was found since the last piece: frames not to be relied on, as (first, last).

    ``reached`` is the next step; nothing is left when it is the number of steps.
    """

    reached: int
    spans: tuple[tuple[int, int], ...]


class CloseVideo(msgspec.Struct, frozen=True, tag=True):
    """Let go of the camera file."""
