"""Sheets to be signed by pen and read back by machine: marks, code and boxes at fixed places.

Everything the reader measures stands where ``record.sheets.paper`` says, on every page.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.prints.page import fonts, styles
from desktop.prints.page.blocks import Block, content_hash
from desktop.prints.page.flow import FUZZ, Frame, Page, fill_signed
from desktop.prints.page.ink import A4, Ink
from desktop.prints.page.labels import Words, words
from desktop.prints.page.page import (
    Content,
    Imprint,
    Printed,
    copy_name,
    foot_lines,
    start,
)
from desktop.prints.page.running import stand_in_note
from desktop.prints.page.text import Style, fitted, lines, one_line
from desktop.prints.page.typeset import Setting, typeset
from record.journal.ids import check_code, grouped
from record.problems import Problem
from record.sheets.paper import (
    CONFIRMATION,
    FRAME,
    MAX_PAGES,
    NUMBER_POINTS,
    SIGNATURE,
    Box,
    PaperLayout,
    layout_of,
    sheet_payload,
)

_HEAD_TITLE = styles.TITLE._replace(size=18, leading=26, align="left")
_HEAD_FIELD = styles.LABEL._replace(leading=14.5)
_NUMBER = styles.NUMBER._replace(size=NUMBER_POINTS)
_HEAD_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_ABOVE_BOX = 0.5
_ABOVE_CLOSE = 1.5


class Sheet(NamedTuple):
    """A paper to be signed: its content, what ends its last page, and how boxes are called.

    ``head`` are the lines beside the QR code; ``boxes`` maps a box of the layout to its label;
    ``document`` chooses the layout.
    """

    content: Content
    closing: Sequence[Block]
    code: str
    head: tuple[str, ...]
    boxes: Mapping[str, str]
    document: str = CONFIRMATION


def sheet_hash(content: Content, closing: Sequence[Block]) -> str:
    """Return the hash of the text that is signed: all its blocks, nothing of the form around."""
    return content_hash(content.kind, content.number, [*content.blocks, *closing])


def print_sheet(sheet: Sheet, imprint: Imprint) -> Printed:
    """Lay out and draw a paper for signature.

    Raises ``Problem('print.too_long')`` when it would need more pages than have markers of their
    own, and ``Problem('print.font_missing')``.
    """
    fonts.require()
    middle = _frame(layout_of(sheet.document, 1, last=False))
    last = _frame(layout_of(sheet.document, 1, last=True))
    setting = Setting(middle.width, sheet.content.pictures)
    pages = fill_signed(
        typeset(sheet.content.blocks, setting), typeset(sheet.closing, setting), middle, last
    )
    if len(pages) > MAX_PAGES:
        raise Problem("print.too_long", pages=len(pages), limit=MAX_PAGES)
    text_hash, said = sheet_hash(sheet.content, sheet.closing), words(imprint.language)
    ink = start(sheet.content, imprint)
    for number, page in enumerate(pages, 1):
        layout = layout_of(sheet.document, number, last=number == len(pages))
        ink.begin_page(A4)
        _machine_part(ink, layout, sheet.code)
        _head(ink, layout.head, sheet, imprint)
        _boxes(ink, layout, sheet.boxes)
        page.draw(ink)
        _close_page(ink, page, said, last=layout.last)
        _foot(ink, layout.foot, _foot_texts(imprint, text_hash, number, len(pages)), said)
        ink.end_page()
    return Printed(ink.finish(), len(pages), text_hash, check_code(text_hash))


def _frame(layout: PaperLayout) -> Frame:
    body = layout.body
    return Frame(body.x, body.y, body.width, body.height)


def _machine_part(ink: Ink, layout: PaperLayout, code: str) -> None:
    for marker in layout.markers:
        ink.marker(marker.x, marker.y, marker.width, int(marker.name))
    payload = sheet_payload(code, layout.page, last=layout.last)
    ink.qr(layout.qr.x, layout.qr.y, layout.qr.width, payload)
    strip = layout.number
    top = strip.y + (strip.height - _NUMBER.line) / 2
    ink.line_of_text(strip.x, top, one_line(grouped(payload), _NUMBER), _NUMBER, strip.width)


def _head(ink: Ink, box: Box, sheet: Sheet, imprint: Imprint) -> None:
    rows: list[tuple[str, Style]] = [(imprint.company, styles.RUNNING)]
    rows += [(sheet.content.title, _HEAD_TITLE)]
    rows += [(text, _HEAD_FIELD) for text in sheet.head]
    rows += [(copy_name(imprint), styles.LEAD)]
    for scale in _HEAD_SCALES:
        told = [
            (line, smaller)
            for text, style in rows
            for smaller in [style.scaled(scale)]
            for line in (lines(text, smaller, box.width) if text else ())
        ]
        if sum(style.line for _, style in told) <= box.height:
            break
    y = box.y
    for line, style in told:
        if y + style.line <= box.bottom + FUZZ:
            ink.line_of_text(box.x, y, line, style)
        y += style.line


def _close_page(ink: Ink, page: Page, said: Words, *, last: bool) -> None:
    """Say that the rest of the text area is empty, so that nothing can be added to it later."""
    style = styles.NOTE._replace(align="center")
    frame = page.frame
    end = frame.y + sum(piece.height for _, piece in page.placed) + _ABOVE_CLOSE
    if end + style.line <= frame.y + frame.height:
        text = said("sheet.end" if last else "sheet.goes_on")
        ink.line_of_text(frame.x, end, one_line(text, style), style, frame.width)


def _foot_texts(imprint: Imprint, text_hash: str, page: int, pages: int) -> tuple[str, ...]:
    said = words(imprint.language)
    printed, _, number = foot_lines(imprint, text_hash, page, pages)
    return (
        said("sheet.number", number=number, code=check_code(text_hash)),
        said("sheet.text_hash", hash=text_hash),
        printed,
        said("sheet.corrections"),
    )


def _foot(ink: Ink, box: Box, texts: tuple[str, ...], said: Words) -> None:
    style = styles.FOOT._replace(align="center")
    rows = [(line, size) for text in texts for size, (line,) in [fitted(text, style, box.width)]]
    codes = ink.stand_ins.union(*(line.stand_ins for line, _ in rows))
    if note := stand_in_note(codes, style, box.width, said):
        rows.append((note, style))
    step = min(style.line, box.height / len(rows))
    for number, (line, size) in enumerate(rows):
        ink.line_of_text(box.x, box.y + number * step, line, size, box.width)


def _boxes(ink: Ink, layout: PaperLayout, labels: Mapping[str, str]) -> None:
    for box in layout.boxes:
        style = styles.LEAD if box.kind == SIGNATURE else styles.LABEL
        style = style._replace(size=9, leading=12)
        style, (label,) = fitted(labels.get(box.name, ""), style, box.width)
        top = box.y - FRAME / 2 - _ABOVE_BOX - style.line
        ink.line_of_text(box.x, top, label, style)
        ink.frame((box.x, box.y, box.width, box.height), weight=FRAME)
