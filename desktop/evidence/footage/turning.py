"""Turn decoded pixels upright, in the decode child."""

import struct
from typing import Any

import numpy as np
from av.sidedata.sidedata import Type
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from desktop.evidence.footage.geometry import AS_STORED, Turn, turn_of

Pixels = NDArray[np.uint8]
_MATRIX_BYTES = 36


def matrix_of(frame: VideoFrame) -> tuple[int, ...]:
    """Return the nine numbers of a frame's display matrix; none when it has none."""
    sides: Any = frame.side_data  # its types name keys where it yields values
    for each in sides:
        if each.type == Type.DISPLAYMATRIX and each.buffer_size >= _MATRIX_BYTES:
            return struct.unpack("=9i", bytes(each)[:_MATRIX_BYTES])
    return ()


def turn_for(frame: VideoFrame) -> Turn:
    """Return how a frame is turned upright."""
    return turn_of(matrix_of(frame))


def turned(rows: Pixels, turn: Turn) -> Pixels:
    """Return rows of pixels (any number of channels) as they are shown."""
    if turn.orientation == AS_STORED:
        return rows
    lies, left, up = turn.moves
    if lies:
        rows = rows.swapaxes(0, 1)
    if left:
        rows = rows[:, ::-1]
    if up:
        rows = rows[::-1]
    return np.ascontiguousarray(rows)
