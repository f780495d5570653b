"""Exact frames out of camera files: the frame asked for, or a refusal, never a neighbour.

Frames are named by time stamp; a seek goes to a key frame at or before it and decodes until the
stamp is met. Used in the decode child; nothing here trusts the file (imaging design, section 3).
"""

import contextlib
from collections import OrderedDict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet as AnyPacket
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from desktop.evidence.streams import open_video
from desktop.evidence.video_index import ORDINALS, STAMPS, VideoIndex
from record.problems import Problem

if TYPE_CHECKING:
    Packet = AnyPacket[VideoStream]
else:
    Packet = AnyPacket  # generic for the type checker only

_SURELY_REFERENCE_FREE = frozenset({"h264", "mpeg4", "mpeg2video", "mpeg1video"})
_LOOK_BACK = 40
_KEPT_BYTES = 128 * 1024 * 1024
_MAX_ERRORS = 200


class Decoded:
    """A decoded frame, the key frame before it, and whether damage lies between them."""

    __slots__ = ("frame", "key_pts", "pts", "suspect")

    def __init__(self, frame: VideoFrame, pts: int, key_pts: int, *, suspect: bool) -> None:
        self.frame = frame
        self.pts = pts
        self.key_pts = key_pts
        self.suspect = suspect


class Video:
    """One open camera file; not for two threads at once."""

    def __init__(self, file: BinaryIO, kind: str) -> None:
        """Open and index; raises ``Problem`` ``evidence.undecodable`` or ``evidence.no_video``."""
        self._file = file
        self._kind = kind
        self._container, self._stream = self._open()
        self._kept: OrderedDict[int, Decoded] = OrderedDict()
        self._running: Iterator[Decoded] | None = None
        self._last = -1
        self._wanted = 0
        self.index = self._build_index()
        self._container.close()
        self._container, self._stream = self._open()

    def close(self) -> None:
        """Let go of the file and of all frames."""
        self._running = None
        self._kept.clear()
        self._container.close()
        self._file.close()

    def frame(self, pts: int) -> Decoded:
        """Return the frame of exactly this time stamp.

        Raises ``Problem`` ``evidence.no_such_frame`` when the index has none and
        ``evidence.frame_not_exact`` when it cannot be decoded.
        """
        number = self.index.number_of(pts)
        if pts in self._kept:
            self._kept.move_to_end(pts)
            return self._kept[pts]
        self._wanted = self.index.pts[max(0, number - _LOOK_BACK)]
        if self._reachable(pts):
            with contextlib.suppress(_PassedError):
                return self._run_to(pts)
        return self._seek_to(pts)

    def _reachable(self, pts: int) -> bool:
        """Whether running on is at least as near as the key frame before."""
        if self._running is None or self._last >= pts:
            return False
        if self.index.timing == ORDINALS:
            return True
        index = self.index
        near = index.number_of(pts) - index.number_of(self._last) <= _LOOK_BACK
        return near or index.key_pts[index.key_before(pts)] <= self._last

    def _seek_to(self, pts: int) -> Decoded:
        for key in self._starts(pts):
            self._start_at(key)
            with contextlib.suppress(_PassedError):
                return self._run_to(pts)
        raise Problem("evidence.frame_not_exact")

    def _starts(self, pts: int) -> Iterator[int | None]:
        """Yield key frames to start from: the one before, then 1, 2, 4 … back, then the start."""
        if self.index.timing == STAMPS and self.index.key_pts:
            at, back = self.index.key_before(pts), 1
            yield self.index.key_pts[at]
            while back <= 4 and at - back > 0:
                at -= back
                yield self.index.key_pts[at]
                back *= 2
        yield None

    def _start_at(self, key: int | None) -> None:
        self._running = None
        if key is None:
            self._container.close()
            self._container, self._stream = self._open()
        else:
            try:
                self._container.seek(key, stream=self._stream, backward=True)
            except FFmpegError as error:
                raise Problem("evidence.frame_not_exact") from error
        self._last = self.index.pts[0] - 1
        self._running = self._decode()

    def _run_to(self, pts: int) -> Decoded:
        assert self._running is not None  # noqa: S101 - both callers have started it
        for decoded in self._running:
            self._last = decoded.pts
            self._keep(decoded)
            if decoded.pts == pts:
                return decoded
            if decoded.pts > pts:
                break
        else:
            self._running = None
        raise _PassedError

    def _keep(self, decoded: Decoded) -> None:
        self._kept[decoded.pts] = decoded
        size = max(1, decoded.frame.width * decoded.frame.height * 3 // 2)
        while len(self._kept) > max(2, _KEPT_BYTES // size):
            self._kept.popitem(last=False)

    def _decode(self) -> Iterator[Decoded]:
        """Decode on from here in display order, remembering damage until the next key frame.

        Packets before the first key frame are left out, and so are frames shown before it: what
        they refer to is missing.
        """
        damage = _Damage()
        first: int | None = None
        key = ordinal = -1
        for packet in self._packets(damage):
            if first is None and not (packet.is_keyframe or self.index.timing == ORDINALS):
                continue
            first = self._first(packet) if first is None else first
            self._choose_speed(packet)
            for frame in self._frames(packet, damage):
                ordinal += 1
                pts = self._stamp(frame, ordinal)
                suspect = damage.touches(frame)
                if pts >= first:
                    key = pts if frame.key_frame else key
                    yield Decoded(frame, pts, key, suspect=suspect)

    def _first(self, packet: Packet) -> int:
        if self.index.timing == ORDINALS:
            return 0
        return self.index.pts[0] if packet.pts is None else packet.pts

    def _stamp(self, frame: VideoFrame, ordinal: int) -> int:
        if self.index.timing == ORDINALS:
            return ordinal
        if frame.pts is None or frame.pts < self._last:
            raise Problem("evidence.frame_not_exact")
        return frame.pts

    def _choose_speed(self, packet: Packet) -> None:
        # A frame nothing refers to need not be decoded when it is far before the one wanted.
        fast = (
            self.index.timing == STAMPS
            and self.index.codec in _SURELY_REFERENCE_FREE
            and packet.pts is not None
            and packet.pts < self._wanted
        )
        self._stream.codec_context.skip_frame = "NONREF" if fast else "DEFAULT"

    def _frames(self, packet: Packet, damage: "_Damage") -> Iterator[VideoFrame]:
        if packet.is_corrupt:
            damage.hit()
        try:
            yield from self._stream.codec_context.decode(packet if packet.size else None)
        except EOFError:
            return
        except FFmpegError:
            damage.hit()

    def _packets(self, damage: "_Damage") -> Iterator[Packet]:
        """Demux on through errors; stops at the end or when errors go on without a packet."""
        errors = 0
        while errors < _MAX_ERRORS:
            try:
                for packet in self._container.demux(self._stream):
                    errors = 0
                    yield packet
            except EOFError:
                return
            except FFmpegError:
                damage.hit()
                errors += 1
            else:
                return

    def _open(self) -> tuple[InputContainer, VideoStream]:
        return open_video(self._file, self._kind)

    def _build_index(self) -> VideoIndex:
        damage = _Damage()
        packets = [
            (p.pts, p.dts, p.is_keyframe)
            for p in self._packets(damage)
            if p.size and _told(p, damage)
        ]
        if not packets:
            raise Problem("evidence.no_video")
        trusted = self._stamps_are_trusted(packets)
        stamps = sorted(pts for pts, _, _ in packets if pts is not None)
        keys = sorted(pts for pts, _, key in packets if key and pts is not None)
        stream, base = self._stream, self._stream.time_base
        rate = stream.average_rate or stream.guessed_rate
        aspect = stream.sample_aspect_ratio
        return VideoIndex(
            container=self._container.format.name,
            codec=stream.codec_context.name,
            stream=stream.index,
            timing=STAMPS if trusted else ORDINALS,
            time_base=(base.numerator, base.denominator) if base else (0, 1),
            pts=tuple(stamps) if trusted else tuple(range(len(packets))),
            key_pts=tuple(keys) if trusted else (),
            width=stream.width,
            height=stream.height,
            rate=(rate.numerator, rate.denominator) if rate else (0, 1),
            sample_aspect=(aspect.numerator, aspect.denominator) if aspect else (1, 1),
            starts_at=(self._container.start_time or 0) / av.time_base,
            damaged_packets=damage.count,
        )

    def _stamps_are_trusted(self, packets: list[tuple[int | None, int | None, bool]]) -> bool:
        """Whether every frame has a stamp of its own and the order of decoding makes sense.

        AVI stores no presentation times: with reordered frames what a reader derives is wrong
        (measured: 1, 3, 2, 5, 4 for H.264), so such files are counted instead.
        """
        stamps = [pts for pts, _, _ in packets]
        if None in stamps or len(set(stamps)) != len(stamps):
            return False
        if self._container.format.name == "avi" and self._stream.codec_context.has_b_frames:
            return False
        decoding = [dts for _, dts, _ in packets if dts is not None]
        return all(a <= b for a, b in pairwise(decoding))


class _PassedError(Exception):
    """The frame wanted did not come where it should have."""


class _Damage:
    """Damage spreads until the next key frame; frames until then are suspect."""

    def __init__(self) -> None:
        self.count = 0
        self._spreading = False

    def hit(self) -> None:
        self.count += 1
        self._spreading = True

    def touches(self, frame: VideoFrame) -> bool:
        if frame.is_corrupt:
            self.hit()
        elif frame.key_frame:
            self._spreading = False
        return self._spreading


def _told(packet: Packet, damage: _Damage) -> bool:
    if packet.is_corrupt:
        damage.hit()
    return True
