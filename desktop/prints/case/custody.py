"""The custody print (F17): who did what with each exhibit, with the list of evidence (F15)."""

from collections.abc import Iterator, Mapping

import msgspec

from desktop.prints.case.exhibits import custody_table, evidence_list
from desktop.prints.case.names import Forms, Names, no_form
from desktop.prints.page.blocks import (
    Block,
    Fields,
    Heading,
    NewPage,
    Paragraph,
    Signatures,
    Title,
)
from desktop.prints.page.labels import Labels, Words, naming, words
from desktop.prints.page.page import Content, Imprint, Printed, print_document
from record.case import Case
from record.journal.station import Station

DOCUMENT = "F17"


class CustodyPrint(msgspec.Struct, frozen=True, kw_only=True):
    """What is printed: of the whole case, or of one exhibit; ``people`` maps ids to names."""

    case: Case
    station: Station
    labels: Labels
    people: Mapping[str, str] = {}
    evidence_id: str = ""
    forms: Forms = no_form


def render(sheet: CustodyPrint, imprint: Imprint) -> Printed:
    """Print it; raises as ``print_document`` does."""
    return print_document(content(sheet, imprint.language), imprint)


def content(sheet: CustodyPrint, language: str = "zh") -> Content:
    """Return what it says, before it is laid out."""
    said = words(language)
    return Content(
        kind=f"{DOCUMENT}/{language}",
        title=said("custody_print.title"),
        number=sheet.case.case_no,
        blocks=list(_blocks(sheet, said)),
    )


def _blocks(sheet: CustodyPrint, said: Words) -> Iterator[Block]:
    case, chosen = sheet.case, sheet.case.evidence.get(sheet.evidence_id)
    names = Names(
        naming(sheet.labels, said), lambda _g, code: sheet.people.get(code, code), said, sheet.forms
    )
    fields = [
        (said("field.station"), f"{sheet.station.name}（{sheet.station.code}）"),
        (said("sheet.case_label"), case.case_no),
    ]
    if chosen is not None:
        fields.append((said("custody_print.exhibit"), f"{chosen.exhibit_no} {chosen.title}"))
        fields += [(said("exhibit.file_sha256"), file.h) for file in chosen.files]
    yield NewPage(landscape=True)
    yield Title(said("custody_print.title"), said("custody_print.under"))
    yield Fields(tuple(fields))
    if chosen is None:
        yield Heading(said("custody_print.list"), 2)
        yield from evidence_list(case, names, frozenset())
    events = [
        e for e in case.custody if not sheet.evidence_id or e.evidence_id == sheet.evidence_id
    ]
    yield Heading(said("custody_list.of_exhibit"), 2)
    if events:
        numbers = {e.id: e.exhibit_no for e in case.evidence.values()}
        yield custody_table(events, names, numbers)
    else:
        yield Paragraph(said("custody_print.none"))
    yield Paragraph(said("custody_print.note"), "note")
    yield Signatures(tuple(said(f"custody_print.{name}") for name in ("keeper", "witness")))
