"""Marks on a picture as plain data, and how they are drawn on a copy of it.

Marks are kept in coordinates of the original picture, 0 to 1 from its top left as stored; a
picture that its file says to turn is shown upright, so marks are turned with it and the same
mark is at the same thing everywhere (EXIF 2.32, tag 0x0112).
"""

import math
from collections.abc import Callable

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desktop.evidence.pictures.lettering import BOLD, draw_text, line_height, text_width
from record.derivatives.drawn import Layer, Mark, Point
from record.problems import Problem

Pixels = NDArray[np.uint8]
ARROW, RECTANGLE, ELLIPSE, FREEHAND = "ARROW", "RECTANGLE", "ELLIPSE", "FREEHAND"
TEXT, NUMBER, LOUPE = "TEXT", "NUMBER", "LOUPE"
MOST_MARKS, MOST_POINTS, MOST_LETTERS = 200, 5000, 500
_POINTS = {
    ARROW: (2, 2), RECTANGLE: (2, 2), ELLIPSE: (2, 2), FREEHAND: (2, MOST_POINTS),
    TEXT: (1, 1), NUMBER: (1, 1), LOUPE: (3, 3),
}  # fmt: skip
_WHITE, _DARK = (255, 255, 255), (20, 20, 20)
_SHIFT = 4


def refuse_bad(layer: Layer) -> None:
    """Raise ``Problem('derivatives.bad_mark')`` with the position of a mark that is none."""
    if len(layer.marks) > MOST_MARKS:
        raise Problem("derivatives.bad_mark", number=MOST_MARKS + 1)
    for number, mark in enumerate(layer.marks, 1):
        if not (_has_points(mark) and _has_looks(mark)):
            raise Problem("derivatives.bad_mark", number=number)


def turned(layer: Layer, orientation: int, *, upright: bool) -> Layer:
    """Return a layer in upright coordinates, or back in those of the original."""
    turn = _TURNS.get(orientation, _same) if upright else _BACK.get(orientation, _same)
    if turn is _same:
        return layer
    marks = tuple(
        msgspec.structs.replace(m, points=tuple(turn(x, y) for x, y in m.points))
        for m in layer.marks
    )
    return Layer(marks=marks)


def drawn(pixels: Pixels, layer: Layer) -> Pixels:
    """Return a copy of upright rows of RGB with marks in upright coordinates drawn on it."""
    refuse_bad(layer)
    rows = np.ascontiguousarray(pixels).copy()
    for mark in layer.marks:
        rows = _DRAWN[mark.kind](rows, pixels, mark)
    return rows


def _has_points(mark: Mark) -> bool:
    fewest, most = _POINTS.get(mark.kind, (1, 0))
    inside = all(math.isfinite(v) and -1 <= v <= 2 for point in mark.points for v in point)
    return fewest <= len(mark.points) <= most and inside


def _has_looks(mark: Mark) -> bool:
    fine_colour = len(mark.colour) == 7 and mark.colour[0] == "#"
    try:
        int(mark.colour[1:], 16)
    except ValueError:
        return False
    sizes = 0 < mark.width <= 0.1 and 0 < mark.size <= 0.5 and 1 <= mark.zoom <= 16
    return fine_colour and sizes and len(mark.text) <= MOST_LETTERS and 0 <= mark.number <= 999


def _arrow(rows: Pixels, _original: Pixels, mark: Mark) -> Pixels:
    (x0, y0), (x1, y1) = (_at(rows, point) for point in mark.points)
    length = math.hypot(x1 - x0, y1 - y0)
    width = _width(rows, mark)
    if length < 1:
        return rows
    head = min(length, width * 5.0)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    bx, by = x1 - dx * head, y1 - dy * head
    side = head * 0.45
    tip = [(x1, y1), (bx - dy * side, by + dx * side), (bx + dy * side, by - dx * side)]
    _lines(rows, [(x0, y0), (bx, by)], mark)
    cv2.fillPoly(rows, [_fixed(tip)], _colour(mark), cv2.LINE_AA, _SHIFT)
    return rows


def _rectangle(rows: Pixels, _original: Pixels, mark: Mark) -> Pixels:
    (x0, y0), (x1, y1) = (_at(rows, point) for point in mark.points)
    _lines(rows, [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], mark)
    return rows


def _ellipse(rows: Pixels, _original: Pixels, mark: Mark) -> Pixels:
    (x0, y0), (x1, y1) = (_at(rows, point) for point in mark.points)
    middle, axes = ((x0 + x1) / 2, (y0 + y1) / 2), (abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    turns = [2 * math.pi * n / 120 for n in range(121)]
    outline = [
        (middle[0] + axes[0] * math.cos(t), middle[1] + axes[1] * math.sin(t)) for t in turns
    ]
    _lines(rows, outline, mark)
    return rows


def _freehand(rows: Pixels, _original: Pixels, mark: Mark) -> Pixels:
    _lines(rows, [_at(rows, point) for point in mark.points], mark)
    return rows


def _text(rows: Pixels, _original: Pixels, mark: Mark) -> Pixels:
    size = _letters(rows, mark)
    image = Image.fromarray(rows)
    draw = ImageDraw.Draw(image)
    x, y = _at(rows, mark.points[0])
    for number, line in enumerate(mark.text.splitlines()):
        place = x, y + number * line_height(size)
        draw_text(draw, place, line, size, _colour(mark), weight=BOLD, edge=_edge(mark))
    return np.array(image, np.uint8)


def _number(rows: Pixels, _original: Pixels, mark: Mark) -> Pixels:
    size = _letters(rows, mark)
    x, y = _at(rows, mark.points[0])
    radius = size * 0.85
    spot = _fixed([(x, y)])[0]
    middle = int(spot[0]), int(spot[1])
    for grown, colour in ((radius * 1.14, _edge(mark)), (radius, _colour(mark))):
        reach = round(grown * (1 << _SHIFT))
        cv2.circle(rows, middle, reach, colour, cv2.FILLED, cv2.LINE_AA, _SHIFT)
    image = Image.fromarray(rows)
    draw = ImageDraw.Draw(image)
    label = str(mark.number)
    wide = text_width(label, size, BOLD)
    draw_text(draw, (x - wide / 2, y - size * 0.74), label, size, _edge(mark), weight=BOLD)
    place = x + radius * 1.4, y - size * 0.74
    draw_text(draw, place, mark.text, size, _colour(mark), weight=BOLD, edge=_edge(mark))
    return np.array(image, np.uint8)


def _loupe(rows: Pixels, original: Pixels, mark: Mark) -> Pixels:
    """Show a part of the original enlarged, framed, and tied to where it is."""
    (x0, y0), (x1, y1), centre = (_at(rows, point) for point in mark.points)
    height, width = rows.shape[:2]
    left, right = sorted(min(width, max(0, round(x))) for x in (x0, x1))
    top, bottom = sorted(min(height, max(0, round(y))) for y in (y0, y1))
    if right - left < 2 or bottom - top < 2:
        return rows
    size = round((right - left) * mark.zoom), round((bottom - top) * mark.zoom)
    part = Image.fromarray(np.ascontiguousarray(original[top:bottom, left:right]))
    shown = part.resize(size, Image.Resampling.LANCZOS)
    at = round(centre[0] - size[0] / 2), round(centre[1] - size[1] / 2)
    frame = [at, (at[0] + size[0], at[1]), (at[0] + size[0], at[1] + size[1])]
    frame += [(at[0], at[1] + size[1]), at]
    taken = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    middle = (left + right) / 2, (top + bottom) / 2
    _lines(rows, [middle, centre], mark)
    image = Image.fromarray(rows)
    image.paste(part, (left, top))
    image.paste(shown, at)
    result = np.array(image, np.uint8)
    _lines(result, [(float(x), float(y)) for x, y in taken], mark)
    _lines(result, [(float(x), float(y)) for x, y in frame], mark)
    return result


def _lines(rows: Pixels, points: list[Point], mark: Mark) -> None:
    cv2.polylines(
        rows, [_fixed(points)], isClosed=False, color=_colour(mark),
        thickness=_width(rows, mark), lineType=cv2.LINE_AA, shift=_SHIFT,
    )  # fmt: skip


def _fixed(points: list[Point]) -> NDArray[np.int32]:
    return np.round(np.array(points, np.float64) * (1 << _SHIFT)).astype(np.int32)


def _at(rows: Pixels, point: Point) -> Point:
    return point[0] * rows.shape[1], point[1] * rows.shape[0]


def _width(rows: Pixels, mark: Mark) -> int:
    return max(1, min(200, int(mark.width * max(rows.shape[:2]) + 0.5)))


def _letters(rows: Pixels, mark: Mark) -> int:
    return max(8, min(1000, int(mark.size * max(rows.shape[:2]) + 0.5)))


def _colour(mark: Mark) -> tuple[int, int, int]:
    value = int(mark.colour[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def _edge(mark: Mark) -> tuple[int, int, int]:
    red, green, blue = _colour(mark)
    return _DARK if red * 299 + green * 587 + blue * 114 > 150_000 else _WHITE


def _same(x: float, y: float) -> Point:
    return x, y


_TURNS: dict[int, Callable[[float, float], Point]] = {
    2: lambda x, y: (1 - x, y),
    3: lambda x, y: (1 - x, 1 - y),
    4: lambda x, y: (x, 1 - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (1 - y, x),
    7: lambda x, y: (1 - y, 1 - x),
    8: lambda x, y: (y, 1 - x),
}
_BACK = {**_TURNS, 6: _TURNS[8], 8: _TURNS[6]}
_DRAWN: dict[str, Callable[[Pixels, Pixels, Mark], Pixels]] = {
    ARROW: _arrow,
    RECTANGLE: _rectangle,
    ELLIPSE: _ellipse,
    FREEHAND: _freehand,
    TEXT: _text,
    NUMBER: _number,
    LOUPE: _loupe,
}
