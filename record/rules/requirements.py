"""What a guard asks of a case, one small function per name; the state machine lists the names.

Each returns what is missing, nothing when the case holds it. ``guards`` decides with them.
"""

from collections.abc import Callable, Iterator

import msgspec

from record.case import Case, Proposal
from record.codes import (
    FOUNDED,
    STAGES,
    Action,
    CallbackResult,
    Channel,
    CustodyAct,
    DeadlineStatus,
    ExhibitKind,
    ExhibitStatus,
    Medium,
    PersonKind,
    ProposalAnswer,
    RecordConfirmed,
    Result,
    RowState,
    Severity,
    StopSale,
    Validity,
)
from record.exhibits.asked import answer
from record.measures import NOTHING
from record.problems import Fact
from record.rules import authority, checklists, deadlines, severity
from record.rules.book import Ruleset
from record.rules.calendar import local

AGREEMENTS = ("F6", "F7", "F8", "confirmation", "understanding", "settlement")
AGREED_KINDS = frozenset(
    {ExhibitKind.SETTLEMENT, ExhibitKind.CONFIRMATION, ExhibitKind.LETTER_OF_UNDERSTANDING}
)


class Missing(msgspec.Struct, frozen=True):
    """One thing that stands in the way: ``code`` names its sentence (label group ``guard``).

    ``about`` is where it can be supplied: a field path (``summary``), ``evidence:KIND``,
    ``exhibit:<id>``, ``item:<id>``, ``clock:<rule>``, ``task:<id>`` or ``reason``.
    """

    code: str
    about: str
    facts: dict[str, Fact] = {}


Guard = Callable[[Case, Ruleset], Iterator[Missing]]


def _field(case: Case, path: str, code: str = "guard.field") -> Iterator[Missing]:
    value = getattr(case, path)
    if not (value.strip() if isinstance(value, str) else value):
        yield Missing(code, path, {"field": path})


def _opening(case: Case, rules: Ruleset) -> Iterator[Missing]:
    for path in ("station", "channel", "occurred_at", "raised_at", "taken_by", "summary"):
        yield from _field(case, path)
    if case.category not in rules.categories:
        yield Missing("guard.field", "category", {"field": "category"})
    if case.raised_at and case.raised_at > case.recorded_at:
        yield Missing("guard.raised_later", "raised_at")
    shown = case.checklist.get("step0.privacy")
    if not case.privacy_notice.strip() and (shown is None or shown.answer != RowState.DONE):
        yield Missing("guard.privacy_notice", "item:step0.privacy")


def _record_complete(case: Case, rules: Ruleset) -> Iterator[Missing]:
    for path in ("summary", "taken_by"):
        yield from _field(case, path)
    if case.category not in rules.categories:
        yield Missing("guard.field", "category", {"field": "category"})


def _manager_named(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    yield from _field(case, "manager_on_duty")


def _not_on_site(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.channel == Channel.ON_SITE:
        yield Missing("guard.on_site_case", "channel")


def _misunderstanding(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.validity != Validity.INVALID:
        yield Missing("guard.not_invalid", "validity")
    yield from _field(case, "validity_reason")


def _answered_at_once(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if not case.communications:
        yield Missing("guard.not_answered", "communications")


def _stage_items(case: Case, rules: Ruleset) -> Iterator[Missing]:
    yield from open_items(case, case.stage, rules)


def open_items(case: Case, stage: str, rules: Ruleset) -> Iterator[Missing]:
    """Yield every mandatory row of a stage that nothing settles yet."""
    for item in checklists.items(case.category, stage, rules):
        if item.must and checklists.state(case, item, rules) == RowState.OPEN:
            yield from _what_lacks(case, item, rules)


def _what_lacks(case: Case, item: checklists.ChecklistItem, rules: Ruleset) -> Iterator[Missing]:
    needs = [n for n in rules.matrix if n.name in item.needs and n.need(case.category) == "M"]
    for need in needs:
        if not checklists.is_there(case, need):
            facts: dict[str, Fact] = {"kind": need.kind, "source": need.source, "item": item.id}
            yield Missing("guard.evidence", f"evidence:{need.kind}", facts)
    facts_lacking = checklists.missing_facts(case, item)
    for field in facts_lacking:
        yield Missing("guard.fact", f"facts.{field.key}", {"fact": field.key, "item": item.id})
    if not needs and not facts_lacking:
        yield Missing("guard.item", f"item:{item.id}", {"item": item.id})


def _demand(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if not case.demand_text.strip() and not case.demand_none:
        yield Missing("guard.demand", "demand_text")


def _record_confirmed(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.record_confirmed not in {RecordConfirmed.YES, RecordConfirmed.REFUSED}:
        yield Missing("guard.record_confirmed", "record_confirmed")
    elif case.record_confirmed == RecordConfirmed.REFUSED and not _has_witness(case):
        yield Missing("guard.witness", "people")


def _has_witness(case: Case) -> bool:
    return any(person.kind == PersonKind.WITNESS for person in case.people.values())


def _preservation(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    answered = case.checklist.get("step0.footage")
    if not case.preservation.strip() and (answered is None or answered.answer == RowState.OPEN):
        yield Missing("guard.preservation", "preservation", {"item": "step0.footage"})


def _hashes(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    for exhibit in case.evidence.values():
        lost = exhibit.medium == Medium.FILE and exhibit.in_force and not exhibit.files
        if lost or exhibit.status == ExhibitStatus.DAMAGED:
            facts: dict[str, Fact] = {"exhibit_no": exhibit.exhibit_no}
            yield Missing("guard.hash", f"exhibit:{exhibit.id}", facts)


def _stop_sale(case: Case, rules: Ruleset) -> Iterator[Missing]:
    category = rules.categories.get(case.category)
    if category is None or not category.stop_sale:
        return
    if case.stop_sale not in {StopSale.YES, StopSale.NO}:
        yield Missing("guard.stop_sale", "stop_sale")
    elif not case.stop_sale_reason.strip():
        yield Missing("guard.stop_sale_reason", "stop_sale_reason")


def _position(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    yield from _field(case, "position", "guard.position")


def _instructed(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    since = case.status_since or case.recorded_at
    told = (d for d in case.decisions if d.applied and d.action in {Action.INSTRUCT, Action.RETURN})
    if not any(d.at >= since for d in told):
        yield Missing("guard.instruction", "decisions")


def _test_end(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    yield from _field(case, "test_until", "guard.test_until")


def _handed_over(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if not any(event.event == CustodyAct.HANDED_OVER for event in case.custody):
        yield Missing("guard.handed_over", "evidence:FUEL_SAMPLE")


def _proceeding(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    yield from _field(case, "proceeding", "guard.proceeding")


def _proposal(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if not case.proposals:
        yield Missing("guard.proposal", "proposals")


def _answer_due(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.proposals and not any(p.answer_due for p in case.proposals.values()):
        yield Missing("guard.answer_due", "proposals")


def _accepted(case: Case) -> list[Proposal]:
    return [p for p in case.proposals.values() if p.answer == ProposalAnswer.ACCEPTED]


def _agreement(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    accepted = _accepted(case)
    if not accepted:
        yield Missing("guard.nothing_accepted", "proposals")
    elif sum((p.amount for p in accepted), NOTHING) and not _agreement_signed(case):
        yield Missing("guard.agreement", "evidence:CONFIRMATION")


def _agreement_signed(case: Case) -> bool:
    active = (e for e in case.evidence.values() if e.in_force)
    return checklists.has_paper(case, AGREEMENTS, refusal_counts=False) or any(
        e.kind in AGREED_KINDS and e.files for e in active
    )


def _approval(case: Case, rules: Ruleset) -> Iterator[Missing]:
    total = sum((p.amount for p in _accepted(case)), NOTHING)
    if total > rules.limits.station_yuan and not all(p.approved_by for p in _accepted(case)):
        facts: dict[str, Fact] = {
            "amount": str(total),
            "role": authority.approver(total, rules.limits),
        }
        yield Missing("guard.approval", "proposals", facts)


def _performed(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    for name, proposal in case.proposals.items():
        accepted = proposal.answer == ProposalAnswer.ACCEPTED
        if accepted and (proposal.performed_at is None or not proposal.proof.strip()):
            yield Missing("guard.performed", f"proposals.{name}")


def _validity(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.validity == Validity.UNDECIDED:
        yield Missing("guard.validity", "validity")


def _apology(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.validity == Validity.VALID and case.apology_at is None:
        yield Missing("guard.apology", "apology_at")


def _cause_class(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.cause_class not in range(1, 7):
        yield Missing("guard.cause_class", "cause_class")


def _final_position(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    yield from _field(case, "final_position", "guard.final_position")


def _outside_ways(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    said = case.checklist.get("propose.outside_ways")
    if said is None or said.answer != RowState.DONE:
        yield Missing("guard.outside_ways", "item:propose.outside_ways")


def _area_consent(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if not authority.is_confirmed(case, Action.CONFIRM):
        yield Missing("guard.area_consent", "decisions")


def _callback(case: Case, rules: Ruleset) -> Iterator[Missing]:
    if case.no_callback or any(c.result == CallbackResult.DONE for c in case.callbacks.values()):
        return
    tried = {local(c.at, rules.calendar).date() for c in case.callbacks.values()}
    if len(tried) < rules.limits.callback_attempts:
        facts: dict[str, Fact] = {"days": len(tried), "wanted": rules.limits.callback_attempts}
        yield Missing("guard.callback", "callbacks", facts)
    elif not case.closing_note.strip():
        yield Missing("guard.callback_note", "closing_note")


def _no_more_wanted(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    last = max(case.callbacks.values(), key=lambda c: c.at, default=None)
    if last is not None and last.wants_more:
        yield Missing("guard.wants_more", "callbacks")


def _dissatisfied(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if not any(c.wants_more for c in case.callbacks.values()):
        yield Missing("guard.not_dissatisfied", "callbacks")


def _closing_check(case: Case, rules: Ruleset) -> Iterator[Missing]:
    yield from open_items(case, checklists.CLOSE, rules)


def _walked_items(case: Case, rules: Ruleset) -> Iterator[Missing]:
    # Something settled earlier may have been withdrawn since, so closing looks at it again.
    for stage in STAGES:
        if any(p.stage == stage for p in case.passes):
            yield from open_items(case, stage, rules)


def _confirmed(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if severity.is_at_least(case.severity, Severity.HOT):
        if not authority.is_confirmed(case, Action.CONFIRM_HOT):
            yield Missing("guard.confirm_high", "decisions")
    elif case.validity in FOUNDED or severity.is_at_least(case.severity, Severity.IMPORTANT):
        yield from _area_consent(case, _rules)


def _tasks(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    for task in case.open_tasks:
        yield Missing("guard.task", f"task:{task.id}", {"text": task.text})


def _clocks(case: Case, rules: Ruleset) -> Iterator[Missing]:
    for clock in deadlines.clocks(case, rules):
        rule = rules.deadlines.get(clock.rule)
        if rule is not None and rule.blocks and clock.status == DeadlineStatus.OPEN:
            yield Missing("guard.clock", f"clock:{clock.rule}", {"rule": clock.rule})


def _withdrawal(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.result != Result.WITHDRAWN:
        yield Missing("guard.withdrawal", "result")
    told = case.communications or any(e.kind in _WRITTEN for e in case.evidence.values())
    if not told:
        yield Missing("guard.withdrawal_record", "communications")


def _grave_withdrawal(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    stopped = case.stop_sale == StopSale.YES or case.flags.get("stop_sale", False)
    hot = severity.is_at_least(case.severity, Severity.HOT)
    grave = stopped or hot or case.flags.get("injury", False)
    if grave and not authority.is_confirmed(case, Action.CONFIRM_HOT):
        yield Missing("guard.withdrawal_consent", "decisions")


def _no_hold(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    if case.legal_hold:
        yield Missing("guard.legal_hold", "legal_hold")


def _samples_planned(case: Case, _rules: Ruleset) -> Iterator[Missing]:
    for exhibit in case.evidence.values():
        sample = exhibit.kind == ExhibitKind.FUEL_SAMPLE and exhibit.status == ExhibitStatus.ACTIVE
        if sample and not answer(exhibit, "retention_until"):
            facts: dict[str, Fact] = {"exhibit_no": exhibit.exhibit_no}
            yield Missing("guard.sample_plan", f"exhibit:{exhibit.id}", facts)


_WRITTEN = frozenset(
    {ExhibitKind.CUSTOMER_STATEMENT, ExhibitKind.LETTER_OF_UNDERSTANDING, ExhibitKind.SETTLEMENT}
)

GUARDS: dict[str, Guard] = {
    "opening": _opening,
    "record_complete": _record_complete,
    "manager_named": _manager_named,
    "not_on_site": _not_on_site,
    "misunderstanding": _misunderstanding,
    "answered_at_once": _answered_at_once,
    "stage_items": _stage_items,
    "demand": _demand,
    "record_confirmed": _record_confirmed,
    "preservation": _preservation,
    "hashes": _hashes,
    "stop_sale": _stop_sale,
    "position": _position,
    "instructed": _instructed,
    "test_end": _test_end,
    "handed_over": _handed_over,
    "proceeding": _proceeding,
    "proposal": _proposal,
    "answer_due": _answer_due,
    "agreement": _agreement,
    "approval": _approval,
    "performed": _performed,
    "validity": _validity,
    "apology": _apology,
    "cause_class": _cause_class,
    "final_position": _final_position,
    "outside_ways": _outside_ways,
    "area_consent": _area_consent,
    "callback": _callback,
    "no_more_wanted": _no_more_wanted,
    "dissatisfied": _dissatisfied,
    "closing_check": _closing_check,
    "walked_items": _walked_items,
    "confirmed": _confirmed,
    "tasks": _tasks,
    "clocks": _clocks,
    "withdrawal": _withdrawal,
    "grave_withdrawal": _grave_withdrawal,
    "no_hold": _no_hold,
    "samples_planned": _samples_planned,
}
