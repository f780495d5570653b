"""The evidence dossier: everything that proves a case, in one document a stranger can check.

FULL is for courts, police and regulators; CUSTOMER leaves out what is internal and withholds
exhibits with a reason; INTERNAL adds the internal marks. Style, mentality and classes of the
customer never stand outside INTERNAL.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from desktop.messages import unit
from desktop.prints.case import exhibits, integrity
from desktop.prints.case.chronology import moments
from desktop.prints.case.integrity import ReceiptLine
from desktop.prints.case.names import Forms, Names, no_form
from desktop.prints.page.amounts import figures
from desktop.prints.page.blocks import (
    Block,
    Boxed,
    Code,
    Contents,
    Fields,
    Gap,
    Heading,
    NewPage,
    Paragraph,
    Signatures,
    Table,
    TimeLine,
    Title,
)
from desktop.prints.page.labels import Labels, fact_words, naming, when, words
from desktop.prints.page.page import Content, Imprint, Printed, print_document
from record.case import Case, CaseFact
from record.codes import Validity
from record.journal.station import Station
from record.rules.checklists import EXCUSED

DOCUMENT = "DOSSIER"


class Variant(StrEnum):
    """For whom a dossier is printed."""

    FULL = "FULL"
    CUSTOMER = "CUSTOMER"
    INTERNAL = "INTERNAL"


SECTIONS = (
    "facts", "time_line", "list", "sheets", "papers", "custody", "receipts", "integrity",
)  # fmt: skip


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What the dossier is made from.

    ``people`` maps ids to the names to print (for CUSTOMER give work numbers where a name is
    not needed); ``labels(group, code)`` names codes; ``forms(kind)``
    are the blanks of a kind of evidence; ``pictures`` maps the SHA-256 of an original
    to a prepared JPEG or PNG; ``withheld`` names exhibits whose picture is not handed out;
    ``absent`` says why others show none: withdrawn, superseded, damaged, undecodable, not_here.
    """

    case: Case
    station: Station
    labels: Labels
    forms: Forms = no_form
    people: Mapping[str, str] = {}
    pictures: Mapping[str, bytes] = {}
    receipts: tuple[ReceiptLine, ...] = ()
    withheld: frozenset[str] = frozenset()
    absent: Mapping[str, str] = {}
    variant: str = Variant.FULL


def render(dossier: Dossier, imprint: Imprint) -> Printed:
    """Print the dossier; a CUSTOMER or INTERNAL one carries its copy mark on every page.

    Raises ``Problem('print.font_missing')``.
    """
    if dossier.variant != Variant.FULL:
        imprint = msgspec.structs.replace(imprint, copy_mark=dossier.variant)
    return print_document(content(dossier, imprint.language), imprint)


def content(dossier: Dossier, language: str = "zh") -> Content:
    """Return what the dossier says, before it is laid out."""
    said = words(language)
    names = Names(
        naming(dossier.labels, said),
        lambda _group, who: dossier.people.get(who, who),
        said,
        dossier.forms,
    )
    return Content(
        kind=f"{DOCUMENT}/{dossier.variant}/{language}",
        title=said("dossier.title"),
        number=dossier.case.case_no,
        blocks=list(_blocks(dossier, names)),
        pictures={h: p for h, p in dossier.pictures.items() if h not in _hidden(dossier)},
    )


def _hidden(dossier: Dossier) -> set[str]:
    held = (e for e in dossier.case.evidence.values() if e.id in dossier.withheld)
    return {file.h for exhibit in held for file in exhibit.files}


def _blocks(dossier: Dossier, names: Names) -> Iterator[Block]:
    case, said = dossier.case, names.said
    yield from _cover(dossier, names)
    yield NewPage()
    yield Heading(said("dossier.facts"))
    yield from _facts(case, names)
    yield from _marks(dossier, names)
    yield Heading(said("dossier.time_line"))
    yield TimeLine(moments(case, names, internal=dossier.variant == Variant.INTERNAL))
    yield NewPage(landscape=True)
    yield Heading(said("dossier.list"))
    yield from exhibits.evidence_list(case, names, dossier.withheld)
    yield Signatures(tuple(said(f"list.{name}") for name in ("submitter", "seal", "receiver")))
    if case.evidence:
        yield NewPage()
        yield Heading(said("dossier.sheets"))
        yield from exhibits.sheets(case, names, dossier.withheld, dossier.absent)
    yield NewPage(landscape=True)
    yield Heading(said("dossier.papers"))
    yield _papers(case, names)
    yield Heading(said("dossier.custody"))
    numbers = {e.id: e.exhibit_no for e in case.evidence.values()}
    if case.custody:
        yield exhibits.custody_table(case.custody, names, numbers)
    else:
        yield Paragraph(said("custody_print.none"))
    yield Heading(said("dossier.receipts"))
    yield integrity.receipts(dossier.receipts, said)
    yield Heading(said("dossier.integrity"))
    yield from integrity.note(case, said)


def _cover(dossier: Dossier, names: Names) -> Iterator[Block]:
    case, said, labels = dossier.case, names.said, names.labels
    station = dossier.station
    yield Title(said("dossier.title"), said(f"dossier.for_{dossier.variant}"), cover=True)
    yield Code(case.case_no)
    rows = [
        (said("sheet.case_label"), case.case_no),
        (said("field.station"), f"{station.name}（{station.code}）"),
        (said("dossier.company"), station.company),
        (said("dossier.category"), labels("category", case.category)),
        (said("field.customer"), case.complainant.name),
        (said("field.plate"), case.vehicle.plate),
        (said("dossier.raised"), when(case.raised_at)),
        (said("dossier.status"), labels("status", case.status)),
        (said("integrity.exhibits"), str(len(case.evidence))),
        (said("dossier.ruleset"), case.ruleset),
    ]
    if case.validity != Validity.UNDECIDED:
        rows.append((said("dossier.validity"), labels("validity", case.validity)))
    yield Fields(tuple((name, value or "—") for name, value in rows))
    yield Gap(4)
    yield Paragraph(said("dossier.contents"), "lead")
    present = [s for s in SECTIONS if s != "sheets" or case.evidence]
    yield Contents(tuple(said(f"dossier.{section}") for section in present))


def _facts(case: Case, names: Names) -> Iterator[Block]:
    said, labels = names.said, names.labels
    if case.summary:
        yield Paragraph(case.summary, "lead")
    yield Fields(
        (
            (said("dossier.channel"), labels("channel", case.channel)),
            (said("event.occurred"), when(case.occurred_at)),
            (said("field.place"), case.place_detail or "—"),
            (said("dossier.taken_by"), names.person(case.taken_by or case.opened_by)),
            (said("dossier.manager"), names.person(case.manager_on_duty)),
            (said("field.phone"), case.complainant.phone or "—"),
        )
    )
    if case.narrative:
        yield Boxed(said("dossier.narrative"), case.narrative)
    demand = case.demand_text or (said("dossier.no_demand") if case.demand_none else "")
    if demand:
        yield Boxed(said("dossier.demand"), demand)
    if case.facts:
        yield Heading(said("dossier.fact_list"), 2)
        columns = ("name", "value", "source", "state")
        yield Table(
            tuple(said(f"fact_list.{name}") for name in columns),
            (24, 40, 14, 14),
            tuple(_fact_row(key, fact, names) for key, fact in case.facts.items()),
        )
    yield from _absent(case, names)
    yield from _money(case, names)


def _absent(case: Case, names: Names) -> Iterator[Block]:
    """Yield what could not be had or done, each with its reason (MODEL.md 3.2)."""
    said, labels = names.said, names.labels
    excused = [(i, a) for i, a in case.checklist.items() if a.answer in EXCUSED and a.reason]
    if not excused:
        return
    yield Heading(said("dossier.absent"), 2)
    yield Table(
        tuple(said(f"absent_list.{name}") for name in ("item", "answer", "reason", "by")),
        (24, 14, 38, 24),
        tuple(
            (
                labels("item", item),
                labels("answer", answer.answer),
                answer.reason,
                f"{names.person(answer.actor)}\n{when(answer.at)}",
            )
            for item, answer in excused
        ),
    )


def _fact_row(key: str, fact: CaseFact, names: Names) -> tuple[str, ...]:
    labels = names.labels
    state = "disputed" if fact.disputed else "agreed" if fact.agreed else "undisputed"
    value = f"{labels(key, fact_words(fact.value))} {unit(fact.unit, names.said.language)}".strip()
    return (
        names.code("fact", key),
        value,
        labels("fact_source", fact.source),
        names.said(f"fact_list.{state}"),
    )


def _money(case: Case, names: Names) -> Iterator[Block]:
    said, labels = names.said, names.labels
    if case.claims:
        yield Heading(said("dossier.claims"), 2)
        yield Table(
            tuple(said(f"claims.{n}") for n in ("kind", "claimed", "proved", "voucher", "remark")),
            (16, 16, 16, 22, 30),
            tuple(
                (
                    labels("claim_kind", claim.kind),
                    figures(claim.amount_claimed),
                    "—" if claim.amount_proved is None else figures(claim.amount_proved),
                    claim.voucher or "—",
                    claim.remark or "—",
                )
                for claim in case.claims.values()
            ),
            right=(1, 2),
        )
    if case.proposals:
        yield Heading(said("dossier.proposals"), 2)
        yield Table(
            tuple(said(f"offers.{n}") for n in ("at", "remedy", "text", "amount", "answer")),
            (20, 16, 34, 14, 14),
            tuple(
                (
                    when(offer.offered_at),
                    labels("remedy", offer.remedy),
                    offer.text or "—",
                    figures(offer.amount) if offer.amount else "—",
                    labels("proposal_answer", offer.answer),
                )
                for offer in case.proposals.values()
            ),
            right=(3,),
        )


def _marks(dossier: Dossier, names: Names) -> Iterator[Block]:
    """Yield what only an internal copy may show."""
    if dossier.variant != Variant.INTERNAL:
        return
    case, said, labels = dossier.case, names.said, names.labels
    cause = "" if case.cause_class is None else labels("cause_class", str(case.cause_class))
    yield Heading(said("marks.title"), 2)
    yield Fields(
        (
            (said("marks.severity"), labels("severity", case.severity)),
            (said("marks.cause"), cause or "—"),
            (said("marks.mentality"), labels("mentality", case.mentality) or "—"),
            (said("marks.style"), labels("style", case.style) or "—"),
            (said("marks.respondent"), names.person(case.respondent)),
            (said("marks.delay"), labels("delay_cause", case.delay_cause)),
        )
    )


def _papers(case: Case, names: Names) -> Block:
    said, labels = names.said, names.labels
    if not case.papers:
        return Paragraph(said("dossier.no_papers"))
    columns = ("name", "code", "printed", "state", "hash")
    numbers = {e.id: e.exhibit_no for e in case.evidence.values()}
    rows = []
    for paper in case.papers.values():
        signed = numbers.get(paper.signed_evidence, "")
        state = [labels("paper_state", paper.state), labels("signed_way", paper.signed_way), signed]
        if paper.refusal_reason:
            state.append(paper.refusal_reason)
        if paper.witnesses:
            state.append(said("papers.witnesses", list="、".join(paper.witnesses)))
        at = when(paper.printed_at)
        printed = at if paper.printed else said("papers.not_printed", at=at)
        rows.append(
            (
                said("papers.version", name=labels("paper", paper.document), version=paper.version),
                paper.code,
                f"{printed}\n{names.person(paper.printed_by)}",
                "\n".join(text for text in state if text),
                paper.text_hash,
            )
        )
    return Table(tuple(said(f"papers.{n}") for n in columns), (16, 16, 18, 20, 34), tuple(rows))
