"""What is asked before a case is closed, beyond what the released rules ask."""

from datetime import timedelta

import msgspec
import pytest

from desktop.services.cases import closing
from record.case import CallbackAttempt
from record.codes import CallbackResult, Result, RowState, Status
from record.rules import guards
from tests.record.rules.given import MORNING, a_full_case, changed, without
from tests.rulebooks import shipped

RULES = shipped().of("2026.1")
RESOLVED_AT = MORNING + timedelta(hours=4)


def _resolved(**values):
    told = {"result": Result.AGREED, "status": Status.RESOLVED, "stage": "PROPOSE"}
    return a_full_case(RULES, **(told | values))


def _lacks(case):
    return [lack.about for lack in closing.lacking(case, RULES)]


def _calls(*days, result=CallbackResult.NO_ANSWER, **more):
    return {
        str(n): CallbackAttempt(
            at=RESOLVED_AT + timedelta(days=day, minutes=n), by="p9", result=result, **more
        )
        for n, day in enumerate(days)
    }


def test_a_case_that_lacks_nothing_may_be_closed():
    assert _lacks(_resolved()) == []


def test_the_rules_alone_let_a_case_close_that_says_not_how_it_ended():
    bare = _resolved(result="")
    assert guards.missing(bare, Status.CLOSED, "", RULES) == ()
    assert _lacks(bare) == ["result", "final_position"]


@pytest.mark.parametrize("result", [r for r in Result if r != Result.AGREED])
def test_what_was_not_agreed_needs_the_answer_that_the_customer_was_given(result):
    assert _lacks(_resolved(result=result)) == ["final_position"]
    assert _lacks(_resolved(result=result, final_position="油样合格")) == []


def test_a_compulsory_row_that_was_opened_again_is_asked_for():
    case = without(_resolved(), "checklist", "step0.untouched")
    assert _lacks(case) == ["item:step0.untouched"]
    assert "item:close.errors" in _lacks(without(_resolved(), "checklist", "close.errors"))


def test_a_row_is_asked_for_also_where_its_step_was_never_recorded_as_walked():
    case = without(_resolved(passes=()), "checklist", "communicate.offered")
    assert guards.missing(changed(case, stage="COMMUNICATE"), Status.CLOSED, "", RULES) == ()
    assert _lacks(changed(case, stage="COMMUNICATE")) == ["item:communicate.offered"]


def test_a_call_from_before_the_case_was_resolved_again_leaves_its_clock_running():
    early = _calls(-1, result=CallbackResult.DONE)
    assert guards.missing(_resolved(callbacks=early), Status.CLOSED, "", RULES) == ()
    assert _lacks(_resolved(callbacks=early)) == ["clock:D33"]
    assert _lacks(_resolved(callbacks=early, no_callback=True)) == []


def test_a_call_that_was_agreed_for_later_is_still_to_be_made():
    later = RESOLVED_AT + timedelta(days=4)
    calls = _calls(1, result=CallbackResult.DONE, next_at=later)
    assert _lacks(_resolved(callbacks=calls)) == ["clock:D34"]


def test_three_days_of_trying_and_a_note_end_the_clock_with_the_last_attempt():
    tried = _resolved(callbacks=_calls(1, 2, 3), closing_note="三天未接")
    assert _lacks(tried) == []
    [(clock, at)] = closing.ended_clocks(tried, RULES)
    assert (clock.rule, at) == ("D33", RESOLVED_AT + timedelta(days=3, minutes=2))
    assert list(closing.ended_clocks(_resolved(), RULES)) == []


def test_where_the_case_cannot_be_closed_at_all_nothing_else_is_asked():
    [lack] = closing.lacking(a_full_case(RULES, status=Status.ON_SITE, stage="LOOK"), RULES)
    assert lack.code == "guard.no_such_move"


def test_an_excused_row_is_settled():
    case = _resolved()
    said = case.checklist["step0.untouched"]
    excused = msgspec.structs.replace(said, answer=RowState.NOT_APPLICABLE, reason="无加油机")
    rows = {**case.checklist, "step0.untouched": excused}
    assert _lacks(changed(case, checklist=rows)) == []
