"""Settling and closing a case: what must be agreed, paid, decided, called back and confirmed."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from record.case import CallbackAttempt, Case, Proposal, StepPass, Task
from record.codes import (
    STAGES,
    STATUSES,
    CallbackResult,
    Medium,
    ProposalAnswer,
    RowState,
    Severity,
    Stage,
    Status,
    Validity,
)
from record.measures import from_yuan
from record.rules import authority, checklists, guards
from record.rules.ruleset import Ruleset
from tests.record.rules.given import (
    MORNING,
    a_decision,
    a_full_case,
    a_paper,
    an_exhibit,
    changed,
    codes,
    lacks,
    on_site,
    without,
    without_kind,
)


def test_an_agreement_about_money_is_signed_and_approved(rules: Ruleset) -> None:
    def accepted(amount: float, approved_by: str = "") -> Case:
        offer = Proposal(
            remedy="REFUND",
            amount=from_yuan(amount),
            answer=ProposalAnswer.ACCEPTED,
            approved_by=approved_by,
        )
        return on_site(a_full_case(rules, proposals={"p": offer}), "PROPOSE")

    assert codes(accepted(500.0), "EXECUTING", rules) == []
    found = guards.missing(accepted(500.01), "EXECUTING", "", rules)
    assert [(f.code, f.facts["role"]) for f in found] == [("guard.approval", "area_manager")]
    assert codes(accepted(500.01, "p9"), "EXECUTING", rules) == []
    above = guards.missing(accepted(3000.01), "EXECUTING", "", rules)
    assert above[0].facts["role"] == "regional_manager"
    assert guards.missing(accepted(10000.01), "EXECUTING", "", rules)[0].facts["role"] == "leader"
    unsigned = changed(accepted(1.0), papers={})
    assert codes(unsigned, "EXECUTING", rules) == ["guard.agreement"]
    refused = changed(
        unsigned, papers={"a": a_paper("REFUSED", refusal_reason="不愿", witnesses=("王丽",))}
    )
    assert codes(refused, "EXECUTING", rules) == ["guard.agreement"]
    told = an_exhibit("SETTLEMENT", 90, medium=Medium.PAPER, files=())
    shown = an_exhibit("SETTLEMENT", 90)
    for exhibit, wanted in ((told, ["guard.agreement"]), (shown, [])):
        filed = changed(unsigned, evidence={**unsigned.evidence, "x90": exhibit})
        assert codes(filed, "EXECUTING", rules) == wanted
    assert codes(changed(accepted(0.0), papers={}), "EXECUTING", rules) == []
    open_offer = on_site(a_full_case(rules, proposals={"p": Proposal(remedy="REFUND")}), "PROPOSE")
    assert codes(open_offer, "EXECUTING", rules) == ["guard.nothing_accepted"]


@pytest.mark.parametrize(
    ("values", "about"),
    [
        ({"validity": Validity.UNDECIDED}, "validity"),
        ({"validity": Validity.VALID}, "apology_at"),
        ({"cause_class": None}, "cause_class"),
        ({"cause_class": 7}, "cause_class"),
        ({"papers": {}}, "evidence:CUSTOMER_STATEMENT"),
    ],
)
def test_resolving_asks_for_decision_apology_cause_and_signature(
    rules: Ruleset, values: dict[str, Any], about: str
) -> None:
    case = a_full_case(rules, status=Status.EXECUTING, stage=Stage.PROPOSE, **values)
    assert about in lacks(case, "RESOLVED", rules)


def test_a_refused_signature_counts_with_reason_and_witness(rules: Ruleset) -> None:
    case = a_full_case(rules, status=Status.EXECUTING, stage=Stage.PROPOSE)
    for reason, witnesses, allowed in (
        ("不愿", (), False),
        ("", ("王丽",), False),
        ("不愿", ("王丽",), True),
    ):
        paper = a_paper("REFUSED", refusal_reason=reason, witnesses=witnesses)
        found = codes(changed(case, papers={"a": paper}), "RESOLVED", rules)
        assert (found == []) is allowed
    assert codes(changed(case, papers={"a": a_paper("PRINTED")}), "RESOLVED", rules) != []


def test_what_was_accepted_is_carried_out_and_proved(rules: Ruleset) -> None:
    case = a_full_case(rules, status=Status.EXECUTING, stage=Stage.PROPOSE)
    owed = Proposal(remedy="REFUND", answer=ProposalAnswer.ACCEPTED, performed_at=MORNING)
    assert lacks(changed(case, proposals={"p": owed}), "RESOLVED", rules) == ["proposals.p"]


def test_without_agreement_the_area_must_consent(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "PROPOSE")
    assert codes(case, "RESOLVED", rules) == ["guard.final_position", "guard.area_consent"]
    told = changed(
        case,
        final_position="不承担责任，已说明理由",
        confirmed_by="p9",
        decisions=(a_decision("CONFIRM"),),
    )
    assert codes(told, "RESOLVED", rules) == []
    silent = without(told, "checklist", "propose.outside_ways")
    assert codes(silent, "RESOLVED", rules) == ["guard.outside_ways"]


def resolved(rules: Ruleset, **values: Any) -> Case:
    return a_full_case(rules, status=Status.RESOLVED, stage=Stage.PROPOSE, **values)


def calls(
    *days: int, result: str = "NO_ANSWER", wants_more: bool = False
) -> dict[str, CallbackAttempt]:
    return {
        str(n): CallbackAttempt(
            at=MORNING + timedelta(days=day, minutes=n),
            by="p9",
            result=result,
            wants_more=wants_more,
        )
        for n, day in enumerate(days)
    }


def test_closing_needs_a_callback_or_three_days_of_trying_and_a_note(rules: Ruleset) -> None:
    assert codes(resolved(rules), "CLOSED", rules) == []
    assert codes(resolved(rules, callbacks={}), "CLOSED", rules) == ["guard.callback"]
    assert codes(resolved(rules, callbacks=calls(1, 2)), "CLOSED", rules) == ["guard.callback"]
    assert codes(resolved(rules, callbacks=calls(1, 2, 2)), "CLOSED", rules) == ["guard.callback"]
    tried = resolved(rules, callbacks=calls(1, 2, 3))
    assert codes(tried, "CLOSED", rules) == ["guard.callback_note"]
    assert codes(changed(tried, closing_note="三天未接"), "CLOSED", rules) == []
    assert codes(resolved(rules, callbacks={}, no_callback=True), "CLOSED", rules) == []
    unhappy = resolved(rules, callbacks=calls(3, result=CallbackResult.DONE, wants_more=True))
    assert codes(unhappy, "CLOSED", rules) == ["guard.wants_more"]
    assert codes(changed(unhappy, status_reason="仍有要求"), "ON_SITE", rules, "LOOK") == []


@pytest.mark.parametrize(
    ("values", "role", "allowed"),
    [
        ({"validity": Validity.INVALID, "severity": Severity.GENERAL}, "", True),
        ({"validity": Validity.VALID}, "", False),
        ({"validity": Validity.PARTLY_VALID}, "", False),
        ({"severity": Severity.IMPORTANT}, "", False),
        ({"validity": Validity.VALID}, "area_manager", True),
        ({"severity": Severity.IMPORTANT}, "region", True),
        ({"severity": Severity.IMPORTANT}, "station", False),
        ({"severity": Severity.HOT}, "area_manager", False),
        ({"severity": Severity.HOT}, "region", True),
        ({"severity": Severity.MAJOR}, "hq", True),
    ],
)
def test_who_must_confirm_before_closing(
    rules: Ruleset, values: dict[str, Any], role: str, allowed: bool
) -> None:
    made = {"confirmed_by": "p9", "decisions": (a_decision("CONFIRM", role),)} if role else {}
    case = resolved(rules, **{"apology_at": MORNING, **values, **made})
    assert (codes(case, "CLOSED", rules) == []) is allowed


def test_a_return_after_the_confirmation_takes_it_back(rules: Ruleset) -> None:
    later = a_decision("RETURN", when=MORNING + timedelta(hours=1))
    case = resolved(
        rules,
        severity=Severity.IMPORTANT,
        confirmed_by="p9",
        decisions=(a_decision("CONFIRM"), later),
    )
    assert codes(case, "CLOSED", rules) == ["guard.area_consent"]


def test_what_was_settled_and_then_withdrawn_is_missed_again_at_closing(rules: Ruleset) -> None:
    case = without_kind(resolved(rules), "SAMPLE_COMPARISON")
    assert lacks(case, "CLOSED", rules) == ["evidence:SAMPLE_COMPARISON"]
    case = without(resolved(rules), "checklist", "close.errors")
    assert lacks(case, "CLOSED", rules) == ["item:close.errors"]


@pytest.mark.parametrize(
    ("amount", "role"),
    [
        (500.0, "station_manager"),
        (500.01, "area_manager"),
        (3000.0, "area_manager"),
        (3000.01, "regional_manager"),
        (10000.0, "regional_manager"),
        (10000.01, "leader"),
    ],
)
def test_money_is_approved_by_the_lowest_role_that_may(
    rules: Ruleset, amount: float, role: str
) -> None:
    assert authority.approver(from_yuan(amount), rules.limits) == role


def test_open_points_and_open_clocks_keep_a_case_open(rules: Ruleset) -> None:
    task = Task(id="t", text="补一张回罐单", about="", asked_at=MORNING, asked_by="p9")
    assert lacks(resolved(rules, tasks={"t": task}), "CLOSED", rules) == ["task:t"]
    untold = resolved(rules, notices={})
    assert lacks(untold, "CLOSED", rules) == ["clock:D02"]


walks = st.lists(
    st.tuples(st.sampled_from(STATUSES), st.sampled_from(("", *STAGES))),
    max_size=40,
)
holes = st.sets(st.sampled_from(("footage", "comparison", "errors", "position", "paper", "facts")))


@settings(max_examples=200)
@forall(walk=walks, gaps=holes)
def test_no_path_closes_a_case_with_an_open_mandatory_item(
    rules: Ruleset, walk: list[tuple[str, str]], gaps: set[str]
) -> None:
    case = changed(_holed(a_full_case(rules), gaps), status=Status.RECORDED, stage="", passes=())
    case = changed(case, status_reason="原因")
    for to, stage in [*walk, *_STRAIGHT]:
        if guards.missing(case, to, stage, rules):
            continue
        case = _gone(case, to, stage)
        if case.status == Status.CLOSED:
            assert _all_settled(case, rules)
    assert (case.status in {Status.CLOSED, Status.ARCHIVED}) <= _all_settled(case, rules)
    if not gaps and not walk:
        assert case.status == Status.CLOSED


_STRAIGHT = [
    ("ON_SITE", "LISTEN"),
    ("ON_SITE", "LOOK"),
    ("ON_SITE", "COMMUNICATE"),
    ("ON_SITE", "PROPOSE"),
    ("EXECUTING", ""),
    ("RESOLVED", ""),
    ("CLOSED", ""),
]


def _holed(case: Case, gaps: set[str]) -> Case:
    answers = {"footage": "step0.footage", "errors": "close.errors"}
    case = without(case, "checklist", *(answers[g] for g in gaps if g in answers))
    if "comparison" in gaps:
        case = without_kind(case, "SAMPLE_COMPARISON")
    if "position" in gaps:
        case = changed(case, position="")
    if "paper" in gaps:
        case = changed(case, papers={})
    return without(case, "facts", "nozzle") if "facts" in gaps else case


def _gone(case: Case, to: str, stage: str) -> Case:
    here = (stage or case.stage or Stage.LISTEN) if to == Status.ON_SITE else case.stage
    passes = case.passes
    if to == Status.ON_SITE:
        passes = (*passes, StepPass(stage=here, started_at=MORNING, started_by="p2"))
    return changed(case, status=to, stage=here, passes=passes)


def _all_settled(case: Case, rules: Ruleset) -> bool:
    walked = {p.stage for p in case.passes}
    return all(
        checklists.state(case, item, rules) != RowState.OPEN
        for stage in (*(s for s in STAGES if s in walked), checklists.CLOSE)
        for item in checklists.items(case.category, stage, rules)
        if item.must
    )
