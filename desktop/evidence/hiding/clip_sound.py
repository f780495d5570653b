"""The sound of a clip, written anew beside its new pictures."""

from collections.abc import Iterator
from typing import Any, Self

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import FFmpegError

from desktop.evidence.footage.video import Video

_CODEC, _RATE, _LAYOUT = "libopus", 48_000, "mono"
# Opus takes 20 ms at once, and starts with so many samples that the pictures must not wait for.
_PIECE, _PRIMING = 960, 312


class Sound:
    """The first audio stream, decoded and encoded again: nothing but the sound is carried over."""

    def __init__(self, container: Any, stream: Any, start: float) -> None:
        self._container, self._start = container, start
        self._frames = self._decode(stream)
        self._pending: AudioFrame | None = None
        self._resampler = AudioResampler("flt", _LAYOUT, _RATE, frame_size=_PIECE)
        self._written = _PRIMING
        self._stream: Any = None

    @classmethod
    def of(cls, video: Video) -> Self | None:
        """Open the sound of a camera file; None when it has none."""
        container, pictures = video.open_again()
        if not container.streams.audio:
            container.close()
            return None
        base = pictures.time_base or 0
        return cls(container, container.streams.audio[0], float((pictures.start_time or 0) * base))

    def open_in(self, target: Any) -> None:
        """Add a stream to the new file."""
        self._stream = target.add_stream(_CODEC, rate=_RATE, layout=_LAYOUT)
        self._stream.codec_context.options = {"flags": "+bitexact"}

    def write_until(self, target: Any, seconds: float) -> None:
        """Write what is heard up to a time from the first frame."""
        while (frame := self._pending or next(self._frames, None)) is not None:
            self._pending = frame
            if float(frame.time or 0.0) - self._start > seconds:
                return
            self._pending = None
            self._write(target, frame)

    def finish(self, target: Any) -> None:
        """Write the rest."""
        self.write_until(target, float("inf"))
        self._write(target, None)
        target.mux(self._stream.encode(None))

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def _write(self, target: Any, frame: AudioFrame | None) -> None:
        for part in self._resampler.resample(frame):
            part.pts = self._written
            self._written += part.samples
            target.mux(self._stream.encode(part))

    def _decode(self, stream: Any) -> Iterator[AudioFrame]:
        packets = self._container.demux(stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                yield from packet.decode()
            except (EOFError, FFmpegError):
                return
