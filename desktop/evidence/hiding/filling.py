"""Fill regions so that nothing of what was there is left, not even around their edges.

A lossy codec spreads what lies in a block over the whole block, and colour over its neighbours.
So a region of such a picture is widened to whole blocks of the stored picture, and by two pixels
more. Blurring is not offered: it can be undone (MEASURED.md 7).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from record.derivatives.redacted import ELLIPSE, POLYGON, Region

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SOLID, MOSAIC = "solid", "mosaic"
HOWS = frozenset({SOLID, MOSAIC})
BLOCK = 16
BLEED = 2
SMALLEST_CELL = 16
_MOST_CELLS = 4
_LEVELS = 32
# Made before the child is shut in, so that nothing has to be opened later.
_NOISE = np.random.default_rng()


def mask_of(regions: tuple[Region, ...], width: int, height: int) -> Mask:
    """Return the pixels that regions touch, even by a corner."""
    drawn = np.zeros((height, width), np.uint8)
    for region in regions:
        left, top = int(np.floor(region.x)), int(np.floor(region.y))
        right, bottom = int(np.ceil(region.right)), int(np.ceil(region.bottom))
        if region.shape == ELLIPSE:
            middle = ((left + right) / 2, (top + bottom) / 2)
            cv2.ellipse(drawn, (middle, (right - left + 2, bottom - top + 2), 0.0), 1, -1)
        elif region.shape == POLYGON:
            corners = np.round(np.array(region.points)).astype(np.int32)
            cv2.fillPoly(drawn, [corners], 1)
            cv2.polylines(drawn, [corners], isClosed=True, color=1, thickness=3)
        else:
            drawn[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = 1
    return drawn.astype(np.bool_)


def widened(mask: Mask, block: int = BLOCK, bleed: int = BLEED) -> Mask:
    """Return a mask that holds whole blocks of the stored picture, and what colour bleeds into."""
    if not mask.any():
        return mask
    height, width = mask.shape
    down, across = -(-height // block), -(-width // block)
    padded = np.zeros((down * block, across * block), np.bool_)
    padded[:height, :width] = mask
    touched = padded.reshape(down, block, across, block).any(axis=(1, 3))
    whole = touched.repeat(block, axis=0).repeat(block, axis=1)[:height, :width]
    if not bleed:
        return whole
    kernel = np.ones((2 * bleed + 1, 2 * bleed + 1), np.uint8)
    return cv2.dilate(whole.astype(np.uint8), kernel).astype(np.bool_)


def turned(mask: Mask, orientation: int, *, back: bool = False) -> Mask:
    """Turn a mask of the stored picture upright as EXIF's orientation says, or back."""
    if orientation >= 5:
        swapped = mask.T
        flips = {5: (), 6: (1,), 7: (0, 1), 8: (0,)}[orientation]
        if not back:
            return np.ascontiguousarray(np.flip(swapped, flips) if flips else swapped)
        undone = np.flip(mask, flips) if flips else mask
        return np.ascontiguousarray(undone.T)
    sides: tuple[int, ...] = {2: (1,), 3: (0, 1), 4: (0,)}.get(orientation, ())
    return np.ascontiguousarray(np.flip(mask, sides) if sides else mask)


def fill(rgb: Pixels, mask: Mask, colour: tuple[int, int, int]) -> Pixels:
    """Return a copy with one colour where the mask is."""
    filled = rgb.copy()
    filled[mask] = colour
    return filled


def coarsen(rgb: Pixels, mask: Mask) -> Pixels:
    """Return a copy with the mask in at most 4 cells a side, each at least 16 px, and noise.

    A cell keeps one rounded mean, changed by chance: enough to see that something stood there,
    nothing to tell who.
    """
    filled = rgb.copy()
    down, across = np.nonzero(mask)
    if not down.size:
        return filled
    top, bottom = int(down.min()), int(down.max()) + 1
    left, right = int(across.min()), int(across.max()) + 1
    cell = max(SMALLEST_CELL, -(-max(right - left, bottom - top) // _MOST_CELLS))
    for y in range(top, bottom, cell):
        for x in range(left, right, cell):
            here = mask[y : min(y + cell, bottom), x : min(x + cell, right)]
            part = filled[y : min(y + cell, bottom), x : min(x + cell, right)]
            mean = part.reshape(-1, 3).mean(axis=0) // _LEVELS * _LEVELS + _LEVELS // 2
            noise = _NOISE.integers(-_LEVELS, _LEVELS, 3)
            part[here] = np.clip(mean + noise, 0, 255).astype(np.uint8)
    return filled


def hidden(
    rgb: Pixels,
    regions: tuple[Region, ...],
    how: str = SOLID,
    colour: tuple[int, int, int] = (0, 0, 0),
    *,
    lossy: int = 0,
) -> Pixels:
    """Return a picture with its regions filled; ``lossy`` is the EXIF orientation of a lossy file.

    0 stands for a file whose pixels were stored as they are: nothing is widened then.
    """
    height, width = rgb.shape[:2]
    filled = rgb
    if how == MOSAIC:
        for region in regions:
            filled = coarsen(filled, _place((region,), width, height, lossy))
        return filled.copy() if filled is rgb else filled
    return fill(rgb, _place(regions, width, height, lossy), colour)


def _place(regions: tuple[Region, ...], width: int, height: int, lossy: int) -> Mask:
    mask = mask_of(regions, width, height)
    if not lossy:
        return mask
    return turned(widened(turned(mask, lossy, back=True)), lossy)
