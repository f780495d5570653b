"""What a document says, as values: laid out by ``typeset``, hashed by ``content_hash``.

A block holds text and how it is arranged, never who prints it or when, so the same case gives the
same blocks, and the same hash, on any machine.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec


class Block(msgspec.Struct, frozen=True):
    """A part of a document, from edge to edge of the text.

    Blocks that are not ``counted`` depend on the machine that prints, and stay out of the hash.
    """

    counted: ClassVar[bool] = True

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield from ()


class Title(Block, frozen=True):
    """The name of the document, over a line that says what it is about; low on a cover."""

    text: str
    under: str = ""
    cover: bool = False

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield self.text
        yield self.under


class Heading(Block, frozen=True):
    """A heading; level 1 is also an entry of the reader's contents."""

    text: str
    level: int = 1

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield self.text


class Paragraph(Block, frozen=True):
    """Running text; style body, note (small) or lead (bold). Breaks in the text are kept."""

    text: str
    style: str = "body"

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield self.text


class Boxed(Block, frozen=True):
    """Text in a frame under a label: somebody's own words, or a notice."""

    label: str
    text: str

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield self.label
        yield self.text


class Items(Block, frozen=True):
    """Numbered points; ``marks`` are the numbers, or what stands in their place."""

    texts: tuple[str, ...]
    marks: tuple[str, ...] = ()

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        for place, text in enumerate(self.texts):
            yield self.mark(place)
            yield text

    def mark(self, place: int) -> str:
        """Return what stands before a point."""
        return self.marks[place] if place < len(self.marks) else f"{place + 1}."


class Fields(Block, frozen=True):
    """Labels with values, ``columns`` (1 or 2) pairs to a row; a long value takes its own row."""

    rows: tuple[tuple[str, str], ...]
    columns: int = 2

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        for label, value in self.rows:
            yield label
            yield value


class Table(Block, frozen=True):
    """A table whose head repeats on every page; ``widths`` are shares of the text width."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield from self.head
        for row in self.rows:
            yield from row


class Moment(msgspec.Struct, frozen=True):
    """One point of a time line."""

    at: str
    text: str
    by: str = ""


class TimeLine(Block, frozen=True):
    """What happened, in order."""

    moments: tuple[Moment, ...]

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        for moment in self.moments:
            yield moment.at
            yield moment.text
            yield moment.by


class Picture(Block, frozen=True):
    """A picture named by the SHA-256 of its original, at most ``height`` millimetres high.

    When no prepared copy is at hand, a frame says so instead; its hash is in the text anyway.
    """

    counted: ClassVar[bool] = False

    sha256: str
    caption: str
    height: float = 120.0

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield self.caption
        yield self.sha256


class Contents(Block, frozen=True):
    """The document's headings of level 1 with the pages they stand on."""

    counted: ClassVar[bool] = False

    entries: tuple[str, ...]

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield from self.entries


class Code(Block, frozen=True):
    """A QR code in the middle of the line; what it says stands elsewhere on the page."""

    payload: str
    side: float = 30.0


class Aside(Block, frozen=True):
    """Blocks that only this machine can say, such as receipts it has received."""

    counted: ClassVar[bool] = False

    blocks: tuple[Block, ...]

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        for block in self.blocks:
            yield from block.words()


class Signatures(Block, frozen=True):
    """Empty boxes to sign in, side by side, each under its label."""

    labels: tuple[str, ...]

    def words(self) -> Iterator[str]:
        """Yield every piece of text in reading order."""
        yield from self.labels


class Lines(Block, frozen=True):
    """Empty ruled lines for handwriting."""

    count: int


class NewPage(Block, frozen=True):
    """Go on with a new page, upright or landscape."""

    landscape: bool = False


class Turn(Block, frozen=True):
    """Go on with a new page if most of this one is used: what follows is a thing of its own."""


class Gap(Block, frozen=True):
    """White space, in millimetres."""

    height: float


def content_hash(document: str, number: str, blocks: Sequence[Block]) -> str:
    """Return the SHA-256 of what a document says, in hexadecimal.

    It covers the kind of document, its number and the text of its blocks: the UTF-8 bytes of a
    JSON array [kind, number, [block name, text, …], …] as msgspec writes it, without spaces.
    Print time, operator, copy mark, page numbers, pictures and layout are no part of it.
    """
    counted = (block for block in blocks if block.counted)
    said = [entry for b in counted if len(entry := [type(b).__name__, *b.words()]) > 1]
    return hashlib.sha256(msgspec.json.encode([document, number, *said])).hexdigest()
