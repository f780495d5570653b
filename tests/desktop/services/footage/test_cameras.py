from datetime import datetime, timedelta

import msgspec
import pytest

from desktop.services.footage.cameras import Camera, corrected, moment, moments, together
from desktop.services.footage.contents import Footage
from tests.builders import NOON


def camera(name: str, starts_at: datetime, offset_s: float = 0.0, **how: object) -> Camera:
    footage = Footage(
        sha256=name, name=name, size=1, container="mp4", codec="h264", width=16, height=16,
        frames=2500, seconds=100.0, fps=25.0, starts_at="", has_times=True, damaged=0,
    )  # fmt: skip
    footage = msgspec.structs.replace(footage, **how)
    return Camera(name=name, footage=footage, starts_at=starts_at, offset_s=offset_s)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def test_two_recorders_meet_at_the_corrected_time() -> None:
    fast = camera("CAM-03", NOON + seconds(42), 42.0)
    slow = camera("CAM-07", NOON - seconds(10), -20.0)
    one, other = moments((fast, slow), NOON + seconds(30))
    assert (one.seconds, one.covered) == (30.0, True)
    assert (other.seconds, other.covered) == (20.0, True)
    assert corrected(fast, 30) == corrected(slow, 20) == NOON + seconds(30)


@pytest.mark.parametrize(
    ("at", "why"), [(-5.0, "BEFORE"), (0.0, ""), (100.03, ""), (101.0, "AFTER"), (45.0, "GAP")]
)
def test_where_there_is_no_footage_it_is_said(at: float, why: str) -> None:
    gap = camera("CAM-03", NOON, gaps=((40.0, 50.0),))
    found = moment(gap, NOON + seconds(at))
    assert (found.why, found.covered) == (why, not why)
    assert 0 <= found.seconds <= 100


def test_a_file_without_times_is_on_no_time_line() -> None:
    counted = camera("raw", NOON, has_times=False)
    assert moment(counted, NOON).why == "NO_TIMES"
    assert together((counted,)) is None


def test_a_time_line_shows_what_every_camera_covers() -> None:
    one = camera("A", NOON, gaps=((40.0, 50.0),))
    other = camera("B", NOON + seconds(60), 10.0)
    line = together((one, other))
    assert line is not None
    assert (line.from_at, line.to_at) == (NOON, NOON + seconds(150))
    spans = [
        (s.camera, (s.from_at - NOON).seconds, (s.to_at - NOON).seconds) for s in line.stretches
    ]
    assert spans == [("A", 0, 40), ("A", 50, 100), ("B", 50, 150)]
