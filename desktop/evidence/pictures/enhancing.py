"""Make more of a picture visible: pixels and settings in, pixels out, the same on every machine.

Only whole-number reckoning and order statistics touch the pixels, so that the same settings give
the same bytes again. What comes out is a derivative; the original is never changed.
"""

import math
from collections.abc import Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from record.derivatives.drawn import Enhancement
from record.problems import Problem

Pixels = NDArray[np.uint8]
TOP, BOTTOM = "TOP", "BOTTOM"
MOST_SCALE, MOST_NEIGHBOURS, MOST_PIXELS = 8, 8, 80_000_000
_WHOLE = 256
_BAND = 64
_SHARP_WHOLE = 64
_BLUR = (5, 5)
_BLUR_SIGMA = 1.2


def refuse_bad(wanted: Enhancement) -> None:
    """Raise ``Problem('derivatives.bad_settings')`` naming the first setting out of its range."""
    fine = {
        "neighbours": 0 <= wanted.neighbours <= MOST_NEIGHBOURS,
        "deinterlace": wanted.deinterlace in {"", TOP, BOTTOM},
        "crop": wanted.crop is None or _is_inside(wanted.crop),
        "denoise": 0 <= wanted.denoise <= 100,
        "black": 0 <= wanted.black < wanted.white,
        "white": wanted.white <= 255,
        "gamma": math.isfinite(wanted.gamma) and 0.1 <= wanted.gamma <= 10.0,
        "scale": 1 <= wanted.scale <= MOST_SCALE,
        "sharpen": 0 <= wanted.sharpen <= 200,
    }
    bad = next((name for name, is_fine in fine.items() if not is_fine), "")
    if bad:
        raise Problem("derivatives.bad_settings", field=bad)


def enhanced(pixels: Pixels, wanted: Enhancement) -> Pixels:
    """Return an enhanced copy of rows of RGB; ``neighbours`` is for ``middle_of``.

    Raises ``derivatives.bad_settings``, also when the picture would become too large.
    """
    refuse_bad(wanted)
    whole = _deinterlaced(pixels, wanted.deinterlace) if wanted.deinterlace else pixels
    rows = _cropped(whole, wanted.crop)
    if rows.shape[0] * rows.shape[1] * wanted.scale**2 > MOST_PIXELS:
        raise Problem("derivatives.bad_settings", field="scale")
    return _sharpened(_scaled(_toned(_denoised(rows, wanted.denoise), wanted), wanted), wanted)


def preview(pixels: Pixels, wanted: Enhancement, edge: int) -> Pixels:
    """Return what the result looks like within ``edge`` pixels, fast enough for a slider.

    Where the result fits it is the result itself.
    """
    refuse_bad(wanted)
    whole = _deinterlaced(pixels, wanted.deinterlace) if wanted.deinterlace else pixels
    rows = _cropped(whole, wanted.crop)
    share = edge / (max(rows.shape[:2]) * wanted.scale)
    if share >= 1:
        rest = msgspec.structs.replace(wanted, deinterlace="", crop=None)
        return enhanced(rows, rest)
    size = (
        max(1, round(rows.shape[1] * wanted.scale * share)),
        max(1, round(rows.shape[0] * wanted.scale * share)),
    )
    way = cv2.INTER_AREA if wanted.scale * share <= 1 else cv2.INTER_LINEAR
    small = np.asarray(cv2.resize(rows, size, interpolation=way), np.uint8)
    return _sharpened(_toned(_denoised(small, wanted.denoise), wanted), wanted)


def middle_of(frames: Sequence[Pixels]) -> Pixels:
    """Return, pixel by pixel, the middle value of an odd number of frames of one size.

    What stands still keeps its edges and loses its noise; what moves fades.
    """
    half, middle = len(frames) // 2, np.empty_like(frames[0])
    for top in range(0, len(middle), _BAND):
        band = np.stack([frame[top : top + _BAND] for frame in frames])
        middle[top : top + _BAND] = np.partition(band, half, axis=0)[half]
    return middle


def _is_inside(crop: tuple[float, float, float, float]) -> bool:
    x, y, width, height = crop
    ends = (x, y, x + width, y + height)
    return width > 0 and height > 0 and all(-1e-9 <= end <= 1 + 1e-9 for end in ends)


def _cropped(rows: Pixels, crop: tuple[float, float, float, float] | None) -> Pixels:
    if crop is None:
        return rows
    height, width = rows.shape[:2]
    left, top = (
        min(width - 1, math.floor(crop[0] * width)),
        min(height - 1, math.floor(crop[1] * height)),
    )
    right = max(left + 1, math.ceil((crop[0] + crop[2]) * width - 1e-6))
    bottom = max(top + 1, math.ceil((crop[1] + crop[3]) * height - 1e-6))
    return np.ascontiguousarray(rows[top:bottom, left:right])


def _deinterlaced(rows: Pixels, field: str) -> Pixels:
    kept = rows[0 if field == TOP else 1 :: 2].astype(np.uint16)
    if not len(kept):
        return rows
    after = np.concatenate([kept[1:], kept[-1:]])
    before = np.concatenate([kept[:1], kept[:-1]])
    between = (kept + (after if field == TOP else before) + 1) >> 1
    result = rows.copy()
    filled = result[1 if field == TOP else 0 :: 2]
    filled[:] = between[: len(filled)].astype(np.uint8)
    return result


def _denoised(rows: Pixels, strength: int) -> Pixels:
    if strength == 0:
        return rows
    fine = np.asarray(cv2.medianBlur(rows, 3), np.uint8)
    if strength <= 50:
        return _mixed(rows, fine, strength * _WHOLE // 50)
    coarse = np.asarray(cv2.medianBlur(rows, 5), np.uint8)
    return _mixed(fine, coarse, (strength - 50) * _WHOLE // 50)


def _mixed(one: Pixels, other: Pixels, share: int) -> Pixels:
    """Return a mixture; ``share`` of 256 comes from the second."""
    if share in {0, _WHOLE}:
        return other if share else one
    summed = one * np.uint16(_WHOLE - share)
    summed += other * np.uint16(share)
    summed += np.uint16(_WHOLE // 2)
    summed >>= 8
    return summed.astype(np.uint8)


def _toned(rows: Pixels, wanted: Enhancement) -> Pixels:
    if (wanted.black, wanted.white, wanted.gamma) == (0, 255, 1.0):
        return rows
    span = wanted.white - wanted.black
    shares = (min(1.0, max(0.0, (level - wanted.black) / span)) for level in range(256))
    table = np.array([round(255 * share ** (1 / wanted.gamma)) for share in shares], np.uint8)
    return np.asarray(cv2.LUT(rows, table), np.uint8)


def _scaled(rows: Pixels, wanted: Enhancement) -> Pixels:
    if wanted.scale == 1:
        return rows
    if not wanted.smooth:
        return rows.repeat(wanted.scale, axis=0).repeat(wanted.scale, axis=1)
    # Pillow reckons this in whole numbers, alike on every processor.
    size = rows.shape[1] * wanted.scale, rows.shape[0] * wanted.scale
    return np.asarray(Image.fromarray(rows).resize(size, Image.Resampling.LANCZOS), np.uint8)


def _sharpened(rows: Pixels, wanted: Enhancement) -> Pixels:
    if wanted.sharpen == 0:
        return rows
    blurred = cv2.GaussianBlur(rows, _BLUR, _BLUR_SIGMA)
    difference = np.asarray(cv2.subtract(rows, blurred, dtype=cv2.CV_16S), np.int16)
    # At most 255 times 128: sixteen bits are enough.
    difference *= np.int16(wanted.sharpen * _SHARP_WHOLE // 100)
    difference += np.int16(_SHARP_WHOLE // 2)
    difference >>= 6
    return np.asarray(cv2.add(rows, difference, dtype=cv2.CV_8U), np.uint8)
