"""The page system: head, foot, copy mark, page numbers, content hash and check code."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

import msgspec

from desktop.prints.page import fonts
from desktop.prints.page.blocks import Block, NewPage, content_hash
from desktop.prints.page.flow import Frame, Page, fill
from desktop.prints.page.ink import Ink
from desktop.prints.page.labels import Words, when, words
from desktop.prints.page.pieces import HeadingLines
from desktop.prints.page.running import draw_copy_mark, draw_foot, draw_head
from desktop.prints.page.typeset import Setting, typeset
from record.journal.ids import check_code

UPRIGHT = Frame(20.0, 21.0, 170.0, 252.0)
LANDSCAPE = Frame(20.0, 21.0, 257.0, 165.0, landscape=True)
HASH_SHOWN = 16


class CopyMark(StrEnum):
    """Whom a copy is for, on every page of it."""

    CUSTOMER = "CUSTOMER"
    INTERNAL = "INTERNAL"


class Imprint(msgspec.Struct, frozen=True, kw_only=True):
    """Who prints, when and where: on every page, and never part of the content hash.

    ``station`` is how the station is called on paper, ``version`` the program's; ``copy_mark``
    is empty, CUSTOMER or INTERNAL; ``language`` zh or en. ``practice`` marks every page of what the
    practice station prints.
    """

    company: str
    station: str
    operator: str
    printed_at: datetime
    version: str
    copy_mark: str = ""
    language: str = "zh"
    practice: bool = False


class Printed(msgspec.Struct, frozen=True):
    """A finished print: the PDF, its pages, the hash of what it says and the short code of that."""

    pdf: bytes
    pages: int
    text_hash: str
    check_code: str


class Content(NamedTuple):
    """A document to print: kind and number name it, blocks say it, pictures by SHA-256."""

    kind: str
    title: str
    number: str
    blocks: Sequence[Block]
    pictures: Mapping[str, bytes] = {}


def print_document(content: Content, imprint: Imprint) -> Printed:
    """Lay out and draw a document.

    Raises ``Problem('print.font_missing')`` before anything is drawn.
    """
    said = words(imprint.language)
    fonts.require()
    page_of: dict[str, int] = {}
    pages = list(_pages(content, said, page_of))
    page_of.update(_headings(pages))
    text_hash = content_hash(content.kind, content.number, content.blocks)
    ink = start(content, imprint)
    for number, page in enumerate(pages, 1):
        ink.begin_page(page.frame.paper)
        if mark := copy_name(imprint):
            draw_copy_mark(ink, page.frame, mark, wide=imprint.language != "zh")
        draw_head(ink, page.frame, imprint.company, f"{content.title}　{content.number}")
        page.draw(ink)
        draw_foot(ink, page.frame, foot_lines(imprint, text_hash, number, len(pages)), said)
        ink.end_page()
    return Printed(ink.finish(), len(pages), text_hash, check_code(text_hash))


def start(content: Content, imprint: Imprint) -> Ink:
    """Begin the PDF of a document; only the number, never a person, is in its properties."""
    return Ink(
        title=f"{content.title} {content.number}",
        author=imprint.company,
        subject=content.number,
        at=imprint.printed_at,
        lang="zh-CN" if imprint.language == "zh" else "en",
    )


def foot_lines(imprint: Imprint, text_hash: str, page: int, pages: int) -> tuple[str, str, str]:
    """Return the foot of a page: print line, hash line, and page n of m."""
    said = words(imprint.language)
    printed = said(
        "page.printed",
        at=when(imprint.printed_at),
        operator=imprint.operator,
        station=imprint.station,
        version=imprint.version,
    )
    if imprint.practice:
        printed = f"{said('copy.PRACTICE')} · {printed}"
    checked = said("page.checked", hash=text_hash[:HASH_SHOWN], code=check_code(text_hash))
    return printed, checked, said("page.number", page=page, pages=pages)


def copy_name(imprint: Imprint) -> str:
    """Return the words of the copy mark, or "" when there is none."""
    said = words(imprint.language)
    marks = ("PRACTICE" if imprint.practice else "", imprint.copy_mark)
    return " · ".join(said(f"copy.{mark}") for mark in marks if mark)


def _headings(pages: Sequence[Page]) -> Iterator[tuple[str, int]]:
    for number, page in enumerate(pages, 1):
        for _, piece in page.placed:
            if isinstance(piece, HeadingLines) and piece.level == 1:
                yield piece.text, number


def _pages(content: Content, said: Words, page_of: Mapping[str, int]) -> Iterator[Page]:
    frame = UPRIGHT
    for breaks, group in groupby(content.blocks, key=lambda block: isinstance(block, NewPage)):
        if breaks:
            frame = LANDSCAPE if any(getattr(b, "landscape", False) for b in group) else UPRIGHT
            continue
        setting = Setting(frame.width, content.pictures, said("page.no_picture"), page_of)
        yield from fill(typeset(list(group), setting), frame)
