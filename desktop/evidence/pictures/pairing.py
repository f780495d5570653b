"""Two pictures put together to be compared: side by side, swiped, mixed, or their difference.

Pure and repeatable: the same pictures and settings give the same pixels. What two photos show is
compared by eye only; numbers need the reference card (MEASURED.md 6).
"""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

SIDE, SWIPE, BLINK, MIX, DIFFERENCE = "SIDE", "SWIPE", "BLINK", "MIX", "DIFFERENCE"
MODES = (SIDE, SWIPE, BLINK, MIX, DIFFERENCE)
GAP = 8
MOST_GAIN = 16.0
# Beyond a quarter the same thing looks like another (MEASURED.md 6: white difference).
LIGHT_LIMIT = 0.25
Pixels = NDArray[np.uint8]


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """How two pictures are put together.

    ``split`` is where a swipe stands (0 to 1 from the left), ``mix`` the share of the second
    picture (0 to 1), ``gain`` how much a difference is amplified (1 to 16).
    """

    mode: str = SIDE
    split: float = 0.5
    mix: float = 0.5
    gain: float = 4.0

    @property
    def is_sound(self) -> bool:
        """Whether every setting is within its range."""
        return (
            self.mode in MODES
            and 0 <= self.split <= 1
            and 0 <= self.mix <= 1
            and 1 <= self.gain <= MOST_GAIN
        )


class Light(msgspec.Struct, frozen=True):
    """How bright and how coloured two pictures are as a whole, as ratios second to first.

    ``unequal`` when one differs by more than a quarter: then colours are not comparable by eye.
    """

    brightness: float
    red: float
    blue: float

    @property
    def unequal(self) -> bool:
        """Whether light or white balance differ too much to compare colours."""
        return any(
            not 1 - LIGHT_LIMIT <= ratio <= 1 / (1 - LIGHT_LIMIT)
            for ratio in (self.brightness, self.red, self.blue)
        )


def put_together(first: Pixels, second: Pixels, pairing: Pairing) -> Pixels:
    """Return one picture of two, rows of RGB; the second is scaled to the first's height or size.

    A blink is kept as side by side: a picture does not move. Raises ``ValueError`` for settings
    out of range.
    """
    if not pairing.is_sound:
        raise ValueError(pairing.mode)
    high, wide = first.shape[:2]
    if pairing.mode in {SIDE, BLINK}:
        across = max(1, round(second.shape[1] * high / second.shape[0]))
        gap = np.full((high, GAP, 3), 255, np.uint8)
        return _beside(first, gap, _scaled(second, across, high))
    over = _scaled(second, wide, high)
    if pairing.mode == SWIPE:
        edge = round(pairing.split * wide)
        return _beside(first[:, :edge], over[:, edge:])
    if pairing.mode == MIX:
        mixed = cv2.addWeighted(first, 1 - pairing.mix, over, pairing.mix, 0)
        return np.asarray(mixed, np.uint8)
    apart = cv2.absdiff(first, over).astype(np.float32) * pairing.gain
    return np.asarray(np.clip(apart, 0, 255), np.uint8)


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
