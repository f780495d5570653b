"""Times and days as people type them."""

import re
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record import moments
from record.problems import Problem

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 6, 12, 10, 30, tzinfo=CHINA)


def read(typed: str, *, past: bool = False) -> str:
    """Return what a typed time means to the second, or the code of why it is none."""
    try:
        return moments.read(typed, NOW, past=past).isoformat(" ", "seconds").removesuffix("+08:00")
    except Problem as problem:
        return problem.code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:05", "06-12 09:05:00"),
        ("９：０５", "06-12 09:05:00"),
        ("09∶05", "06-12 09:05:00"),
        ("0905", "06-12 09:05:00"),
        ("905", "06-12 09:05:00"),
        ("090530", "06-12 09:05:30"),
        ("9时5分", "06-12 09:05:00"),
        ("9时05分30秒", "06-12 09:05:30"),
        ("9点", "06-12 09:00:00"),
        ("9 点半", "06-12 09:30:00"),
        ("下午1:38", "06-12 13:38:00"),
        ("下午 13:38", "06-12 13:38:00"),
        ("中午12点", "06-12 12:00:00"),
        ("凌晨12:10", "06-12 00:10:00"),
        ("1:38 PM", "06-12 13:38:00"),
        ("1:38pm", "06-12 13:38:00"),
        ("pm 1:38", "06-12 13:38:00"),
        ("12:10 a.m.", "06-12 00:10:00"),
        ("24:00", "06-13 00:00:00"),
        ("06-11 11:38", "06-11 11:38:00"),
        ("2026-06-11 11:38:24", "06-11 11:38:24"),
        ("2026－06－11 11:38", "06-11 11:38:00"),
        ("２０２６／６／１１　１１：３８", "06-11 11:38:00"),
        ("2026年6月11日11:38", "06-11 11:38:00"),
        ("6月11号下午1点38分", "06-11 13:38:00"),
        ("2026.6.11 11:38", "06-11 11:38:00"),
        ("20260611 1138", "06-11 11:38:00"),
        ("2026-06-11T11:38", "06-11 11:38:00"),
        ("2026-06-11\t11:38", "06-11 11:38:00"),
        ("2026-06-11\u00a011:38", "06-11 11:38:00"),
        ("\u200e2026-06-11\u200e 11:38\ufeff", "06-11 11:38:00"),
        ("2026-06-11 24:00", "06-12 00:00:00"),
        ("昨天 11:38", "06-11 11:38:00"),
        ("前天11点", "06-10 11:00:00"),
        ("2026-06-11T03:38Z", "06-11 11:38:00"),
        ("2026-06-10T20:38:00.5-07:00", "06-11 11:38:00"),
    ],
)
def test_a_moment_is_read_as_people_write_it(typed: str, meant: str) -> None:
    assert read(typed) == f"2026-{meant}"


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "later", "7", "12.5", "11.38", "25:00", "24:01", "11:60", "1:3", "13时分"),
        *("11:38 11:39", "13-45 11:38", "2026-02-30 11:38", "2026-06-11", "20260611"),
        *("2026-06-1111:38", "11:38 2026-06-11", "2026-06-11 11:38 x", "26-06-11 11:38"),
        *("0:30 PM", "13:00 am", "晚上12:30", "下午1:38 pm", "1969-12-31 23:59"),
        *("9999-12-31 23:59", "11:38+99:00", "2026-06-11TT11:38:00:00"),
    ],
)
def test_what_is_not_wholly_understood_is_no_moment(typed: str) -> None:
    assert read(typed) == read(typed, past=True) == "input.not_a_moment"


FIRST, LAST = (datetime.fromisoformat(day) for day in ("1971-01-02", "2999-12-30"))
SEPARATED = (" ", "\u3000", "T", "t", "\t", "\u00a0", "  ", "\u2009")


@pytest.mark.parametrize("between", SEPARATED)
def test_a_date_is_never_swallowed_whatever_parts_it_from_the_time(between: str) -> None:
    assert read(f"2026-06-13{between}09:00", past=True) == "input.in_the_future"


@pytest.mark.parametrize("typed", ["11:38", "1138", "11时38分", "11点38", "上午11:38", "11:38AM"])
def test_a_time_alone_that_is_still_to_come_is_yesterdays(typed: str) -> None:
    assert read(typed, past=True) == "2026-06-11 11:38:00"
    assert read(typed) == "2026-06-12 11:38:00"


def test_the_present_minute_and_the_next_are_not_the_future() -> None:
    assert read("10:32", past=True) == "2026-06-12 10:32:00"
    assert read("10:33", past=True) == "2026-06-11 10:33:00"


@given(
    at=st.datetimes(FIRST, LAST).map(
        lambda at: at.replace(microsecond=0, tzinfo=CHINA),
    ),
    way=st.sampled_from(
        ["%Y-%m-%d %H:%M:%S", "%Y年%m月%d日%H时%M分%S秒", "%Y/%m/%d\u3000%H：%M：%S"]
    ),
)
def test_a_moment_written_in_full_reads_back_the_same(at: datetime, way: str) -> None:
    written = f"{at.year:04}" + at.strftime(way.removeprefix("%Y"))
    assert moments.read(written, NOW) == at


@given(typed=st.text("0123456789:：-－年月日时分秒T 　上下午.", max_size=20))
def test_anything_typed_is_a_moment_or_a_problem(typed: str) -> None:
    assert re.fullmatch(r"input\.not_a_moment|[1-3][0-9]{3}-.*", read(typed))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-2-3", "2026-02-03"),
        ("2-3", "2026-02-03"),
        ("12月1日", "2026-12-01"),
        ("2026年12月1日", "2026-12-01"),
        ("２０２６－１２－３１", "2026-12-31"),
        ("20261231", "2026-12-31"),
        ("昨天", "2026-06-11"),
    ],
)
def test_a_day_is_read_in_full(typed: str, meant: str) -> None:
    assert moments.read_day(typed, NOW).isoformat() == meant


@pytest.mark.parametrize(
    "typed", ["2026-13-01", "31", "02-30", "tomorrow", "31.12.2026", "", "2026-12-01 11:38"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match=r"input\.not_a_day"):
        moments.read_day(typed, NOW)
