"""The pieces documents are laid out with: lines of text, headings, pictures, boxes to sign in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from desktop.prints.page import styles
from desktop.prints.page.flow import Piece
from desktop.prints.page.ink import Ink
from desktop.prints.page.text import Line, Style, one_line

if TYPE_CHECKING:
    from desktop.prints.page.pictures import Prepared

SIGN_HEIGHT = 24.0
BETWEEN_BOXES = 5.0
_CAPTION_GAP = 1.5
_QUIET = 5.0
_DOTS, _DOT = 2.2, 0.3
_PAGE_ROOM = 9.0


class TextLine(NamedTuple):
    """One line of running text, perhaps with a mark that hangs in front of it."""

    line: Line
    style: Style
    room: float
    indent: float = 0.0
    mark: Line | None = None
    stays: bool = False
    head: Piece | None = None

    @property
    def height(self) -> float:
        """The height in millimetres."""
        return self.style.line

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw the mark and the line."""
        if self.mark is not None:
            ink.line_of_text(x, y, self.mark, self.style)
        ink.line_of_text(x + self.indent, y, self.line, self.style, self.room)


class HeadingLines(NamedTuple):
    """A heading, an entry of the reader's contents, and at level 1 a rule under it."""

    lines: tuple[Line, ...]
    text: str
    level: int
    room: float
    stays: bool = True
    head: Piece | None = None

    @property
    def height(self) -> float:
        """The height in millimetres."""
        return len(self.lines) * self._style.line + (2.6 if self.level == 1 else 0.8)

    @property
    def _style(self) -> Style:
        return styles.HEADING if self.level == 1 else styles.SUBHEADING

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw the heading and note its place."""
        ink.outline(self.text, self.level - 1, y)
        for line in self.lines:
            ink.line_of_text(x, y, line, self._style)
            y += self._style.line
        if self.level == 1:
            ink.rules([(x, y + 0.4, x + self.room, y + 0.4)], styles.STRONG, 0.3)


class PictureBox(NamedTuple):
    """A picture in a thin frame with its caption, or a frame that says why it is empty."""

    width: float
    tall: float
    room: float
    drawn: tuple[float, float]
    picture: "Prepared | None"
    instead: Line
    caption: tuple[Line, ...]
    stays: bool = False
    head: Piece | None = None

    @property
    def height(self) -> float:
        """The height in millimetres."""
        return self.tall + _CAPTION_GAP + len(self.caption) * styles.NOTE.line + 2.0

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw the picture in the middle of the text and its caption under it."""
        left = x + (self.room - self.width) / 2
        if self.picture is None:
            ink.fill(left, y, self.width, self.tall, styles.SHADE)
            middle = y + (self.tall - styles.UNDER.line) / 2
            ink.line_of_text(left, middle, self.instead, styles.UNDER, self.width)
        else:
            wide, tall = self.drawn
            place = left + (self.width - wide) / 2, y + (self.tall - tall) / 2
            ink.picture((*place, wide, tall), self.picture)
        ink.frame((left, y, self.width, self.tall), colour=styles.RULE, weight=styles.HAIRLINE)
        y += self.tall + _CAPTION_GAP
        for line in self.caption:
            ink.line_of_text(x, y, line, styles.NOTE._replace(align="center"), self.room)
            y += styles.NOTE.line


class SignBoxes(NamedTuple):
    """Empty boxes side by side, each with its label above it and nothing inside."""

    labels: tuple[tuple[Line, ...], ...]
    each: float
    stays: bool = False
    head: Piece | None = None

    @property
    def height(self) -> float:
        """The height in millimetres."""
        return self._above + SIGN_HEIGHT + 4.0

    @property
    def _above(self) -> float:
        return max(map(len, self.labels)) * styles.LABEL.line

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw labels and frames."""
        for place, label in enumerate(self.labels):
            left = x + place * (self.each + BETWEEN_BOXES)
            top = y + self._above - len(label) * styles.LABEL.line
            for line in label:
                ink.line_of_text(left, top, line, styles.LABEL)
                top += styles.LABEL.line
            ink.frame((left, y + self._above + 0.8, self.each, SIGN_HEIGHT), weight=0.4)


class ContentsLine(NamedTuple):
    """A heading and the page it stands on, with dots between them."""

    line: Line
    entry: str
    page_of: Mapping[str, int]
    room: float
    stays: bool = False
    head: Piece | None = None

    @property
    def height(self) -> float:
        """The height in millimetres."""
        return styles.BODY.line + 0.6

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw the entry, its page number, and the dots."""
        right = styles.BODY._replace(align="right")
        page = one_line(str(self.page_of.get(self.entry, "")), right)
        ink.line_of_text(x, y, self.line, styles.BODY)
        ink.line_of_text(x, y, page, right, self.room)
        end = x + self.room - _PAGE_ROOM
        dots = int((end - x - self.line.width - 3) / _DOTS)
        middle = y + self.height / 2 + 0.9
        ink.cells(((end - n * _DOTS, middle, _DOT, _DOT) for n in range(dots)), styles.RULE)


class QrCode(NamedTuple):
    """A QR code in the middle of the line."""

    payload: str
    side: float
    room: float
    stays: bool = False
    head: Piece | None = None

    @property
    def height(self) -> float:
        """The height in millimetres, quiet zone included."""
        return self.side + 2 * _QUIET

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw the code."""
        ink.qr(x + (self.room - self.side) / 2, y + _QUIET, self.side, self.payload)


class Blank(NamedTuple):
    """White space that stays, also at the top of a page."""

    height: float
    stays: bool = True
    head: Piece | None = None

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw nothing."""


class RuledLine(NamedTuple):
    """An empty line to write on."""

    room: float
    height: float = 9.5
    stays: bool = False
    head: Piece | None = None

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw the line at the foot of its space."""
        foot = y + self.height
        ink.rules([(x, foot, x + self.room, foot)], styles.RULE, styles.HAIRLINE)
