"""The decoded planes of a frame, before any conversion."""

import hashlib
from collections.abc import Iterator

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

_PLANAR = ("yuv4", "yuvj", "gray")


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
