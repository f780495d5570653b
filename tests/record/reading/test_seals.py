from typing import Any

import pytest

from record.case import Case
from record.codes import ExhibitKind, ExhibitStatus, Medium
from record.journal import kinds
from record.journal.entry import Entry
from record.reading.seals import SealState, doubtful, seal_state, standing
from tests.record.writers import Writer, codes, folded


def drawn(station: Writer, name: str = "a", portion: str = "RESERVE", seal: str = "F-100") -> Entry:
    body = kinds.EvidenceAdd(
        evidence_id=name, exhibit_no="E01", kind=ExhibitKind.FUEL_SAMPLE, title=name,
        medium=Medium.SAMPLE, details={"portion": portion, "seal_no": seal},
    )  # fmt: skip
    return station.write(kinds.EVIDENCE_ADD, body)


def told(event: str, found: str = "", name: str = "a", **facts: Any) -> kinds.AccessLog:
    return kinds.AccessLog(event=event, evidence_id=name, found=found, facts=facts)


def after(*events: kinds.AccessLog, portion: str = "RESERVE") -> tuple[Case, SealState]:
    station = Writer()
    entries = [station.open(), drawn(station, portion=portion)]
    entries += [station.write(kinds.ACCESS_LOG, event) for event in events]
    case = folded(*entries)
    return case, seal_state(case, case.evidence["a"])


def test_a_sealed_sample_that_was_found_intact_can_be_relied_on() -> None:
    case, state = after(told("SEAL_CHECKED", "INTACT", seal_no=" f-100 "))
    assert (state.state, state.checks, state.usable) == ("SEALED", 1, True)
    assert codes(case) == []


@pytest.mark.parametrize("found", ["TORN", "MISSING", "DIFFERENT"])
def test_a_seal_that_does_not_hold_makes_the_sample_doubtful_and_says_so(found: str) -> None:
    case, state = after(told("SEAL_CHECKED", found))
    assert (state.state, state.doubts, state.usable) == ("DOUBTFUL", (found,), False)
    assert codes(case) == ["sample.doubtful"]
    assert doubtful(case) == (case.evidence["a"],)


@pytest.mark.parametrize("seen", [None, [1], {"no": "F-101"}])
def test_a_number_that_is_no_text_says_nothing_of_a_seal(seen: Any) -> None:
    case, state = after(told("HANDED_OVER", seal_no=seen, seal=seen))
    assert (state.seal_no, state.state, state.checks) == ("F-100", "SEALED", 0)
    assert codes(case) == []


def test_another_number_than_the_one_sealed_with_is_noticed_at_any_hand_over() -> None:
    _case, state = after(told("HANDED_OVER", seal_no="F-101"))
    assert state.doubts == ("DIFFERENT",)


def test_a_finding_at_a_later_check_does_not_lift_the_doubt() -> None:
    _case, state = after(told("SEAL_CHECKED", "TORN"), told("SEAL_CHECKED", "INTACT"))
    assert state.state == "DOUBTFUL"


def test_sealing_anew_does_not_lift_the_doubt() -> None:
    _case, state = after(told("SEAL_CHECKED", "TORN"), told("SEALED", seal_no="F-200"))
    assert (state.state, state.seal_no) == ("DOUBTFUL", "F-200")


def test_both_sides_may_accept_a_doubtful_sample_until_something_new_is_found() -> None:
    accepted = (told("SEAL_CHECKED", "TORN"), told("DOUBT_ACCEPTED"))
    assert after(*accepted)[1].usable
    assert not after(*accepted, told("SEAL_CHECKED", "MISSING"))[1].usable


@pytest.mark.parametrize(
    ("portion", "consent", "state"),
    [
        ("TEST", "LABORATORY", "OPENED"),
        ("TEST", "BOTH_SIDES", "DOUBTFUL"),
        ("RESERVE", "BOTH_SIDES", "OPENED"),
        ("RESERVE", "LEGAL", "OPENED"),
        ("RESERVE", "", "DOUBTFUL"),
        ("CUSTOMER", "", "OPENED"),
    ],
)
def test_who_may_open_depends_on_the_portion(portion: str, consent: str, state: str) -> None:
    assert after(told("OPENED", consent=consent), portion=portion)[1].state == state


def test_looking_and_printing_say_nothing_of_the_seal() -> None:
    assert after(told("VIEWED"), told("PRINTED"))[1].checks == 0


def test_readers_see_the_doubt_and_the_record_stays_as_it_was() -> None:
    case, _state = after(told("SEAL_CHECKED", "TORN"))
    assert standing(case, case.evidence["a"]).status == ExhibitStatus.DOUBTFUL
    assert case.evidence["a"].status == ExhibitStatus.ACTIVE
    whole, _state = after(told("SEAL_CHECKED", "INTACT"))
    assert standing(whole, whole.evidence["a"]).status == ExhibitStatus.ACTIVE
