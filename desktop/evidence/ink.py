"""Tell whether a box of a flattened sheet was signed: ``signed``, ``blank`` or ``unsure``.

Ink is what is darker than the paper around it in the red channel, so red stamps do not count. A
speck is blank; a real signature is never called blank: whatever is neither clearly ink strokes nor
clearly nothing stays ``unsure`` for a person (imaging design, section 4).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from record.paper import FRAME, Box

SIGNED, BLANK, UNSURE = "signed", "blank", "unsure"
SEARCH = 3.0
_INSET = 1.2
_INK, _FAINT = 184, 224  # shares of bare paper, which is 255
_SPECK_AREA, _SPECK_REACH = 0.8, 2.5
_EDGE_DEPTH = 1.6
_STROKE_LENGTH, _STROKE_REACH = 14.0, 6.0
_BLANK_AREA, _BLANK_REACH = 1.5, 4.0
_FULL_SHARE = 0.35
_RED_AREA = 6.0
_RING_RADII = (9.0, 24.0)
_RING_SHARE = 0.7
_REDNESS, _RED_LIGHT = 38, 153
_BRIDGED = 4.0
_GREY = 12

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]


def is_colourless(flat: Pixels) -> bool:
    """Whether a sheet came from a grey or bilevel scan, where a red seal looks like ink."""
    values = flat[::4, ::4].astype(np.int16)
    return float(np.percentile(values.max(axis=2) - values.min(axis=2), 99.5)) < _GREY


def read_box(crop: Pixels, box: Box, scale: int, *, colourless: bool) -> str:
    """Judge one box; ``crop`` is RGB with ``SEARCH`` mm around the box, ``scale`` pixels per mm."""
    inside = _inside(crop, box, scale)
    if inside is None:
        return UNSURE
    shares = _shares_of_paper(inside, scale)
    dark = shares[:, :, 0]
    red = _red(shares)
    grown = cv2.dilate(red, np.ones((5, 5), np.uint8)) > 0
    rim = (grown & (dark > _RED_LIGHT)).astype(np.uint8)
    ink = _cleaned(_darker(dark, _INK, rim), scale)
    if colourless and ink.sum() > _RED_AREA * scale**2 and _is_ring(ink, scale):
        return UNSURE
    verdict = _judge(ink, _cleaned(_darker(dark, _FAINT, rim), scale), scale)
    if verdict == BLANK and _is_red_writing(_cleaned(red, scale), scale):
        return UNSURE
    return verdict


def _judge(ink: Mask, faint: Mask, scale: int) -> str:
    area, length, reach = _measures(ink, scale)
    if area > _FULL_SHARE * ink.size / scale**2:
        return UNSURE
    if length >= _STROKE_LENGTH and reach >= _STROKE_REACH:
        return SIGNED
    faint_area, _, faint_reach = _measures(faint, scale)
    if faint_area < _BLANK_AREA or (faint_area < 2 * _BLANK_AREA and faint_reach < _BLANK_REACH):
        return BLANK
    return UNSURE


def _inside(crop: Pixels, box: Box, scale: int) -> Pixels | None:
    """Cut out what is inside the printed frame, after finding the frame's lines."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    left = _line(grey, 0, scale, SEARCH)
    right = _line(grey, 0, scale, SEARCH + box.width)
    top = _line(grey, 1, scale, SEARCH)
    bottom = _line(grey, 1, scale, SEARCH + box.height)
    inset = round((FRAME / 2 + _INSET) * scale)
    inner = crop[top + inset : bottom - inset, left + inset : right - inset]
    return np.ascontiguousarray(inner) if min(inner.shape[:2], default=0) > 5 * scale else None


def _line(grey: cv2.typing.MatLike, axis: int, scale: int, at: float) -> int:
    """Return the pixel of the frame line nearest to ``at`` mm: the darkest run across."""
    profile = grey.mean(axis=axis)
    width = max(1, round(FRAME * scale))
    smooth = np.convolve(profile, np.ones(width) / width, "same")
    middle, reach = round(at * scale), round((SEARCH - 0.8) * scale)
    low = max(0, middle - reach)
    window = smooth[low : middle + reach + 1]
    found = int(np.argmin(window))
    clear = float(np.median(window) - window[found]) > 12
    return low + found if clear else middle


def _shares_of_paper(inside: Pixels, scale: int) -> Pixels:
    """Return each channel as a share of the paper's own brightness there: 255 is bare paper."""
    small = cv2.resize(inside, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    size = max(3, round(_BRIDGED * scale / 4) | 1)
    bridged = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    level = cv2.GaussianBlur(bridged, (0, 0), size)
    wide = cv2.resize(level, inside.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    calm = cv2.GaussianBlur(inside, (0, 0), 1.0)
    return np.asarray(cv2.divide(calm, np.maximum(wide, 1), scale=255), np.uint8)


def _red(shares: Pixels) -> Mask:
    """Mark red ink, whatever the light: paper stays bright in red and is dark in the others."""
    red, green, blue = cv2.split(shares)
    redder = np.asarray(cv2.subtract(red, cv2.max(green, blue)), np.uint8)
    return np.asarray((redder > _REDNESS) & (shares[:, :, 0] > _RED_LIGHT), np.uint8)


def _darker(dark: Pixels, share: int, rim: Mask) -> Mask:
    return np.asarray((dark < share) & (rim == 0), np.uint8)


def _cleaned(mask: Mask, scale: int) -> Mask:
    """Drop specks, and remains of the frame that hug an edge."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    high, wide = mask.shape
    kept = np.zeros(count, np.uint8)
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        speck = area < _SPECK_AREA * scale**2 and max(w, h) < _SPECK_REACH * scale
        beside = (x == 0 or x + w == wide) and w < _EDGE_DEPTH * scale
        along = (y == 0 or y + h == high) and h < _EDGE_DEPTH * scale
        kept[n] = not (speck or beside or along)
    return np.asarray(kept[labels], np.uint8)


def _measures(mask: Mask, scale: int) -> tuple[float, float, float]:
    """Return ink area in mm², stroke length in mm, and how far the ink reaches in mm."""
    area = int(mask.sum())
    if not area:
        return 0.0, 0.0, 0.0
    depth = cv2.distanceTransform(mask, cv2.DIST_L2, 3)
    half = float(np.percentile(depth[mask > 0], 75))
    _, _, w, h = cv2.boundingRect(mask)
    thickness = max(1.0, 2 * half)
    return area / scale**2, area / thickness / scale, max(w, h) / scale


def _is_red_writing(mask: Mask, scale: int) -> bool:
    """Whether red ink is here that is not a round seal: a red pen or a fingerprint."""
    return bool(mask.sum() >= _RED_AREA * scale**2) and not _is_ring(mask, scale)


def _is_ring(mask: Mask, scale: int) -> bool:
    """Whether much of the ink lies on one circle of a seal's size, wholly or partly in the box."""
    shrink = 3 / scale
    small = cv2.resize(mask * 255, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    margin = round(_RING_RADII[1] * 3)
    wide = cv2.copyMakeBorder(small, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=0)
    low, high = (round(r * 3) for r in _RING_RADII)
    circles = cv2.HoughCircles(
        wide, cv2.HOUGH_GRADIENT, 1.5, 20, param1=120, param2=22, minRadius=low, maxRadius=high
    )
    if circles is None:
        return False
    arc = cv2.dilate((small > 60).astype(np.uint8), np.ones((3, 3), np.uint8))
    thick = np.asarray(arc, np.uint8)
    found = circles.reshape(-1, circles.shape[-1])[:5]
    return any(_arc_share(thick, c[0] - margin, c[1] - margin, c[2]) > _RING_SHARE for c in found)


def _arc_share(mask: Mask, x: float, y: float, radius: float) -> float:
    """Return which share of the circle's arc within the box is inked; 0 for a short arc."""
    angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    columns = np.round(x + radius * np.cos(angles)).astype(int)
    rows = np.round(y + radius * np.sin(angles)).astype(int)
    here = (rows >= 0) & (rows < mask.shape[0]) & (columns >= 0) & (columns < mask.shape[1])
    if here.sum() < 60:
        return 0.0
    return float(mask[rows[here], columns[here]].mean())
