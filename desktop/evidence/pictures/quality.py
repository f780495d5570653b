"""Measure whether a picture is sharp, bright and free of glare enough to prove something.

The re-blur measure and its limit were measured on 55 real pictures (MEASURED.md 5:
keeps 96 % of the sharp, catches 93 % of the blurred); dark and glare limits are proposals.
"""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

BLURRED, DARK, GLARE = "BLURRED", "DARK", "GLARE"
_EDGE = 1000
_BLURRED_OVER = 0.24
# Measured at 1000 pixels; sharp pictures of half that size reach 0.27.
_SMALL_EDGE, _SMALL_BLURRED_OVER = 800, 0.30
_DARK_MEAN, _DARK_LEVEL, _DARK_SHARE = 60, 40, 0.4
# A lit sheet or plate on a dark table is not a dark picture.
_LIT_SHARE, _LIT_LEVEL = 95, 170
_GLARE_LEVEL, _GLARE_SHARE = 250, 0.01


class Quality(msgspec.Struct, frozen=True):
    """The three measures and the names of limits crossed.

    ``reblur`` is the share of neighbour differences that survive one more blur, 0 to 1; the
    higher, the blurrier. ``glare`` is the largest burnt-out area's share of the picture.
    """

    reblur: float
    brightness: float
    glare: float
    remarks: tuple[str, ...]


def measure(rgb: NDArray[np.uint8], *, white_is_paper: bool = False) -> Quality:
    """Measure rows of RGB; with ``white_is_paper`` (a screen shot) pure white is no glare."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    scale = _EDGE / max(grey.shape)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    reblur, brightness, glare = _reblur(grey), float(grey.mean()), _glare(grey)
    dark = _is_dark(grey, brightness)
    burnt = glare > _GLARE_SHARE and not white_is_paper
    small = max(grey.shape) < _SMALL_EDGE
    blurred = reblur > (_SMALL_BLURRED_OVER if small else _BLURRED_OVER)
    found = ((BLURRED, blurred), (DARK, dark), (GLARE, burnt))
    return Quality(reblur, brightness, glare, tuple(name for name, is_so in found if is_so))


def _is_dark(grey: cv2.typing.MatLike, brightness: float) -> bool:
    if float(np.percentile(grey, _LIT_SHARE)) >= _LIT_LEVEL:
        return False
    return brightness < _DARK_MEAN or float((grey < _DARK_LEVEL).mean()) > _DARK_SHARE


def _reblur(grey: cv2.typing.MatLike) -> float:
    """Return how little a 9-pixel blur changes the differences of neighbours (after Crete 2007)."""
    values = grey.astype(np.float32)
    shares = []
    for axis, kernel in ((0, (1, 9)), (1, (9, 1))):
        before = np.abs(np.diff(values, axis=axis))
        after = np.abs(np.diff(cv2.blur(values, kernel), axis=axis))
        total = float(before.sum())
        lost = float(np.maximum(0, before - after).sum())
        shares.append((total - lost) / total if total else 1.0)
    return max(shares)


def _glare(grey: cv2.typing.MatLike) -> float:
    burnt = (grey >= _GLARE_LEVEL).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(burnt)
    if count < 2:
        return 0.0
    return float(stats[1:, cv2.CC_STAT_AREA].max()) / grey.size
