"""The confirmation (F6): what customer and station agree happened, to be signed by both.

The order is that of the domain data model, section 5.6. ``draft`` gathers the text from a case,
people may change it, ``render`` prints it; the same text always has the same hash.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from desktop.prints.amounts import capitals, figures
from desktop.prints.blocks import Block, Boxed, Fields, Heading, Items, Lines, Paragraph, Table
from desktop.prints.exhibits import kept_at
from desktop.prints.labels import Labels, Words, fact_words, when, words
from desktop.prints.page import Content, Imprint, Printed
from desktop.prints.sheet import Sheet, print_sheet, sheet_hash
from record.case import Case, CaseFact, Proposal
from record.evidence import Exhibit
from record.station import Station

DOCUMENT = "CONFIRMATION"
WRITTEN_BY_HAND = 5
BOXES = (
    "customer", "customer_date", "customer_stamp", "station", "station_date", "station_stamp",
    "witness", "witness_date",
)  # fmt: skip
_TESTS = frozenset({"MEASURE_TEST", "SAMPLE_COMPARISON", "LAB_REPORT"})
_SAMPLE = "FUEL_SAMPLE"


class SampleLine(msgspec.Struct, frozen=True, kw_only=True):
    """A sample that was drawn: its number, seal, portion, and who keeps it."""

    number: str
    seal: str = ""
    portion: str = ""
    kept_by: str = ""


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """When and where the confirmation is made, and who is there; ``version`` counts from 1."""

    version: int
    at: datetime
    place: str
    representative: str
    present: tuple[str, ...] = ()


class ConfirmationText(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the confirmation says, as it is shown, printed, hashed and kept.

    ``msgspec.to_builtins`` and ``msgspec.convert`` carry it into ``Paper.text`` and back.
    ``closing`` are the sentences of the rules' wording: read and understood, rights not affected.
    """

    title: str
    case_no: str
    version: int
    station: str
    representative: str
    customer: str
    at: str
    place: str
    closing: tuple[str, ...]
    station_address: str = ""
    phone: str = ""
    plate: str = ""
    basis: str = ""
    present: tuple[str, ...] = ()
    account: str = ""
    facts: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    samples: tuple[SampleLine, ...] = ()
    tests: tuple[str, ...] = ()
    result: str = ""
    language: str = "zh"


def draft(
    case: Case,
    station: Station,
    occasion: Occasion,
    *,
    closing: tuple[str, ...],
    labels: Labels,
    language: str = "zh",
) -> ConfirmationText:
    """Gather the text from what the case holds; nothing internal is in it.

    ``labels(group, code)`` names codes; ``closing`` is the rules' wording for the end.
    """
    said = words(language)
    shown = [e for e in case.evidence.values() if e.status == "ACTIVE"]
    facts = {key: _fact(key, fact, labels, said) for key, fact in case.facts.items()}
    return ConfirmationText(
        title=said("confirmation.title"),
        case_no=case.case_no,
        version=occasion.version,
        station=f"{station.name}（{station.code}）",
        station_address=station.address,
        representative=occasion.representative,
        customer=case.complainant.name,
        phone=case.complainant.phone,
        plate=case.vehicle.plate,
        basis=_basis(case, labels, said),
        at=when(occasion.at),
        place=occasion.place,
        present=occasion.present,
        account=case.narrative,
        facts=tuple(text for key, text in facts.items() if not case.facts[key].disputed),
        exhibits=tuple(f"{e.exhibit_no} {e.title}" for e in shown),
        disputed=tuple(text for key, text in facts.items() if case.facts[key].disputed),
        samples=tuple(_sample(e, labels) for e in shown if e.kind == _SAMPLE),
        tests=tuple(_test(e, labels, said) for e in shown if e.kind in _TESTS),
        result=_result(case.proposals, labels, said),
        closing=closing,
        language=language,
    )


def text_hash(text: ConfirmationText) -> str:
    """Return the hash of what is signed, the same that ``Printed.text_hash`` holds."""
    return sheet_hash(_content(text), _closing(text))


def render(text: ConfirmationText, code: str, imprint: Imprint) -> Printed:
    """Print the confirmation as a sheet to be signed; ``code`` is the paper's (at most 13).

    Raises ``Problem`` with ``print.missing_glyph``, ``print.font_missing`` or
    ``print.too_long``; ``ValueError`` for a code that is none.
    """
    said = words(text.language)
    head = (
        said("sheet.case", number=text.case_no),
        said("sheet.version", version=text.version),
        said("sheet.station", station=text.station),
    )
    boxes = {name: said(f"sign.{name}") for name in BOXES}
    return print_sheet(Sheet(_content(text), _closing(text), code, head, boxes), imprint)


def _content(text: ConfirmationText) -> Content:
    return Content(
        kind=f"{DOCUMENT}/{text.version}",
        title=text.title,
        number=text.case_no,
        blocks=list(_blocks(text, words(text.language))),
    )


def _closing(text: ConfirmationText) -> list[Block]:
    said = words(text.language)
    return [Heading(said("confirmation.statement"), 2), Items(text.closing)]


def _blocks(text: ConfirmationText, said: Words) -> Iterator[Block]:
    none = said("confirmation.none")
    yield Heading(said("confirmation.parties"), 2)
    yield Fields(
        (
            (said("field.station"), text.station),
            (said("field.representative"), text.representative),
            (said("field.customer"), text.customer),
            (said("field.phone"), text.phone or "—"),
            (said("field.plate"), text.plate or "—"),
            (said("field.at"), text.at),
            (said("field.place"), text.place or text.station_address),
            (said("field.present"), "、".join(text.present) or "—"),
        )
    )
    if text.basis:
        yield Paragraph(text.basis)
    yield Heading(said("confirmation.account"), 2)
    if text.account:
        yield Boxed("", text.account)
    else:
        yield Paragraph(said("confirmation.by_hand"), "note")
        yield Lines(WRITTEN_BY_HAND)
    yield Heading(said("confirmation.facts"), 2)
    yield Items(text.facts) if text.facts else Paragraph(none)
    if text.exhibits:
        yield Paragraph(said("confirmation.exhibits", list="；".join(text.exhibits)), "note")
    yield Heading(said("confirmation.disputed"), 2)
    yield Items(text.disputed) if text.disputed else Paragraph(none)
    yield from _tested(text, said)
    yield Heading(said("confirmation.result"), 2)
    yield Paragraph(text.result or said("confirmation.no_result"))


def _tested(text: ConfirmationText, said: Words) -> Iterator[Block]:
    none = said("confirmation.none")
    yield Heading(said("confirmation.samples"), 2)
    if text.samples:
        yield Table(
            tuple(said(f"sample.{name}") for name in ("number", "portion", "seal", "kept_by")),
            (3, 2, 2, 3),
            tuple((s.number, s.portion, s.seal, s.kept_by) for s in text.samples),
        )
    else:
        yield Paragraph(none)
    yield Heading(said("confirmation.tests"), 2)
    yield Items(text.tests) if text.tests else Paragraph(none)


def _basis(case: Case, labels: Labels, said: Words) -> str:
    return said(
        "confirmation.basis",
        at=when(case.raised_at or case.recorded_at),
        category=labels("category", case.category) if case.category else "—",
        number=case.case_no,
    )


def _fact(key: str, fact: CaseFact, labels: Labels, said: Words) -> str:
    value = labels(key, fact_words(fact.value))
    return said("confirmation.fact", name=labels("fact", key), value=f"{value}{fact.unit}")


def _sample(exhibit: Exhibit, labels: Labels) -> SampleLine:
    details = {name: str(value) for name, value in exhibit.details.items()}
    return SampleLine(
        number=details.get("sample_no", exhibit.exhibit_no),
        seal=details.get("seal_no", ""),
        portion=labels("portion", details.get("portion", "")),
        kept_by=kept_at(exhibit),
    )


def _test(exhibit: Exhibit, labels: Labels, said: Words) -> str:
    told = (exhibit.details.get(key) for key in ("observation", "conclusion", "verdict"))
    found = next((said for said in told if said), "")
    name = f"{exhibit.exhibit_no} {exhibit.title}"
    return said(
        "confirmation.fact", name=name, value=labels("verdict", str(found)) if found else "—"
    )


def _result(proposals: Mapping[str, Proposal], labels: Labels, said: Words) -> str:
    agreed = [p for p in proposals.values() if p.answer == "ACCEPTED"]
    return "\n".join(_agreed(proposal, labels, said) for proposal in agreed)


def _agreed(proposal: Proposal, labels: Labels, said: Words) -> str:
    text = said(
        "confirmation.fact",
        name=labels("remedy", proposal.remedy),
        value=proposal.text or said("confirmation.as_named"),
    )
    if not proposal.amount:
        return text
    amount = said(
        "confirmation.amount", figures=figures(proposal.amount), capitals=capitals(proposal.amount)
    )
    return f"{text} {amount}"
