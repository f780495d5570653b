"""Two pictures put together to be compared: side by side, swiped, mixed, or their difference.

Pure and repeatable: the same pictures and settings give the same pixels. What two photos show is
compared by eye only; numbers need the reference card (MEASURED.md 6).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from record.derivatives.pairs import BLINK, MIX, SIDE, SWIPE, Light, Pairing

GAP = 8
Pixels = NDArray[np.uint8]


def put_together(first: Pixels, second: Pixels, pairing: Pairing) -> Pixels:
    """Return one picture of two, rows of RGB; the second is scaled to the first's height or size.

    Where a second picture of another shape leaves room, a swipe shows black, a mixture the first
    alone, and a difference nothing. A blink is kept as side by side: a picture does not move.
    Raises ``ValueError`` for settings out of range.
    """
    if not pairing.is_sound:
        raise ValueError(pairing.mode)
    high, wide = first.shape[:2]
    if pairing.mode in {SIDE, BLINK}:
        across = max(1, round(second.shape[1] * high / second.shape[0]))
        gap = np.full((high, GAP, 3), 255, np.uint8)
        return _beside(first, gap, _scaled(second, across, high))
    size = _inside((wide, high), second.shape[1::-1]) if pairing.keeps_shape else (wide, high)
    left, top = (wide - size[0]) // 2, (high - size[1]) // 2
    place = slice(top, top + size[1]), slice(left, left + size[0])
    over = _scaled(second, *size)
    if pairing.mode == SWIPE:
        edge = round(pairing.split * wide)
        right = np.zeros_like(first)
        right[place] = over
        return _beside(first[:, :edge], right[:, edge:])
    if pairing.mode == MIX:
        mixed = first.copy()
        mixed[place] = cv2.addWeighted(first[place], 1 - pairing.mix, over, pairing.mix, 0)
        return mixed
    apart = np.zeros_like(first)
    found = cv2.absdiff(first[place], over).astype(np.float32) * pairing.gain
    apart[place] = np.clip(found, 0, 255).astype(np.uint8)
    return apart


def _inside(room: tuple[int, int], size: tuple[int, ...]) -> tuple[int, int]:
    """Return the largest size of a picture's shape that a room holds."""
    scale = min(room[0] / size[0], room[1] / size[1])
    return (
        min(room[0], max(1, round(size[0] * scale))),
        min(room[1], max(1, round(size[1] * scale))),
    )


def light(first: Pixels, second: Pixels) -> Light:
    """Compare brightness and colour balance of two pictures as a whole."""
    one, two = (np.maximum(p.reshape(-1, 3).mean(axis=0), 1.0) for p in (first, second))
    balance = (two / two[1]) / (one / one[1])
    return Light(float(two.mean() / one.mean()), float(balance[0]), float(balance[2]))


def _beside(*pictures: Pixels) -> Pixels:
    return np.asarray(np.hstack(pictures), np.uint8)


def _scaled(pixels: Pixels, wide: int, high: int) -> Pixels:
    if pixels.shape[:2] == (high, wide):
        return pixels
    smaller = wide < pixels.shape[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_LANCZOS4
    return np.asarray(cv2.resize(pixels, (wide, high), interpolation=how), np.uint8)
