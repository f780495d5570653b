"""The one guard: each row of the state machine up to the proposals, and the ways aside."""

from datetime import timedelta

import msgspec
import pytest

from record.case import Communication, Person
from record.codes import (
    STAGES,
    STATUSES,
    Channel,
    CustodyAct,
    ExhibitKind,
    ExhibitStatus,
    Medium,
    RecordConfirmed,
    Result,
    RowState,
    Severity,
    Stage,
    Status,
    StopSale,
    Validity,
)
from record.evidence import CustodyEvent, Exhibit
from record.rules import guards
from record.rules.ruleset import Ruleset
from tests.record.rules.given import (
    MORNING,
    a_case,
    a_decision,
    a_full_case,
    an_exhibit,
    answered,
    changed,
    codes,
    lacks,
    on_site,
    with_evidence,
    without,
    without_kind,
)


def test_a_complaint_is_opened_only_with_its_first_facts(rules: Ruleset) -> None:
    case = a_case(privacy_notice="1")
    assert guards.missing(case, "RECORDED", "", rules) == ()
    empty = changed(case, category="", summary=" ", privacy_notice="", taken_by="")
    assert lacks(empty, "RECORDED", rules) == [
        "taken_by",
        "summary",
        "category",
        "item:step0.privacy",
    ]
    late = changed(case, raised_at=MORNING + timedelta(minutes=1))
    assert codes(late, "RECORDED", rules) == ["guard.raised_later"]


def test_a_manager_must_be_named_before_the_steps_begin(rules: Ruleset) -> None:
    assert lacks(a_case(), "ON_SITE", rules, "LISTEN") == ["manager_on_duty"]
    assert codes(a_case(manager_on_duty="p2"), "ON_SITE", rules, "LISTEN") == []


def test_a_full_case_walks_the_whole_way(rules: Ruleset) -> None:
    case = a_full_case(rules)
    way = [
        (changed(case, status=Status.RECORDED), "ON_SITE", "LISTEN"),
        (on_site(case, "LISTEN"), "ON_SITE", "LOOK"),
        (on_site(case, "LOOK"), "ON_SITE", "COMMUNICATE"),
        (on_site(case, "COMMUNICATE"), "ON_SITE", "PROPOSE"),
        (on_site(case, "PROPOSE"), "AWAIT_CUSTOMER", ""),
        (on_site(case, "PROPOSE"), "EXECUTING", ""),
        (changed(case, status=Status.AWAIT_CUSTOMER, stage=Stage.PROPOSE), "EXECUTING", ""),
        (changed(case, status=Status.EXECUTING, stage=Stage.PROPOSE), "RESOLVED", ""),
        (changed(case, status=Status.RESOLVED, stage=Stage.PROPOSE), "CLOSED", ""),
        (changed(case, status=Status.CLOSED, stage=Stage.PROPOSE), "ARCHIVED", ""),
    ]
    for start, to, stage in way:
        planned = changed(start, evidence={k: planned_for(e) for k, e in case.evidence.items()})
        assert guards.missing(planned, to, stage, rules) == (), (to, stage)


def planned_for(exhibit: Exhibit) -> Exhibit:
    details = {**exhibit.details, "retention_until": "2026-09-01"}
    return msgspec.structs.replace(exhibit, details=details)


@pytest.mark.parametrize(
    ("status", "stage", "to", "to_stage"),
    [
        ("ON_SITE", "LISTEN", "ON_SITE", "COMMUNICATE"),
        ("ON_SITE", "LISTEN", "ON_SITE", "PROPOSE"),
        ("ON_SITE", "LOOK", "ON_SITE", "PROPOSE"),
        ("ON_SITE", "LISTEN", "ON_SITE", "LISTEN"),
        ("ON_SITE", "LOOK", "RESOLVED", ""),
        ("ON_SITE", "LISTEN", "EXECUTING", ""),
        ("ON_SITE", "LISTEN", "CLOSED", ""),
        ("RECORDED", "", "CLOSED", ""),
        ("RECORDED", "", "ON_SITE", "LOOK"),
        ("EXECUTING", "PROPOSE", "CLOSED", ""),
        ("CLOSED", "PROPOSE", "WITHDRAWN", ""),
        ("ARCHIVED", "PROPOSE", "ON_SITE", "LISTEN"),
        ("RESOLVED", "PROPOSE", "ARCHIVED", ""),
        ("ON_SITE", "LISTEN", "NOWHERE", ""),
    ],
)
def test_a_move_that_the_machine_has_not_is_refused(
    rules: Ruleset, status: str, stage: str, to: str, to_stage: str
) -> None:
    case = a_full_case(rules, status=status, stage=stage, status_reason="新情况")
    if stage == Stage.LISTEN:
        case = changed(case, passes=case.passes[:1])
    assert codes(case, to, rules, to_stage) == ["guard.no_such_move"]


def test_listening_ends_with_facts_demand_and_a_confirmed_record(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "LISTEN")
    bare = changed(case, demand_text="", record_confirmed="", facts={})
    found = lacks(bare, "ON_SITE", rules, "LOOK")
    assert "demand_text" in found
    assert "record_confirmed" in found
    assert {"facts.nozzle", "facts.symptom", "facts.fill_time"} <= set(found)
    assert lacks(changed(case, demand_text="", demand_none=True), "ON_SITE", rules, "LOOK") == []
    refused = changed(case, record_confirmed=RecordConfirmed.REFUSED)
    assert codes(refused, "ON_SITE", rules, "LOOK") == ["guard.witness"]
    seen = changed(refused, people={"w": Person(name="王丽")})
    assert codes(seen, "ON_SITE", rules, "LOOK") == []


def test_an_unknown_fact_may_be_explained_instead(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "LISTEN")
    case = without(case, "facts", "km_since_fill")
    assert lacks(case, "ON_SITE", rules, "LOOK") == ["facts.km_since_fill"]
    excused = {**case.checklist, "listen.facts": answered(RowState.NOT_POSSIBLE, "客户不记得")}
    assert lacks(changed(case, checklist=excused), "ON_SITE", rules, "LOOK") == []


def test_nothing_perishable_is_left_behind_in_the_first_step(rules: Ruleset) -> None:
    case = without(on_site(a_full_case(rules), "LISTEN"), "checklist", "step0.footage")
    assert codes(case, "ON_SITE", rules, "LOOK") == ["guard.item", "guard.preservation"]
    listed = changed(case, preservation="录像、小票、液位", evidence={"x": an_exhibit("CCTV_CLIP")})
    assert codes(listed, "ON_SITE", rules, "LOOK") == []


def test_looking_names_the_missing_comparison_and_nothing_else(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "LOOK")
    case = without_kind(case, "SAMPLE_COMPARISON")
    found = guards.missing(case, "ON_SITE", "COMMUNICATE", rules)
    assert [(f.code, f.about) for f in found] == [("guard.evidence", "evidence:SAMPLE_COMPARISON")]
    assert found[0].facts["item"] == "look.comparison"
    assert "油样对比" in guards.sentence(found[0], rules, "zh")
    assert "Comparison of samples" in guards.sentence(found[0], rules, "en")


def test_saying_done_is_not_evidence_but_a_reason_is(rules: Ruleset) -> None:
    case = without_kind(on_site(a_full_case(rules), "LOOK"), "TANK_STATE")
    assert case.checklist["look.tank"].answer == RowState.DONE
    assert lacks(case, "ON_SITE", rules, "COMMUNICATE") == ["evidence:TANK_STATE"]
    for reason, allowed in (("", False), ("  ", False), ("液位仪故障", True)):
        said = {**case.checklist, "look.tank": answered(RowState.NOT_POSSIBLE, reason)}
        found = lacks(changed(case, checklist=said), "ON_SITE", rules, "COMMUNICATE")
        assert (found == []) is allowed


def test_a_sample_from_the_nozzle_does_not_stand_for_the_vehicles(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "LOOK")
    kept = {key: e for key, e in case.evidence.items() if e.details.get("source") != "VEHICLE_TANK"}
    found = guards.missing(changed(case, evidence=kept), "ON_SITE", "COMMUNICATE", rules)
    assert [f.facts["source"] for f in found] == ["VEHICLE_TANK"]


@pytest.mark.parametrize("status", ["WITHDRAWN", "DAMAGED", "SUPERSEDED"])
def test_only_evidence_in_force_counts(rules: Ruleset, status: str) -> None:
    case = on_site(a_full_case(rules), "LOOK")
    key = next(k for k, e in case.evidence.items() if e.kind == ExhibitKind.TRANSACTION)
    gone = msgspec.structs.replace(case.evidence[key], status=status)
    found = lacks(
        changed(case, evidence={**case.evidence, key: gone}), "ON_SITE", rules, "COMMUNICATE"
    )
    assert "evidence:TRANSACTION" in found
    assert (f"exhibit:{gone.id}" in found) is (status == ExhibitStatus.DAMAGED)


def test_a_file_that_is_not_there_stops_the_case(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "LOOK")
    empty = an_exhibit("PHOTO", 99, files=())
    found = lacks(
        changed(case, evidence={**case.evidence, "x99": empty}), "ON_SITE", rules, "COMMUNICATE"
    )
    assert found == ["exhibit:x99"]
    paper = an_exhibit("PHOTO", 99, files=(), medium=Medium.PAPER)
    case = changed(case, evidence={**case.evidence, "x99": paper})
    assert lacks(case, "ON_SITE", rules, "COMMUNICATE") == []


def test_the_question_of_stopping_the_sale_is_answered_with_a_reason(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "LOOK")
    assert lacks(changed(case, stop_sale=""), "ON_SITE", rules, "COMMUNICATE") == ["stop_sale"]
    silent = changed(case, stop_sale_reason=" ")
    assert lacks(silent, "ON_SITE", rules, "COMMUNICATE") == ["stop_sale_reason"]


@pytest.mark.parametrize("category", list("ABCDEFGHI"))
def test_each_category_asks_for_its_own_evidence(rules: Ruleset, category: str) -> None:
    case = on_site(a_full_case(rules, category=category, evidence={}, papers={}), "LOOK")
    wanted = [
        f"evidence:{n.kind}"
        for n in rules.matrix
        if n.stage == Stage.LOOK and n.need(category) == "M"
    ]
    found = [a for a in lacks(case, "ON_SITE", rules, "COMMUNICATE") if a.startswith("evidence:")]
    assert sorted(found) == sorted(wanted)
    there = with_evidence(case, rules)
    assert lacks(there, "ON_SITE", rules, "COMMUNICATE") == []


def test_communicating_ends_with_the_customers_position(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules, position=""), "COMMUNICATE")
    assert "position" in lacks(case, "ON_SITE", rules, "PROPOSE")
    case = without(on_site(a_full_case(rules), "COMMUNICATE"), "checklist", "communicate.offered")
    assert lacks(case, "ON_SITE", rules, "PROPOSE") == ["item:communicate.offered"]


def test_going_back_needs_a_reason(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "PROPOSE")
    assert guards.needs_reason(case, "ON_SITE", "LISTEN", rules)
    assert codes(case, "ON_SITE", rules, "LOOK") == ["guard.reason"]
    assert codes(changed(case, status_reason="新证据"), "ON_SITE", rules, "LOOK") == []
    assert not guards.needs_reason(on_site(case, "LISTEN"), "ON_SITE", "LOOK", rules)


def test_escalating_waiting_and_going_outside_ask_for_their_record(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules), "LOOK")
    assert codes(case, "ESCALATED", rules) == ["guard.reason"]
    assert codes(changed(case, status_reason="金额超限"), "ESCALATED", rules) == []
    assert codes(case, "AWAIT_TEST", rules) == ["guard.handed_over", "guard.test_until"]
    sent = CustodyEvent(
        event=CustodyAct.HANDED_OVER, at=MORNING, actor="p2", device="d", evidence_id="x1"
    )
    waiting = changed(case, custody=(sent,), test_until=MORNING)
    assert codes(waiting, "AWAIT_TEST", rules) == []
    assert codes(case, "EXTERNAL", rules) == ["guard.proceeding"]
    assert codes(changed(case, proceeding="12315-0557"), "EXTERNAL", rules) == []
    assert codes(changed(waiting, status=Status.AWAIT_TEST), "AWAIT_TEST", rules) == [
        "guard.no_such_move"
    ]


def test_an_escalated_case_comes_back_with_an_instruction(rules: Ruleset) -> None:
    case = a_full_case(rules, status=Status.ESCALATED, stage=Stage.LOOK, status_since=MORNING)
    assert codes(case, "ON_SITE", rules) == ["guard.instruction"]
    told = changed(case, decisions=(a_decision("INSTRUCT", when=MORNING + timedelta(hours=1)),))
    assert codes(told, "ON_SITE", rules) == []
    before = changed(case, decisions=(a_decision("INSTRUCT", when=MORNING - timedelta(hours=1)),))
    assert codes(before, "ON_SITE", rules) == ["guard.instruction"]
    fresh = changed(told, stage=Stage.LISTEN, passes=case.passes[:1])
    assert codes(fresh, "ON_SITE", rules, "PROPOSE") == ["guard.no_such_move"]


def test_a_misunderstanding_by_telephone_is_settled_at_once(rules: Ruleset) -> None:
    call = Communication(at=MORNING, way="PHONE", whom="客户", by="p1", content="说明活动规则")
    case = a_case(
        channel=Channel.PHONE,
        category="D",
        validity=Validity.INVALID,
        validity_reason="误解活动规则",
        communications={"c": call},
    )
    assert codes(case, "RESOLVED", rules) == []
    assert codes(changed(case, channel=Channel.ON_SITE), "RESOLVED", rules) == [
        "guard.on_site_case"
    ]
    assert codes(changed(case, validity=Validity.VALID), "RESOLVED", rules) == ["guard.not_invalid"]
    assert codes(changed(case, communications={}), "RESOLVED", rules) == ["guard.not_answered"]


def test_a_withdrawal_is_recorded_and_graver_ones_are_confirmed(rules: Ruleset) -> None:
    case = on_site(a_full_case(rules, result=Result.WITHDRAWN, status_reason="客户自愿"), "LOOK")
    assert codes(case, "WITHDRAWN", rules) == []
    assert codes(changed(case, result=""), "WITHDRAWN", rules) == ["guard.withdrawal"]
    for grave in (
        {"stop_sale": StopSale.YES},
        {"severity": Severity.HOT},
        {"flags": {"injury": True}},
    ):
        assert codes(changed(case, **grave), "WITHDRAWN", rules) == ["guard.withdrawal_consent"]
        agreed = changed(case, **grave, confirmed_by="p9", decisions=(a_decision("CONFIRM", "hq"),))
        assert codes(agreed, "WITHDRAWN", rules) == []


def test_a_closed_case_is_archived_or_taken_up_again(rules: Ruleset) -> None:
    case = a_full_case(rules, status=Status.CLOSED, stage=Stage.PROPOSE, evidence={})
    assert codes(case, "ARCHIVED", rules) == []
    assert codes(changed(case, legal_hold=True), "ARCHIVED", rules) == ["guard.legal_hold"]
    sample = changed(case, evidence={"x1": an_exhibit("FUEL_SAMPLE")})
    assert codes(sample, "ARCHIVED", rules) == ["guard.sample_plan"]
    assert codes(case, "ON_SITE", rules, "LISTEN") == ["guard.reason"]
    assert codes(case, "ESCALATED", rules) == ["guard.reason"]


def test_every_move_on_offer_is_one_the_machine_has(rules: Ruleset) -> None:
    for status in STATUSES:
        for stage in ("", *STAGES):
            case = a_full_case(rules, status=status, stage=stage)
            for to, to_stage in guards.moves(case, rules):
                assert "guard.no_such_move" not in codes(case, to, rules, to_stage)
    assert guards.moves(on_site(a_case(), "LISTEN"), rules)[0] == ("ON_SITE", "LOOK")
    assert guards.moves(a_case(status=Status.ARCHIVED), rules) == ()


def test_every_missing_thing_has_its_sentence_in_both_languages(rules: Ruleset) -> None:
    for status in STATUSES:
        for stage in STAGES:
            case = a_case(status=status, stage=stage, summary="")
            for to in STATUSES:
                for to_stage in ("", *STAGES):
                    for lack in guards.missing(case, to, to_stage, rules):
                        for language in ("zh", "en"):
                            said = guards.sentence(lack, rules, language)
                            assert said != lack.code
                            assert "{" not in said


@pytest.mark.parametrize("action", ["VALIDITY", "RAISE_CLASS", "RETURN", "CONFIRM", "INSTRUCT"])
def test_the_station_proposes_and_the_area_decides(action: str) -> None:
    for role in ("station", "manager", "shift_leader", "attendant", "measurement_officer", ""):
        assert not guards.may_decide(role, action)
    for role in ("area_manager", "regional_manager", "region", "hq"):
        assert guards.may_decide(role, action)
    assert not guards.may_decide("hq", "DELETE")
    assert guards.may_decide("station", "COMMENT")


def test_missing_evidence_is_named_without_loose_blanks(rules: Ruleset) -> None:
    facts = {"kind": ExhibitKind.FUEL_SAMPLE, "source": "NOZZLE", "item": "look.sample_nozzle"}
    sample = guards.Missing("guard.evidence", "evidence:FUEL_SAMPLE", facts)
    till = guards.Missing(
        "guard.evidence", "", {"kind": ExhibitKind.TRANSACTION, "source": "", "item": "x"}
    )
    assert "油样（油枪）。" in guards.sentence(sample, rules, "zh")
    assert "交易记录。" in guards.sentence(till, rules, "zh")
    assert "Transaction record. " in guards.sentence(till, rules, "en")
