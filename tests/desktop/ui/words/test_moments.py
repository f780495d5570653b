from datetime import datetime

import pytest

from desktop.ui.words import moments
from desktop.ui.words.moments import ClockTime, FrameNumber, Position

START = datetime.fromisoformat("2026-11-20T23:59:30+08:00")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("#1200", FrameNumber(1200)),
        ("＃88,236", FrameNumber(88236)),
        ("11:38:24", ClockTime(41904.0)),
        ("00:03:12.5", ClockTime(192.5)),
        ("11：38：24", ClockTime(41904.0)),
        ("3:12", ClockTime(192.0)),
        ("12.5", Position(12.5)),
        ("12 秒", Position(12.0)),
        ("１２。５", Position(12.5)),
        ("1,234.5", Position(1234.5)),
        ("R11:38:24", ClockTime(41904.0, recorded=True)),
        ("录　１１：３８：２４", ClockTime(41904.0, recorded=True)),
    ],
)
def test_moments_are_read_as_people_type_them(typed, meant):
    assert moments.read(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "#", "1:99", "1:2:3:4", "11:38:75", "12,5", "#1,2", "#1.5", "-3", "1_0"]
)
def test_what_is_no_moment_is_not_guessed(typed):
    assert moments.read(typed) is None


def test_a_time_of_day_within_the_footage_is_a_time_of_day():
    assert moments.position(23 * 3600 + 59 * 60 + 40, START, 120) == 10


def test_a_time_after_midnight_is_found():
    assert moments.position(15, START, 120) == 45


def test_a_true_time_is_found_on_a_fast_recorder():
    assert moments.position(23 * 3600 + 59 * 60, START, 120, offset_s=42) == 12


def test_a_time_outside_the_footage_is_a_position():
    assert moments.position(90, START, 20) == 90


def test_a_moment_is_written_with_the_corrected_clock():
    assert moments.moment(31.36, START, 42) == "23:59:19.360"
    assert moments.moment(31.36, None, 42) == "0:00:31.360"
