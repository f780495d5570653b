from datetime import timedelta
from typing import Any

import msgspec
import pytest

from desktop.app import Application
from record.case import Case, Claim, Communication, Proposal
from record.codes import ProposalAnswer, RowState, Stage, Status
from record.measures import Fen
from record.problems import Problem
from tests import builders
from tests.builders import NOON, SetClock


def test_a_step_can_not_be_passed_while_something_is_missing(
    station: Application, case: Case
) -> None:
    assert station.cases.next_step(case) == (Status.ON_SITE, Stage.LISTEN)
    with pytest.raises(Problem) as refused:
        station.cases.move(case.id, Status.ON_SITE, Stage.LISTEN)
    assert refused.value.code == "cases.guard"
    assert refused.value.facts["about"] == "manager_on_duty"
    assert station.cases.get(case.id) == case
    case = station.cases.change(case, {"manager_on_duty": "u_chen"})
    assert station.cases.missing(case, Status.ON_SITE, Stage.LISTEN) == ()
    case = station.cases.move(case.id, Status.ON_SITE, Stage.LISTEN)
    assert (case.status, case.stage) == (Status.ON_SITE, Stage.LISTEN)


@pytest.mark.parametrize("to", [Status.CLOSED, Status.RESOLVED, Status.ARCHIVED, "NOWHERE", ""])
def test_no_move_jumps_over_the_machine(station: Application, case: Case, to: str) -> None:
    with pytest.raises(Problem, match=r"cases\.guard"):
        station.cases.move(case.id, to, reason="快一点")
    assert station.cases.get(case.id).status == Status.RECORDED


def test_protected_fields_are_no_fields_to_change(station: Application, case: Case) -> None:
    for path in ("status", "severity", "validity", "confirmed_by", "deadlines", "checklist.x"):
        with pytest.raises(Problem, match=r"cases\.bad_field"):
            station.cases.change(case, {path: "CLOSED"})


def test_a_checklist_row_is_answered_and_not_possible_needs_a_reason(
    station: Application, case: Case
) -> None:
    answered = station.cases.answer(case.id, "step0.safety", RowState.DONE)
    assert answered.checklist["step0.safety"].answer == RowState.DONE
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.cases.answer(case.id, "step0.footage", RowState.NOT_POSSIBLE, "  ")
    answered = station.cases.answer(case.id, "step0.footage", RowState.NOT_POSSIBLE, "录像机坏了")
    assert answered.checklist["step0.footage"].reason == "录像机坏了"


@pytest.mark.parametrize(
    ("item", "answer"), [("no.such", RowState.DONE), ("step0.safety", "MAYBE")]
)
def test_only_rows_of_the_list_have_answers(
    station: Application, case: Case, item: str, answer: str
) -> None:
    with pytest.raises(Problem, match=r"cases\.unknown_item"):
        station.cases.answer(case.id, item, answer, "x")


def test_a_note_stands_with_its_place_and_person(station: Application, case: Case) -> None:
    noted = station.cases.note(case.id, "客户情绪激动", about="complainant.name")
    assert [(n.text, n.about, n.actor) for n in noted.notes] == [
        ("客户情绪激动", "complainant.name", "u_chen")
    ]
    with pytest.raises(Problem, match=r"cases\.empty_note"):
        station.cases.note(case.id, "  ")
    with pytest.raises(Problem, match=r"cases\.unknown_point"):
        station.cases.note(case.id, "答复", answers="p-none")


def test_claims_are_added_beside_each_other(station: Application, case: Case) -> None:
    case = station.cases.add(case, "claims", Claim(kind="TOW", amount_claimed=Fen(20_000)))
    case = station.cases.add(case, "claims", Claim(kind="REPAIR", amount_claimed=Fen(185_050)))
    assert sorted(c.amount_claimed for c in case.claims.values()) == [Fen(20_000), Fen(185_050)]
    with pytest.raises(Problem, match=r"cases\.bad_field"):
        station.cases.add(case, "claims", {"kind": "TOW", "amount_claimed": "viel"})
    with pytest.raises(Problem, match=r"cases\.bad_field"):
        station.cases.add(case, "claims", {"kind": "TOW", "amount_claimed": float("inf")})


def test_a_proposal_can_be_answered_later(station: Application, case: Case) -> None:
    case = station.cases.add(case, "proposals", Proposal(remedy="EXPLANATION", text="当面说明"))
    [(key, offer)] = case.proposals.items()
    accepted = msgspec.structs.replace(offer, answer=ProposalAnswer.ACCEPTED)
    case = station.cases.change(case, {f"proposals.{key}": accepted})
    assert case.proposals[key].answer == ProposalAnswer.ACCEPTED


def test_a_promise_starts_its_clock_and_overdue_is_a_matter_of_now(
    station: Application, case: Case, clock: SetClock
) -> None:
    case = station.cases.change(case, {"promised_reply_at": NOON + timedelta(hours=24)})
    found = {c.rule: c for c in station.cases.clocks(case)}
    assert found["D18"].due == NOON + timedelta(hours=24)
    assert found["D18"].left_s == 24 * 3600
    clock.move(hours=25)
    assert {c.rule: c.status for c in station.cases.clocks(case)}["D18"] == "OVERDUE"
    told = Communication(at=clock.now(), way="电话", whom="周先生", by="u_chen", content="已答复")
    answered = station.cases.add(case, "communications", told)
    assert {c.rule: c.status for c in station.cases.clocks(answered)}["D18"] == "MET"


def test_a_clock_is_met_by_hand_once(station: Application, case: Case) -> None:
    case = station.cases.change(case, {"promised_reply_at": NOON + timedelta(hours=24)})
    met = station.cases.meet(case.id, "D18")
    assert {c.rule: c.status for c in station.cases.clocks(met)}["D18"] == "MET"
    with pytest.raises(Problem, match=r"cases\.unknown_clock"):
        station.cases.meet(case.id, "D18")


def test_clocks_speak_the_language_of_the_interface(station: Application, case: Case) -> None:
    chinese = {c.rule: c.name for c in station.cases.clocks(case)}
    station.settings.change(language="en")
    english = {c.rule: c.name for c in station.cases.clocks(case)}
    assert english
    assert all(english[rule] != chinese[rule] for rule in english)


def test_unmasking_tells_the_value_and_keeps_who_and_why(station: Application, case: Case) -> None:
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.cases.unmask(case.id, "complainant.phone", " ")
    with pytest.raises(Problem, match=r"cases\.bad_field"):
        station.cases.unmask(case.id, "nonsense", "看看")
    assert station.cases.get(case.id).custody == ()
    assert station.cases.unmask(case.id, "complainant.phone", "回电") == "13900002046"
    [event] = station.cases.get(case.id).custody
    assert (event.event, event.actor, event.purpose, event.found) == (
        "UNMASKED", "u_chen", "回电", "complainant.phone",
    )  # fmt: skip


def test_two_versions_are_kept_until_a_person_chooses(
    station: Application, region: Application, case: Case
) -> None:
    other = _as_of_another_device(station, case)
    assert other.two_versions["narrative"].other == "站上写的"
    settled = station.cases.choose_version(other, "narrative", "站上写的")
    assert settled.two_versions == {}
    assert settled.narrative == "站上写的"


def test_a_link_names_another_case_with_a_reason(station: Application, case: Case) -> None:
    other = builders.a_case(station)
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.cases.link(case.id, other.id, "")
    with pytest.raises(Problem, match=r"cases\.unknown"):
        station.cases.link(case.id, "nobody", "同一辆车")
    assert station.cases.link(case.id, other.id, "同一辆车").linked == (other.id,)


def test_everybody_interested_hears_which_case_changed(station: Application, case: Case) -> None:
    heard: list[frozenset[str]] = []
    station.on_changed(heard.append)
    station.cases.note(case.id, "你好")
    assert heard == [frozenset({case.id})]


def test_a_case_of_nobody_is_unknown(station: Application) -> None:
    for ask in (station.cases.get, station.cases.by_number):
        for name in ("", "  ", "nothing", "TS-1203-19990101-A01"):
            with pytest.raises(Problem, match=r"cases\.unknown"):
                ask(name)


def test_a_case_is_found_by_its_number_in_any_case_and_by_a_unique_part(
    station: Application, case: Case
) -> None:
    for typed in (case.case_no, case.case_no.lower(), f" {case.case_no} ", case.id, "13900002046"):
        assert station.cases.by_number(typed).id == case.id
    builders.a_case(station)
    with pytest.raises(Problem, match=r"cases\.ambiguous"):
        station.cases.by_number("TS-1203")


def _as_of_another_device(station: Application, case: Case) -> Any:
    """Change one field at two devices that have not seen each other; returns the folded case."""
    with_base = station.cases.change(case, {"narrative": "先有的"})
    station.cases.change(with_base, {"narrative": "站上写的"})
    recorder = station.recorder
    own = recorder.session.device
    recorder.session.device = msgspec.structs.replace(own, dev="Z" * 26)
    try:
        return station.cases.change(with_base, {"narrative": "另一台写的"})
    finally:
        recorder.session.device = own
