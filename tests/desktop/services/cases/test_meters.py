"""Two meters of a step: what must be done while the customer is here, and what can follow."""

from desktop.services.cases.meters import meters
from record.codes import Stage
from record.rules import checklists, guards
from tests.record.rules.given import a_case, a_full_case, changed, on_site, without
from tests.rulebooks import shipped

RULES = shipped().of("2026.1")


def _told(case, stage, to):
    return meters(case, stage, guards.missing(case, "ON_SITE", to, RULES), RULES)


def test_a_new_case_says_from_the_first_minute_what_is_compulsory():
    case = on_site(a_case(), Stage.LISTEN)
    told = _told(case, Stage.LISTEN, Stage.LOOK)
    rows = checklists.items(case.category, Stage.LISTEN, RULES)
    assert told.must == {row.id for row in rows if row.must}
    here = {row.id for row in rows if row.must and row.while_here}
    assert told.here.total == len(here)
    assert {lack.row for lack in told.here.missing} <= here
    assert "listen.facts" in {lack.row for lack in told.here.missing}
    assert {lack.row for lack in told.later.missing} == {"step0.footage", "step0.untouched"}


def test_a_full_case_has_both_meters_full():
    told = _told(on_site(a_full_case(RULES), Stage.LISTEN), Stage.LISTEN, Stage.LOOK)
    assert told.here.missing == told.later.missing == ()
    assert told.here.done == told.here.total > 5


def test_many_facts_of_one_row_are_one_thing_that_leads_to_the_first():
    case = on_site(changed(a_full_case(RULES), facts={}), Stage.LISTEN)
    [lack] = _told(case, Stage.LISTEN, Stage.LOOK).here.missing
    assert lack.row == "listen.facts"
    assert lack.first.about == "facts.fill_time"


def test_what_a_guard_asks_of_a_row_makes_it_compulsory():
    case = on_site(changed(a_full_case(RULES), stop_sale_reason=""), Stage.LOOK)
    told = _told(case, Stage.LOOK, Stage.COMMUNICATE)
    assert "look.stop_sale" in told.must
    assert [lack.row for lack in told.later.missing] == ["look.stop_sale"]


def test_what_belongs_to_no_row_can_follow():
    full = a_full_case(RULES)
    name, exhibit = next((k, e) for k, e in full.evidence.items() if e.kind == "TRANSACTION")
    damaged = type(exhibit)(
        **{f: getattr(exhibit, f) for f in exhibit.__struct_fields__} | {"status": "DAMAGED"}
    )
    case = on_site(changed(full, evidence={**full.evidence, name: damaged}), Stage.LOOK)
    told = _told(case, Stage.LOOK, Stage.COMMUNICATE)
    assert any(lack.first.code == "guard.hash" and not lack.row for lack in told.later.missing)
    assert told.here.missing == ()


def test_a_row_that_is_opened_again_is_missing_again():
    case = on_site(without(a_full_case(RULES), "checklist", "step0.safety"), Stage.LISTEN)
    told = _told(case, Stage.LISTEN, Stage.LOOK)
    assert [lack.row for lack in told.here.missing] == ["step0.safety"]
    assert told.here.done == told.here.total - 1
