"""Letters in pictures: the shipped fonts, and for each character the one that has it."""

from functools import cache

from PIL import ImageDraw, ImageFont

from desktop.paths import resources

REGULAR, BOLD = "NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"
_RARE = ("HanaMinA.ttf", "HanaMinB.ttf")
_NOBODY_HAS = "\U0010ffff"
Colour = tuple[int, int, int]


def text_width(text: str, size: int, weight: str = REGULAR) -> int:
    """Return the width of one line in pixels."""
    return round(sum(_font(name, size).getlength(run) for name, run in _runs(text, weight)))


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
        font = _font(name, size)
        baseline = y + size * 1.1
        draw.text(
            (x, baseline), run, colour, font, anchor="ls", stroke_width=around, stroke_fill=edge
        )
        x += font.getlength(run)


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
    return weight


def _has(name: str, character: str) -> bool:
    font = _font(name, 24)
    shape, missing = font.getmask(character), font.getmask(_NOBODY_HAS)
    return (shape.size, bytes(shape)) != (missing.size, bytes(missing))


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    path = resources() / "fonts" / name
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
