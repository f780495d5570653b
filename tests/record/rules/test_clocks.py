"""The clocks of a case: what starts them, what stops them, and what people set by hand."""

from datetime import timedelta

import msgspec
import pytest

from record.case import (
    CallbackAttempt,
    Case,
    CaseFact,
    Claim,
    ClassChange,
    Communication,
    Deadline,
    Notice,
    Person,
    Proposal,
    StepPass,
)
from record.codes import (
    CallbackResult,
    Channel,
    DeadlineStatus,
    DelayCause,
    ProposalAnswer,
    RowState,
    Severity,
    Stage,
    Status,
    Validity,
)
from record.measures import Fen
from record.rules import deadlines
from record.rules.ruleset import Ruleset
from tests.record.rules.given import MORNING, a_case, an_exhibit, answered, at, changed

HOUR = timedelta(hours=1)


def clock(case: Case, rule: str, rules: Ruleset) -> Deadline | None:
    return next((c for c in deadlines.clocks(case, rules) if c.rule == rule), None)


def a_notice(kind: str, to: str = "", sent: timedelta = HOUR) -> Notice:
    return Notice(kind=kind, to=to, channel=Channel.PHONE, sent_at=MORNING + sent)


def test_a_complaint_on_site_starts_the_managers_clock_until_the_case_is_taken_over(
    rules: Ruleset,
) -> None:
    case = a_case()
    running = clock(case, "D01", rules)
    assert running is not None
    assert (running.due, running.status) == (MORNING + timedelta(minutes=15), "OPEN")
    taken = changed(
        case,
        passes=(StepPass(stage=Stage.LISTEN, started_at=MORNING + HOUR / 10, started_by="p2"),),
    )
    met = clock(taken, "D01", rules)
    assert met is not None
    assert (met.status, met.done_at) == ("MET", MORNING + HOUR / 10)
    assert clock(changed(case, channel=Channel.PHONE), "D01", rules) is None


@pytest.mark.parametrize("category", ["A", "B"])
def test_an_objection_to_quality_or_quantity_goes_to_the_area_at_once(
    rules: Ruleset, category: str
) -> None:
    case = a_case(category=category)
    running = clock(case, "D02", rules)
    assert running is not None
    assert running.status == DeadlineStatus.OPEN
    told = changed(case, notices={"n": a_notice("ALERT")})
    met = clock(told, "D02", rules)
    assert met is not None
    assert met.done_at == MORNING + HOUR
    other = changed(case, notices={"n": a_notice("FORWARD", "张三")})
    assert clock(other, "D02", rules).status == DeadlineStatus.OPEN  # type: ignore[union-attr]


def test_a_complaint_about_manners_has_no_objection_clock(rules: Ruleset) -> None:
    assert clock(a_case(category="E"), "D02", rules) is None
    assert clock(a_case(category="E"), "D12", rules) is None


def test_doubtful_validity_asks_for_a_report_and_the_report_for_a_decision(
    rules: Ruleset,
) -> None:
    case = a_case()
    first = clock(case, "D12", rules)
    assert first is not None
    assert first.due == MORNING + timedelta(hours=4)
    assert clock(changed(case, flags={"doubtful_validity": False}), "D12", rules) is None
    reported = changed(case, notices={"n": a_notice("REPORT")})
    assert clock(reported, "D12", rules).status == DeadlineStatus.MET  # type: ignore[union-attr]
    second = clock(reported, "D13", rules)
    assert second is not None
    assert (second.due, second.status) == (MORNING + timedelta(hours=5), "OPEN")
    decided = changed(reported, validity=Validity.VALID, validity_at=MORNING + 2 * HOUR)
    assert clock(decided, "D13", rules).done_at == MORNING + 2 * HOUR  # type: ignore[union-attr]


def test_the_press_is_answered_within_two_days(rules: Ruleset) -> None:
    case = a_case(channel=Channel.MEDIA, category="I")
    running = clock(case, "D16", rules)
    assert running is not None
    assert running.due == MORNING + timedelta(hours=48)
    answer = changed(case, notices={"n": a_notice("PRESS_ANSWER")})
    assert clock(answer, "D16", rules).status == DeadlineStatus.MET  # type: ignore[union-attr]
    assert clock(a_case(flags={"press": True}), "D16", rules) is not None
    assert clock(a_case(), "D16", rules) is None


def test_a_valid_complaint_is_made_good_within_two_days_of_the_notice(rules: Ruleset) -> None:
    case = a_case(
        validity=Validity.VALID,
        validity_at=MORNING + 3 * HOUR,
        notices={"n": a_notice("ALERT", "area_manager")},
        proposals={
            "p": Proposal(remedy="REFUND", amount=Fen(10_000), answer=ProposalAnswer.ACCEPTED)
        },
    )
    running = clock(case, "D17", rules)
    assert running is not None
    assert running.due == MORNING + HOUR + timedelta(hours=48)
    sorry = changed(case, apology_at=MORNING + 5 * HOUR)
    assert clock(sorry, "D17", rules).status == DeadlineStatus.OPEN  # type: ignore[union-attr]
    paid = Proposal(
        remedy="REFUND",
        amount=Fen(10_000),
        answer=ProposalAnswer.ACCEPTED,
        performed_at=MORNING + 6 * HOUR,
    )
    done = changed(sorry, proposals={"p": paid})
    assert clock(done, "D17", rules).done_at == MORNING + 6 * HOUR  # type: ignore[union-attr]
    assert clock(changed(case, validity=Validity.INVALID), "D17", rules) is None


def test_a_promise_is_due_when_promised_and_kept_by_speaking_to_the_customer(
    rules: Ruleset,
) -> None:
    listened = StepPass(
        stage=Stage.LISTEN, started_at=MORNING, started_by="p2", finished_at=MORNING + HOUR
    )
    case = a_case(promised_reply_at=MORNING + timedelta(days=2), passes=(listened,))
    running = clock(case, "D18", rules)
    assert running is not None
    assert running.due == MORNING + timedelta(days=2)
    early = Communication(at=MORNING + HOUR / 2, way="FACE", whom="周建国", by="p2", content="记录")
    assert (
        clock(changed(case, communications={"c": early}), "D18", rules).status
        == DeadlineStatus.OPEN
    )  # type: ignore[union-attr]
    call = Communication(at=MORNING + 2 * HOUR, way="PHONE", whom="周先生", by="p2", content="答复")
    kept = clock(changed(case, communications={"c": call}), "D18", rules)
    assert kept is not None
    assert kept.done_at == MORNING + 2 * HOUR
    workshop = changed(case, communications={"c": call}, people={"w": Person(name="周先生")})
    assert clock(workshop, "D18", rules).status == DeadlineStatus.OPEN  # type: ignore[union-attr]
    resolved = changed(case, status=Status.RESOLVED, status_since=MORNING + 9 * HOUR)
    assert clock(resolved, "D18", rules).done_at == MORNING + 9 * HOUR  # type: ignore[union-attr]


def test_the_contact_that_gave_a_promise_does_not_keep_it(rules: Ruleset) -> None:
    promised = MORNING + timedelta(days=2)
    giving = Communication(
        at=MORNING + 2 * HOUR,
        way="FACE",
        whom="周建国",
        by="p2",
        content="后天答复",
        next_at=promised,
    )
    case = a_case(promised_reply_at=promised, communications={"g": giving})
    assert clock(case, "D18", rules).status == DeadlineStatus.OPEN  # type: ignore[union-attr]
    keeping = msgspec.structs.replace(giving, at=MORNING + 20 * HOUR, next_at=None)
    kept = clock(changed(case, communications={"g": giving, "k": keeping}), "D18", rules)
    assert kept is not None
    assert kept.done_at == MORNING + 20 * HOUR


def test_a_resolved_case_waits_for_its_callback(rules: Ruleset) -> None:
    resolved = a_case(status=Status.RESOLVED, status_since=at("2026-05-09 17:20"))
    running = clock(resolved, "D33", rules)
    assert running is not None
    assert (running.due, running.calendar) == (at("2026-05-13 17:30"), "WD")
    missed = CallbackAttempt(at=at("2026-05-11 10:40"), by="p9", result=CallbackResult.NO_ANSWER)
    called = CallbackAttempt(at=at("2026-05-12 15:20"), by="p9", result=CallbackResult.DONE)
    assert (
        clock(changed(resolved, callbacks={"1": missed}), "D33", rules).status
        == DeadlineStatus.OPEN
    )  # type: ignore[union-attr]
    met = clock(changed(resolved, callbacks={"1": missed, "2": called}), "D33", rules)
    assert met is not None
    assert met.done_at == called.at
    closed = changed(
        resolved,
        status=Status.CLOSED,
        closed_at=at("2026-05-12 16:00"),
        callbacks={"2": called},
        resolved_at=at("2026-05-09 17:20"),
    )
    kept = clock(closed, "D33", rules)
    assert kept is not None
    assert (kept.started_at, kept.status) == (running.started_at, "MET")
    assert clock(changed(resolved, no_callback=True), "D33", rules) is None


def test_footage_is_due_in_a_day_or_before_the_recorder_overwrites_it(rules: Ruleset) -> None:
    fresh = a_case()
    running = clock(fresh, "D37", rules)
    assert running is not None
    assert running.due == MORNING + timedelta(days=1)
    old = changed(fresh, occurred_at=MORNING - timedelta(days=26, hours=12))
    assert clock(old, "D37", rules).due == MORNING + timedelta(hours=12)  # type: ignore[union-attr]
    gone = changed(fresh, occurred_at=MORNING - timedelta(days=40))
    assert clock(gone, "D37", rules).due == MORNING  # type: ignore[union-attr]
    long_kept = changed(old, facts={"recorder_retention_days": CaseFact(value="90")})
    assert clock(long_kept, "D37", rules).due == MORNING + timedelta(days=1)  # type: ignore[union-attr]
    still = changed(fresh, evidence={"x": an_exhibit("CCTV_STILL")})
    assert clock(still, "D37", rules).status == DeadlineStatus.MET  # type: ignore[union-attr]
    lost = changed(
        fresh, checklist={"step0.footage": answered(RowState.NOT_POSSIBLE, "录像机故障")}
    )
    assert clock(lost, "D37", rules).status == DeadlineStatus.MET  # type: ignore[union-attr]
    assert clock(a_case(category="I"), "D37", rules) is None


def test_classes_and_claims_start_their_clocks(rules: Ruleset) -> None:
    hot = a_case(
        severity=Severity.HOT,
        class_changes=(ClassChange(to="HOT", at=at("2026-06-18 07:36"), row="10"),),
    )
    assert clock(hot, "D19", rules).due == at("2026-06-22 17:30")  # type: ignore[union-attr]
    assert clock(hot, "D21", rules) is None
    major = a_case(
        severity=Severity.MAJOR,
        class_changes=(ClassChange(to="MAJOR", at=at("2026-06-18 09:40"), row="3"),),
    )
    assert clock(major, "D20", rules).calendar == "NOW"  # type: ignore[union-attr]
    assert clock(major, "D21", rules).due == at("2026-06-25 09:40")  # type: ignore[union-attr]
    claimed = a_case(claims={"c": Claim(kind="FUEL", amount_claimed=Fen(1_000))})
    assert clock(claimed, "D41", rules).due == at("2026-05-24 23:59")  # type: ignore[union-attr]
    ours = a_case(delay_cause=DelayCause.OURS)
    assert clock(ours, "D22", rules).due == MORNING + timedelta(days=7)  # type: ignore[union-attr]


def a_mark(rule: str, made: timedelta, **values: object) -> Deadline:
    given = {
        "rule": rule,
        "started_at": MORNING + made,
        "due": MORNING + made,
        "calendar": "",
        "responsible": "p9",
    }
    return Deadline(**{**given, **values})  # type: ignore[arg-type]


def test_a_clock_waived_or_moved_by_hand_keeps_the_reason(rules: Ruleset) -> None:
    case = a_case()
    waived = changed(
        case,
        deadline_marks={
            "D02": a_mark("D02", HOUR, status=DeadlineStatus.WAIVED, reason="已口头报告")
        },
    )
    found = clock(waived, "D02", rules)
    assert found is not None
    assert (found.status, found.reason, found.responsible) == (
        "WAIVED",
        "已口头报告",
        "station_manager",
    )
    assert found.started_at == MORNING
    moved = changed(
        case,
        deadline_marks={"D12": a_mark("D12", HOUR, due=MORNING + 9 * HOUR, reason="等待录像")},
    )
    found = clock(moved, "D12", rules)
    assert found is not None
    assert (found.due, found.status, found.reason) == (MORNING + 9 * HOUR, "OPEN", "等待录像")


def test_a_mark_does_not_outlive_the_run_it_was_made_for(rules: Ruleset) -> None:
    again = a_case(status=Status.RESOLVED, status_since=MORNING + timedelta(days=9))
    marked = changed(
        again, deadline_marks={"D33": a_mark("D33", timedelta(days=1), status=DeadlineStatus.MET)}
    )
    assert clock(marked, "D33", rules).status == DeadlineStatus.OPEN  # type: ignore[union-attr]


def test_a_clock_may_be_set_by_hand_where_no_fact_starts_it(rules: Ruleset) -> None:
    mark = a_mark("D45", HOUR, due=MORNING + timedelta(days=5), calendar="MOVED")
    found = clock(a_case(deadline_marks={"D45": mark}), "D45", rules)
    assert found is not None
    assert (found.due, found.responsible) == (MORNING + timedelta(days=5), "station_manager")


def test_clocks_come_in_the_order_in_which_they_are_due(rules: Ruleset) -> None:
    dues = [c.due for c in deadlines.clocks(a_case(), rules)]
    assert dues == sorted(dues)
    assert len(dues) >= 4
