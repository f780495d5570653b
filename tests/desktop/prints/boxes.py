"""What stands where on the pages of a PDF, read from the PDF itself: words, rules, pictures.

Millimetres from the top left. What is wrong with a page is said in words, for tests and for the
contact sheet.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from pypdfium2 import PdfDocument, PdfPage, raw

POINT = 25.4 / 72
EDGE = 5.0
HEADING_POINTS = 10.4
_HEAD_END, _FOOT_HEIGHT = 18.0, 24.0
_NEARLY_EMPTY = 0.14
# Letters of two lines may touch by as much as a descender and an accent do.
_TOUCH = 0.35


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    foot: float


class Words(NamedTuple):
    """Words drawn in one go, with their size in points."""

    box: Box
    text: str
    size: float
    bold: bool


class Seen(NamedTuple):
    """A page: its size, and what stands on it."""

    width: float
    height: float
    words: list[Words]
    rules: list[Box]
    pictures: list[Box]


def faults(pdf: bytes, edge: float = EDGE) -> list[str]:
    """Say what is wrong with the pages of a document: nothing should be.

    Printers leave ``edge`` millimetres blank.
    """
    document = PdfDocument(pdf)
    pages = [seen(page) for page in document]
    document.close()
    found = []
    for number, page in enumerate(pages, 1):
        last = number == len(pages)
        told = [*_outside(page, edge), *_over(page), *_orphaned(page)]
        if not last and (empty := _nearly_empty(page)):
            told.append(empty)
        found += [f"page {number}: {each}" for each in told]
    return found


def seen(page: PdfPage) -> Seen:
    """Return what stands on a page; large faint words across it are left out."""
    width, height = (side * POINT for side in page.get_size())
    found = Seen(width, height, [], [], [])
    textpage = page.get_textpage()
    for each in page.get_objects(max_depth=1):
        left, low, right, high = (side * POINT for side in each.get_bounds())
        box = Box(left, height - high, right, height - low)
        if each.type == raw.FPDF_PAGEOBJ_TEXT:
            words = _words(each, textpage, box)
            if words is not None and words.text.strip():
                found.words.append(words)
        elif each.type == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(box)
        elif each.type == raw.FPDF_PAGEOBJ_PATH and _stroked(each):
            found.rules.extend(_rules(each, height))
    return found


def _words(each: object, textpage: object, box: Box) -> Words | None:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, matrix)
    if abs(matrix.b) > 0.01:
        return None
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(each, size)
    length = raw.FPDFTextObj_GetText(each, textpage, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(
        each, textpage, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    text = buffer.raw[:-2].decode("utf-16-le", "replace")
    font = raw.FPDFTextObj_GetFont(each)
    name = ctypes.create_string_buffer(100)
    raw.FPDFFont_GetBaseFontName(font, name, 100)
    return Words(box, text, size.value, b"Bold" in name.value)


def _stroked(each: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each, fill, stroke)
    return bool(stroke.value)


def _rules(each: object, height: float) -> Iterator[Box]:
    """Yield the straight lines of a path, upright or level."""
    at: tuple[float, float] | None = None
    for number in range(raw.FPDFPath_CountSegments(each)):
        segment = raw.FPDFPath_GetPathSegment(each, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = x.value * POINT, height - y.value * POINT
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO and at is not None:
            (x0, y0), (x1, y1) = at, here
            if math.isclose(x0, x1, abs_tol=0.05) or math.isclose(y0, y1, abs_tol=0.05):
                yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        at = here


def _outside(page: Seen, edge: float) -> Iterator[str]:
    boxes = [*(w.box for w in page.words), *page.rules, *page.pictures]
    for box in boxes:
        inside = edge <= box.left and box.right <= page.width - edge
        if not (inside and edge <= box.top and box.foot <= page.height - edge):
            words = next((w.text for w in page.words if w.box is box), "a rule or picture")
            yield f"outside the margins: {words!r}"


def _over(page: Seen) -> Iterator[str]:
    words = np.array([w.box for w in page.words], float).reshape(-1, 4)
    across, down = _meeting(words, words)
    for one, two in zip(*np.nonzero((across > _TOUCH) & (down > _TOUCH)), strict=True):
        if one < two:
            yield f"over each other: {page.words[one].text!r}, {page.words[two].text!r}"
    across, down = _meeting(words, np.array(page.pictures, float).reshape(-1, 4))
    for one in np.nonzero(((across > _TOUCH) & (down > _TOUCH)).any(axis=1))[0]:
        yield f"over a picture: {page.words[one].text!r}"
    rules = np.array(page.rules, float).reshape(-1, 4)
    across, down = _meeting(words, rules)
    left, top, right, foot = (rules[None, :, side] for side in range(4))
    level = right - left > foot - top
    deep = np.where(
        level,
        np.minimum(top - words[:, None, 1], words[:, None, 3] - top),
        np.minimum(left - words[:, None, 0], words[:, None, 2] - left),
    )
    struck = (np.where(level, across, down) > _TOUCH) & (deep > _TOUCH)
    for one in np.nonzero(struck.any(axis=1))[0]:
        yield f"through a rule: {page.words[one].text!r}"


def _meeting(ones: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how far each box reaches into each other one, across and down."""
    one, other = ones[:, None, :], others[None, :, :]
    least, most = np.minimum(one[..., 2:], other[..., 2:]), np.maximum(one[..., :2], other[..., :2])
    return least[..., 0] - most[..., 0], least[..., 1] - most[..., 1]


def _body(page: Seen) -> list[Words]:
    return [
        w for w in page.words
        if w.box.top > _HEAD_END and w.box.foot < page.height - _FOOT_HEIGHT
    ]  # fmt: skip


def _orphaned(page: Seen) -> Iterator[str]:
    body = _body(page)
    lowest = max(body, key=lambda w: w.box.foot, default=None)
    if lowest is not None and lowest.bold and lowest.size >= HEADING_POINTS:
        pictures = [p for p in page.pictures if p.top > lowest.box.foot]
        if not pictures:
            yield f"a heading ends the page: {lowest.text!r}"


def _nearly_empty(page: Seen) -> str:
    body = [w.box.foot for w in _body(page)] + [p.foot for p in page.pictures]
    room = page.height - _HEAD_END - _FOOT_HEIGHT
    used = (max(body, default=_HEAD_END) - _HEAD_END) / room
    return f"nearly empty: {used:.0%} used" if used < _NEARLY_EMPTY else ""
