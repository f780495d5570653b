"""How two pictures of the same size differ, pixel by pixel."""

import msgspec
import numpy as np


class PixelDifference(msgspec.Struct, frozen=True, kw_only=True):
    """``pixels`` of ``of`` differ, most by ``largest`` (0 to 255) at column ``x``, row ``y``."""

    pixels: int
    of: int
    largest: int
    x: int
    y: int


def difference(one: bytes, other: bytes, width: int, height: int) -> PixelDifference:
    """Compare RGB bytes of ``width * height * 3``; raises ``ValueError`` for other lengths."""
    left = np.frombuffer(one, np.uint8).reshape(height, width, 3).astype(np.int16)
    right = np.frombuffer(other, np.uint8).reshape(height, width, 3)
    apart = np.abs(left - right).max(axis=2)
    y, x = divmod(int(apart.argmax()), width)
    return PixelDifference(
        pixels=int(np.count_nonzero(apart)),
        of=width * height,
        largest=int(apart.max()),
        x=x,
        y=y,
    )
