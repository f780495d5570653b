"""Find when something moves inside a drawn area of a camera's picture.

Pure reckoning on small grey pictures: each is compared with the one before and with one about a
second older, after the light of the whole picture has been evened out. Noise is measured, not
assumed. Limits were chosen on generated clips with known movement.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.evidence.motion.motion import Area, MotionQuery, Sample

Grey = NDArray[np.float32]

OLDER = 5
_LONG_SIDE = 160
_LIGHT_SIZE = (48, 27)
_KEPT_NOISE = 60
_FEWEST_PIXELS = 4
# Colour planes are smoother than brightness, and codecs coarser with them.
_COLOUR_FLOOR, _COLOUR_STEP = 6.0, 12.0
# A quarter of all values of a normal distribution lies within 0.3186 deviations.
_QUARTER = 0.3186
_KERNEL = np.ones((2, 2), np.uint8)


class Window:
    """The part of a picture to be watched, and which of its pixels count."""

    def __init__(self, width: int, height: int, query: MotionQuery) -> None:
        """Lay the areas of a query over pictures of a size in pixels.

        Raises ``ValueError`` when no pixel is left to watch.
        """
        mask = np.zeros((height, width), np.uint8)
        if not query.areas:
            mask[:] = 1
        for area in query.areas:
            cv2.fillPoly(mask, [_corners(area, width, height)], 1)
        for area in query.without:
            cv2.fillPoly(mask, [_corners(area, width, height)], 0)
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        if not rows.size:
            raise ValueError("no area")
        self.rows = slice(int(rows[0]), int(rows[-1]) + 1)
        self.columns = slice(int(columns[0]), int(columns[-1]) + 1)
        part = mask[self.rows, self.columns]
        scale = min(1.0, _LONG_SIDE / max(part.shape))
        self.size = (max(1, round(part.shape[1] * scale)), max(1, round(part.shape[0] * scale)))
        shrunk = cv2.resize(part.astype(np.float32), self.size, interpolation=cv2.INTER_AREA)
        # A pixel that is partly left out does not count: a clock's edge would flicker in it.
        self.counts = shrunk > 0.999
        if not self.counts.any():
            self.counts = shrunk > 0.0

    def cut_colour(self, plane: NDArray[np.uint8], whole: tuple[int, ...]) -> Grey:
        """Return the watched part of a colour plane, small, of pictures of a whole size."""
        down, across = plane.shape[0] / whole[0], plane.shape[1] / whole[1]
        rows = slice(int(self.rows.start * down), max(1, round(self.rows.stop * down)))
        columns = slice(int(self.columns.start * across), max(1, round(self.columns.stop * across)))
        part = cv2.resize(plane[rows, columns], self.size, interpolation=cv2.INTER_AREA)
        return np.asarray(part, np.float32)

    def cut(self, luma: NDArray[np.uint8]) -> tuple[Grey, Grey]:
        """Return the watched part, and the light of the whole picture, both small."""
        part = cv2.resize(
            luma[self.rows, self.columns], self.size, interpolation=cv2.INTER_AREA
        ).astype(np.float32)
        step = max(1, luma.shape[0] // (_LIGHT_SIZE[1] * 4))
        light = cv2.resize(luma[::step, ::step], _LIGHT_SIZE, interpolation=cv2.INTER_AREA)
        return part, light.astype(np.float32)


class _Taken(NamedTuple):
    """A picture's stamp, its watched part, the light of the whole, and the colours of the part."""

    pts: int
    part: Grey
    light: Grey
    colours: tuple[Grey, ...] = ()


class MotionMeter:
    """Compare one picture after the other; one meter per search."""

    def __init__(self, window: Window, sensitivity: float) -> None:
        closeness = min(1.0, max(0.0, sensitivity))
        self._window = window
        self._floor = 3.0 + 16.0 * (1 - closeness)
        self._times_noise = 6.0 - 3.0 * closeness
        pixels = int(window.counts.sum())
        self._pixels = max(1, pixels)
        self._colour_floor = _COLOUR_FLOOR + _COLOUR_STEP * (1 - closeness)
        self._least = max(_FEWEST_PIXELS / self._pixels, 0.02 * (1 - closeness) ** 2)
        self._past: deque[_Taken] = deque(maxlen=OLDER)
        self._noise: deque[float] = deque(maxlen=_KEPT_NOISE)
        self._quick: deque[bool] = deque(maxlen=OLDER)

    def take(
        self, pts: int, luma: NDArray[np.uint8], colour: Sequence[NDArray[np.uint8]] = ()
    ) -> Sample | None:
        """Compare a picture with those before it; None for the first one.

        ``colour`` are its two colour planes, of any size: what has the brightness of the ground may
        have another colour.
        """
        colours = tuple(self._window.cut_colour(plane, luma.shape) for plane in colour)
        picture = _Taken(pts, *self._window.cut(luma), colours)
        sample = self._compared(picture) if self._past else None
        self._past.append(picture)
        return sample

    def _compared(self, now: _Taken) -> Sample:
        before, older = self._past[-1], self._past[0]
        share = self._share(before, now)
        moved = share >= self._least
        since = before[0]
        if not moved and older is not before and not any(self._quick):
            # Too slow to be seen from one picture to the next.
            slow = self._share(older, now)
            if slow >= self._least:
                share, moved, since = slow, True, older[0]
        self._quick.append(moved)
        return Sample(since, now[0], round(min(1.0, share), 4), moved)

    def _share(self, before: _Taken, now: _Taken) -> float:
        """Return the share of the area that differs by more than noise between two pictures."""
        gain, offset = _light(before[2], now[2])
        difference = cv2.blur(now[1] - (before[1] * gain + offset), (3, 3))
        values = np.abs(difference)
        inside = values[self._window.counts]
        self._noise.append(float(np.percentile(inside, 25)) / _QUARTER)
        limit = max(self._floor, self._times_noise * float(np.median(self._noise)))
        differs = values > limit
        for old, new in zip(before[3], now[3], strict=False):
            apart = new - old
            # The white balance of the whole picture may drift; a thing of another colour does not.
            apart = np.abs(cv2.blur(apart - np.median(apart), (3, 3)))
            differs |= apart > self._colour_floor
        changed = (differs & self._window.counts).astype(np.uint8)
        opened = cv2.morphologyEx(changed, cv2.MORPH_OPEN, _KERNEL)
        return float(opened.sum()) / self._pixels


def _light(before: Grey, now: Grey) -> tuple[float, float]:
    """Return gain and offset that take the light of one picture to that of the next.

    A straight line through the pixels that agree with the median change, so that what moves does
    not count.
    """
    x, y = before.ravel(), now.ravel()
    change = y - x
    middle = float(np.median(change))
    spread = float(np.median(np.abs(change - middle))) * 1.4826
    agree = np.abs(change - middle) <= max(2.0, 3.0 * spread)
    x, y = x[agree], y[agree]
    varied = float(np.var(x))
    if varied < 1.0:
        return 1.0, middle
    gain = float(np.mean((x - x.mean()) * (y - y.mean()))) / varied
    gain = min(1.6, max(0.6, gain))
    return gain, float(y.mean() - gain * x.mean())


def _corners(area: Area, width: int, height: int) -> NDArray[np.int32]:
    points = [
        (min(1.0, max(0.0, x)) * (width - 1), min(1.0, max(0.0, y)) * (height - 1)) for x, y in area
    ]
    return np.round(np.array(points)).astype(np.int32)
