"""Write a clip anew with tracks filled; runs in the decode child.

The new clip is VP9 with Opus in a fragmented MP4, which browsers play; a WebM would lose the shape
of pixels and times finer than a millisecond. libvpx and libopus are BSD; the encoders for H.264 and
H.265 that come with PyAV are GPL and are not used. Every frame keeps its time, to 1/60000 s. A
frame that cannot be decoded, or that damage in the file makes unsure, is filled wholly: what it
shows is not where the tracks say. Nothing of the old file's metadata is copied.
"""

import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, BinaryIO, NamedTuple

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange, VideoReformatter
from numpy.typing import NDArray

from desktop.evidence.footage.geometry import (
    AS_STORED,
    PixelShape,
    Turn,
    shown_aspect,
    upright,
)
from desktop.evidence.footage.turning import turn_for, turned
from desktop.evidence.footage.video import Video
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from desktop.evidence.hiding.clip_sound import Sound
from desktop.evidence.hiding.filling import BLOCK, mask_of, widened
from desktop.evidence.hiding.regions import Track
from record.problems import Problem

# Where so many frames in a row can't be had, looking for each anew would take for ever.
MOST_MISSING = 50


class Step(NamedTuple):
    """A frame's number, and the frame unless it is missing or suspect."""

    number: int
    frame: VideoFrame | None


def steps(video: Video) -> Iterator[Step]:
    """Walk a clip once from its first frame to its last, leaving none out."""
    missing = 0
    for number, pts in enumerate(video.index.pts):
        frame = None
        if missing < MOST_MISSING or number % MOST_MISSING == 0:
            try:
                decoded = video.frame(pts)
                missing, frame = 0, None if decoded.suspect else decoded.frame
            except Problem:
                missing += 1
        yield Step(number, frame)


Plane = NDArray[np.uint8]

CODEC = "libvpx-vp9"
KEY_EVERY = 50
# One pass of constant quality, each frame out at once: nothing waits for what comes later.
_ENCODING = {
    "crf": "16", "b": "0", "deadline": "realtime", "cpu-used": "6", "lag-in-frames": "0",
    "auto-alt-ref": "0", "flags": "+bitexact",
}  # fmt: skip
_BLEED = 4
_MOST_TICKS = 65_535
_TICKS = 60_000
_COUNTED_RATE = Fraction(25)
_CONVERTER = VideoReformatter()
_FLAGS = "frag_keyframe+empty_moov+default_base_moof"


class ClipWriter:
    """Write one clip anew, piece by piece."""

    def __init__(
        self,
        file: BinaryIO,
        kind: str,
        tracks: tuple[Track, ...],
        colour: tuple[int, int, int],
        *,
        sound: bool,
        shapes: Sequence[PixelShape] = (),
    ) -> None:
        """Open and index; raises ``Problem`` as ``Video`` does."""
        video = Video(file, kind, shapes=shapes)
        index = video.index
        self.count = index.count
        self.written = self.blanked = 0
        self.is_done = False
        self._index, self._tracks = index, tracks
        self._colour = _luma_chroma(colour)
        self._video = video
        self._frames = steps(video)
        self._target = _Drain()
        self._ticks = _Ticks(index)
        self._sound: Sound | None = None
        try:
            first = self._pending = next(self._frames, None)
            self.size = _even(first.frame if first else None, (index.width, index.height))
            turn = turn_for(first.frame) if first and first.frame else Turn()
            self._aspect = shown_aspect(video.aspect, turn)
            self._sound = Sound.of(video) if sound else None
            self._container, self._stream = self._open_target()
        except BaseException:
            self._close_sources()
            raise

    def more(self, seconds: float) -> bytes:
        """Work on for about so long and return the bytes written meanwhile."""
        until = time.monotonic() + seconds
        while not self.is_done and time.monotonic() < until:
            step = self._pending
            if step is None:
                self._finish()
                break
            self._write(step.number, step.frame)
            self._pending = next(self._frames, None)
        return self._target.drain()

    def close(self) -> None:
        """Let go of both files."""
        if not self.is_done:
            self._container.close()
        self._close_sources()

    def _close_sources(self) -> None:
        if self._sound is not None:
            self._sound.close()
        self._video.close()

    def _open_target(self) -> tuple[OutputContainer, Any]:
        options = {"movflags": _FLAGS, "fflags": "+bitexact"}
        container = av.open(self._target, "w", format="mp4", options=options)
        container.metadata.clear()
        width, height = self.size
        stream: Any = container.add_stream(CODEC, rate=_rate(self._index))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        context = stream.codec_context
        context.time_base = self._ticks.base
        stream.time_base = self._ticks.base
        context.gop_size = KEY_EVERY
        context.options = _ENCODING
        context.sample_aspect_ratio = Fraction(*self._aspect)
        if self._sound is not None:
            self._sound.open_in(container)
        return container, stream

    def _write(self, number: int, frame: VideoFrame | None) -> None:
        planes = self._blank() if frame is None else self._filled(number, frame)
        self.blanked += frame is None
        made = VideoFrame.from_ndarray(planes, format="yuv420p")
        made.pts = self._ticks.at(number)
        made.time_base = self._ticks.base
        made.pict_type = PictureType.NONE
        if self._sound is not None:
            self._sound.write_until(self._container, self._index.seconds(self._index.pts[number]))
        self._container.mux(self._stream.encode(made))
        self.written += 1

    def _finish(self) -> None:
        self._container.mux(self._stream.encode(None))
        if self._sound is not None:
            self._sound.finish(self._container)
        self._container.close()
        self.is_done = True

    def _blank(self) -> Plane:
        width, height = self.size
        planes = np.empty((height * 3 // 2, width), np.uint8)
        planes[:height] = self._colour[0]
        chroma = planes[height:].reshape(2, -1)
        chroma[0], chroma[1] = self._colour[1:]
        return planes

    def _filled(self, number: int, frame: VideoFrame) -> Plane:
        """Fill the planes themselves: every other pixel keeps what the decoder gave."""
        width, height = self.size
        planes = _upright(frame, self.size)
        regions = tuple(r for t in self._tracks if (r := t.at(number)) is not None)
        if not regions:
            return planes
        mask = widened(mask_of(regions, width, height), bleed=self._bleed(frame))
        planes[:height][mask] = self._colour[0]
        for part, value in zip(_chroma(planes, width, height), self._colour[1:], strict=True):
            coarse = mask.reshape(height // 2, 2, width // 2, 2).any(axis=(1, 3))
            part[coarse] = value
        return planes

    @staticmethod
    def _bleed(frame: VideoFrame) -> int:
        # Deblocking filters reach 3 px into the next block; a turned picture has another grid.
        return _BLEED if turn_for(frame).orientation == AS_STORED else _BLEED + BLOCK


class _Ticks:
    """The new clip's times: the old stamps where they are coarse enough, else in 1/60000 s."""

    def __init__(self, index: VideoIndex) -> None:
        base = Fraction(*index.time_base) if index.timing == STAMPS else 1 / _frame_rate(index)
        fits = base.denominator <= _MOST_TICKS
        self.base = Fraction(1, base.denominator if fits else _TICKS)
        start = index.pts[0]
        ticks: list[int] = []
        for stamp in index.pts:
            tick = round((stamp - start) * base / self.base)
            ticks.append(max(tick, ticks[-1] + 1) if ticks else 0)
        self._ticks = ticks

    def at(self, number: int) -> int:
        """Return the time of a frame in units of ``base``."""
        return self._ticks[number]


class _Drain:
    """A file that forgets what was read from it, for the muxer to write to in one direction."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._at = 0

    def write(self, data: bytes) -> int:
        """Take what the muxer wrote."""
        self._parts.append(bytes(data))
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        """Return how much was written."""
        return self._at

    def drain(self) -> bytes:
        """Return what was written since the last call."""
        data = b"".join(self._parts)
        self._parts.clear()
        return data


def _frame_rate(index: VideoIndex) -> Fraction:
    numerator, denominator = index.rate
    return Fraction(numerator, denominator) if numerator > 0 and denominator > 0 else _COUNTED_RATE


def _rate(index: VideoIndex) -> Fraction:
    return min(_frame_rate(index), Fraction(1000)).limit_denominator(1001)


def _even(frame: VideoFrame | None, known: tuple[int, int]) -> tuple[int, int]:
    """Return the upright size, one less where it is odd: colour is stored for pairs of pixels."""
    width, height = known
    if frame is not None:
        width, height = upright((frame.width, frame.height), turn_for(frame))
    return max(2, width & ~1), max(2, height & ~1)


def _upright(frame: VideoFrame, size: tuple[int, int]) -> Plane:
    turn = turn_for(frame)
    width, height = upright(size, turn)
    full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    shown = _CONVERTER.reformat(
        frame,
        width=width,
        height=height,
        format="yuv420p",
        threads=1,
        src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
        dst_color_range=ColorRange.MPEG,
    )
    planes = np.asarray(shown.to_ndarray(), np.uint8)
    if turn.orientation == AS_STORED:
        return np.ascontiguousarray(planes)
    parts = [planes[:height], *_chroma(planes, width, height)]
    joined = np.concatenate([turned(part, turn).reshape(-1) for part in parts])
    return joined.reshape(size[1] * 3 // 2, size[0])


def _chroma(planes: Plane, width: int, height: int) -> Iterator[Plane]:
    """Yield the two colour planes as views, half as wide and high as the picture."""
    for half in planes[height:].reshape(2, -1):
        yield half.reshape(height // 2, width // 2)


def _luma_chroma(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return a colour as limited-range BT.601, which is what a player takes for given."""
    red, green, blue = (value / 255 for value in colour)
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return (
        round(16 + 219 * luma),
        round(128 + 224 * (blue - luma) / 1.772),
        round(128 + 224 * (red - luma) / 1.402),
    )
