"""A case follows the rule set it names, from first to last, and another one only by an entry."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from record import wire
from record.case import Case
from record.codes import Action, Channel, ProposalAnswer, Result, Stage, Status
from record.folding.fold import Placed, as_if_switched, fold_all, in_order, place
from record.folding.switching import refusal_of
from record.journal import kinds
from record.journal.entry import Entry
from record.rules import guards
from record.rules.releases import Release, Rulebook
from tests.record.folding.test_fold import QUICK, written
from tests.record.strange_entries import ENTRIES
from tests.record.writers import Writer, codes
from tests.rulebooks import IN_FORCE, NEXT, later, shipped

STRICTER = later(
    states=('guards = ["opening"]', 'guards = ["opening", "proposal"]'),
    severity=("persons = 3", "persons = 2"),
)
BOOK = shipped().extended([STRICTER])
OLDER_PROGRAM = shipped()
GUARDS = ("proposal", "apology", "validity", "cause_class", "agreement", "closing_check")


def folded(*entries: Entry, book: Rulebook = BOOK) -> Case:
    case = fold_all([place(entry) for entry in entries], book)
    assert case is not None
    return case


def opened(writer: Writer, version: str, **fields: Any) -> Entry:
    given = {"category": "A", "summary": "加油后抖动", **fields}
    body = kinds.CaseOpen(case_no="TS-1203-1", ruleset=version, fields=given)
    return writer.write(kinds.CASE_OPEN, body)


def switch(writer: Writer, to: str = NEXT, reason: str = "新办法生效", **header: Any) -> Entry:
    return writer.write(kinds.RULES_SWITCH, kinds.RulesSwitch(to=to, reason=reason), **header)


@st.composite
def later_sets(draw: st.DrawFn) -> list[Release]:
    """Later sets that ask for more at every move and rate graver."""
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        more = ", ".join(f'"{name}"' for name in draw(st.sets(st.sampled_from(GUARDS), min_size=1)))
        set_ = later(f"2099.{number}", states=("guards = [", f"guards = [{more}, "))
        made.append(set_)
    return made


@QUICK
@given(ENTRIES, later_sets())
def test_a_case_of_last_years_rules_folds_to_the_same_bytes_after_any_new_set(
    drafts: list[tuple[str, Any, str, int]], sets: list[Release]
) -> None:
    entries = [e for e in written(drafts) if e.entry.header.kind != kinds.RULES_SWITCH]
    before = wire.encode(fold_all(entries, shipped()))
    assert wire.encode(fold_all(entries, shipped().extended(sets))) == before


@QUICK
@given(ENTRIES, st.randoms(use_true_random=False), st.sampled_from([IN_FORCE, NEXT, "2030.1", ""]))
def test_switches_among_any_entries_fold_in_any_order_of_arrival(
    drafts: list[tuple[str, Any, str, int]], chance: Any, to: str
) -> None:
    region = Writer("region", dev="01HF7YAT00DDDDDDDDDDDDDDDD")
    entries = [*written(drafts), *(place(switch(region, to, minute=m)) for m in (3, 9))]
    whole = fold_all(entries, BOOK)
    chance.shuffle(entries)
    assert fold_all(entries, BOOK) == whole
    assert whole is None or wire.decoder(Case)(wire.encode(whole)) == whole


def test_a_case_that_passed_the_old_guards_does_not_fall_back() -> None:
    station = Writer()
    entries = [
        opened(station, IN_FORCE, manager_on_duty="u_1", channel=Channel.ON_SITE),
        station.write(
            kinds.STATUS_REQUEST, kinds.StatusRequest(to=Status.ON_SITE, stage=Stage.LISTEN)
        ),
    ]
    asking_more = shipped().extended([later(states=('["manager_named"]', '["proposal"]'))])
    assert folded(*entries, book=asking_more).status == Status.ON_SITE
    other = Writer()
    entries = [
        opened(other, NEXT, manager_on_duty="u_1", channel=Channel.ON_SITE),
        other.write(
            kinds.STATUS_REQUEST, kinds.StatusRequest(to=Status.ON_SITE, stage=Stage.LISTEN)
        ),
    ]
    refused = folded(*entries, book=asking_more)
    assert (refused.status, codes(refused)) == ("RECORDED", ["move.refused"])


def test_an_unknown_set_is_stood_in_for_with_a_remark_until_it_arrives() -> None:
    opening = opened(Writer(), NEXT)
    waiting = folded(opening, book=OLDER_PROGRAM)
    assert (waiting.ruleset, codes(waiting)) == (NEXT, ["rules.unknown"])
    assert waiting.remarks[0].facts == {"version": NEXT, "used": IN_FORCE}
    assert codes(folded(opening)) == []


def test_an_opening_without_a_body_follows_what_was_in_force_when_it_was_written() -> None:
    case = folded(Writer().write(kinds.CASE_OPEN, b"{"))
    then = shipped().in_force_at(case.recorded_at).version
    assert (case.ruleset, codes(case)) == (then, ["entry.unreadable"])


def test_a_switch_holds_from_its_entry_on_and_says_so_in_the_history() -> None:
    station, region = Writer(), Writer("region")
    region.minute = 10
    opening = opened(station, IN_FORCE)
    case = folded(opening, switch(region))
    assert (case.ruleset, codes(case)) == (NEXT, [])
    line = case.activity[-1]
    assert (line.code, line.facts) == (
        "rules.switched", {"before": IN_FORCE, "to": NEXT, "reason": "新办法生效"},
    )  # fmt: skip
    assert guards.missing(case, "RECORDED", "", BOOK.of(case.ruleset))
    assert case.deadlines == as_if_switched(folded(opening), NEXT, case.recorded_at, BOOK).deadlines


def test_a_switch_to_a_set_that_is_not_here_yet_waits_for_it() -> None:
    station, region = Writer(), Writer("region")
    region.minute = 10
    case = folded(opened(station, IN_FORCE), switch(region), book=OLDER_PROGRAM)
    assert (case.ruleset, codes(case)) == (NEXT, ["rules.unknown"])


@pytest.mark.parametrize(
    ("role", "to", "reason", "code"),
    [
        ("station", NEXT, "新办法", "rules.not_allowed"),
        ("region", NEXT, "  ", "rules.reason_missing"),
        ("region", IN_FORCE, "新办法", "rules.no_other"),
        ("region", "newest", "新办法", "rules.no_other"),
        ("hq", NEXT, "新办法", ""),
    ],
)
def test_who_may_switch_to_what(role: str, to: str, reason: str, code: str) -> None:
    station, region = Writer(), Writer("region")
    region.minute = 10
    case = folded(opened(station, IN_FORCE), switch(region, to, reason, role=role))
    assert codes(case) == ([code] if code else [])
    assert case.ruleset == (IN_FORCE if code else NEXT)


def _offer(amount: float, **said: Any) -> dict[str, Any]:
    return {"proposals.p1": {"remedy": "REFUND", "amount": amount, **said}}


@pytest.mark.parametrize(
    ("offer", "is_refused"),
    [
        (_offer(300, answer=ProposalAnswer.ACCEPTED), True),
        (_offer(300, performed_at="2026-11-21T10:00:00+08:00"), True),
        (_offer(300), False),
        (_offer(0, answer=ProposalAnswer.ACCEPTED), False),
    ],
)
def test_a_switch_never_goes_back_over_money(offer: dict[str, Any], is_refused: bool) -> None:
    station, region = Writer(), Writer("region")
    region.minute = 10
    case = folded(opened(station, IN_FORCE), station.patch(offer), switch(region))
    assert codes(case) == (["rules.applied_to_money"] if is_refused else [])
    assert case.ruleset == (IN_FORCE if is_refused else NEXT)


def test_a_switch_never_goes_back_over_an_approval_even_when_the_amount_rose() -> None:
    station, region = Writer(), Writer("region")
    opening, offered = opened(station, IN_FORCE), station.patch(_offer(900))
    region.minute = 10
    approval = kinds.DecisionAdd(action=Action.APPROVE_MONEY, value="p1")
    approved = region.write(kinds.DECISION_ADD, approval)
    raised = station.patch(_offer(1900), minute=12)
    region.minute = 20
    case = folded(opening, offered, approved, raised, switch(region))
    assert case.proposals["p1"].approved_by == ""
    assert codes(case) == ["rules.applied_to_money"]


def test_a_switch_never_goes_back_over_closing() -> None:
    station, region = Writer(), Writer("region")
    told = {
        "communications.c1": {
            "at": "2026-11-21T10:00:00+08:00",
            "way": "PHONE",
            "whom": "c",
            "by": "u_1",
            "content": "撤回",
        }
    }
    withdrawal = kinds.StatusRequest(to=Status.WITHDRAWN, reason="客户撤回")
    entries = [opened(station, IN_FORCE, result=Result.WITHDRAWN), station.patch(told)]
    entries.append(station.write(kinds.STATUS_REQUEST, withdrawal))
    assert not folded(*entries).is_open
    region.minute = 20
    case = folded(*entries, switch(region))
    assert codes(case) == ["rules.applied_to_closing"]
    assert case.ruleset == IN_FORCE
    reopened = msgspec.structs.replace(case, status=Status.ON_SITE, reopened_count=1)
    assert refusal_of(reopened, "region", NEXT, "新办法") == "rules.applied_to_closing"


def test_of_a_switch_and_money_that_did_not_see_each_other_the_earlier_counts() -> None:
    station, region = Writer(), Writer("region")
    opening = opened(station, IN_FORCE)
    accepted = station.patch(_offer(300, answer=ProposalAnswer.ACCEPTED), minute=15)
    early = switch(region, minute=14)
    assert folded(opening, accepted, early).ruleset == NEXT
    late = switch(Writer("region"), minute=16)
    assert folded(opening, accepted, late).ruleset == IN_FORCE


def test_in_order_keeps_switches_where_their_clocks_are() -> None:
    station, region = Writer(), Writer("region")
    opening = opened(station, IN_FORCE)
    region.minute = 5
    later_entry: Placed = place(switch(region))
    assert in_order([later_entry, place(opening)])[1] is later_entry
