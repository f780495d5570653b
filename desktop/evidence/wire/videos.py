"""What is asked about camera files, and what is answered."""

import msgspec

from desktop.evidence.stills import Frame, Still
from desktop.evidence.video_index import VideoIndex


class OpenVideo(msgspec.Struct, frozen=True, tag=True):
    """Open a camera file and keep it open; the answer is its index."""

    kind: str
    source_sha256: str


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The camera file is open."""

    index: VideoIndex


class ShowFrame(msgspec.Struct, frozen=True, tag=True):
    """Give the frame of exactly this time stamp, to be looked at.

    ``exact``: with the pixels its still will have, where it is not scaled down.
    """

    pts: int
    width: int
    height: int
    exact: bool = False


class Shown(msgspec.Struct, frozen=True, tag=True):
    """A frame to look at."""

    frame: Frame


class TakeStill(msgspec.Struct, frozen=True, tag=True):
    """Give the frame of exactly this time stamp as a PNG with its provenance."""

    pts: int


class Took(msgspec.Struct, frozen=True, tag=True):
    """A still."""

    still: Still


class CloseVideo(msgspec.Struct, frozen=True, tag=True):
    """Let go of the camera file."""
