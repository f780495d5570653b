"""Look at a still a second time: other threads, and whether its key picture needs its last bytes.

A decoder that lost its way in a damaged picture often goes on without a word, to pixels that look
like any others. Three things give it away (MEASURED.md 3.4): bits left over where its check is
strict, another picture when threads share it, and a key picture that stays the same without its
last bytes, because it had lost its way long before them.
"""

import hashlib
from collections.abc import Iterator

import numpy as np
from av.codec import CodecContext
from av.error import FFmpegError
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from desktop.evidence.footage.video import Video

_CUT = 24
_LEAST = 4 * _CUT
_LAST_ROWS = 16
_FLAT = 8
_END_OF_IMAGE = b"\xff\xd9"
_PLANAR = ("yuv4", "yuvj", "gray")
_H264_SLICES, _HEVC_SLICES = range(1, 6), range(32)
_UNIT_LENGTH = 4


def agrees(video: Video, pts: int, plane_sha256: str) -> bool:
    """Whether a second decoding gives the planes of the first, and the key picture is whole.

    Raises ``Problem`` and ``Far`` as ``Video.frame`` does.
    """
    again = video.frame_shared(pts)
    if again.suspect or planes_sha256(again.frame) != plane_sha256:
        return False
    header, data = video.key_data(pts)
    return not data or needs_its_end(video.index.codec, header, data)


def planes_sha256(frame: VideoFrame) -> str:
    """Return the SHA-256 of the decoded planes, row by row, without padding."""
    digest = hashlib.sha256()
    for rows in planes(frame):
        digest.update(rows.data)
    return digest.hexdigest()


def planes(frame: VideoFrame) -> Iterator[NDArray[np.uint8]]:
    """Yield the planes of a frame as rows of bytes, without padding."""
    if not frame.format.name.startswith(_PLANAR):
        yield np.ascontiguousarray(frame.to_ndarray()).view(np.uint8)
        return
    wide = 2 if frame.format.components[0].bits > 8 else 1
    for plane in frame.planes:
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        yield np.ascontiguousarray(rows[:, : plane.width * wide])


def needs_its_end(codec: str, header: bytes, data: bytes) -> bool:
    """Whether a key picture becomes another without its last bytes, as a whole one does.

    True also where that cannot be told: for other codecs, and for a picture that is flat there.
    """
    cut = _without_end(codec, data)
    if not cut:
        return True
    whole = _decoded(codec, header, data)
    if whole is None:
        return True
    shorter = _decoded(codec, header, cut)
    if shorter is None or planes_sha256(whole) != planes_sha256(shorter):
        return True
    return int(np.ptp(next(planes(whole))[-_LAST_ROWS:])) <= _FLAT


def _decoded(codec: str, header: bytes, data: bytes) -> VideoFrame | None:
    context = CodecContext.create(codec, "r")
    if not isinstance(context, VideoCodecContext):
        return None
    if header:
        context.extradata = header
    context.thread_type = "NONE"
    context.thread_count = 1
    context.options = {"err_detect": "explode"}
    found: list[VideoFrame] = []
    try:
        for packet in (Packet(data), None):
            found += context.decode(packet)
    except (FFmpegError, EOFError):
        return None
    return found[0] if found else None


def _without_end(codec: str, data: bytes) -> bytes:
    """Return a picture's data without the last bytes of its last slice; empty where unknown."""
    if codec == "mjpeg":
        end = data.rfind(_END_OF_IMAGE)
        return data[: end - _CUT] + _END_OF_IMAGE if end > _LEAST else b""
    if codec not in {"h264", "hevc"}:
        return b""
    if data[:3] == b"\0\0\1" or data[:4] == b"\0\0\0\1":
        return _cut_after_codes(codec, data)
    return _cut_by_lengths(codec, data)


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


def _cut_by_lengths(codec: str, data: bytes) -> bytes:
    units, at = [], 0
    while at + _UNIT_LENGTH < len(data):
        length = int.from_bytes(data[at : at + _UNIT_LENGTH])
        units.append(data[at + _UNIT_LENGTH : at + _UNIT_LENGTH + length])
        at += _UNIT_LENGTH + length
    slices = [n for n, unit in enumerate(units) if unit and _is_slice(codec, unit[0])]
    if at != len(data) or not slices:
        return b""
    whole = units[slices[-1]].rstrip(b"\0\3")
    if len(whole) <= _LEAST:
        return b""
    units[slices[-1]] = whole[:-_CUT]
    return b"".join(len(unit).to_bytes(_UNIT_LENGTH) + unit for unit in units)


def _is_slice(codec: str, head: int) -> bool:
    if codec == "h264":
        return head & 0x1F in _H264_SLICES
    return head >> 1 & 0x3F in _HEVC_SLICES
