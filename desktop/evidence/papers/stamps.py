"""Find a round seal in a box by its ring, of which often only an arc lies in the box.

Chinese seals of units are round, 38 to 50 mm wide, with a line of about a millimetre; invoice and
department seals are smaller. A circle counts when most of its arc within the box is inked and the
arc is long.
"""

import cv2
import msgspec
import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray

_RADII = (8.5, 25.5)
_PIXELS_PER_MM = 3.0
_CUPS, _RING_MM, _ON_RING = (8.5, 50.0), 1.6, 0.85
_TRIES = 500
_ANGLES = 180
_LONG_MM, _COVERED = 13.0, 0.72
_LARGEST = 4
_BEYOND = 1.6
_NEAR_MM = 1.3
_LINE_MM = 0.5
Mask = NDArray[np.uint8]
Numbers = NDArray[np.float64]


class Seal(msgspec.Struct, frozen=True):
    """A ring: its middle and radius in mm from the box's top left."""

    x: float
    y: float
    radius: float


def find(mask: Mask, scale: int) -> Seal | None:
    """Return the seal whose ring is in a mask of inked pixels; None without one."""
    shrink = _PIXELS_PER_MM / scale
    small = cv2.resize(mask * 255, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    inked = np.asarray(small > 70, np.uint8)
    circles = _circles(inked, _RADII)
    if not len(circles):
        return None
    near = cv2.dilate(inked, np.ones((3, 3), np.uint8))
    covered, length = _arcs(np.asarray(near, np.uint8), circles)
    scores = np.where((covered > _COVERED) & (length > _LONG_MM), covered * length, 0)
    best = int(scores.argmax())
    if not scores[best]:
        return None
    better = _refined(inked, circles[best])
    share, _ = _arcs(np.asarray(near, np.uint8), better[None])
    x, y, radius = (better if share[0] > covered[best] else circles[best]) / _PIXELS_PER_MM
    return Seal(float(x), float(y), float(radius))


def is_ring(mask: Mask, scale: int) -> bool:
    """Whether all that is inked lies on one circle, of a cup's size or a seal's."""
    shrink = _PIXELS_PER_MM / scale
    small = cv2.resize(mask * 255, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    inked = np.asarray(small > 70, np.uint8)
    rows, columns = np.nonzero(inked)
    circles = _circles(inked, _CUPS)
    if not len(circles):
        return False
    away = np.hypot(columns - circles[:, 0, None], rows - circles[:, 1, None])
    on = np.abs(away - circles[:, 2, None]) < _RING_MM * _PIXELS_PER_MM
    return bool(on.mean(axis=1).max() > _ON_RING)


def ring_of(seal: Seal, shape: tuple[int, ...], scale: int) -> NDArray[np.bool_]:
    """Return the pixels on a seal's line."""
    return np.asarray(np.abs(_away(seal, shape, scale) - seal.radius) < _LINE_MM)


def area_of(seal: Seal, shape: tuple[int, ...], scale: int) -> Mask:
    """Return the pixels a seal covers, a little more than its ring."""
    return np.asarray(_away(seal, shape, scale) < seal.radius + _BEYOND, np.uint8)


def _away(seal: Seal, shape: tuple[int, ...], scale: int) -> NDArray[np.float32]:
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    away = np.hypot(columns / scale - seal.x, rows / scale - seal.y)
    return np.asarray(away, np.float32)


def _circles(inked: Mask, radii: tuple[float, float]) -> Numbers:
    """Return circles of these radii in mm through three points of one of the largest parts each."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    extent = np.maximum(stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT])
    order = np.argsort(-extent)[: min(_LARGEST, count - 1)] + 1
    # The same picture must always be judged alike.
    chance = default_rng(1)
    found = []
    for number in order:
        rows, columns = np.nonzero(labels == number)
        if len(rows) < 20:
            continue
        points = np.column_stack([columns, rows]).astype(np.float64)
        picked = points[chance.integers(0, len(points), (_TRIES, 3))]
        found.append(_through(picked))
    circles = np.concatenate(found) if found else np.empty((0, 3))
    radius = circles[:, 2] / _PIXELS_PER_MM
    return circles[(radius > radii[0]) & (radius < radii[1])]


def _refined(inked: Mask, circle: Numbers) -> Numbers:
    """Fit the circle to all inked points near it (least squares, after Kasa 1976)."""
    rows, columns = np.nonzero(inked)
    for _ in range(3):
        away = np.abs(np.hypot(columns - circle[0], rows - circle[1]) - circle[2])
        near = away < _NEAR_MM * _PIXELS_PER_MM
        x, y = columns[near].astype(np.float64), rows[near].astype(np.float64)
        terms = np.column_stack([x, y, np.ones_like(x)])
        (a, b, c), *_ = np.linalg.lstsq(terms, x * x + y * y, rcond=None)
        square = c + a * a / 4 + b * b / 4
        if square <= 0:
            break
        circle = np.array([a / 2, b / 2, np.sqrt(square)])
    return circle


def _through(points: Numbers) -> Numbers:
    """Return (x, y, radius) of the circles through triples of points, shape (n, 3, 2)."""
    a, b, c = points[:, 0], points[:, 1], points[:, 2]
    ab, ac = b - a, c - a
    turn = 2 * (ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])
    apart = (np.hypot(*ab.T) > 9) & (np.hypot(*ac.T) > 9) & (np.abs(turn) > 20)
    a, ab, ac, turn = a[apart], ab[apart], ac[apart], turn[apart]
    square_b, square_c = (ab**2).sum(axis=1), (ac**2).sum(axis=1)
    x = (ac[:, 1] * square_b - ab[:, 1] * square_c) / turn
    y = (ab[:, 0] * square_c - ac[:, 0] * square_b) / turn
    return np.column_stack([a[:, 0] + x, a[:, 1] + y, np.hypot(x, y)])


def _arcs(near: Mask, circles: Numbers) -> tuple[Numbers, Numbers]:
    """Return which share of each circle's arc in the box is inked, and that arc's length in mm."""
    angles = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)
    x, y, radius = (circles[:, n, None] for n in range(3))
    columns = np.round(x + radius * np.cos(angles)).astype(int)
    rows = np.round(y + radius * np.sin(angles)).astype(int)
    high, wide = near.shape
    here = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
    inked = near[np.clip(rows, 0, high - 1), np.clip(columns, 0, wide - 1)].astype(bool) & here
    within = here.sum(axis=1)
    length = within / _ANGLES * 2 * np.pi * circles[:, 2] / _PIXELS_PER_MM
    return inked.sum(axis=1) / np.maximum(within, 1), length
