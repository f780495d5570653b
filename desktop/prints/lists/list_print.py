"""A list on paper: what it is filtered by over a table in landscape, its heads on every page."""

import msgspec

from desktop.prints.page.blocks import Block, NewPage, Paragraph, Table, Title
from desktop.prints.page.page import Content, Imprint, Printed, print_document

DOCUMENT = "LIST"
NARROWEST, WIDEST = 6, 40


class ListPrint(msgspec.Struct, frozen=True, kw_only=True):
    """What is printed: heads with their widths in letters, and rows of words.

    ``right`` are the columns of numbers.
    """

    title: str
    lines: tuple[str, ...]
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


def render(sheet: ListPrint, imprint: Imprint) -> Printed:
    """Print it; raises as ``print_document`` does."""
    return print_document(content(sheet, imprint.language), imprint)


def content(sheet: ListPrint, language: str) -> Content:
    """Return what it says, before it is laid out."""
    letters = [max(NARROWEST, min(WIDEST, width)) for width in sheet.widths]
    whole = sum(letters)
    blocks: list[Block] = [
        NewPage(landscape=True),
        Title(sheet.title, sheet.lines[0] if sheet.lines else ""),
        *(Paragraph(line, "note") for line in sheet.lines[1:]),
        Table(sheet.heads, tuple(each / whole for each in letters), sheet.rows, sheet.right),
    ]
    return Content(kind=f"{DOCUMENT}/{language}", title=sheet.title, number="", blocks=blocks)
