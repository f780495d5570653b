"""The table of a camera file's frames, and where a number, a time and a time stamp meet.

A frame is named by its presentation time stamp (PTS). Where the file has none to be trusted, a
frame is named by its ordinal in decoding from the start, and nothing is said about seconds.
"""

from bisect import bisect_right
from fractions import Fraction

import msgspec

from record.problems import Problem

STAMPS, ORDINALS = "STAMPS", "ORDINALS"


class VideoIndex(msgspec.Struct, frozen=True, kw_only=True):
    """What demuxing a file tells, without decoding it.

    ``pts`` holds every frame's time stamp in display order, in units of the time base (a
    fraction of a second); with ORDINALS it counts 0, 1, 2 … ``damaged_packets`` counts packets
    the container marked or could not deliver. ``starts_at`` is the container's own start time in
    seconds, which a Dahua file takes from the recorder's clock. ``sample_aspect`` is the width of a
    pixel to its height; square without ``aspect_declared``, where the file says nothing.
    ``hidden`` counts frames that the file holds and its edit list leaves out. ``streams`` lists
    every video stream of the file: index, codec, width and height.

    ``rate`` follows the time stamps where the header contradicts them (``declared_rate``).
    ``declared_s`` and ``declared_frames`` are what the header promises (0: it says nothing), and
    ``found_s`` and ``found_frames`` what there is, hidden frames included; where only the whole
    file promises, ``found_s`` counts its sound too. ``read_bytes`` are those
    of all packets of all streams. ``parts`` are recordings joined one after the other, each with
    the number of its first frame, that frame's own stamp, and what its stamps were moved by; empty
    for one recording. ``sound`` names the codecs of the audio streams.
    """

    container: str
    codec: str
    stream: int
    timing: str
    time_base: tuple[int, int]
    pts: tuple[int, ...]
    key_pts: tuple[int, ...]
    width: int
    height: int
    rate: tuple[int, int] = (0, 1)
    sample_aspect: tuple[int, int] = (1, 1)
    aspect_declared: bool = False
    starts_at: float = 0.0
    damaged_packets: int = 0
    hidden: int = 0
    declared_rate: tuple[int, int] = (0, 1)
    declared_s: float = 0.0
    declared_frames: int = 0
    found_s: float = 0.0
    found_frames: int = 0
    read_bytes: int = 0
    parts: tuple[tuple[int, int, int], ...] = ()
    sound: tuple[str, ...] = ()
    streams: tuple[tuple[int, str, int, int], ...] = ()

    @property
    def count(self) -> int:
        """The number of frames."""
        return len(self.pts)

    @property
    def part_starts(self) -> tuple[int, ...]:
        """The numbers of the first frames of joined recordings; empty for one recording."""
        return tuple(number for number, _, _ in self.parts)

    def stored_stamp(self, number: int) -> int:
        """Return the stamp that a frame has in the file, which a joined recording begins anew."""
        shift = 0
        for first, _, moved in self.parts:
            if first <= number:
                shift = moved
        return self.pts[number] - shift

    @property
    def fps(self) -> float:
        """Frames per second on average as the container says; 0.0 when it says nothing."""
        return self.rate[0] / self.rate[1] if self.rate[1] else 0.0

    @property
    def duration(self) -> float:
        """Seconds from the first frame to the last; 0.0 without time stamps."""
        return self.seconds(self.pts[-1])

    def number_of(self, pts: int) -> int:
        """Return the frame's number, the first being 0.

        Raises ``Problem('evidence.no_such_frame')``.
        """
        at = bisect_right(self.pts, pts) - 1
        if at < 0 or self.pts[at] != pts:
            raise Problem("evidence.no_such_frame")
        return at

    def pts_of(self, number: int) -> int:
        """Return the time stamp of a frame number; raises ``Problem('evidence.no_such_frame')``."""
        if not 0 <= number < self.count:
            raise Problem("evidence.no_such_frame")
        return self.pts[number]

    def seconds(self, pts: int) -> float:
        """Return seconds since the first frame; 0.0 where the file has no time stamps."""
        if self.timing == ORDINALS:
            return 0.0
        return float((pts - self.pts[0]) * Fraction(*self.time_base))

    def at_seconds(self, seconds: float) -> int:
        """Return the time stamp of the frame on screen at a time: the last one not after it.

        Without time stamps the container's average rate is used to count. Times before the first
        frame and after the last give these.
        """
        if self.timing == ORDINALS:
            number = int(seconds * self.fps + 1e-9)
            return self.pts[max(0, min(number, self.count - 1))]
        # Half a unit more, so that a time shown to a person finds the frame it was read from.
        units = Fraction(seconds) / Fraction(*self.time_base) + Fraction(1, 2)
        return self.pts[max(0, bisect_right(self.pts, self.pts[0] + int(units // 1)) - 1)]

    def key_before(self, pts: int) -> int:
        """Return the number, among key frames, of the last one not after ``pts`` (0 if none)."""
        return max(0, bisect_right(self.key_pts, pts) - 1)

    def strip(self, count: int) -> tuple[int, ...]:
        """Return up to ``count`` key frames, evenly chosen, for a strip of small pictures.

        Without time stamps only the first frame is cheap, so it stands alone.
        """
        if self.timing == ORDINALS or not self.key_pts:
            return self.pts[:1]
        last = len(self.key_pts) - 1
        chosen = {round(n * last / max(1, count - 1)) for n in range(count)}
        return tuple(self.key_pts[n] for n in sorted(chosen))
