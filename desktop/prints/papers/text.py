"""What a paper of any form says, as it is printed and hashed."""

from collections.abc import Iterator

import msgspec

from desktop.prints.page.blocks import Block, Boxed, Fields, Heading, Items, Lines, Paragraph, Table
from desktop.prints.page.labels import words
from desktop.prints.page.page import Content, Imprint, Printed
from desktop.prints.papers.sheet import Sheet, print_sheet, sheet_hash
from record.sheets.paper_text import FIELDS, ITEMS, OWN, TABLE, FormText, Part

_NUMERALS = "一二三四五六七八九十"


def text_hash(text: FormText) -> str:
    """Return the hash of what is signed, the same that ``Printed.text_hash`` holds."""
    return sheet_hash(_content(text), _closing(text))


def render(text: FormText, code: str, imprint: Imprint) -> Printed:
    """Print a paper as a sheet to be signed; ``code`` is the paper's (at most 13 characters).

    Raises ``Problem`` with ``print.font_missing`` or ``print.too_long``; ``ValueError`` for a
    code that is none.
    """
    said = words(text.language)
    head = (
        said("sheet.case", number=text.case_no),
        said("sheet.version", version=text.version),
        said("sheet.station", station=text.station),
    )
    sheet = Sheet(_content(text), _closing(text), code, head, text.labels, text.document)
    # What is bilingual around the text follows the text, not who prints it.
    return print_sheet(sheet, msgspec.structs.replace(imprint, language=text.language))


def changed_parts(older: FormText, newer: FormText) -> tuple[str, ...]:
    """Return the titles of the parts that say something else, in the newer text's order."""
    was = {part.key: part for part in older.parts}
    now = {part.key: part for part in newer.parts}
    found = [part.title for part in newer.parts if _said(was.get(part.key)) != _said(part)]
    found += [part.title for part in older.parts if part.key not in now]
    if older.closing != newer.closing:
        found.append(newer.closing_title)
    return tuple(dict.fromkeys(found))


def _said(part: Part | None) -> tuple[str, tuple[tuple[str, ...], ...]] | None:
    return None if part is None else (part.text, part.rows)


def _content(text: FormText) -> Content:
    return Content(
        kind=f"{text.document}/{text.version}",
        title=text.title,
        number=text.case_no,
        blocks=list(_blocks(text)),
    )


def _closing(text: FormText) -> list[Block]:
    number = sum(part.heading for part in text.parts)
    title = _numbered(text.closing_title, number, text.language)
    return [Heading(title, 2), Items(text.closing)]


def _blocks(text: FormText) -> Iterator[Block]:
    none = words(text.language)("sheet.none")
    number = 0
    for part in text.parts:
        if part.heading:
            yield Heading(_numbered(part.title, number, text.language), 2)
            number += 1
        elif part.is_blank:
            continue
        yield from _blank(part, none) if part.is_blank else _filled(part, text.language)


def _filled(part: Part, language: str) -> Iterator[Block]:
    rows = part.rows
    if part.style == FIELDS:
        yield Fields(tuple((row[0], row[1]) for row in rows), 1 if part.wide else 2)
    elif part.style == TABLE:
        yield Table(part.head, part.widths, rows)
    elif part.style == ITEMS:
        yield Items(tuple(row[0] for row in rows))
    elif part.style == OWN:
        yield Boxed("", part.text)
    elif part.heading:
        yield Paragraph(part.text)
    else:
        colon = "：" if language == "zh" else ": "
        yield Paragraph(f"{part.title}{colon}{part.text}", "note")


def _blank(part: Part, none: str) -> Iterator[Block]:
    if part.empty or not part.lines:
        yield Paragraph(part.empty or none, "note" if part.lines else "body")
    if part.lines:
        yield Lines(part.lines)


def _numbered(title: str, place: int, language: str) -> str:
    if language == "zh":
        tens, ones = divmod(place + 1, 10)
        numeral = ("十" if tens else "") + (_NUMERALS[ones - 1] if ones else "")
        return f"{numeral}、{title}"
    return f"{place + 1}. {title}"
