import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from record import wire
from record.case import Case
from record.codes import Action, DeadlineStatus, Severity, Status, Validity
from record.folding.fold import Placed, fold, fold_all, in_order, place
from record.journal import kinds
from record.journal.entry import Entry
from record.rules import severity
from tests.record.strange_entries import ENTRIES
from tests.record.writers import CASE, OTHER_DESK, Writer, codes, folded
from tests.rulebooks import shipped

QUICK = settings(max_examples=90)


def written(drafts: list[tuple[str, Any, str, int]], *, opened: bool = True) -> list[Placed]:
    station, region = Writer(), Writer("region")
    entries = [station.open()] if opened else []
    for kind, body, role, minute in drafts:
        writer = station if role == "station" else region
        raw = wire.encode(body)
        entries.append(writer.write(kind, raw, minute=minute, role=role))
    return [place(entry) for entry in entries]


@QUICK
@given(ENTRIES, st.booleans())
def test_no_well_formed_entry_ever_makes_the_fold_raise(
    drafts: list[tuple[str, Any, str, int]], opened: bool
) -> None:
    case = fold_all(written(drafts, opened=opened), shipped())
    if case is not None:
        kept = wire.unpacker(Case)(wire.pack(case))
        assert kept == case
        assert wire.decoder(Case)(wire.encode(case)) == case


@QUICK
@given(ENTRIES, st.randoms(use_true_random=False))
def test_any_order_of_arrival_leads_to_the_same_case(
    drafts: list[tuple[str, Any, str, int]], chance: random.Random
) -> None:
    entries = written(drafts)
    whole = fold_all(entries, shipped())
    one_by_one: Case | None = None
    for placed in in_order(entries):
        one_by_one = fold(one_by_one, placed, shipped())
    assert one_by_one == whole
    chance.shuffle(entries)
    assert fold_all(entries, shipped()) == whole


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe", b"{", b"[" * 60_000, b'{"text":"\\ud800"}', b'{"text":"\xed\xa0\x80"}',
     b'{"text":NaN}', b'{"text":"a\\u0000b"}', b'{"text":3}', b'"x"'],
)  # fmt: skip
def test_a_body_that_cannot_be_read_leaves_a_remark(raw: bytes) -> None:
    station = Writer()
    case = folded(station.open(), station.write(kinds.NOTE_ADD, raw))
    assert codes(case) == ["entry.unreadable"]
    assert case.entries == 2


def test_two_people_who_did_not_see_each_other_keep_both_versions_until_one_is_chosen() -> None:
    station, other = Writer(), Writer(dev=OTHER_DESK, actor="u_2")
    opening = station.open()
    base = {"summary": opening.id}
    ours = station.patch({"summary": "站里的说法"}, minute=5, base=base)
    theirs = other.patch({"summary": "另一台的说法"}, minute=6, base=base)
    case = folded(opening, ours, theirs)
    both = case.two_versions["summary"]
    assert (case.summary, both.kept, both.other) == ("另一台的说法", "另一台的说法", "站里的说法")
    assert (both.kept_entry, both.other_entry) == (theirs.id, ours.id)
    later = other.patch({"summary": "另一台又改"}, minute=7, base={"summary": theirs.id})
    typed_on = folded(opening, ours, theirs, later)
    assert typed_on.two_versions["summary"].kept == "另一台又改"
    choice = station.patch(
        {"summary": "站里的说法"}, minute=9, base={"summary": later.id},
        settles={"summary": ours.id},
    )  # fmt: skip
    settled = folded(opening, ours, theirs, later, choice)
    assert (settled.summary, settled.two_versions) == ("站里的说法", {})


def test_one_device_never_conflicts_with_itself() -> None:
    station = Writer()
    entries = [station.open(), station.patch({"summary": "一"}), station.patch({"summary": "二"})]
    assert folded(*entries).two_versions == {}


def test_a_value_that_is_refused_makes_no_second_version() -> None:
    station, other = Writer(), Writer(dev=OTHER_DESK, actor="u_2")
    opening = station.open()
    case = folded(opening, other.patch({"summary": 7}, minute=5))
    assert (case.summary, case.two_versions, codes(case)) == (
        "加油后抖动",
        {},
        ["field.wrong_type"],
    )


def test_the_region_does_not_rewrite_what_the_station_recorded() -> None:
    station, region = Writer(), Writer("region")
    case = folded(station.open(), region.patch({"summary": "片区的说法"}, minute=5))
    assert (case.summary, codes(case)) == ("加油后抖动", ["field.not_yours"])
    assert case.remarks[0].facts == {"path": "summary", "value": "片区的说法"}
    assert case.two_versions == {}


def test_money_is_approved_by_a_decision_never_by_typing() -> None:
    station, region = Writer(), Writer("region")
    offer = {"remedy": "REFUND", "amount": 900.0, "approved_by": "u_1"}
    opening = station.open()
    typed = station.patch({"proposals.p1": offer}, minute=2)
    assert folded(opening, typed).proposals["p1"].approved_by == ""
    approval = region.write(
        kinds.DECISION_ADD, kinds.DecisionAdd(action=Action.APPROVE_MONEY, value="p1"), minute=3
    )
    approved = folded(opening, typed, approval)
    assert approved.proposals["p1"].approved_by == region.actor
    less = station.patch({"proposals.p1": offer | {"amount": 800.0}}, minute=4)
    assert folded(opening, typed, approval, less).proposals["p1"].approved_by == region.actor
    more = station.patch({"proposals.p1": offer | {"amount": 950.0}}, minute=5)
    assert folded(opening, typed, approval, less, more).proposals["p1"].approved_by == ""


def test_a_move_without_its_guards_is_refused_with_what_is_missing() -> None:
    station = Writer()
    asked = station.write(kinds.STATUS_REQUEST, kinds.StatusRequest(to=Status.CLOSED))
    case = folded(station.open(), asked)
    assert (case.status, codes(case)) == ("RECORDED", ["move.refused"])
    assert case.remarks[0].facts["missing"]


def test_a_move_without_a_stage_goes_to_the_first_one() -> None:
    station = Writer()
    opening = station.open(manager_on_duty="u_1")
    case = folded(
        opening, station.write(kinds.STATUS_REQUEST, kinds.StatusRequest(to=Status.ON_SITE))
    )
    assert (case.status, case.stage, case.passes[-1].stage) == ("ON_SITE", "LISTEN", "LISTEN")


def decision(writer: Writer, action: str, value: str = "", **more: Any) -> Entry:
    body = kinds.DecisionAdd(action=action, value=value, **more)
    return writer.write(kinds.DECISION_ADD, body)


def test_a_station_cannot_decide_but_its_opinion_is_kept() -> None:
    station = Writer()
    case = folded(station.open(), decision(station, "VALIDITY", "INVALID"))
    assert (case.validity, codes(case)) == ("UNDECIDED", ["decision.not_allowed"])
    assert [(d.action, d.applied) for d in case.decisions] == [("VALIDITY", False)]


def test_nobody_decides_about_a_complaint_against_themselves() -> None:
    region = Writer("region", actor="u_9")
    case = folded(Writer().open(respondent="u_9"), decision(region, "VALIDITY", Validity.VALID))
    assert codes(case) == ["decision.not_allowed"]


def test_an_unknown_decision_value_is_kept_but_not_applied() -> None:
    case = folded(Writer().open(), decision(Writer("region"), "VALIDITY", "MAYBE"))
    assert (case.validity, case.decisions[0].applied) == ("UNDECIDED", False)


def test_returned_points_become_tasks_and_answers_close_them() -> None:
    station, region = Writer(), Writer("region")
    region.minute = 10
    points = (kinds.ReturnPoint(point_id="p1", text="补拍铅封", about="evidence"),)
    returned = decision(region, "RETURN", points=points)
    asked = folded(station.open(), returned)
    assert [t.text for t in asked.open_tasks] == ["补拍铅封"]
    station.minute, station.seq, station.prev = 20, 0, "0" * 64
    opening = station.open()
    station.minute = 20
    answer = station.write(kinds.NOTE_ADD, kinds.NoteAdd(text="已补拍", answers="p1"))
    region.minute = 5
    again = decision(region, "RETURN", points=points)
    region.minute = 24
    twice = decision(region, "RETURN", points=points)
    case = folded(opening, again, answer, twice)
    assert case.tasks["p1"].answer == "已补拍"
    assert len(case.open_tasks) == 1


def test_what_is_newer_is_counted_and_skipped() -> None:
    station = Writer()
    later = station.write("case.dream", {"a": 1})
    newer = station.write(kinds.NOTE_ADD, {"text": "x"}, kv=2)
    case = folded(station.open(), later, newer)
    assert (case.entries, case.newer_entries, case.notes, case.remarks) == (3, 2, (), ())


def test_an_erased_part_leaves_a_remark_and_the_case_stands() -> None:
    station = Writer()
    opening, note = station.open(), station.write(kinds.NOTE_ADD, {"text": "13800132046"})
    erased = msgspec.structs.replace(note, parts={})
    case = folded(opening, erased)
    assert (codes(case), case.notes) == (["entry.erased"], ())


def test_a_case_whose_opening_was_erased_is_still_a_case() -> None:
    station = Writer()
    opening = msgspec.structs.replace(station.open(), parts={})
    case = folded(opening, station.write(kinds.NOTE_ADD, {"text": "x"}))
    assert (case.id, case.station, case.summary) == (CASE, "1203", "")
    assert (codes(case), len(case.notes)) == (["entry.erased"], 1)


def test_two_exhibits_with_one_number_get_two() -> None:
    station, other = Writer(), Writer(dev="01HF7YAT00CCCCCCCCCCCCCCCC")
    opening = station.open()
    case = folded(opening, other.exhibit("b", "E01", 6), station.exhibit("a", "E01", 5))
    assert {e.id: e.exhibit_no for e in case.evidence.values()} == {"a": "E01", "b": "E02"}
    assert codes(case) == ["evidence.renumbered"]


def test_a_number_that_is_none_is_replaced() -> None:
    station = Writer()
    case = folded(station.open(), station.exhibit("a", "../../E1"), station.exhibit("b", "E٣٣"))
    assert [e.exhibit_no for e in case.evidence.values()] == ["E01", "E02"]


def test_a_withdrawn_exhibit_stays_visible_and_keeps_its_number() -> None:
    station = Writer()
    gone = kinds.EvidenceWithdraw(evidence_id="a", reason="拍错了")
    case = folded(
        station.open(), station.exhibit("a", "E01"), station.write(kinds.EVIDENCE_WITHDRAW, gone),
        station.exhibit("b", "E01"),
    )  # fmt: skip
    assert case.evidence["a"].status == Status.WITHDRAWN
    assert case.evidence["a"].withdrawn_reason == "拍错了"
    assert case.evidence["b"].exhibit_no == "E02"


def test_what_an_exhibit_is_made_of_never_changes() -> None:
    station = Writer()
    body = kinds.EvidenceAnnotate(evidence_id="a", changes={"title": "新", "files": [], "id": "z"})
    case = folded(
        station.open(), station.exhibit("a", "E01"), station.write(kinds.EVIDENCE_ANNOTATE, body)
    )
    assert (case.evidence["a"].title, len(case.evidence["a"].files)) == ("新", 1)
    assert codes(case) == ["evidence.not_changeable"]


def test_a_request_that_comes_after_the_case_is_over_does_not_move_it() -> None:
    station = Writer()
    case = folded(station.open(), station.write(kinds.NOTE_ADD, {"text": "x"}))
    closed = msgspec.structs.replace(case, status=Status.CLOSED)
    late = station.write(kinds.STATUS_REQUEST, kinds.StatusRequest(to=Status.RESOLVED))
    after = fold(closed, place(late), shipped())
    assert after is not None
    assert (after.status, codes(after)) == ("CLOSED", ["move.late_request"])


def test_the_class_rises_by_itself_and_does_not_fall_by_itself() -> None:
    station = Writer()
    opening = station.open()
    flagged = station.patch({"flags.press": True})
    risen = folded(opening, flagged)
    assert severity.is_at_least(risen.severity, Severity.HOT)
    calm = folded(opening, flagged, station.patch({"flags.press": False}))
    assert calm.severity == risen.severity
    region = Writer("region")
    region.minute = 30
    lowered = folded(
        opening, flagged, decision(region, "RAISE_CLASS", Severity.GENERAL, text="误报")
    )
    assert lowered.severity == risen.severity
    assert codes(lowered) == ["decision.class_not_lowered"]


def test_headquarters_may_lower_the_class_with_a_reason_and_it_stays_lowered() -> None:
    station, region = Writer(), Writer("region")
    region.minute = 30
    body = kinds.DecisionAdd(action=Action.RAISE_CLASS, value=Severity.IMPORTANT, text="媒体已撤稿")
    lower = region.write(kinds.DECISION_ADD, body, role="hq")
    after = region.write(kinds.NOTE_ADD, {"text": "x"}, role="hq")
    case = folded(station.open(), station.patch({"flags.press": True}), lower, after)
    assert case.severity == Severity.IMPORTANT


def test_a_note_of_a_device_may_carry_any_facts() -> None:
    station = Writer()
    body = kinds.DeviceNote(code="device.clock_jumped", facts={"code": 1, "case": 2, "context": 3})
    case = folded(station.open(), station.write(kinds.DEVICE_NOTE, body))
    assert case.remarks[0].facts == {"code": 1, "case": 2, "context": 3}


def test_only_those_who_may_waive_move_a_clock() -> None:
    station, region = Writer(), Writer("region")
    region.minute = 9
    body = kinds.DeadlineSet(rule="D01", waived=True, reason="停电")
    opening = station.open()
    assert codes(folded(opening, station.write(kinds.DEADLINE_SET, body))) == [
        "deadline.not_allowed"
    ]
    case = folded(opening, region.write(kinds.DEADLINE_SET, body))
    assert case.deadline_marks["D01"].status == DeadlineStatus.WAIVED
