"""What is asked about clips copied out of camera files, and what is answered."""

import msgspec

from desktop.evidence.bitstream.payloads import Stock
from desktop.evidence.clips.plan import Span


class StartClip(msgspec.Struct, frozen=True, tag=True):
    """Open a camera file and choose the packets of a clip.

    ``suffix`` names the container to prefer where it can hold the streams.
    """

    kind: str
    span: Span
    sound: bool = True
    suffix: str = ""


class ClipStarted(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What the clip will hold: its true ends, by time stamp, second and frame number.

    ``times`` are microseconds from its first frame, empty without time stamps. ``form`` names the
    muxer, ``suffix`` the file's. ``starts_at`` is the source's own start in seconds, which a Dahua
    file takes from the recorder's clock.
    """

    form: str
    suffix: str
    container: str
    codec: str
    stream: int
    sound: tuple[str, ...]
    left_out: tuple[str, ...]
    has_times: bool
    time_base: tuple[int, int]
    from_pts: int
    to_pts: int
    from_s: float
    to_s: float
    from_number: int
    to_number: int
    packets: int
    dropped: int
    size: int
    damaged: bool
    times: tuple[int, ...]
    decoder: str
    starts_at: float = 0.0


class MoreClip(msgspec.Struct, frozen=True, tag=True):
    """Copy on until about this many bytes are there."""

    size: int


class ClipPart(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Bytes of the clip, each piece with its place; ``stocks`` come with the last part."""

    pieces: list[tuple[int, bytes]]
    done: bool
    stocks: list[Stock] = []


class TakeStock(msgspec.Struct, frozen=True, tag=True):
    """Read through a file and say what its packets hold."""

    kind: str


class Stocked(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What a file's packets hold; ``times`` as in ``ClipStarted``."""

    container: str
    stocks: list[Stock]
    times: tuple[int, ...]
