"""What may hide a signature, or look like one: covers, pale ink, stains and the back's print.

A box is compared with its own bare paper: a smooth surface through the brightest of it, so that
light and shadow, which leave the paper's hue and have no edge, are no finding.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]
Values = NDArray[np.float32]

_SHRINK = 4
_TOLERANCE = 0.03
# A cover: another hue than the paper's, or darker with an edge; as large as a fingertip.
_OTHER_HUE, _DARKER, _EDGE = 0.10, 0.75, 0.12
_COVER_MM, _COVER_AREA = 7.0, 60.0
_COVER_HALO = 1.5
# A pale stroke: darker than the noise in one channel, longer than a speck, and no wider than a pen
# or ending as sharply as ink does: a smear is wide and soft.
_PALE, _PALE_NOISE, _PALE_LONG, _PALE_WIDE = 0.03, 5.0, 5.0, 3.6
_SHARP_EDGE = 0.3
_BORDER_MM = 1.5


class Paper(NamedTuple):
    """A box as shares of its own bare paper, per channel: 1 is paper."""

    shares: Values
    per_mm: float


def against_paper(inside: Pixels, scale: int) -> Paper:
    """Return the inside of a box, smaller, as shares of the bare paper at each place."""
    small = cv2.resize(inside, None, fx=1 / _SHRINK, fy=1 / _SHRINK, interpolation=cv2.INTER_AREA)
    logs = np.log(np.maximum(small.astype(np.float32), 1.0))
    high, wide = small.shape[:2]
    v, u = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j]
    basis = np.stack([np.ones_like(u), u, v, u * u, u * v, v * v], axis=-1).reshape(-1, 6)
    values = logs.reshape(-1, 3)
    lit = values.mean(axis=1)
    kept = lit >= np.median(lit)
    for _ in range(4):
        fit = np.linalg.lstsq(basis[kept], values[kept], rcond=None)[0]
        off = np.abs(values - basis @ fit).max(axis=1)
        within = off < max(_TOLERANCE, 2 * float(np.median(off[kept])))
        if within.sum() < len(off) // 8:
            break
        kept = within
    shares = np.exp(values - basis @ fit).reshape(logs.shape)
    return Paper(np.asarray(shares, np.float32), scale / _SHRINK)


def cover(paper: Paper, away: Mask | None = None) -> Mask | None:
    """Return what lies over a box, a finger or another thing, with a margin; None without one.

    ``away`` marks what is known to be something else, such as a seal.
    """
    shares, per_mm = paper
    calm = cv2.GaussianBlur(shares, (0, 0), 0.5 * per_mm)
    hue = calm.max(axis=2) - calm.min(axis=2) > _OTHER_HUE
    dark = np.asarray(calm.mean(axis=2) < _DARKER, np.uint8)
    found = np.asarray(hue, np.uint8) | _with_edges(dark, calm.mean(axis=2))
    if away is not None:
        found &= 1 - away
    size = max(3, round(_COVER_MM * per_mm) | 1)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    opened = np.asarray(cv2.morphologyEx(found, cv2.MORPH_OPEN, disc), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    large = np.arange(count) > 0
    large &= stats[:, cv2.CC_STAT_AREA] >= _COVER_AREA * per_mm**2
    if not large.any():
        return None
    halo = max(3, round(2 * _COVER_HALO * per_mm) | 1)
    wide = cv2.dilate(large[labels].astype(np.uint8), np.ones((halo, halo), np.uint8))
    return np.asarray(wide, np.uint8)


def has_pale_strokes(paper: Paper, away: Mask | None = None) -> bool:
    """Whether something like a pen's line is there, too pale to be called ink."""
    shares, per_mm = paper
    darker = 1 - cv2.GaussianBlur(shares, (0, 0), 0.25 * per_mm).min(axis=2)
    middle = float(np.median(darker))
    noise = 1.4826 * float(np.median(np.abs(darker - middle)))
    mask = np.asarray(darker - middle > max(_PALE, _PALE_NOISE * noise), np.uint8)
    if away is not None:
        mask &= 1 - away
    border = max(1, round(_BORDER_MM * per_mm))
    mask[:border] = mask[-border:] = 0
    mask[:, :border] = mask[:, -border:] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    depth = cv2.distanceTransform(mask, cv2.DIST_L2, 3)
    widest = np.zeros(count)
    np.maximum.at(widest, labels.ravel().astype(np.intp), depth.ravel().astype(np.float64))
    reach = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) / per_mm
    down, across = np.gradient(darker)
    slope = np.hypot(down, across)
    for part in np.flatnonzero(reach >= _PALE_LONG):
        if part == 0:
            continue
        inside = labels == part
        edge = cv2.morphologyEx(inside.astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3))) > 0
        height = float(np.percentile(darker[inside], 90)) - middle
        is_sharp = float(np.percentile(slope[edge], 75)) > _SHARP_EDGE * height
        if is_sharp or 2 * widest[part] / per_mm <= _PALE_WIDE:
            return True
    return False


def _with_edges(dark: Mask, lit: NDArray[np.float32]) -> Mask:
    """Keep of the dark what ends sharply: a shadow does not."""
    down, across = np.gradient(lit)
    near = np.ones((3, 3), np.uint8)
    edges = np.asarray(np.hypot(down, across) > _EDGE, np.uint8)
    steep = np.asarray(cv2.dilate(edges, near), np.uint8)
    rim = dark & np.asarray(cv2.dilate(1 - dark, near), np.uint8)
    count, labels = cv2.connectedComponents(dark)
    whole = np.bincount(labels[rim > 0], minlength=count)
    sharp = np.bincount(labels[(rim & steep) > 0], minlength=count)
    kept = (sharp > whole / 2) & (np.arange(count) > 0)
    return np.asarray(kept[labels], np.uint8)
