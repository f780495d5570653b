"""What a camera file holds, in the words that services and windows speak of it."""

from datetime import UTC, datetime
from itertools import pairwise

import msgspec

from desktop import zone
from desktop.evidence.asking.decoder import VideoSession
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from record.derivatives.stills import Aspect, AspectSource, picture_shape

GAP_S = 1.0
YEAR_2000_S = 946_684_800
_LACKS_S, _LACKS = 1.0, 0.02
# Transport and program streams are filled up with packets of nothing; these hold what they hold.
_TIGHT = frozenset({"mov", "avi", "matroska", "dhav", "flv"})
_HEADER_BYTES, _HEADER_SHARE, _TABLE_BYTES = 64 * 1024, 0.05, 64


class Footage(msgspec.Struct, frozen=True, kw_only=True):
    """What a camera file holds; ``gaps`` are (from, to) in seconds where a second or more lacks.

    ``stream`` is the video stream in use and ``streams`` all of them: index, codec, width, height.
    ``hidden`` frames lie in the file but not in its edit list. ``pixel_aspect`` is the shape that
    its stored pixels are shown in, width to height, and ``aspect_source`` who says so.

    ``declared_s`` and ``declared_frames`` are what the header promises (0: nothing), ``found_s``
    and ``found_frames`` what there is. ``unread`` bytes belong to no packet and no usual header.
    ``declared_fps`` is the header's pace where the time stamps contradict it. ``parts`` are (first
    frame, seconds there) of recordings joined in one file, and ``sound`` names what is heard.
    """

    sha256: str
    name: str
    size: int
    container: str
    codec: str
    width: int
    height: int
    frames: int
    seconds: float
    fps: float
    starts_at: str
    has_times: bool
    damaged: int
    gaps: tuple[tuple[float, float], ...] = ()
    stream: int = 0
    streams: tuple[tuple[int, str, int, int], ...] = ()
    hidden: int = 0
    pixel_aspect: Aspect = (1, 1)
    aspect_source: AspectSource = AspectSource.NONE
    declared_s: float = 0.0
    declared_frames: int = 0
    found_s: float = 0.0
    found_frames: int = 0
    unread: int = 0
    declared_fps: float = 0.0
    parts: tuple[tuple[int, float], ...] = ()
    sound: tuple[str, ...] = ()

    @property
    def lacks_s(self) -> float:
        """Seconds that the header promises and the file does not hold, from a second on."""
        return _lacks_s(self.declared_s, self.found_s) if self.has_times else 0.0

    @property
    def lacks_frames(self) -> int:
        """Frames that the header promises and the file does not hold."""
        return max(0, self.declared_frames - self.found_frames)

    @property
    def picture(self) -> Aspect:
        """The shape of the picture as it is shown before it is turned, such as (16, 9)."""
        return picture_shape((self.width, self.height), self.pixel_aspect)


def held(session: VideoSession, sha256: str, name: str, size: int) -> Footage:
    """Return what an open file of a hash, a name and a size in bytes holds."""
    index = session.index
    return Footage(
        sha256=sha256,
        name=name,
        size=size,
        container=index.container,
        codec=index.codec,
        width=index.width,
        height=index.height,
        frames=index.count,
        seconds=index.duration,
        fps=index.fps,
        starts_at=_clock_of(index),
        has_times=index.timing == STAMPS,
        damaged=index.damaged_packets,
        gaps=gaps(index),
        stream=index.stream,
        streams=index.streams,
        hidden=index.hidden,
        pixel_aspect=session.aspect,
        aspect_source=session.aspect_source,
        declared_s=index.declared_s,
        declared_frames=index.declared_frames,
        found_s=index.found_s,
        found_frames=index.found_frames,
        unread=unread_bytes(index, size),
        declared_fps=_contradicted(index),
        parts=tuple((n, index.seconds(index.pts[n])) for n in index.part_starts),
        sound=index.sound,
    )


def lost(index: VideoIndex) -> tuple[float, int]:
    """Return the seconds and frames that a file promises and does not hold."""
    seconds = _lacks_s(index.declared_s, index.found_s) if index.timing == STAMPS else 0.0
    return seconds, max(0, index.declared_frames - index.found_frames)


def _lacks_s(declared: float, found: float) -> float:
    return declared - found if declared - found > max(_LACKS_S, _LACKS * declared) else 0.0


def unread_bytes(index: VideoIndex, size: int) -> int:
    """Return the bytes of a file that no packet holds, beyond what its headers may take."""
    if index.container.partition(",")[0] not in _TIGHT:
        return 0
    usual = _HEADER_BYTES + round(size * _HEADER_SHARE) + index.found_frames * _TABLE_BYTES
    return max(0, size - index.read_bytes - usual)


def _contradicted(index: VideoIndex) -> float:
    if index.rate == index.declared_rate or not index.declared_rate[1]:
        return 0.0
    return index.declared_rate[0] / index.declared_rate[1]


def gaps(index: VideoIndex) -> tuple[tuple[float, float], ...]:
    """Return where a second or more of footage is missing, as seconds from the first frame."""
    if index.timing != STAMPS:
        return ()
    times = [index.seconds(pts) for pts in index.pts]
    return tuple((before, after) for before, after in pairwise(times) if after - before > GAP_S)


def recorder_time(starts_at: float) -> datetime | None:
    """Return what the recorder's clock showed at a file's own start in seconds; None: no clock.

    Dahua files start at the recorder's own clock, written as if it were UTC; the recorder hangs
    at the station and shows the time of the rules' zone, as far as it is right.
    """
    if starts_at < YEAR_2000_S:
        return None
    return zone.local(datetime.fromtimestamp(starts_at, UTC).replace(tzinfo=None))


def _clock_of(index: VideoIndex) -> str:
    shown = recorder_time(index.starts_at)
    return shown.isoformat() if shown else ""
