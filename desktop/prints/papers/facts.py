"""What a case says for its papers: single facts by name, and longer words by name.

Nothing internal (style, mentality, class, notes of reviewers) is among them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec

from desktop.messages import unit
from desktop.prints.case.details import answer
from desktop.prints.case.exhibits import in_order, kept_at
from desktop.prints.case.names import Forms, Names, no_form, person_name
from desktop.prints.page.amounts import capitals, figures
from desktop.prints.page.labels import Labels, Words, fact_words, naming, when, words
from record.case import Case, CaseFact, Paper, Proposal
from record.codes import CustodyAct, ExhibitKind, ProposalAnswer
from record.evidence import Exhibit
from record.exhibits import asked
from record.exhibits.dispensers import measure_test_of
from record.exhibits.samples import comparison_of, lab_report_of, sample_of
from record.journal.station import Station
from record.measures import NOTHING, digits

SAMPLE, FOOTAGE = (
    ExhibitKind.FUEL_SAMPLE,
    frozenset({ExhibitKind.CCTV_STILL, ExhibitKind.CCTV_CLIP}),
)
TESTS = frozenset({ExhibitKind.MEASURE_TEST, ExhibitKind.SAMPLE_COMPARISON, ExhibitKind.LAB_REPORT})


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """When and where a paper is made, and by whom; ``version`` counts from 1.

    ``person`` makes a statement, ``relation`` is theirs to the matter. For a refusal,
    ``offered`` is the paper that was not signed, ``offered_title`` its name, ``reason`` the
    customer's words, ``witnesses`` who saw it, ``shown`` and ``read_aloud`` (yes, no or "" for
    what nobody said) what was done with it.
    """

    version: int
    at: datetime
    place: str
    representative: str
    present: tuple[str, ...] = ()
    person: str = ""
    relation: str = ""
    contact: str = ""
    offered: Paper | None = None
    offered_title: str = ""
    reason: str = ""
    witnesses: tuple[str, ...] = ()
    shown: str = ""
    read_aloud: str = ""


class Gathering(NamedTuple):
    """What a paper is gathered from; ``labels(group, code)`` names codes."""

    case: Case
    station: Station
    occasion: Occasion
    labels: Labels
    language: str = "zh"
    forms: Forms = no_form
    people: Mapping[str, str] = {}

    def person(self, person_id: str) -> str:
        """Return how somebody of ours is called."""
        return person_name(self.people, person_id, self.said)

    @property
    def said(self) -> Words:
        """The fixed words of papers."""
        return words(self.language)

    @property
    def shown(self) -> list[Exhibit]:
        """The exhibits in force, by number."""
        return [e for e in in_order(self.case) if e.in_force]

    def names(self) -> Names:
        """Return how codes are written in a table."""
        return Names(
            naming(self.labels, self.said), lambda _group, code: code, self.said, self.forms
        )


def single_facts(source: Gathering) -> dict[str, str]:
    """Return the facts that stand in fields, by the field's name; "" is not known yet."""
    case, occasion = source.case, source.occasion
    vehicle, person = case.vehicle, case.complainant
    return {
        "company": source.station.company,
        "station": f"{source.station.name}（{source.station.code}）",
        "representative": occasion.representative,
        "customer": person.name,
        "phone": person.phone,
        "organisation": person.organisation,
        "relation": source.labels("relation", person.relation) if person.relation else "",
        "plate": vehicle.plate,
        "model": vehicle.model,
        "at": when(occasion.at),
        "place": occasion.place or source.station.address,
        "present": "、".join(occasion.present),
        "person": occasion.person,
        "relation_to_matter": occasion.relation,
        "contact": occasion.contact,
        **_sampling_facts(source),
        **_refusal_facts(source),
    }


def longer_words(source: Gathering, name: str) -> str | tuple[str, ...]:
    """Return running text or points by the name a form uses; ``KeyError`` for one that is none."""
    return _SOURCES[name](source)


def table_rows(
    source: Gathering, kinds: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """Return one row for each exhibit in force of these kinds, its details in columns."""
    names = source.names()
    return tuple(
        tuple(_cell(exhibit, column, names) for column in columns)
        for exhibit in source.shown
        if exhibit.kind in kinds
    )


def column_names(source: Gathering, kind: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the heads of a table's columns as the kind's form calls them."""
    called = {field.key: field.label.read(source.language) for field in source.forms(kind)}
    return tuple(called.get(column) or source.labels("detail", column) for column in columns)


def _cell(exhibit: Exhibit, column: str, names: Names) -> str:
    value = kept_at(exhibit) if column == "storage" else asked.answer(exhibit, column)
    if value in (None, ""):
        return exhibit.exhibit_no if column in ("sample_no", "samples") else ""
    field = next((f for f in names.forms(exhibit.kind) if f.key == column), None)
    if field is None:
        return names.labels(column, str(value))
    # A table has the seconds and the zone nowhere: its head says whose time it is.
    return fact_words(str(value)) if field.type in ("time", "past") else answer(field, value, names)


def _sampling_facts(source: Gathering) -> dict[str, str]:
    samples = [sample_of(e) for e in source.shown if e.kind == SAMPLE]
    if not samples:
        return {}
    told = {
        "drawn_at": when(samples[0].drawn_at) if samples[0].drawn_at else "",
        "seals_looked_at": "；".join(_seals_seen(source)),
    }
    for name, values in (
        ("equipment", [said.equipment for said in samples]),
        ("product", [said.product for said in samples]),
        ("flush", ["" if said.flush_l is None else digits(said.flush_l) for said in samples]),
        ("sampler", [said.sampler for said in samples]),
        ("guard", [said.guard for said in samples]),
        ("witness", [said.witness for said in samples]),
    ):
        told[name] = "、".join(dict.fromkeys(filter(None, values)))
    return told


def _seals_seen(source: Gathering) -> Iterator[str]:
    """Yield every look at a seal that is on record: of which sample, what was found, by whom."""
    numbers = {e.id: e.exhibit_no for e in source.shown if e.kind == SAMPLE}
    names = source.names()
    for event in source.case.custody:
        if event.event == CustodyAct.SEAL_CHECKED and event.evidence_id in numbers:
            yield source.said(
                "gathered.seal_seen",
                exhibit=numbers[event.evidence_id],
                found=names.code("seal_finding", event.found) or "—",
                by=source.person(event.actor),
                at=when(event.at),
            )


def _refusal_facts(source: Gathering) -> dict[str, str]:
    paper = source.occasion.offered
    if paper is None:
        return {}
    at = when(paper.printed_at)
    named = source.said(
        "gathered.version_of",
        title=source.occasion.offered_title,
        code=paper.code,
        version=paper.version,
    )
    return {
        "offered_paper": named,
        "offered_hash": paper.text_hash,
        "offered_at": at if paper.printed else source.said("gathered.not_printed", at=at),
        "shown": _yes_no(source.occasion.shown, source),
        "read_aloud": _yes_no(source.occasion.read_aloud, source),
    }


def _yes_no(answer: str, source: Gathering) -> str:
    return source.said(f"gathered.{answer}") if answer in ("yes", "no") else ""


def _basis(source: Gathering) -> str:
    case = source.case
    return source.said(
        "gathered.basis" if case.raised_at else "gathered.basis_recorded",
        at=when(case.raised_at or case.recorded_at),
        category=source.labels("category", case.category) if case.category else "—",
        number=case.case_no,
    )


def _facts(source: Gathering, which: Callable[[CaseFact], bool]) -> tuple[str, ...]:
    return tuple(_fact(key, fact, source) for key, fact in source.case.facts.items() if which(fact))


def _is_agreed(fact: CaseFact) -> bool:
    return fact.agreed and not fact.disputed


def _is_stated(fact: CaseFact) -> bool:
    return not fact.agreed and not fact.disputed


def _stated(source: Gathering) -> tuple[str, ...]:
    """Return what is on record without both sides having confirmed it, each with who says it."""
    return tuple(
        f"{_fact(key, fact, source)}（{source.names().code('fact_source', fact.source)}）"
        for key, fact in source.case.facts.items()
        if _is_stated(fact)
    )


def _fact(key: str, fact: CaseFact, source: Gathering) -> str:
    words = source.labels(key, fact_words(fact.value))
    value = f"{words} {unit(fact.unit.strip(), source.language)}".strip()
    return source.said("gathered.fact", name=source.names().code("fact", key), value=value)


def _exhibits(source: Gathering) -> str:
    return "；".join(f"{e.exhibit_no} {e.title}" for e in source.shown)


def _tests(source: Gathering) -> tuple[str, ...]:
    return tuple(_test(e, source) for e in source.shown if e.kind in TESTS)


def _test(exhibit: Exhibit, source: Gathering) -> str:
    tested = measure_test_of(exhibit).verdict or lab_report_of(exhibit).verdict
    found = comparison_of(exhibit).observation or tested
    name = f"{exhibit.exhibit_no} {exhibit.title}"
    field = next((f for f in source.forms(exhibit.kind) if f.key == "verdict"), None)
    if found and field is not None and not comparison_of(exhibit).observation:
        found = answer(field, found, source.names())
    return source.said("gathered.fact", name=name, value=found or "—")


def _accepted(source: Gathering) -> list[Proposal]:
    return [p for p in source.case.proposals.values() if p.answer == ProposalAnswer.ACCEPTED]


def _agreed(source: Gathering) -> str:
    accepted = _accepted(source)
    told = [_one_agreed(proposal, source) for proposal in accepted]
    sums = [proposal.amount for proposal in accepted if proposal.amount]
    if len(sums) > 1:
        whole = sum(sums, NOTHING)
        told.append(source.said("gathered.sum", figures=figures(whole), capitals=capitals(whole)))
    return "\n".join(told)


def _one_agreed(proposal: Proposal, source: Gathering) -> str:
    said = source.said
    name = source.labels("remedy", proposal.remedy)
    text = said("gathered.fact", name=name, value=proposal.text or said("gathered.as_named"))
    if not proposal.amount:
        return text
    amount = said(
        "gathered.amount", figures=figures(proposal.amount), capitals=capitals(proposal.amount)
    )
    return f"{text} {amount}"


def _claims(source: Gathering) -> tuple[str, ...]:
    told = []
    for claim in source.case.claims.values():
        kind, claimed = source.labels("claim_kind", claim.kind), figures(claim.amount_claimed)
        if claim.amount_proved is None:
            told.append(source.said("gathered.claim_open", kind=kind, claimed=claimed))
        else:
            proved = figures(claim.amount_proved)
            told.append(source.said("gathered.claim", kind=kind, claimed=claimed, proved=proved))
    return tuple(told)


def _performance(source: Gathering) -> str:
    done = [p for p in _accepted(source) if p.performed_at]
    return "\n".join(
        source.said(
            "gathered.performed", remedy=source.labels("remedy", p.remedy), at=when(p.performed_at)
        )
        for p in done
    )


def _settled(source: Gathering) -> str:
    case = source.case
    return source.said(
        "gathered.settled" if case.raised_at else "gathered.settled_recorded",
        at=when(case.raised_at or case.recorded_at),
        summary=case.summary,
        number=case.case_no,
    )


def _apology(source: Gathering) -> str:
    at = source.case.apology_at
    return source.said("gathered.apology", at=when(at)) if at else ""


def _demand(source: Gathering) -> str:
    case = source.case
    return case.demand_text or (source.said("gathered.no_demand") if case.demand_none else "")


def _appearance(source: Gathering) -> str:
    told = [
        comparison_of(e).observation
        for e in source.shown
        if e.kind == ExhibitKind.SAMPLE_COMPARISON and comparison_of(e).observation
    ]
    return "\n".join(told)


def _footage(source: Gathering) -> str:
    shown = [e for e in source.shown if e.kind in FOOTAGE]
    return "；".join(f"{e.exhibit_no} {e.title}" for e in shown)


_SOURCES: dict[str, Callable[[Gathering], str | tuple[str, ...]]] = {
    "basis": _basis,
    "account": lambda source: source.case.narrative,
    "facts": lambda source: _facts(source, _is_agreed),
    "stated": _stated,
    "disputed": lambda source: _facts(source, lambda fact: fact.disputed),
    "exhibits": _exhibits,
    "tests": _tests,
    "agreed": _agreed,
    "claims": _claims,
    "performance": _performance,
    "settled": _settled,
    "apology": _apology,
    "demand": _demand,
    "appearance": _appearance,
    "reason": lambda source: source.occasion.reason,
    "witnesses": lambda source: source.occasion.witnesses,
    "footage": _footage,
}
