"""Checklists: rows by category and stage, how they are settled, and the forms they carry."""

import pytest

from record.case import CaseFact, Notice
from record.codes import STAGES, Channel, NoticeKind, RowState
from record.rules import checklists, evidence_kinds
from record.rules.ruleset import Ruleset
from tests.record.rules.given import (
    MORNING,
    a_case,
    a_full_case,
    a_paper,
    an_exhibit,
    answered,
    changed,
)


def row(item_id: str, rules: Ruleset, category: str = "A") -> checklists.ChecklistItem:
    rows = [
        item
        for stage in (*STAGES, checklists.CLOSE)
        for item in checklists.items(category, stage, rules)
    ]
    return next(item for item in rows if item.id == item_id)


def test_the_scene_comes_before_the_talk(rules: Ruleset) -> None:
    first = checklists.items("A", "LISTEN", rules)
    zero = [item for item in first if item.id.startswith(checklists.STEP_0)]
    assert len(zero) >= 8
    assert list(first[: len(zero)]) == zero


@pytest.mark.parametrize("category", list("ABCDEFGHI"))
def test_every_offered_kind_of_evidence_has_one_row(rules: Ruleset, category: str) -> None:
    rows = [i for s in STAGES for i in checklists.items(category, s, rules)]
    needs = [need for item in rows for need in item.needs]
    offered = [n.name for n in rules.matrix if n.need(category) != "-"]
    assert sorted(needs) == sorted(offered)
    for item in rows:
        wanted = any(n.need(category) == "M" for n in rules.matrix if n.name in item.needs)
        assert item.must or not wanted
        assert item.label.zh
        assert item.hint.en


MANDATORY = {
    "A": "TRANSACTION CCTV_STILL TANK_STATE DELIVERY_NOTE QUALITY_CERT INVENTORY DISPENSER_STATE "
    "FUEL_SAMPLE.NOZZLE FUEL_SAMPLE.VEHICLE_TANK SAMPLE_COMPARISON VEHICLE_PHOTO",
    "B": "TRANSACTION CCTV_STILL TANK_STATE INVENTORY DISPENSER_STATE MEASURE_TEST",
    "C": "TRANSACTION CCTV_STILL VEHICLE_PHOTO EMPLOYEE_STATEMENT",
    "D": "TRANSACTION PAYMENT_RECORD",
    "E": "CCTV_STILL EMPLOYEE_STATEMENT",
    "F": "TRANSACTION DELIVERY_NOTE",
    "G": "CCTV_STILL CCTV_CLIP EMPLOYEE_STATEMENT",
    "H": "CCTV_STILL CCTV_CLIP VEHICLE_PHOTO REPAIR_DOC EMPLOYEE_STATEMENT",
    "I": "",
}
SIGNED = {"CUSTOMER_STATEMENT", "CONFIRMATION"}


@pytest.mark.parametrize("category", MANDATORY)
def test_the_matrix_is_the_one_of_the_trade(rules: Ruleset, category: str) -> None:
    wanted = {need.name for need in rules.matrix if need.need(category) == "M"}
    assert wanted == set(MANDATORY[category].split()) | SIGNED


def test_fuel_quality_asks_for_its_facts_and_attitude_for_words(rules: Ruleset) -> None:
    keys = {f.key for f in row("listen.facts", rules, "A").facts}
    assert {"fill_time", "nozzle", "litres", "symptom", "km_since_fill", "level_before"} <= keys
    assert {f.key for f in row("listen.facts", rules, "E").facts} >= {"words", "employee"}
    assert row("listen.facts", rules, "C").facts[0].key == "engine_started"


def test_a_row_is_settled_by_what_it_asks_for(rules: Ruleset) -> None:
    case = a_case()
    footage = row("step0.footage", rules)
    assert checklists.state(case, footage, rules) == "OPEN"
    kept = changed(case, evidence={"x": an_exhibit("CCTV_CLIP")})
    assert checklists.state(kept, footage, rules) == "DONE"
    comparison = row("look.comparison", rules)
    said = changed(case, checklist={"look.comparison": answered()})
    assert checklists.state(said, comparison, rules) == "OPEN"
    excused = changed(
        case, checklist={"look.comparison": answered(RowState.NOT_APPLICABLE, "客户已放油")}
    )
    assert checklists.state(excused, comparison, rules) == "NOT_APPLICABLE"
    unreasoned = changed(case, checklist={"look.comparison": answered(RowState.NOT_POSSIBLE)})
    assert checklists.state(unreasoned, comparison, rules) == "OPEN"
    told = changed(
        case,
        notices={"n": Notice(kind=NoticeKind.ALERT, to="", channel=Channel.PHONE, sent_at=MORNING)},
    )
    assert checklists.state(told, row("step0.notify", rules), rules) == "DONE"


def test_facts_settle_their_row_only_when_all_mandatory_ones_are_there(rules: Ruleset) -> None:
    item = row("listen.facts", rules)
    musts = [f.key for f in item.facts if f.must]
    facts = {key: CaseFact(value="1") for key in musts}
    assert checklists.state(a_case(facts=facts), item, rules) == "DONE"
    facts[musts[0]] = CaseFact(value="  ")
    short = a_case(facts=facts)
    assert checklists.state(short, item, rules) == "OPEN"
    assert [f.key for f in checklists.missing_facts(short, item)] == [musts[0]]


def test_a_demand_may_be_that_there_is_none(rules: Ruleset) -> None:
    item = row("listen.demand", rules)
    assert checklists.state(a_case(), item, rules) == "OPEN"
    assert checklists.state(a_case(demand_none=True), item, rules) == "DONE"
    assert checklists.state(a_case(demand_text="换油"), item, rules) == "DONE"


def test_the_signed_confirmation_settles_statement_and_confirmation(rules: Ruleset) -> None:
    case = a_case(papers={"a": a_paper()})
    for item_id in ("propose.statement", "propose.confirmation"):
        assert checklists.state(case, row(item_id, rules), rules) == "DONE"
        open_case = changed(case, papers={"a": a_paper("PRINTED")})
        assert checklists.state(open_case, row(item_id, rules), rules) == "OPEN"


def test_progress_counts_settled_rows(rules: Ruleset) -> None:
    done, total = checklists.progress(a_full_case(rules), "COMMUNICATE", rules)
    assert 0 < done <= total == len(checklists.items("A", "COMMUNICATE", rules))
    assert checklists.progress(a_case(), "COMMUNICATE", rules) == (0, total)


def test_each_stage_has_a_tip_in_both_languages(rules: Ruleset) -> None:
    for stage in (*STAGES, checklists.CLOSE):
        assert checklists.tip(stage, rules, "zh_CN") != checklists.tip(stage, rules, "en")
    assert checklists.tip("NOWHERE", rules, "zh") == ""


def test_mandatory_kinds_are_offered_first_and_carry_their_form(rules: Ruleset) -> None:
    offered = [kind.code for kind in evidence_kinds.offered("B", rules)]
    assert set(offered[:3]) <= {n.kind for n in rules.matrix if n.need("B") == "M"}
    assert len(offered) == len(rules.evidence_kinds)
    fields = {f.key: f for f in evidence_kinds.fields("FUEL_SAMPLE", rules)}
    assert fields["seal_no"].must
    assert {c.code for c in fields["source"].choices} >= {"NOZZLE", "VEHICLE_TANK"}
    assert evidence_kinds.fields("NO_SUCH_KIND", rules) == ()
