"""Say why a photo of a form should be taken again, while the customer is still there.

The limits for dark and glare are proposals (MEASURED.md 5); blur is measured in
millimetres of paper on the markers' edges, against what a QR module and a pen stroke need.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.evidence.papers.messages import FormRemark
from desktop.evidence.papers.sheet import SCALE, Located, Pixels, flatten
from record.sheets.paper import Box, confirmation_layout

FEW_MARKS, BLURRED, DARK, GLARE, CUT_OFF, COVERED, STAINED = (
    "evidence.form_few_marks",
    "evidence.form_blurred",
    "evidence.form_dark",
    "evidence.form_glare",
    "evidence.form_cut_off",
    "evidence.form_covered",
    "evidence.form_stained",
)
_MARKS_WANTED = 3
_BLURRED_MM = 1.5
_DARK_LEVEL = 70
# Burnt out is what is white without grain, brighter than the sheet's paper; where that is as white
# everywhere, as in a scan, nothing can be told from it.
_BURNT, _ABOVE_PAPER, _WHITE_PAPER, _CALM_MM = 251.5, 2.5, 251.0, 1.0
_BURNT_SHARE, _SCAN_MARGIN = 0.03, 0.03
_AROUND = 3.0


def edge_width(grey: Pixels, located: Located) -> float:
    """Return how wide the markers' edges are in mm: the change from black to white over its slope.

    0 when no marker was seen.
    """
    widths = [w for number in located.ids if (w := _width_of(grey, located, number)) > 0]
    return float(np.median(widths)) if widths else 0.0


def remarks_on(located: Located, width: float, flat: Pixels) -> list[FormRemark]:
    """Return what is wrong with the whole picture."""
    found = []
    if len(located.ids) < _MARKS_WANTED:
        found.append(FormRemark(FEW_MARKS))
    if width > _BLURRED_MM:
        found.append(FormRemark(BLURRED))
    if paper_level(flat) < _DARK_LEVEL:
        found.append(FormRemark(DARK))
    return found


def paper_level(flat: Pixels) -> float:
    """Return how bright the sheet's bare paper is, 0 to 255."""
    return float(np.percentile(flat[::8, ::8], 60))


def is_burnt(crop: Pixels, level: float) -> bool:
    """Whether light glares over a box: burnt out there although the sheet's paper is not white."""
    if level >= _WHITE_PAPER:
        return False
    red, green, blue = cv2.split(crop)
    least = cv2.min(cv2.min(red, green), blue).astype(np.float32)
    size = round(_CALM_MM * SCALE)
    calm = cv2.blur(least, (size, size))
    burnt = np.asarray(calm >= max(_BURNT, level + _ABOVE_PAPER), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(burnt)
    return bool((stats[1:, cv2.CC_STAT_AREA] > _BURNT_SHARE * burnt.size).any())


def is_washed_out(level: float, located: Located, wide: int, high: int) -> bool:
    """Whether a photo's paper is burnt out all over; a scan, filled by its sheet, may be white."""
    if level < _WHITE_PAPER:
        return False
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float64)
    seen = np.array(located.corners())
    away = np.abs(seen[:, None] - corners[None]).max(axis=2).min(axis=1)
    return bool(away.max() > _SCAN_MARGIN * max(wide, high))


def is_cut_off(box: Box, located: Located, wide: int, high: int) -> bool:
    """Whether part of a box lies outside the picture."""
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    seen = located.seen(np.array(corners))
    return not bool((seen >= 0).all() and (seen[:, 0] < wide).all() and (seen[:, 1] < high).all())


def _width_of(grey: Pixels, located: Located, number: int) -> float:
    box = confirmation_layout(located.page, last=False).markers[number % 4]
    size = (box.width + 2 * _AROUND, box.height + 2 * _AROUND)
    crop = flatten(grey, located, (box.x - _AROUND, box.y - _AROUND), size).astype(np.float32)
    # The outermost ring of cells is black all around: profiles cross it in the middle of each side.
    middle = slice(round((_AROUND + 3) * SCALE), -round((_AROUND + 3) * SCALE))
    reach = slice(0, round((_AROUND + 2.4) * SCALE))
    sides = (crop[reach, middle].T, crop[::-1][reach, middle].T, crop[middle, reach],
             crop[middle, ::-1][:, reach])  # fmt: skip
    return float(np.median([_rise(side) for side in sides]))


def _rise(profiles: NDArray[np.float32]) -> float:
    calm = cv2.GaussianBlur(np.ascontiguousarray(profiles), (0, 0), 1.0)
    slope = np.abs(np.diff(calm, axis=1)).max(axis=1)
    height = calm.max(axis=1) - calm.min(axis=1)
    return float(np.median(height / np.maximum(slope, 0.5))) / SCALE
