"""Rows of tables, field grids and time lines: pieces that break over pages well."""

from typing import NamedTuple

from desktop.prints.page import styles
from desktop.prints.page.flow import Piece
from desktop.prints.page.ink import Ink
from desktop.prints.page.text import Line, Style

PAD_X, PAD_Y = 1.8, 1.1
SPLIT_FROM = 60.0
_LEAST_LINES = 3
TIME_WIDTH = 33.0
_DOT_AT = 36.0
TEXT_AT = 41.0
_AFTER_MOMENT = 1.6


class Cell(NamedTuple):
    """A cell of a row: its set lines, where it stands in the row, and its ground."""

    lines: tuple[Line, ...]
    style: Style
    x: float
    width: float
    ground: str = ""

    def cut(self, count: int) -> tuple["Cell", "Cell"]:
        """Return the cell with its first ``count`` lines, and the cell with the rest."""
        return self._replace(lines=self.lines[:count]), self._replace(lines=self.lines[count:])


class Row(NamedTuple):
    """Cells side by side in a grid; a tall row may go on over the page."""

    cells: tuple[Cell, ...]
    head: Piece | None = None
    stays: bool = False

    @property
    def height(self) -> float:
        """The height in millimetres."""
        return max(len(c.lines) * c.style.line for c in self.cells) + 2 * PAD_Y

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Return the part that fits and the rest; a short row stays whole."""
        step = max(cell.style.line for cell in self.cells)
        longest = max(len(cell.lines) for cell in self.cells)
        count = min(int((room - 2 * PAD_Y) / step), longest - _LEAST_LINES)
        if self.height < SPLIT_FROM or count < _LEAST_LINES:
            return None
        first, rest = zip(*(cell.cut(count) for cell in self.cells), strict=True)
        return Row(first, self.head, stays=False), Row(rest, self.head, self.stays)

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw grounds, text and grid."""
        foot = y + self.height
        for cell in self.cells:
            if cell.ground:
                ink.fill(x + cell.x, y, cell.width, foot - y, cell.ground)
        for cell in self.cells:
            top = y + PAD_Y
            for line in cell.lines:
                ink.line_of_text(x + cell.x + PAD_X, top, line, cell.style, cell.width - 2 * PAD_X)
                top += cell.style.line
        self._grid(ink, x, y, foot)

    def _grid(self, ink: Ink, x: float, y: float, foot: float) -> None:
        left = x + self.cells[0].x
        right = x + self.cells[-1].x + self.cells[-1].width
        sides = [left, *(x + cell.x + cell.width for cell in self.cells)]
        ink.rules(
            [(left, y, right, y), (left, foot, right, foot), *((s, y, s, foot) for s in sides)],
            styles.RULE, styles.HAIRLINE,
        )  # fmt: skip


class MomentRow(NamedTuple):
    """One point of a time line: time, dot, what happened, who."""

    at: tuple[Line, ...]
    text: tuple[Line, ...]
    by: tuple[Line, ...]
    first: bool
    last: bool
    stays: bool = False
    head: Piece | None = None

    @property
    def height(self) -> float:
        """The height in millimetres."""
        said = len(self.text) * styles.EVENT.line + len(self.by) * styles.NOTE.line
        return max(said, len(self.at) * styles.TIME.line) + _AFTER_MOMENT

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Return the part that fits and the rest; a short one stays whole."""
        count = min(int((room - _AFTER_MOMENT) / styles.EVENT.line), len(self.text) - _LEAST_LINES)
        if self.height < SPLIT_FROM or count < max(_LEAST_LINES, len(self.at)):
            return None
        begun = self._replace(text=self.text[:count], by=(), last=False)
        return begun, self._replace(text=self.text[count:], at=(), first=False)

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw the point and its piece of the line."""
        self._draw_thread(ink, x, y)
        top = y
        for line in self.at:
            ink.line_of_text(x, top, line, styles.TIME)
            top += styles.TIME.line
        top = y
        for line in self.text:
            ink.line_of_text(x + TEXT_AT, top, line, styles.EVENT)
            top += styles.EVENT.line
        for line in self.by:
            ink.line_of_text(x + TEXT_AT, top, line, styles.NOTE)
            top += styles.NOTE.line

    def _draw_thread(self, ink: Ink, x: float, y: float) -> None:
        middle = y + styles.EVENT.line / 2
        top = middle if self.first else y
        foot = middle if self.last else y + self.height
        if foot > top:
            ink.rules([(x + _DOT_AT, top, x + _DOT_AT, foot)], styles.RULE, 0.3)
        if self.at:
            ink.dot(x + _DOT_AT, middle, 0.9, styles.STRONG)
