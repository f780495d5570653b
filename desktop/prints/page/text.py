"""Plain text broken into lines: Chinese line rules, whole words.

Text is never read as markup, so ``<``, ``&`` and tags print as they were typed.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from desktop.prints.page import fonts

MM_PER_POINT = 25.4 / 72

# Line rules after the Chinese layout requirements (W3C CLREQ, section 3.1.4).
_NOT_FIRST = frozenset("，。、；：？！）》】」』”’…—·〉〕］｝％‰℃°,.;:?!)]}%~～／")
_NOT_LAST = frozenset("（《【「『“‘〈〔［｛([{￥¥$№#＃")
_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


class Style(NamedTuple):
    """How text is set: type size and line height in points, weight, colour, place in the line."""

    size: float
    leading: float
    weight: str = fonts.REGULAR
    colour: str = "#101828"
    align: str = "left"

    @property
    def line(self) -> float:
        """The height of one line in millimetres."""
        return self.leading * MM_PER_POINT


class Line(NamedTuple):
    """One line that fits: its text as stored, its runs as drawn, its width in millimetres."""

    text: str
    runs: tuple[fonts.Run, ...]
    width: float


@lru_cache(maxsize=4096)
def lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Break ``text`` to lines of at most ``width`` millimetres; an empty text is one empty line.

    Raises ``Problem('print.missing_glyph')`` for a character no font can draw.
    """
    room = width / (style.size * MM_PER_POINT)
    found: list[Line] = []
    for paragraph in _BREAKS.split(text.replace("\t", "  ")):
        found.extend(_set(row, style) for row in _rows(paragraph, fonts.glyphs(style.weight), room))
    return tuple(found)


def one_line(text: str, style: Style) -> Line:
    """Set ``text`` as one line whatever its width; breaks in it become spaces."""
    return _set(_BREAKS.sub(" ", text), style)


def _set(row: str, style: Style) -> Line:
    wide = fonts.width(row.rstrip(" "), style.size * MM_PER_POINT, style.weight)
    return Line(row, tuple(fonts.runs(row, style.weight)), wide)


def _rows(paragraph: str, look_up: Callable[[str], fonts.Glyph], room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for begin, end in _units(paragraph):
        unit = paragraph[begin:end]
        wide = sum(look_up(c).advance for c in unit.rstrip(" "))
        if used and used + wide > room:
            yield paragraph[start:begin]
            start, used = begin, 0.0
        if wide > room:
            pieces = list(_cut(unit, look_up, room))
            yield from pieces[:-1]
            start = end - len(pieces[-1])
            unit = pieces[-1]
        used += sum(look_up(c).advance for c in unit)
    yield paragraph[start:]


def _cut(unit: str, look_up: Callable[[str], fonts.Glyph], room: float) -> Iterator[str]:
    """Cut a word that is longer than a line wherever the line is full."""
    start, used = 0, 0.0
    for place, character in enumerate(unit):
        wide = look_up(character).advance
        if used + wide > room and place > start:
            yield unit[start:place]
            start, used = place, 0.0
        used += wide
    yield unit[start:]


def _units(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that must stay together on a line."""
    start = 0
    for place in range(1, len(paragraph)):
        if _may_break(paragraph[place - 1], paragraph[place]):
            yield start, place
            start = place
    if paragraph:
        yield start, len(paragraph)


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before in " \u3000" or _ideographic(before) or _ideographic(after)


def _ideographic(character: str) -> bool:
    return character >= "\u2e80" and not "\ufb00" <= character <= "\ufeff"
