"""Snap to the printed frames of the boxes: where paper is crumpled, the lines tell where a box is.

All frames together are found first, within a centimetre of where the markers place them, then the
four corners of each. Neighbours must agree: a field bending smoothly over the sheet is put through
the corners, and each is looked for again near it. Last come the bends of each frame's four edges.
Red is not looked at, so that seals hide nothing.
"""

from functools import lru_cache

import cv2
import msgspec
import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from desktop.evidence.papers.sheet import SCALE, Located, Pixels, Points, flatten
from record.sheets.paper import FRAME, Box

_COARSE = 4
_REACH_ALL, _REACH_CORNER, _REACH_AGAIN, _REACH_EDGE = 10.0, 9.0, 3.0, 1.8
_ARM = 11.0
_STRAY = 3.0
_NEARER = 0.12
_TOLERANCES = (8.0, 5.0, 3.0, 2.0, 1.5, 1.2, 1.2)
_MARGIN = 22.0
_CLEAR, _CLEAR_EDGE = 0.3, 0.1
_LONG = 60.0
_FOLLOWED = 0.6
_SAMPLES = 13
_EDGES_NEEDED, _CORNERS_NEEDED = 3, 2
_ABOVE_AND_BELOW = frozenset({0, 2})
Darkness = NDArray[np.float32]
Shift = tuple[float, float]


class Framed(msgspec.Struct, frozen=True):
    """A box as found: how far its corners lie from their places, in mm, clockwise from top left.

    The rows of ``bends`` (top, right, bottom, left) add to that: each a polynomial of the way
    along its edge (0 to 1), constant first. ``corners_seen`` counts up to four; ``edges_seen``
    holds the numbers of the edges seen.
    """

    box: Box
    shifts: NDArray[np.float64]
    bends: NDArray[np.float64]
    corners_seen: int
    edges_seen: frozenset[int]

    @property
    def is_sure(self) -> bool:
        """Whether enough of the frame was seen to trust its place."""
        return (
            self.edges_seen >= _ABOVE_AND_BELOW
            and len(self.edges_seen) >= _EDGES_NEEDED
            and self.corners_seen >= _CORNERS_NEEDED
        )

    def paper(self, along: Points, down: Points) -> tuple[Points, Points]:
        """Return where points of the box (0 to 1 each way) seem to lie on the sheet, in mm."""
        top, right, bottom, left = (Polynomial(row) for row in self.bends)
        parts = ((1 - along) * (1 - down), along * (1 - down), along * down, (1 - along) * down)
        moved = sum(part[:, None] * shift for part, shift in zip(parts, self.shifts, strict=True))
        x = self.box.x + along * self.box.width + moved[:, 0]
        y = self.box.y + down * self.box.height + moved[:, 1]
        x = x + (1 - along) * left(down) + along * right(down)
        y = y + (1 - down) * top(along) + down * bottom(along)
        return x, y

    def corners(self, located: Located) -> tuple[tuple[float, float], ...]:
        """Return the frame's corners in the picture, clockwise from the top left."""
        x, y = self.paper(np.array([0.0, 1.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0, 1.0]))
        seen = located.seen(np.column_stack([x, y]))
        return tuple((float(a), float(b)) for a, b in seen)


def find_frames(
    rgb: Pixels, located: Located, boxes: tuple[Box, ...], wanted: list[Box]
) -> dict[str, Framed]:
    """Find the frames of a page's boxes; each wanted one comes back, sure or not."""
    if not boxes:
        return {}
    area = _area(boxes)
    left, top = area.x - _MARGIN, area.y - _MARGIN
    size = area.width + 2 * _MARGIN, area.height + 2 * _MARGIN
    red = np.ascontiguousarray(rgb[:, :, 0])
    field = _Field(_darkness(flatten(red, located, (left, top), size, _COARSE)), left, top)
    whole = field.shift_of(boxes, area, (0.0, 0.0), _REACH_ALL) or (0.0, 0.0)
    corners = [(box, corner) for box in boxes for corner in _corner_areas(box)]
    areas = [corner for _, corner in corners]
    first = [field.shift_of((box,), corner, whole, _REACH_CORNER) for box, corner in corners]
    bent = _Bent(areas, first, whole)
    again = [field.shift_of((b,), corner, bent.at(corner), _REACH_AGAIN) for b, corner in corners]
    bent = _Bent(areas, again, whole)
    found = {}
    for n, box in enumerate(boxes):
        if box not in wanted:
            continue
        seen = [bent.agreed(areas[i], again[i]) for i in range(4 * n, 4 * n + 4)]
        shifts = [s or bent.at(areas[4 * n + i]) for i, s in enumerate(seen)]
        found[box.name] = field.frame_of(box, np.array(shifts), sum(s is not None for s in seen))
    return found


def cut_out(picture: Pixels, located: Located, framed: Framed) -> Pixels:
    """Return the box laid flat, its edges in the middle of the printed lines, ``SCALE`` per mm."""
    wide, high = round(framed.box.width * SCALE), round(framed.box.height * SCALE)
    steps_x, steps_y = wide // SCALE + 1, high // SCALE + 1
    along, down = np.meshgrid(np.linspace(0, 1, steps_x), np.linspace(0, 1, steps_y))
    x, y = framed.paper(along.ravel(), down.ravel())
    seen = located.seen(np.column_stack([x, y])).reshape(steps_y, steps_x, 2).astype(np.float32)
    # The grid's points are pixel middles at the crop's very edges.
    grow = np.array([[(wide - 1) / (steps_x - 1), 0, 0], [0, (high - 1) / (steps_y - 1), 0]])
    maps = cv2.warpAffine(seen, grow, (wide, high), borderMode=cv2.BORDER_REPLICATE)
    cut = cv2.remap(
        picture, maps[..., 0], maps[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cut, np.uint8)


class _Field:
    """How much darker than the paper around it each point near the boxes is, 0 to 1."""

    def __init__(self, dark: Darkness, left: float, top: float) -> None:
        self._dark, self._left, self._top = dark, left, top

    def shift_of(
        self, boxes: tuple[Box, ...], area: Box, start: Shift, reach: float
    ) -> Shift | None:
        """Return how far in mm the lines of boxes within an area lie from their place.

        None where they can't be seen. Of two places that fit, the nearer to ``start`` counts.
        """
        lines = _drawn(boxes, area)
        x, y = area.x - FRAME + start[0], area.y - FRAME + start[1]
        left = round((x - reach - self._left) * _COARSE)
        top = round((y - reach - self._top) * _COARSE)
        window = self._window(left, top, lines.shape, round(2 * reach * _COARSE))
        if window is None:
            return None
        scores = cv2.matchTemplate(window, lines, cv2.TM_CCOEFF_NORMED)
        _, _, _, at = cv2.minMaxLoc(scores - _NEARER * _distance(scores.shape))
        if scores[at[1], at[0]] < _CLEAR:
            return None
        found_x, found_y = (left + at[0]) / _COARSE, (top + at[1]) / _COARSE
        return start[0] + found_x + self._left - x, start[1] + found_y + self._top - y

    def frame_of(self, box: Box, shifts: Points, seen: int) -> Framed:
        """Follow the four lines of a frame from corner to corner, and how they bend."""
        rows = [self._edge(box, shifts, side) for side in range(4)]
        bends = np.array([np.zeros(3) if row is None else row for row in rows])
        followed = frozenset(side for side, row in enumerate(rows) if row is not None)
        return Framed(box, shifts, bends, seen, followed)

    def _edge(self, box: Box, shifts: Points, side: int) -> Points | None:
        """Return the bend of an edge (0 top, 1 right, 2 bottom, 3 left)."""
        upright = side % 2 == 1
        long = max(box.width, box.height) > _LONG and not upright
        count = _SAMPLES if long else 7
        along = (np.arange(count) + 0.5) / count
        # Averaging along the line makes it stand out from strokes that cross it.
        part = (along[:, None] + np.linspace(-0.4, 0.4, 7)[None] / count)[..., None]
        places = np.array(
            [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
        )
        ends = ((0, 1), (1, 2), (3, 2), (0, 3))[side]
        start, end = (places[n] + shifts[n] for n in ends)
        line = (1 - part) * start + part * end
        reach = np.arange(-_REACH_EDGE, _REACH_EDGE + 0.01, 1 / _COARSE)
        across = line[..., 0 if upright else 1][..., None] + reach
        ways = line[..., 1 if upright else 0]
        profile = self._sampled(ways, across, upright=upright).mean(axis=1)
        return _line_through(along, reach, profile, 2 if long else 1)

    def _sampled(self, ways: Points, across: Points, *, upright: bool) -> Darkness:
        """Sample the darkness: shape (samples, near, across)."""
        along = np.repeat(ways[..., None], across.shape[-1], axis=-1)
        x, y = (across, along) if upright else (along, across)
        shape = along.shape
        columns = ((x - self._left) * _COARSE - 0.5).astype(np.float32).reshape(shape[0], -1)
        rows = ((y - self._top) * _COARSE - 0.5).astype(np.float32).reshape(shape[0], -1)
        sampled = cv2.remap(self._dark, columns, rows, cv2.INTER_LINEAR)
        return np.asarray(sampled, np.float32).reshape(shape)

    def _window(self, left: int, top: int, shape: tuple[int, ...], spare: int) -> Darkness | None:
        right, bottom = left + shape[1] + spare, top + shape[0] + spare
        high, wide = self._dark.shape
        if left < 0 or top < 0 or right > wide or bottom > high:
            return None
        return self._dark[top:bottom, left:right]


def _darkness(grey: Pixels) -> Darkness:
    size = round(3.2 * _COARSE) | 1
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    level = cv2.blur(paper, (size, size)).astype(np.float32)
    return np.asarray(np.clip(1 - grey / np.maximum(level, 8), 0, 1), np.float32)


class _Bent:
    """A field of shifts that bends smoothly over the sheet, through most of the corners found."""

    def __init__(self, areas: list[Box], shifts: list[Shift | None], start: Shift) -> None:
        found = [(_terms(e), s) for e, s in zip(areas, shifts, strict=True) if s is not None]
        self._start = np.array(start)
        self._terms = np.zeros((6, 2))
        if len(found) < _CORNERS_NEEDED * 2:
            return
        places = np.array([terms for terms, _ in found])
        wanted = np.array([shift for _, shift in found]) - self._start
        weights = np.ones(len(found))
        # Bending costs more than leaning, so that few corners make no wild curve.
        stiff = np.diag([0.001, 0.01, 0.01, 0.1, 0.1, 0.1])
        for tolerance in _TOLERANCES:
            heavy = places * weights[:, None]
            self._terms = np.linalg.solve(places.T @ heavy + stiff, heavy.T @ wanted)
            missed = np.hypot(*(places @ self._terms - wanted).T)
            weights = 1 / (1 + (missed / tolerance) ** 2) ** 2

    def at(self, area: Box) -> Shift:
        """Return the shift that the field has in the middle of an area."""
        x, y = _terms(area) @ self._terms + self._start
        return float(x), float(y)

    def agreed(self, area: Box, shift: Shift | None) -> Shift | None:
        """Return a shift unless it strays from what its neighbours say."""
        if shift is None:
            return None
        x, y = self.at(area)
        return shift if float(np.hypot(shift[0] - x, shift[1] - y)) < _STRAY else None


def _terms(area: Box) -> Points:
    x, y = (area.x + area.width / 2 - 105) / 100, (area.y + area.height / 2 - 220) / 50
    return np.array([1.0, x, y, x * x, x * y, y * y])


def _corner_areas(box: Box) -> tuple[Box, ...]:
    right, bottom = box.right - _ARM, box.bottom - _ARM
    places = ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom))
    return tuple(Box(box.name, x, y, _ARM, _ARM) for x, y in places)


def _area(boxes: tuple[Box, ...]) -> Box:
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box("", x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)


@lru_cache(maxsize=64)
def _distance(shape: tuple[int, ...]) -> Darkness:
    """Return the squared share of the reach that each place is away from the middle."""
    rows, columns = (np.linspace(-1, 1, n, dtype=np.float32) for n in shape)
    return np.asarray(rows[:, None] ** 2 + columns[None] ** 2, np.float32)


@lru_cache(maxsize=512)
def _drawn(boxes: tuple[Box, ...], area: Box) -> Darkness:
    """Draw the frames within an area, with one line's width around it."""
    left, top = area.x - FRAME, area.y - FRAME
    shape = tuple(round((side + 2 * FRAME) * _COARSE) for side in (area.height, area.width))
    lines = np.zeros(shape, np.float32)
    for box in boxes:
        ends = [
            (round((x - left) * _COARSE - 0.5), round((y - top) * _COARSE - 0.5))
            for x, y in ((box.x, box.y), (box.right, box.bottom))
        ]
        cv2.rectangle(lines, ends[0], ends[1], 1.0, max(1, round(FRAME * _COARSE)))
    return np.asarray(cv2.GaussianBlur(lines, (0, 0), 1.2), np.float32)


def _line_through(along: Points, reach: Points, profile: Darkness, degree: int) -> Points | None:
    """Fit a bending line through the darkest points, leaving out those that strokes pulled away."""
    calm = cv2.GaussianBlur(profile, (0, 0), 1.0, sigmaY=0.01)
    best = calm.argmax(axis=1)
    peak = calm[np.arange(len(best)), best]
    needed = max(degree + 2, round(_FOLLOWED * len(along)))
    usable = (peak > _CLEAR_EDGE) & (peak > 1.6 * np.median(calm, axis=1))
    if usable.sum() < needed:
        return None
    powers, offset = np.vander(along[usable], degree + 1, increasing=True), reach[best[usable]]
    kept = np.abs(offset - np.median(offset)) < 1.5
    for _ in range(3):
        if kept.sum() < needed:
            return None
        # Polynomial.fit finds the same, in ten times the time.
        fit = np.linalg.lstsq(powers[kept], offset[kept], rcond=None)[0]
        kept = np.abs(offset - powers @ fit) < 0.6
    return np.asarray(np.pad(fit, (0, 2 - degree)), np.float64)
