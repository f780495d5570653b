"""Read a camera file fast enough to search hours: decode only what the search needs.

Frames that no other refers to are left out, and of a costly group of pictures the last part may
be: the first frame of the next group then shows whether something changed meanwhile. A group
whose packets are larger than their neighbours (things that move cost bits) is decoded whole. How
much is left out follows from the file alone, so that a search gives the same on every machine.
"""

import statistics
import time
from collections import deque
from collections.abc import Iterator

import numpy as np
from av.error import FFmpegError
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from desktop.evidence.bitstream.units import is_layered, is_unreferred
from desktop.evidence.footage.turning import turn_for, turned
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from desktop.evidence.footage.video_indexing import packets
from desktop.evidence.footage.video_source import Packet, Source
from desktop.evidence.motion.meter import MotionMeter, Window
from desktop.evidence.motion.motion import SAMPLES_PER_SECOND, MotionQuery, Sample

# Milliseconds of one core, measured for H.264 of 1080 lines; twice as fast as the aim of 20 times
# real time on two cores leaves room for other work.
_MS_PER_MEGAPIXEL, _MS_PER_KILOBYTE, _MS_PER_SECOND = 0.35, 0.17, 44.0
_MOST_PACKETS, _MOST_BYTES = 600, 64 * 1024 * 1024
_HEAD = 256
_LARGER = 1.5
_DEEPEST_DEBT_MS = 4000.0
_EIGHT_BIT_LUMA = frozenset(
    {"yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "nv12", "nv21", "gray"}
)

_COLOUR_PLANES = ("yuv4", "yuvj4")


class MotionReader:
    """One search through one file, piece by piece; used in the decode child."""

    def __init__(self, source: Source, index: VideoIndex, query: MotionQuery) -> None:
        """Search what a source just opened holds; the reader closes it at the end."""
        self.frames = 0
        self.decoded = 0
        self.is_done = False
        self._source = source
        self._index = index
        self._query = query
        self._meter: MotionMeter | None = None
        self._choice = _Choice(index.width * index.height / 1e6)
        self._step = self._sample_step()
        self._next = index.at_seconds(query.from_s) if query.from_s > 0 else index.pts[0]
        self._last = index.pts[-1] if query.to_s is None else index.at_seconds(query.to_s)
        self.reached = self._next
        context = source.stream.codec_context
        # Neither changes which frame is which; the picture is shrunk anyway.
        context.options = {"skip_loop_filter": "noref" if query.thorough else "all"}
        self._layered = False
        self._part = 0
        self._before: int | None = None
        self._samples = self._read()

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def more(self, seconds: float) -> list[Sample]:
        """Go on for about this many seconds of work; ``is_done`` tells whether that was all."""
        until = time.monotonic() + seconds
        found: list[Sample] = []
        for sample in self._samples:
            if sample is not None:
                found.append(sample)
            if time.monotonic() > until:
                return found
        self.is_done = True
        return found

    def _sample_step(self) -> float:
        if self._index.timing != STAMPS:
            return max(1.0, (self._index.fps or 25.0) / SAMPLES_PER_SECOND)
        numerator, denominator = self._index.time_base
        # A little less than the step, so that rounded time stamps do not skip a frame.
        return 0.98 / SAMPLES_PER_SECOND * denominator / max(1, numerator)

    def _read(self) -> Iterator[Sample | None]:
        ordinal = -1
        for group, cut in self._groups():
            for frame in self._pictures(group, cut=cut):
                ordinal += 1
                pts = frame.pts if self._index.timing == STAMPS else ordinal
                self.decoded += 1
                if pts is None or frame.is_corrupt:
                    continue
                if pts > self._last:
                    return
                yield self._sample(pts, frame)
            self.frames += len(group)

    def _sample(self, pts: int, frame: VideoFrame) -> Sample | None:
        if pts < self._next:
            return None
        self.reached = pts
        self._next = pts + max(1, round(self._step))
        # Areas are drawn on what is shown.
        turn = turn_for(frame)
        luma = turned(_luma(frame), turn)
        colour = [turned(plane, turn) for plane in _colour(frame)]
        if self._meter is None:
            window = Window(luma.shape[1], luma.shape[0], self._query)
            self._meter = MotionMeter(window, self._query.sensitivity)
        return self._meter.take(pts, luma, colour)

    def _groups(self) -> Iterator[tuple[list[Packet], bool]]:
        """Yield the packets to decode of each group of pictures, and whether the rest was cut."""
        group: list[Packet] = []
        size = 0
        for packet in self._packets():
            if packet.is_keyframe and group:
                yield self._chosen(group)
                group, size = [], 0
            group.append(packet)
            size += packet.size
            if len(group) >= _MOST_PACKETS or size > _MOST_BYTES:
                yield group, False
                group, size = [], 0
        if group:
            yield self._chosen(group)

    def _packets(self) -> Iterator[Packet]:
        """Yield packets from the key frame before the beginning on."""
        index, stamped = self._index, self._index.timing == STAMPS
        waiting = stamped and bool(index.key_pts) and self._next > index.pts[0]
        begin = index.key_pts[index.key_before(self._next)] if waiting else 0
        for packet in packets(self._source):
            if packet is None or not packet.size:
                continue
            self._run_on(packet)
            waiting = waiting and not (packet.is_keyframe and (packet.pts or 0) >= begin)
            if not waiting:
                yield packet

    def _run_on(self, packet: Packet) -> None:
        """Move the stamps of joined recordings on, as the index did."""
        if not self._index.parts or packet.dts is None or packet.pts is None:
            return
        if self._before is not None and packet.dts < self._before:
            self._part = min(self._part + 1, len(self._index.parts) - 1)
        self._before = packet.dts
        packet.pts += self._index.parts[self._part][2]

    def _chosen(self, group: list[Packet]) -> tuple[list[Packet], bool]:
        if self._index.timing != STAMPS:
            return group, False
        needed = [p for p in group if p is group[0] or not self._is_spare(p)]
        kept = len(needed)
        if not self._query.thorough:
            kept = self._choice.kept([p.size for p in needed], self._lasts_ms(group))
        self.frames += len(group) - kept
        return needed[:kept], kept < len(needed)

    def _is_spare(self, packet: Packet) -> bool:
        """Whether no other frame refers to this one; layers make that uncertain in H.265."""
        head = bytes(memoryview(packet)[:_HEAD])
        codec = self._index.codec
        if codec == "hevc" and not self._layered:
            self._layered = is_layered(head, self._source.lengths)
        return not self._layered and is_unreferred(codec, head, self._source.lengths)

    def _lasts_ms(self, group: list[Packet]) -> float:
        stamps = [p.pts for p in group if p.pts is not None]
        if len(stamps) < 2:
            return 1000.0 / max(1.0, self._index.fps)
        span = (max(stamps) - min(stamps)) * len(stamps) / (len(stamps) - 1)
        numerator, denominator = self._index.time_base
        return 1000.0 * span * numerator / denominator

    def _pictures(self, group: list[Packet], *, cut: bool) -> Iterator[VideoFrame]:
        context = self._source.stream.codec_context
        for packet in group:
            yield from self._decoded(packet)
        if cut:
            # What comes next does not follow on this: let the decoder forget it.
            yield from self._decoded(None)
            context.flush_buffers()

    def _decoded(self, packet: Packet | None) -> Iterator[VideoFrame]:
        try:
            yield from self._source.stream.codec_context.decode(packet)
        except (FFmpegError, EOFError):
            return


class _Choice:
    """How much of each group of pictures is decoded."""

    def __init__(self, megapixels: float) -> None:
        self._megapixels = megapixels
        self._saved_ms = 0.0
        self._usual: deque[float] = deque(maxlen=20)

    def kept(self, sizes: list[int], lasts_ms: float) -> int:
        """Return how many packets from the first on are decoded, at least one."""
        costs = [self._cost_ms(size) for size in sizes]
        allowed = lasts_ms / 1000.0 * _MS_PER_SECOND
        unusual = self._is_unusual(sizes)
        kept = len(sizes)
        if sum(costs) > allowed + max(0.0, self._saved_ms):
            in_debt = self._saved_ms < -_DEEPEST_DEBT_MS
            kept = len(sizes) if unusual and not in_debt else _within(costs, allowed)
        balance = self._saved_ms + allowed - sum(costs[:kept])
        self._saved_ms = max(-2 * _DEEPEST_DEBT_MS, min(_DEEPEST_DEBT_MS, balance))
        return kept

    def _cost_ms(self, size: int) -> float:
        return self._megapixels * _MS_PER_MEGAPIXEL + size / 1000.0 * _MS_PER_KILOBYTE

    def _is_unusual(self, sizes: list[int]) -> bool:
        rest = sizes[1:]
        if not rest:
            return False
        usual = statistics.median(self._usual) if self._usual else 0.0
        self._usual.append(statistics.median(rest))
        largest_second = statistics.fmean(sorted(rest)[-max(1, len(rest) // 4) :])
        return bool(usual) and largest_second > usual * _LARGER


def _within(costs: list[float], allowed: float) -> int:
    spent = 0.0
    for number, cost in enumerate(costs):
        spent += cost
        if spent > allowed:
            return max(1, number)
    return len(costs)


def _luma(frame: VideoFrame) -> NDArray[np.uint8]:
    """Return the brightness of a frame as rows of bytes, without a copy where possible."""
    if frame.format.name not in _EIGHT_BIT_LUMA:
        return np.asarray(frame.to_ndarray(format="gray"), np.uint8)
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return np.asarray(rows[: frame.height, : frame.width], np.uint8)


def _colour(frame: VideoFrame) -> list[NDArray[np.uint8]]:
    """Return the two colour planes of a frame as rows of bytes; none where they are not alone."""
    if not frame.format.name.startswith(_COLOUR_PLANES) or frame.format.components[0].bits > 8:
        return []
    found = []
    for plane in frame.planes[1:3]:
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        found.append(np.asarray(rows[: plane.height, : plane.width], np.uint8))
    return found
