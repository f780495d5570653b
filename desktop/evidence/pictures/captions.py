"""Strips of words below pictures, and several pictures with their strips on one sheet.

No letter ever covers a pixel of the picture: it stands unchanged at a known place in the sheet.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desktop.evidence.pictures.lettering import (
    BOLD,
    REGULAR,
    draw_text,
    fitted,
    line_height,
    text_width,
)

Pixels = NDArray[np.uint8]
Lines = Sequence[tuple[str, str]]
NARROWEST = 480
_PAPER, _INK, _GREY, _RULE = (255, 255, 255), (16, 20, 28), (88, 96, 108), (200, 206, 214)
_WARNING = (190, 24, 24)
_GAP = 12
_BAR_LINES = 5


class Sheet(msgspec.Struct, frozen=True):
    """A sheet and where on it the pictures stand: x, y, width and height in pixels."""

    pixels: bytes
    width: int
    height: int
    places: tuple[tuple[int, int, int, int], ...]


class Panel(msgspec.Struct, frozen=True):
    """One picture of a sheet: rows of RGB, its words, and its heading."""

    width: int
    height: int
    rgb: bytes
    lines: tuple[tuple[str, str], ...]
    heading: str = ""


class Moment(msgspec.Struct, frozen=True):
    """A point on the common time line: seconds since its beginning, and what stands by it."""

    seconds: float
    label: str


def captioned(width: int, height: int, rgb: bytes, lines: Lines, warning: str = "") -> Sheet:
    """Return a picture with a strip below it: labels and values, and a warning in red."""
    size = _letter_size(width)
    broad = max(width, NARROWEST)
    strip = _strip(broad, size, lines, warning)
    sheet = Image.new("RGB", (broad, height + strip.height), _PAPER)
    sheet.paste(Image.frombytes("RGB", (width, height), rgb), (0, 0))
    sheet.paste(strip, (0, height))
    return Sheet(sheet.tobytes(), sheet.width, sheet.height, ((0, 0, width, height),))


def together(panels: Sequence[Panel], title: str, moments: Sequence[Moment]) -> Sheet:
    """Return two to four pictures side by side, two in a row, with a common time line below.

    Pictures keep their pixels; smaller ones leave paper around them.
    """
    wide = max(NARROWEST, *(panel.width for panel in panels))
    size = _letter_size(wide)
    cells = [_cell(panel, wide, size) for panel in panels]
    rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    heights = [max(cell.height for cell in row) for row in rows]
    head, foot = line_height(size) * 2, line_height(size) * _BAR_LINES if moments else _GAP
    total = wide * 2 + _GAP * 3, head + sum(heights) + _GAP * len(rows) + foot
    sheet = Image.new("RGB", total, _PAPER)
    draw = ImageDraw.Draw(sheet)
    draw_text(draw, (_GAP, size * 0.4), title, size, _INK, weight=BOLD)
    places: list[tuple[int, int, int, int]] = []
    top = head
    for row, height in zip(rows, heights, strict=True):
        for column, cell in enumerate(row):
            left = _GAP + column * (wide + _GAP)
            sheet.paste(cell, (left, top))
            panel = panels[len(places)]
            places.append((left, top + line_height(size), panel.width, panel.height))
        top += height + _GAP
    _time_line(draw, (_GAP * 2, top, total[0] - _GAP * 4), size, moments)
    return Sheet(sheet.tobytes(), *total, tuple(places))


def _cell(panel: Panel, wide: int, size: int) -> Image.Image:
    strip = _strip(wide, size, panel.lines, "")
    head = line_height(size)
    cell = Image.new("RGB", (wide, head + panel.height + strip.height), _PAPER)
    draw_text(ImageDraw.Draw(cell), (0, 0), panel.heading, size, _INK, weight=BOLD)
    picture = Image.frombytes("RGB", (panel.width, panel.height), panel.rgb)
    cell.paste(picture, (0, head))
    cell.paste(strip, (0, head + panel.height))
    return cell


def _strip(width: int, size: int, lines: Lines, warning: str) -> Image.Image:
    step, room = line_height(size), width - 2 * _GAP
    columns = 2 if width >= 1000 else 1
    each = (room - _GAP * (columns - 1)) // columns
    labels = max((text_width(label, size) for label, _ in lines), default=0) + size
    labels = min(labels, each // 2)
    blocks = [(label, fitted(value, size, each - labels)) for label, value in lines]
    stacks = _shared_out(blocks, columns)
    warned = fitted(warning, size, room, BOLD) if warning else []
    tallest = max((sum(len(v) for _, v in stack) for stack in stacks), default=0)
    strip = Image.new("RGB", (width, (tallest + len(warned)) * step + 2 * _GAP), _PAPER)
    draw = ImageDraw.Draw(strip)
    draw.line((0, 0, width, 0), _RULE)
    for number, line in enumerate(warned):
        draw_text(draw, (_GAP, _GAP + number * step), line, size, _WARNING, weight=BOLD)
    for column, stack in enumerate(stacks):
        left, top = _GAP + column * (each + _GAP), _GAP + len(warned) * step
        for label, values in stack:
            draw_text(draw, (left, top), label, size, _GREY)
            for number, value in enumerate(values):
                draw_text(draw, (left + labels, top + number * step), value, size, _INK)
            top += len(values) * step
    return strip


def _shared_out(
    blocks: list[tuple[str, list[str]]], columns: int
) -> list[list[tuple[str, list[str]]]]:
    """Share blocks out over columns from top to bottom, about equally long."""
    total = sum(len(values) for _, values in blocks)
    stacks: list[list[tuple[str, list[str]]]] = [[] for _ in range(columns)]
    filled = 0
    for block in blocks:
        stacks[min(columns - 1, filled * columns // max(1, total))].append(block)
        filled += len(block[1])
    return stacks


def _time_line(
    draw: ImageDraw.ImageDraw,
    place: tuple[int, int, int],
    size: int,
    moments: Sequence[Moment],
) -> None:
    if not moments:
        return
    left, top, width = place
    line = top + line_height(size) * 2
    longest = max(*(m.seconds for m in moments), 0.001)
    draw.line((left, line, left + width, line), _GREY, max(2, size // 8))
    free = [0.0] * (_BAR_LINES - 1)
    for moment in sorted(moments, key=lambda m: m.seconds):
        x = left + width * moment.seconds / longest
        draw.ellipse((x - size / 3, line - size / 3, x + size / 3, line + size / 3), _INK)
        wide = text_width(moment.label, size)
        at = min(max(left, x - wide / 2), left + width - wide)
        row = next((n for n, end in enumerate(free) if end <= at), len(free) - 1)
        free[row] = at + wide + size
        drop = (row if row < 1 else row + 1) * line_height(size) + (size // 2 if row else 0)
        draw_text(draw, (at, top + drop), moment.label, size, _INK, weight=REGULAR)


def _letter_size(width: int) -> int:
    return max(14, min(40, width // 80))
