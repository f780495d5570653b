"""Whether a coded picture needs its last bytes, as every whole one does.

A decoder that lost its way in a damaged picture often comes to its end long before the data do, and
says nothing: then the picture stays the same without its last bytes (MEASURED.md 3.4). Arithmetic
codes are read the same whatever the pictures are that a picture refers to, so each is tried alone.
"""

import numpy as np
from av.codec import CodecContext
from av.error import FFmpegError
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from desktop.evidence.bitstream.units import length_size
from desktop.evidence.footage.planes import planes, planes_sha256

_CUT = 24
_LEAST = 4 * _CUT
_LAST_ROWS = 16
_FLAT = 8
_STRICT = {"err_detect": "explode"}
# What a picture refers to is not there when it is alone: that is no error.
_ALONE = {"flags": "+output_corrupt", "flags2": "+showall"}
_END_OF_IMAGE = b"\xff\xd9"
_H264_SLICES, _HEVC_SLICES = range(1, 6), range(32)


class PictureEnds:
    """Try pictures of one stream, each from nothing."""

    def __init__(self, codec: str, header: bytes) -> None:
        """Take a codec's name and its header, which may be empty."""
        self._codec, self._header = codec, header
        self._lengths = length_size(codec, header)

    def is_needed(self, data: bytes, *, key: bool) -> bool:
        """Whether a picture becomes another without its last bytes.

        True also where that cannot be told: for other codecs, and for a key picture that is flat
        there. What rests on others is flat without them; but so many bytes never say nothing.
        """
        cut = _without_end(self._codec, data, self._lengths)
        options = _STRICT if key else _ALONE
        whole = self._decoded(data, options) if cut else None
        if whole is None or (key and _is_flat(whole)):
            return True
        shorter = self._decoded(cut, options)
        if shorter is None or (shorter.is_corrupt and not whole.is_corrupt):
            return True
        return planes_sha256(whole) != planes_sha256(shorter)

    def _decoded(self, data: bytes, options: dict[str, str]) -> VideoFrame | None:
        # A decoder that is used again finds what lay in its memory where a picture says nothing.
        context = CodecContext.create(self._codec, "r")
        if not isinstance(context, VideoCodecContext):
            return None
        if self._header:
            context.extradata = self._header
        context.thread_type = "NONE"
        context.thread_count = 1
        context.options = options
        found: list[VideoFrame] = []
        try:
            for packet in (Packet(data), None):
                found += context.decode(packet)
        except (FFmpegError, EOFError):
            return None
        return found[0] if found else None


def _is_flat(frame: VideoFrame) -> bool:
    return int(np.ptp(next(planes(frame))[-_LAST_ROWS:])) <= _FLAT


def _without_end(codec: str, data: bytes, lengths: int) -> bytes:
    """Return a picture's data without the last bytes of its last slice; empty where unknown."""
    if codec == "mjpeg":
        end = data.rfind(_END_OF_IMAGE)
        return data[: end - _CUT] + _END_OF_IMAGE if end > _LEAST else b""
    if codec not in {"h264", "hevc"}:
        return b""
    if lengths:
        return _cut_by_lengths(codec, data, lengths)
    return _cut_after_codes(codec, data)


def _cut_after_codes(codec: str, data: bytes) -> bytes:
    at, last, after = 0, -1, len(data)
    while (at := data.find(b"\0\0\1", at)) >= 0 and at + 3 < len(data):
        if last >= 0 and after == len(data):
            after = at
        if _is_slice(codec, data[at + 3]):
            last, after = at + 3, len(data)
        at += 3
    # Zeros after a unit belong to nothing, and so do the words that fill up a picture (7.4.2.10).
    end = last + len(data[last:after].rstrip(b"\0\3")) if last >= 0 else 0
    return data[: end - _CUT] + data[after:] if end - last > _LEAST else b""


def _cut_by_lengths(codec: str, data: bytes, size: int) -> bytes:
    units, at = [], 0
    while at + size < len(data):
        length = int.from_bytes(data[at : at + size])
        units.append(data[at + size : at + size + length])
        at += size + length
    slices = [n for n, unit in enumerate(units) if unit and _is_slice(codec, unit[0])]
    if at != len(data) or not slices:
        return b""
    whole = units[slices[-1]].rstrip(b"\0\3")
    if len(whole) <= _LEAST:
        return b""
    units[slices[-1]] = whole[:-_CUT]
    return b"".join(len(unit).to_bytes(size) + unit for unit in units)


def _is_slice(codec: str, head: int) -> bool:
    if codec == "h264":
        return head & 0x1F in _H264_SLICES
    return head >> 1 & 0x3F in _HEVC_SLICES
