"""What is asked about movement in camera files, and what is answered."""

import msgspec

from desktop.evidence.motion.motion import MotionQuery, Sample


class StartMotion(msgspec.Struct, frozen=True, tag=True):
    """Open a camera file and get ready to search it for movement."""

    kind: str
    query: MotionQuery


class MotionStarted(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """The search can begin.

    A time stamp counts in ``time_base`` (a fraction of a second) from ``first_pts``; without
    stamps it counts frames and ``time_base`` is what the container's rate says, or 1/25.
    """

    first_pts: int
    last_pts: int
    time_base: tuple[int, int]
    has_times: bool
    frames: int


class MoreMotion(msgspec.Struct, frozen=True, tag=True):
    """Search on for about this many seconds of work."""

    seconds: float


class MotionPiece(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What was found since the last piece; ``reached`` is the last time stamp looked at."""

    samples: list[Sample]
    reached: int
    frames: int
    decoded: int
    done: bool
