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


class Footage(msgspec.Struct, frozen=True, kw_only=True):
    """What a camera file holds; ``gaps`` are (from, to) in seconds where a second or more lacks.

    ``stream`` is the video stream in use and ``streams`` all of them: index, codec, width, height.
    ``hidden`` frames lie in the file but not in its edit list. ``pixel_aspect`` is the shape that
    its stored pixels are shown in, width to height, and ``aspect_source`` who says so.
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
    )


def gaps(index: VideoIndex) -> tuple[tuple[float, float], ...]:
    """Return where a second or more of footage is missing, as seconds from the first frame."""
    if index.timing != STAMPS:
        return ()
    times = [index.seconds(pts) for pts in index.pts]
    return tuple((before, after) for before, after in pairwise(times) if after - before > GAP_S)


def _clock_of(index: VideoIndex) -> str:
    # Dahua files start at the recorder's own clock, written as if it were UTC; the recorder hangs
    # at the station and shows the time of the rules' zone, as far as it is right.
    if index.starts_at < YEAR_2000_S:
        return ""
    shown = datetime.fromtimestamp(index.starts_at, UTC).replace(tzinfo=None)
    return zone.local(shown).isoformat()
