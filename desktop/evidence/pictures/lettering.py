"""Letters in pictures: the shipped fonts, and for each character the one that has it.

What none of them has stands as a frame with its code point, as on paper.
"""

from functools import cache

from PIL import ImageDraw, ImageFont

from desktop.paths import resources
from record.problems import Problem

REGULAR, BOLD = "NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"
_RARE = ("HanaMinA.ttf", "HanaMinB.ttf")
_NOBODY_HAS = "\U0010ffff"
_STAND_IN = "stand-in"
# Shares of the letter size: a stand-in's width, its digits, and the frame below the baseline.
_FRAME_WIDE, _DIGITS, _FRAME_DROP = 1.0, 0.42, 0.12
Colour = tuple[int, int, int]


def text_width(text: str, size: int, weight: str = REGULAR) -> int:
    """Return the width of one line in pixels."""
    return round(sum(_length(name, run, size) for name, run in _runs(text, weight)))


def line_height(size: int) -> int:
    """Return how far apart two lines are in pixels."""
    return round(size * 1.4)


def draw_text(  # noqa: PLR0913 (what, where, and how it looks)
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    size: int,
    colour: Colour,
    *,
    weight: str = REGULAR,
    edge: Colour | None = None,
) -> None:
    """Draw one line with its top left at a place; ``edge`` surrounds the letters."""
    x, y = place
    around = max(1, size // 10) if edge is not None else 0
    for name, run in _runs(text, weight):
        baseline = y + size * 1.1
        if name == _STAND_IN:
            for character in run:
                _draw_stand_in(draw, (x, baseline), character, size, colour, edge)
                x += _length(name, character, size)
            continue
        draw.text(
            (x, baseline), run, colour, _font(name, size), anchor="ls", stroke_width=around,
            stroke_fill=edge,
        )  # fmt: skip
        x += _length(name, run, size)


def fitted(text: str, size: int, width: int, weight: str = REGULAR) -> list[str]:
    """Break a text into lines no wider than ``width`` pixels, after spaces where there are any."""
    lines, line = [], ""
    for word in _words(text):
        if line and text_width((line + word).rstrip(), size, weight) > width:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
        while text_width(line.rstrip(), size, weight) > width and len(line) > 1:
            kept = _most_that_fits(line, size, width, weight)
            lines.append(line[:kept])
            line = line[kept:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _most_that_fits(line: str, size: int, width: int, weight: str) -> int:
    low, high = 1, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(line[:middle], size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _words(text: str) -> list[str]:
    """Split after spaces and after each Chinese character."""
    words = [""]
    for character in text:
        words[-1] += character
        if character == " " or ord(character) > 0x2E7F:
            words.append("")
    return [word for word in words if word]


def _length(name: str, run: str, size: int) -> float:
    if name == _STAND_IN:
        return len(run) * size * (_FRAME_WIDE + 0.1)
    return float(_font(name, size).getlength(run))


def _draw_stand_in(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    character: str,
    size: int,
    colour: Colour,
    edge: Colour | None,
) -> None:
    """Draw a frame with the code point in two rows, its left end on the baseline at a place."""
    x, baseline = place
    bottom, top = baseline + size * _FRAME_DROP, baseline - size * (1 - _FRAME_DROP)
    frame = (x, top, x + size * _FRAME_WIDE, bottom)
    draw.rectangle(frame, fill=edge, outline=colour, width=max(1, size // 16))
    code = f"{ord(character):04X}"
    half = (len(code) + 1) // 2
    font = _font(REGULAR, max(5, round(size * _DIGITS)))
    for digits, y in ((code[:half], 0.28), (code[half:], 0.74)):
        at = x + size * _FRAME_WIDE / 2, top + (bottom - top) * y
        draw.text(at, digits, colour, font, anchor="mm")


def _runs(text: str, weight: str) -> list[tuple[str, str]]:
    """Split a line into stretches of one font each."""
    runs: list[tuple[str, str]] = []
    for character in text.replace("\t", " ").replace("\n", " "):
        name = _font_of(character, weight)
        if runs and runs[-1][0] == name:
            runs[-1] = name, runs[-1][1] + character
        else:
            runs.append((name, character))
    return runs


@cache
def _font_of(character: str, weight: str) -> str:
    if character.isspace():
        return weight
    for name in (weight, *_RARE):
        if _has(name, character):
            return name
    return _STAND_IN


def _has(name: str, character: str) -> bool:
    try:
        font = _font(name, 24)
    except Problem:
        if name in _RARE:
            return False
        raise
    shape, missing = font.getmask(character), font.getmask(_NOBODY_HAS)
    return (shape.size, bytes(shape)) != (missing.size, bytes(missing))


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    path = resources() / "fonts" / name
    try:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise Problem("print.font_missing", file=name) from error
