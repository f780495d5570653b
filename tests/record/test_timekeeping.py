from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record.timekeeping import ReadingWay, TimePair, correction, is_plausible, offsets
from tests.record.writers import Writer, folded

NOON = datetime(2026, 5, 9, 4, 0, tzinfo=UTC)


def pair(clock: str, ahead_s: float, reference: str = "TRUSTED", half: float = 1.0) -> TimePair:
    return TimePair(
        clock=clock,
        shown_at=NOON + timedelta(seconds=ahead_s),
        reference=reference,
        reference_at=NOON,
        uncertainty_s=half,
        way=ReadingWay.PHOTO,
        read_by="u_1",
    )


def test_a_clock_beside_a_trusted_one_gets_its_offset() -> None:
    found = offsets({"p1": pair("RECORDER", 42)})["RECORDER"]
    assert (found.offset_s, found.uncertainty_s, found.via) == (42, 1, ("p1",))


def test_uncertainties_add_along_a_chain() -> None:
    found = offsets({"p1": pair("PHONE", 3), "p2": pair("RECORDER", 40, "PHONE", 2)})["RECORDER"]
    assert (found.offset_s, found.uncertainty_s, found.via) == (43, 3, ("p1", "p2"))


def test_the_direction_in_which_two_clocks_were_compared_does_not_matter() -> None:
    there = offsets({"p1": pair("PHONE", 3), "p2": pair("RECORDER", 40, "PHONE")})
    back = offsets({"p1": pair("PHONE", 3), "p2": pair("PHONE", -40, "RECORDER")})
    assert there["RECORDER"] == back["RECORDER"]


def test_two_pairs_of_the_same_clocks_narrow_each_other() -> None:
    found = offsets({"p1": pair("RECORDER", 42, half=2), "p2": pair("RECORDER", 44, half=1)})
    assert found["RECORDER"].offset_s == pytest.approx(43.5)
    assert found["RECORDER"].uncertainty_s == pytest.approx(0.5)
    assert found["RECORDER"].agrees


def test_pairs_that_contradict_each_other_say_so_and_cover_both() -> None:
    found = offsets({"p1": pair("RECORDER", 10), "p2": pair("RECORDER", 60)})["RECORDER"]
    assert not found.agrees
    assert (found.offset_s, found.uncertainty_s) == (35, 26)


def test_of_two_chains_the_surer_one_counts() -> None:
    pairs = {
        "rough": pair("RECORDER", 90, half=60),
        "phone": pair("PHONE", 0),
        "photo": pair("RECORDER", 42, "PHONE"),
    }
    assert offsets(pairs)["RECORDER"].via == ("phone", "photo")


def test_a_clock_that_nothing_joins_to_trusted_time_has_no_offset() -> None:
    assert offsets({"p1": pair("RECORDER", 42, "DISPENSER")}) == {}


def test_a_camera_without_a_pair_of_its_own_takes_the_one_of_its_kind() -> None:
    pairs = {"p1": pair("RECORDER", 42), "p2": pair("RECORDER:CAM-03", -7)}
    one, other = correction(pairs, "RECORDER:CAM-03"), correction(pairs, "RECORDER:CAM-04")
    assert one is not None
    assert other is not None
    assert (one.offset_s, other.offset_s) == (-7, 42)


@pytest.mark.parametrize(
    "wrong",
    [
        pair("RECORDER", 1, "RECORDER"),
        pair("TRUSTED", 1, "PHONE"),
        pair("RECORDER", 1, half=0),
        pair("RECORDER", 1, half=4000),
        pair("RECORDER", 1e9),
    ],
)
def test_a_pair_that_says_nothing_does_not_enter_the_sheet(wrong: TimePair) -> None:
    assert not is_plausible(wrong)
    assert offsets({"p1": wrong}) == {}


@given(st.data())
def test_the_truth_lies_within_the_range_however_clocks_were_compared(data: Any) -> None:
    clocks = ["TRUSTED", "PC", "PHONE", "RECORDER", "DISPENSER"]
    truth = {name: data.draw(st.floats(-1e4, 1e4)) for name in clocks[1:]} | {"TRUSTED": 0.0}
    pairs = {}
    for number in range(data.draw(st.integers(1, 12))):
        clock = data.draw(st.sampled_from(clocks[1:]))
        reference = data.draw(st.sampled_from([c for c in clocks if c != clock]))
        half = data.draw(st.floats(0.5, 60))
        error = data.draw(st.floats(-0.9, 0.9)) * half
        ahead = truth[clock] - truth[reference] + error
        pairs[f"p{number}"] = pair(clock, ahead, reference, half)
    for name, found in offsets(pairs).items():
        assert found.agrees
        assert abs(found.offset_s - truth[name]) <= found.uncertainty_s + 1e-4


def test_pairs_are_members_of_the_case_and_can_be_taken_back() -> None:
    station = Writer()
    written = pair("RECORDER", 42)
    case = folded(station.open(), station.patch({"time_pairs.p1": written}))
    assert case.time_pairs == {"p1": written}
    without = folded(station.open(), station.patch({"time_pairs.p1": None}))
    assert without.time_pairs == {}
