"""Pieces of a page, and how they fall on pages."""

from collections.abc import Sequence
from itertools import dropwhile
from typing import NamedTuple, Protocol

from desktop.prints.page.ink import A4, A4_LANDSCAPE, Ink

FUZZ = 0.01
# Shares of a page: below the first it is nearly empty; above the second a new one may begin; a page
# before signatures keeps the third. Of two pages that are evened out, the first has the last share.
_THIN, _USED, _KEPT, _FIRST_SHARE = 0.25, 0.5, 0.6, 0.62


class Piece(Protocol):
    """Something that stands on one page: a line, a row, a picture."""

    @property
    def height(self) -> float:
        """The height in millimetres."""

    @property
    def stays(self) -> bool:
        """Whether the next piece must stand on the same page."""

    @property
    def head(self) -> "Piece | None":
        """What stands above it again when a page begins with it."""

    def split(self, room: float) -> "tuple[Piece, Piece] | None":
        """Return two pieces of which the first fits in ``room``, or None."""

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""


class Frame(NamedTuple):
    """The part of a page that text may fill, in millimetres from the top left."""

    x: float
    y: float
    width: float
    height: float
    landscape: bool = False

    @property
    def paper(self) -> tuple[float, float]:
        """The size of the sheet."""
        return A4_LANDSCAPE if self.landscape else A4


class Placed(NamedTuple):
    """A piece and where its top stands."""

    y: float
    piece: Piece


class Page(NamedTuple):
    """One page: its frame and what stands on it."""

    frame: Frame
    placed: list[Placed]

    @property
    def used(self) -> float:
        """How far down the page is filled, in millimetres."""
        return _height([placed.piece for placed in self.placed])

    def draw(self, ink: Ink) -> None:
        """Draw what stands on the page."""
        for y, piece in self.placed:
            piece.draw(ink, self.frame.x, y)


class Space(NamedTuple):
    """White space between pieces; it vanishes at the top of a page."""

    height: float
    stays: bool = False
    head: Piece | None = None

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw nothing."""


class Turn(NamedTuple):
    """Where a new page begins if most of this one is used."""

    height: float = 0.0
    stays: bool = False
    head: Piece | None = None

    def split(self, room: float) -> tuple[Piece, Piece] | None:  # noqa: ARG002
        """Never split."""
        return None

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw nothing."""


def fill(pieces: Sequence[Piece], frame: Frame) -> list[Page]:
    """Lay pieces on as many pages of the same frame as they need; at least one.

    A last page that would be nearly empty takes some of what stands on the one before.
    """
    pages: list[Page] = []
    begun: list[list[Piece]] = []
    rest = _without_space(pieces)
    while rest or not pages:
        begun.append(rest)
        page, rest = _fill_one(rest, frame)
        pages.append(page)
    if len(pages) > 1 and pages[-1].used < frame.height * _THIN:
        pages[-2:] = _evened(begun[-2], frame) or pages[-2:]
    return pages


def _evened(pieces: list[Piece], frame: Frame) -> list[Page]:
    """Lay what fills two pages so that the second is no remnant; [] where that cannot be."""
    shorter = frame._replace(height=min(frame.height, _height(pieces) * _FIRST_SHARE))
    first, rest = _fill_one(pieces, shorter)
    second, rest = _fill_one(rest, frame)
    return [] if rest else [first._replace(frame=frame), second]


def fill_signed(
    pieces: Sequence[Piece], closing: Sequence[Piece], middle: Frame, last: Frame
) -> list[Page]:
    """Lay pieces on pages of which only the last is shorter, and ends with ``closing``.

    The closing pieces always share the last page with the signatures, and as much of the text as
    fits moves there, so nobody signs a page that says nothing.
    """
    pages: list[Page] = []
    rest, closing = list(pieces), list(closing)
    while _height(closing) > last.height + FUZZ:
        rest.append(closing.pop(0))
    while _height([*_begun(rest), *closing]) > last.height + FUZZ and rest:
        page, rest = _fill_one(rest, middle)
        pages.append(page)
    if pages:
        moved = _tail(pages[-1], last.height - _height([*_begun(rest), *closing]))
        kept = len(pages[-1].placed) - len(moved)
        pages[-1] = pages[-1]._replace(placed=pages[-1].placed[:kept])
        rest = [*moved, *rest]
    return [*pages, _stacked([*_begun(rest), *closing], last)]


def _tail(page: Page, room: float) -> list[Piece]:
    """Return whole blocks from the end of a page that fit in ``room``; most of it always stays.

    A page that is signed should say as much as it can, without leaving one that is nearly empty.
    """
    stack = [placed.piece for placed in page.placed]
    for start in range(2, len(stack)):
        tail = _without_space(stack[start:])
        starts_block = isinstance(stack[start], Space) and not stack[start - 1].stays
        stays = _height(stack[:start]) >= page.frame.height * _KEPT
        if not stays or not starts_block or not tail or tail[0].head is not None:
            continue
        if _height(tail) <= room - FUZZ:
            return stack[start:]
    return []


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _without_space(pieces: Sequence[Piece]) -> list[Piece]:
    return list(dropwhile(lambda piece: isinstance(piece, Space | Turn), pieces))


def _begun(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces as they stand at the top of a page: no space first, a head repeated."""
    shown = _without_space(pieces)
    head = shown[0].head if shown else None
    return shown if head is None else [head, *shown]


def _stacked(pieces: Sequence[Piece], frame: Frame) -> Page:
    placed = []
    y = frame.y
    for piece in pieces:
        placed.append(Placed(y, piece))
        y += piece.height
    return Page(frame, placed)


def _fill_one(pieces: list[Piece], frame: Frame) -> tuple[Page, list[Piece]]:
    """Fill one page; return it and what is left over."""
    shown = _begun(pieces)
    least = 1 if not pieces or pieces[0].head is None else 2
    taken, room = 0, frame.height
    for piece in shown:
        turns = isinstance(piece, Turn) and room < frame.height * (1 - _USED)
        if turns or piece.height > room + FUZZ:
            break
        taken += 1
        room -= piece.height
    rest = shown[taken:]
    cut = rest[0].split(room) if rest else None
    if cut:
        return _stacked([*shown[:taken], cut[0]], frame), [cut[1], *rest[1:]]
    if rest:
        taken = _last_free(shown, taken, least)
    return _stacked(shown[:taken], frame), _without_space(shown[taken:])


def _last_free(shown: list[Piece], taken: int, least: int) -> int:
    """Return how many pieces to keep so that none is torn from the one it must stand beside."""
    kept = taken
    while kept > least and shown[kept - 1].stays:
        kept -= 1
    torn = kept <= least and kept > 0 and shown[kept - 1].stays
    return max(taken if torn else kept, least)
