"""Find when something moves inside a drawn area of a camera's picture.

Pure reckoning on small grey pictures: each is compared with the one before and with one about a
second older, after the light of the whole picture has been evened out. Noise is measured, not
assumed. Limits were chosen on generated clips with known movement.
"""

from collections import deque

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
Area = tuple[tuple[float, float], ...]

SAMPLES_PER_SECOND = 5.0
JOIN_S = 1.0
OLDER = 5
_LONG_SIDE = 160
_LIGHT_SIZE = (48, 27)
_KEPT_NOISE = 60
_FEWEST_PIXELS = 4
# A quarter of all values of a normal distribution lies within 0.3186 deviations.
_QUARTER = 0.3186
_KERNEL = np.ones((2, 2), np.uint8)


class MotionQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Where to look, and how closely.

    ``areas`` and ``without`` are polygons in picture coordinates, 0 to 1 from the top left of the
    upright picture; no area means all of it; ``without`` leaves out a burnt-in clock or a tree.
    ``sensitivity`` is 0 to 1. ``thorough`` decodes every frame that others refer to, however long
    that takes. ``from_s`` and ``to_s`` bound the search in seconds from the first frame;
    ``stream`` chooses among several video streams, -1 takes the first.
    """

    areas: tuple[Area, ...] = ()
    without: tuple[Area, ...] = ()
    sensitivity: float = 0.5
    thorough: bool = False
    from_s: float = 0.0
    to_s: float | None = None
    stream: int = -1


class Sample(msgspec.Struct, frozen=True, array_like=True):
    """How much changed between two time stamps: the share of the area, 0 to 1.

    ``moved`` says that it is more than noise and light.
    """

    since: int
    pts: int
    share: float
    moved: bool


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """Something moved from one time stamp to another; ``strength`` is 0 to 1."""

    from_pts: int
    to_pts: int
    from_s: float
    to_s: float
    strength: float


def rectangle(x: float, y: float, width: float, height: float) -> Area:
    """Return a rectangle of picture coordinates as an area."""
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


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

    def cut(self, luma: NDArray[np.uint8]) -> tuple[Grey, Grey]:
        """Return the watched part, and the light of the whole picture, both small."""
        part = cv2.resize(
            luma[self.rows, self.columns], self.size, interpolation=cv2.INTER_AREA
        ).astype(np.float32)
        step = max(1, luma.shape[0] // (_LIGHT_SIZE[1] * 4))
        light = cv2.resize(luma[::step, ::step], _LIGHT_SIZE, interpolation=cv2.INTER_AREA)
        return part, light.astype(np.float32)


class MotionMeter:
    """Compare one picture after the other; one meter per search."""

    def __init__(self, window: Window, sensitivity: float) -> None:
        closeness = min(1.0, max(0.0, sensitivity))
        self._window = window
        self._floor = 3.0 + 16.0 * (1 - closeness)
        self._times_noise = 6.0 - 3.0 * closeness
        pixels = int(window.counts.sum())
        self._pixels = max(1, pixels)
        self._least = max(_FEWEST_PIXELS / self._pixels, 0.02 * (1 - closeness) ** 2)
        self._past: deque[tuple[int, Grey, Grey]] = deque(maxlen=OLDER)
        self._noise: deque[float] = deque(maxlen=_KEPT_NOISE)
        self._quick: deque[bool] = deque(maxlen=OLDER)

    def take(self, pts: int, luma: NDArray[np.uint8]) -> Sample | None:
        """Compare a picture with those before it; None for the first one."""
        picture = (pts, *self._window.cut(luma))
        sample = self._compared(picture) if self._past else None
        self._past.append(picture)
        return sample

    def _compared(self, now: tuple[int, Grey, Grey]) -> Sample:
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

    def _share(self, before: tuple[int, Grey, Grey], now: tuple[int, Grey, Grey]) -> float:
        """Return the share of the area that differs by more than noise between two pictures."""
        gain, offset = _light(before[2], now[2])
        difference = cv2.blur(now[1] - (before[1] * gain + offset), (3, 3))
        values = np.abs(difference)
        inside = values[self._window.counts]
        self._noise.append(float(np.percentile(inside, 25)) / _QUARTER)
        limit = max(self._floor, self._times_noise * float(np.median(self._noise)))
        changed = ((values > limit) & self._window.counts).astype(np.uint8)
        opened = cv2.morphologyEx(changed, cv2.MORPH_OPEN, _KERNEL)
        return float(opened.sum()) / self._pixels


def movements(
    samples: list[Sample], seconds: "list[tuple[float, float]]", join_s: float = JOIN_S
) -> tuple[Movement, ...]:
    """Join samples that moved into stretches; pauses up to ``join_s`` belong to a movement.

    ``seconds`` holds, for each sample, the seconds of its two time stamps.
    """
    found: list[Movement] = []
    for sample, (start, end) in zip(samples, seconds, strict=True):
        if not sample.moved:
            continue
        last = found[-1] if found else None
        if last is not None and start - last.to_s <= join_s:
            found[-1] = msgspec.structs.replace(
                last,
                to_pts=sample.pts,
                to_s=end,
                strength=max(last.strength, sample.share),
            )
        else:
            found.append(
                Movement(
                    from_pts=sample.since,
                    to_pts=sample.pts,
                    from_s=start,
                    to_s=end,
                    strength=sample.share,
                )
            )
    return tuple(found)


def curve(samples: list[Sample], seconds: "list[tuple[float, float]]") -> tuple[float, ...]:
    """Return, for each second from the first frame, the greatest change in it, 0 to 1."""
    bars = [0.0] * (int(seconds[-1][1]) + 1 if seconds else 0)
    for sample, (start, end) in zip(samples, seconds, strict=True):
        if sample.moved:
            for second in range(int(max(0.0, start)), min(int(end), len(bars) - 1) + 1):
                bars[second] = max(bars[second], sample.share)
    return tuple(bars)


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
