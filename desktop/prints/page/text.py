"""Plain text broken into lines: Chinese line rules, whole words.

Text is never read as markup, so ``<``, ``&`` and tags print as they were typed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from desktop.prints.page import fonts

MM_PER_POINT = 25.4 / 72

# Line rules after the Chinese layout requirements (W3C CLREQ, section 3.1.4).
_NOT_FIRST = frozenset("，。、；：？！）》】」』”’…—·〉〕］｝％‰℃°,.;:?!)]}%~～／")
_NOT_LAST = frozenset("（《【「『“‘〈〔［｛([{￥¥$№#＃")
_TYPED_BREAKS = re.compile(r"\r\n|[\r\n]")
# Those that people type, and after those that break a line too but are to be seen as what they are.
_BREAKS = re.compile(r"\r\n|[\r\n]|(?<=[\x0b\x0c\x85\u2028\u2029])")
_TAB = "  "
_MARKED = re.compile("[A-Za-z\u00c0-\u04ff][\u0300-\u036f]+")
_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_FROM_THE_RIGHT = re.compile(f"{_RIGHT}+(?: +{_RIGHT}+)*")
_WORD, _FIGURE = re.compile("[A-Za-z\u00c0-\u024f]{2}"), re.compile("[0-9_]")
_LONGEST_WORD = 24
SMALLEST, _STEP = 5.5, 0.5
_MORE = "…"


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

    def scaled(self, share: float) -> "Style":
        """Return the same style, larger or smaller."""
        return self._replace(size=self.size * share, leading=self.leading * share)


class Line(NamedTuple):
    """One line that fits: its text as stored, its runs as drawn, its width in millimetres."""

    text: str
    runs: tuple[fonts.Run, ...]
    width: float

    @property
    def stand_ins(self) -> set[int]:
        """The code points that are not drawn themselves."""
        told = "".join(run.text for run in self.runs if run.stands_in)
        return set(map(ord, told.replace(" ", "")))


@lru_cache(maxsize=4096)
def lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Break ``text`` to lines of at most ``width`` millimetres; an empty text is one empty line."""
    room = width / (style.size * MM_PER_POINT)
    found: list[Line] = []
    for paragraph in _BREAKS.split(text.replace("\t", _TAB)):
        found.extend(_set(row, style) for row in _rows(paragraph, fonts.glyphs(style.weight), room))
    return tuple(found)


def one_line(text: str, style: Style) -> Line:
    """Set ``text`` as one line whatever its width; breaks in it become spaces."""
    return _set(_TYPED_BREAKS.sub(" ", text.replace("\t", _TAB)), style)


def fitted(text: str, style: Style, width: float, most: int = 1) -> tuple[Style, tuple[Line, ...]]:
    """Set ``text`` in at most ``most`` lines of ``width`` millimetres, smaller where need be.

    What does not fit even at ``SMALLEST`` points ends with "…".
    """
    while True:
        set_lines = lines(text, style, width)
        if len(set_lines) <= most:
            return style, set_lines
        if style.size <= SMALLEST:
            break
        style = style.scaled(max(SMALLEST, style.size - _STEP) / style.size)
    last = set_lines[most - 1].text.rstrip()
    while last and one_line(last + _MORE, style).width > width:
        last = last[:-1]
    return style, (*set_lines[: most - 1], one_line(last + _MORE, style))


def longest_word(text: str, style: Style) -> float:
    """Return the width in millimetres of the widest word of letters, which should not be cut."""
    if text.isascii() or _WORD.search(text):
        return _longest_word(text, style)
    return 0.0


@lru_cache(maxsize=4096)
def _longest_word(text: str, style: Style) -> float:
    words = (text[begin:end].strip() for begin, end in _units(text.replace("\n", " ")))
    wide = (
        fonts.width(word, style.size * MM_PER_POINT, style.weight)
        for word in words
        if _WORD.search(word) and not _FIGURE.search(word) and len(word) <= _LONGEST_WORD
    )
    return max(wide, default=0.0)


def _set(row: str, style: Style) -> Line:
    drawn = _as_drawn(row)
    wide = fonts.width(drawn.rstrip(" "), style.size * MM_PER_POINT, style.weight)
    return Line(row, tuple(fonts.runs(drawn, style.weight)), wide)


def _as_drawn(row: str) -> str:
    """Return a line in the order it is drawn in: letters with their marks as one, from the left.

    Readers turn back what runs from the right, so it is copied and found as it was typed.
    """
    if row.isascii():
        return row
    whole = _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), row)
    return _FROM_THE_RIGHT.sub(lambda found: found[0][::-1], whole)


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
    if before == "-" and after.isalpha():
        return True
    return before in " \u3000" or _ideographic(before) or _ideographic(after)


def _ideographic(character: str) -> bool:
    return character >= "\u2e80" and not "\ufb00" <= character <= "\ufeff"
