"""The record of a refusal to sign (F39): what was offered, the customer's words, who saw it."""

import re
from collections.abc import Iterator

import msgspec

from desktop.prints.blocks import Block, Boxed, Fields, Heading, Items, Lines, Paragraph
from desktop.prints.labels import words
from desktop.prints.page import Content, Imprint, Printed
from desktop.prints.sheet import Sheet, print_sheet, sheet_hash

DOCUMENT = "REFUSAL"
_BLANK = re.compile(r"\{(\w+)\}")
BOXES = ("station", "station_date", "station_stamp", "witness", "witness_date")


class RefusalText(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the refusal record says.

    ``paper`` names the document that was offered with its version, ``paper_code`` and
    ``paper_hash`` its code and text;
    ``said`` are the customer's own words, ``footage`` the exhibit that shows it, if any.
    ``closing`` are clauses of the rules' wording; their blanks such as ``{at}`` are filled here.
    """

    case_no: str
    station: str
    representative: str
    customer: str
    paper: str
    paper_hash: str
    at: str
    place: str
    said: str
    paper_code: str = ""
    offered: str = ""
    plate: str = ""
    witnesses: tuple[str, ...] = ()
    footage: str = ""
    closing: tuple[str, ...] = ()
    language: str = "zh"


def text_hash(text: RefusalText) -> str:
    """Return the hash of what is signed; the same as ``Printed.text_hash``."""
    return sheet_hash(_content(text), _closing(text))


def render(text: RefusalText, code: str, imprint: Imprint) -> Printed:
    """Print the refusal record as a sheet for station and witnesses to sign.

    The customer's boxes stay for the case that the customer signs after all. Raises as
    ``confirmation.render`` does.
    """
    said = words(text.language)
    boxes = {name: said(f"sign.{name}") for name in BOXES}
    boxes["customer"] = said("sign.customer_after_all")
    boxes["customer_date"] = said("sign.customer_date")
    boxes["customer_stamp"] = said("sign.customer_stamp")
    head = (
        said("sheet.case", number=text.case_no),
        said("sheet.station", station=text.station),
    )
    return print_sheet(Sheet(_content(text), _closing(text), code, head, boxes), imprint)


def _content(text: RefusalText) -> Content:
    said = words(text.language)
    return Content(DOCUMENT, said("refusal.title"), text.case_no, list(_blocks(text)))


def _blocks(text: RefusalText) -> Iterator[Block]:
    said = words(text.language)
    yield Fields(
        (
            (said("field.station"), text.station),
            (said("field.representative"), text.representative),
            (said("field.customer"), text.customer),
            (said("field.plate"), text.plate or "—"),
            (said("field.at"), text.at),
            (said("field.place"), text.place or "—"),
        )
    )
    yield Heading(said("refusal.offered"), 2)
    yield Fields(
        ((said("refusal.paper"), text.paper), (said("refusal.paper_hash"), text.paper_hash)), 1
    )
    if text.offered:
        yield Paragraph(text.offered)
    yield Heading(said("refusal.said"), 2)
    if text.said:
        yield Boxed("", text.said)
    else:
        yield Lines(3)
    yield Heading(said("refusal.witnesses"), 2)
    yield Items(text.witnesses) if text.witnesses else Lines(2)
    yield Heading(said("refusal.footage"), 2)
    yield Paragraph(text.footage or said("confirmation.none"))


def _closing(text: RefusalText) -> list[Block]:
    said = words(text.language)
    clauses = tuple(_filled(clause, text) for clause in text.closing)
    return [Heading(said("refusal.note"), 2), Items(clauses or (said("refusal.statement"),))]


def _filled(clause: str, text: RefusalText) -> str:
    """Fill the blanks in one pass, so that braces people typed stay as they are."""
    facts = {
        "at": text.at,
        "place": text.place,
        "representative": text.representative,
        "customer": text.customer,
        "document": text.paper,
        "code": text.paper_code,
        "reason": text.said,
        "witnesses": "、".join(text.witnesses),
    }
    return _BLANK.sub(lambda blank: facts.get(blank[1], blank[0]), clause)
