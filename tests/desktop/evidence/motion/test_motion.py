from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.evidence.asking.motion import MotionFound, search_motion
from desktop.evidence.motion.meter import MotionMeter, Window
from desktop.evidence.motion.motion import (
    MotionQuery,
    Movement,
    Sample,
    curve,
    movements,
    rectangle,
)
from desktop.evidence.motion.reading import _Choice
from desktop.progress import Cancelled, NoProgress
from desktop.system.choice import this_system
from record.problems import Problem
from tests.desktop.evidence import moving

MIDDLE = rectangle(0.3, 0.3, 0.4, 0.4)
CORNER = rectangle(0.7, 0.7, 0.3, 0.3)
CLOCK = rectangle(0.0, 0.0, 0.25, 0.15)
# Through the middle from the third second to the seventh.
PASSING = ((3.0, 7.0, 100, 80),)


def measured(seconds: float, query: MotionQuery, moves: Any = (), **how: Any) -> Any:
    """Give pictures to a meter, five a second; returns stretches in seconds, rounded."""
    meter = MotionMeter(Window(moving.WIDTH, moving.HEIGHT, query), query.sensitivity)
    samples: list[Sample] = []
    for number, luma in enumerate(moving.lumas(seconds, moves, **how)):
        if number % 2 == 0 and (sample := meter.take(number, luma)) is not None:
            samples.append(sample)
    times = [(s.since / moving.FPS, s.pts / moving.FPS) for s in samples]
    return movements(samples, times)


def test_a_block_that_passes_through_the_area_is_found_to_the_sample() -> None:
    (found,) = measured(10, MotionQuery(areas=(MIDDLE,)), PASSING, noise=3)
    assert found.from_s == pytest.approx(3.0, abs=0.21)
    assert found.to_s == pytest.approx(7.0, abs=0.21)
    assert 0.02 < found.strength < 0.2


def test_what_moves_outside_the_area_is_not_found() -> None:
    assert measured(10, MotionQuery(areas=(CORNER,)), PASSING, noise=3) == ()


@pytest.mark.parametrize("noise", [0, 4, 12])
def test_noise_alone_is_no_movement(noise: float) -> None:
    assert measured(12, MotionQuery(areas=(MIDDLE,)), noise=noise) == ()
    assert measured(12, MotionQuery(), noise=noise) == ()


def test_light_that_changes_slowly_is_no_movement() -> None:
    assert measured(12, MotionQuery(areas=(MIDDLE,)), noise=3, light=0.9) == ()


def test_a_block_is_found_while_the_light_changes() -> None:
    (found,) = measured(12, MotionQuery(areas=(MIDDLE,)), PASSING, noise=3, light=0.6)
    assert (round(found.from_s), round(found.to_s)) == (3, 7)


def test_a_running_clock_is_left_out_by_its_own_area() -> None:
    assert measured(10, MotionQuery(), clock=True) != ()
    assert measured(10, MotionQuery(without=(CLOCK,)), clock=True) == ()
    assert measured(10, MotionQuery(areas=(MIDDLE,)), clock=True) == ()


def test_what_creeps_is_found_too() -> None:
    (found,) = measured(12, MotionQuery(areas=(MIDDLE,)), ((3.0, 9.0, 120, 80),), speed=3)
    assert found.from_s <= 3.2
    assert found.to_s >= 8.8


def test_a_triangle_watches_nothing_outside_its_sides() -> None:
    upper_left = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))
    lower_right = ((1.0, 0.15), (1.0, 1.0), (0.2, 1.0))
    moves = ((3.0, 6.0, 200, 140),)
    assert measured(8, MotionQuery(areas=(upper_left,)), moves) == ()
    assert len(measured(8, MotionQuery(areas=(lower_right,)), moves)) == 1


def test_more_sensitivity_finds_what_less_does_not() -> None:
    dull, keen = (MotionQuery(areas=(MIDDLE,), sensitivity=s) for s in (0.0, 1.0))
    assert measured(8, dull, PASSING, lift=12, noise=2) == ()
    assert len(measured(8, keen, PASSING, lift=12, noise=2)) == 1


def test_short_pauses_join_and_long_ones_part() -> None:
    moved = [Sample(a, a + 2, 0.1, moved=True) for a in (10, 14, 18, 60)]
    times = [(s.since / 10, s.pts / 10) for s in moved]
    assert [(m.from_s, m.to_s) for m in movements(moved, times)] == [(1.0, 2.0), (6.0, 6.2)]
    assert curve(moved, times) == (0.0, 0.1, 0.1, 0.0, 0.0, 0.0, 0.1)


class Watching(NoProgress):
    """Note reports; cancel after some."""

    def __init__(self, cancel_after: int = 10**9) -> None:
        self.reports: list[tuple[int, int]] = []
        self._left = cancel_after

    def report(self, done: int, total: int, doing: str) -> None:
        self.reports.append((done, total))

    def check(self) -> None:
        if len(self.reports) >= self._left:
            raise Cancelled


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("录像") / "CAM-03 下午.mp4"
    return moving.write(path, 12, PASSING, noise=3, clock=True)


def spans(found: tuple[Movement, ...]) -> list[tuple[int, int]]:
    return [(round(m.from_s), round(m.to_s)) for m in found]


def test_a_file_is_searched_in_the_confined_child(clip: Path) -> None:
    heard: list[MotionFound] = []
    watching = Watching()
    query = MotionQuery(areas=(MIDDLE,))
    found = search_motion(clip, query, this_system(), watching, heard.append)
    assert spans(found.movements) == [(3, 7)]
    assert found.whole
    assert found.has_times
    assert found.reached_s == pytest.approx(11.9)
    assert len(found.curve) == 12
    assert max(found.curve[3:7]) > 0
    assert not any(found.curve[8:])
    assert heard[-1] == found
    assert watching.reports[-1][0] == watching.reports[-1][1]
    assert search_motion(clip, query, this_system(), NoProgress()) == found


def test_the_same_is_found_with_every_frame_decoded(clip: Path) -> None:
    query = MotionQuery(areas=(MIDDLE,), thorough=True)
    assert spans(search_motion(clip, query, this_system(), NoProgress()).movements) == [(3, 7)]


def test_a_part_of_the_file_is_searched(clip: Path) -> None:
    query = MotionQuery(areas=(MIDDLE,), from_s=5.0, to_s=9.0)
    (found,) = search_motion(clip, query, this_system(), NoProgress()).movements
    assert (round(found.from_s), round(found.to_s)) == (5, 7)


def test_a_file_without_time_stamps_is_searched_by_its_frames(tmp_path: Path) -> None:
    raw = moving.write(tmp_path / "raw.h264", 12, PASSING, form="h264")
    found = search_motion(raw, MotionQuery(areas=(MIDDLE,)), this_system(), NoProgress())
    assert not found.has_times
    (only,) = found.movements
    # The container claims 25 frames a second; what counts is the frame's number.
    assert (only.from_pts, only.to_pts) == (pytest.approx(30, abs=5), pytest.approx(70, abs=5))


def test_a_search_that_is_cancelled_stops(clip: Path) -> None:
    with pytest.raises(Cancelled):
        search_motion(clip, MotionQuery(), this_system(), Watching(cancel_after=1))


@pytest.mark.parametrize(
    "area",
    [
        ((0.1, 0.1), (0.2, 0.2)),
        ((0.1, 0.1), (5.0, 0.2), (0, 1)),
        ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)),
        ((0.1, 0.5), (0.9, 0.5), (0.4, 0.5)),
    ],
)
def test_an_area_that_is_none_is_refused(clip: Path, area: Any) -> None:
    with pytest.raises(Problem, match=r"stills\.no_area"):
        search_motion(clip, MotionQuery(areas=(area,)), this_system(), NoProgress())


def test_a_file_that_is_no_footage_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"no footage at all")
    with pytest.raises(Problem):
        search_motion(path, MotionQuery(), this_system(), NoProgress())


def test_costly_footage_is_decoded_in_part_and_unusual_groups_whole() -> None:
    choice = _Choice(2.07)
    quiet = [200_000] + [20_000] * 49
    kept = [choice.kept(quiet, 2000) for _ in range(10)]
    assert all(1 <= k < 50 for k in kept)
    busy = [200_000] + [20_000] * 30 + [60_000] * 19
    assert choice.kept(busy, 2000) == 50
    assert _Choice(0.3).kept([20_000] + [1_000] * 49, 2000) == 50


def test_a_range_that_ends_before_it_begins_is_refused(clip: Path) -> None:
    with pytest.raises(Problem, match=r"clips\.no_range"):
        search_motion(clip, MotionQuery(from_s=3.0, to_s=1.0), this_system(), NoProgress())


def test_what_has_the_brightness_of_the_ground_is_found_by_its_colour() -> None:
    query = MotionQuery(areas=(rectangle(0, 0, 1, 1),))
    meter = MotionMeter(Window(160, 96, query), query.sensitivity)
    chance = np.random.default_rng(4)
    moved = []
    for number in range(20):
        luma = np.clip(110 + chance.normal(0, 2, (96, 160)), 0, 255).astype(np.uint8)
        blue, red = (np.clip(128 + chance.normal(0, 1, (48, 80)), 0, 255) for _ in range(2))
        if number >= 10:
            red[10:30, number * 3 : number * 3 + 8] = 200
        planes = blue.astype(np.uint8), red.astype(np.uint8)
        sample = meter.take(number, luma, planes)
        moved.append(sample is not None and sample.moved)
    assert moved == [False] * 10 + [True] * 10


def test_white_balance_that_drifts_is_no_movement() -> None:
    query = MotionQuery()
    meter = MotionMeter(Window(160, 96, query), query.sensitivity)
    luma = np.full((96, 160), 110, np.uint8)
    for number in range(20):
        planes = np.full((48, 80), 128 + number, np.uint8), np.full((48, 80), 128, np.uint8)
        sample = meter.take(number, luma, planes)
        assert sample is None or not sample.moved
