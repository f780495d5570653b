"""How text is set on paper: few sizes, two weights, dark on white; and how fine pictures are."""

from desktop.prints.page.fonts import BOLD
from desktop.prints.page.text import Style

STRONG, INK, MUTED = "#101828", "#1D2939", "#475467"
RULE, SHADE, FAINT = "#98A2B3", "#F2F4F7", "#EDEFF2"
HAIRLINE = 0.2

TITLE = Style(19, 28, BOLD, STRONG, "center")
UNDER = Style(10, 16, colour=MUTED, align="center")
HEADING = Style(12.5, 19, BOLD, STRONG)
SUBHEADING = Style(10.5, 16, BOLD, STRONG)
BODY = Style(10, 16.5, colour=INK)
LEAD = Style(10, 16.5, BOLD, STRONG)
NOTE = Style(8.5, 13, colour=MUTED)
CELL = Style(9, 13.5, colour=INK)
CELL_RIGHT = CELL._replace(align="right")
CELL_HEAD = Style(9, 13.5, BOLD, INK)
LABEL = Style(9, 13.5, colour=MUTED)
TIME = Style(9, 15, colour=MUTED)
EVENT = Style(9.5, 15, colour=INK)
RUNNING = Style(8, 11, colour=MUTED)
FOOT = Style(7, 9.8, colour=MUTED)
NUMBER = Style(14, 17, BOLD, "#000000", "center")

# How fine a picture is on paper: finer ones are made smaller, none is enlarged in pixels.
PRINT_DPI = 200

PARAGRAPHS = {"body": BODY, "lead": LEAD, "note": NOTE}


def pixels(width: float, height: float) -> tuple[int, int]:
    """Return how many pixels are enough for a picture at most so many millimetres large."""
    return round(width / 25.4 * PRINT_DPI), round(height / 25.4 * PRINT_DPI)
