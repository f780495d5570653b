"""The thirteen days off by law are off in every year; what is not announced is provisional."""

from datetime import date, datetime, timedelta

import pytest

from record.rules import calendar, deadlines, ruleset
from record.rules.holidays import statutory
from tests.builders import CHINA
from tests.desktop.cli.conftest import Run, run
from tests.rulebooks import shipped

__all__ = ["run"]
RULES = shipped().newest
# Spring Festival's first day, Qingming, Dragon Boat, Mid-Autumn, as the almanacs print them.
LUNAR = {
    2025: ("01-29", "04-04", "05-31", "10-06"),
    2026: ("02-17", "04-05", "06-19", "09-25"),
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
}


@pytest.mark.parametrize(
    "day", ["2027-01-01", "2027-10-01", "2028-05-01", "2028-10-02", "2028-10-03", "2027-02-05"]
)
def test_a_day_off_by_law_is_no_working_day_in_a_year_without_a_notice(day: str) -> None:
    assert not calendar.is_work(date.fromisoformat(day), RULES.calendar)


@pytest.mark.parametrize("year", LUNAR)
def test_the_days_by_the_moon_are_those_of_the_almanac(year: int) -> None:
    spring, *others = (date.fromisoformat(f"{year}-{day}") for day in LUNAR[year])
    names = statutory(year)
    eve = spring - timedelta(days=1)
    assert [day for day, name in names.items() if name.zh == "春节"] == [
        eve + timedelta(days=n) for n in range(4)
    ]
    assert [names[day].zh for day in others[:2]] == ["清明节", "端午节"]
    assert others[2] in names


@pytest.mark.parametrize("year", range(2025, 2101))
def test_every_year_has_thirteen_days_or_less_where_two_fall_together(year: int) -> None:
    days = statutory(year)
    assert len(days) == 13 - (date(year, 10, 1) <= _mid_autumn(year) <= date(year, 10, 3))
    assert {day.year for day in days} == {year}


def _mid_autumn(year: int) -> date:
    from borax.calendars.lunardate import LunarDate

    found: date = LunarDate(year, 8, 15).to_solar_date()
    return found


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_notices_agree_with_the_law(year: int) -> None:
    first = shipped().of("2026.1").calendar
    assert set(statutory(year)) <= set(first.off)


def test_a_time_that_has_not_come_under_the_law_knows_no_fixed_days() -> None:
    assert statutory(2024) == {}
    assert date(2101, 10, 1) in statutory(2101)


def test_three_working_days_over_new_year_end_after_it_and_are_provisional() -> None:
    due = deadlines.due("D33", datetime(2026, 12, 29, 10, tzinfo=CHINA), RULES)
    assert due.due == datetime(2027, 1, 4, 17, 30, tzinfo=CHINA)
    assert due.provisional
    assert "holiday" in [stretch.why for stretch in due.stretches]


def test_late_december_waits_for_the_notice_of_the_next_year_too() -> None:
    assert deadlines.due("D33", datetime(2026, 12, 24, 10, tzinfo=CHINA), RULES).provisional
    assert not deadlines.due("D33", datetime(2026, 12, 21, 10, tzinfo=CHINA), RULES).provisional


def test_the_notice_when_it_comes_is_a_set_of_its_own_and_settles_the_due_time() -> None:
    release = shipped().release(RULES.version)
    assert release is not None
    files = dict(release.files)
    files["calendar-cn.toml"] = (
        files["calendar-cn.toml"]
        .replace("years = [2025, 2026]", "years = [2025, 2026, 2027]")
        .replace("working_weekends = [", "working_weekends = [\n  2027-01-03,")
    )
    told = ruleset.parse({name: text.encode() for name, text in files.items()})
    due = deadlines.due("D33", datetime(2026, 12, 29, 10, tzinfo=CHINA), told)
    assert (due.due.date(), due.provisional) == (date(2027, 1, 3), False)


def test_a_case_of_the_earlier_set_keeps_its_due_time_until_it_is_switched() -> None:
    earlier = shipped().of("2026.1")
    due = deadlines.due("D33", datetime(2026, 12, 29, 10, tzinfo=CHINA), earlier)
    assert (due.due.date(), due.provisional) == (date(2027, 1, 1), True)


@pytest.mark.parametrize(("language", "word"), [("zh", "暂定"), ("en", "provisional")])
def test_the_command_line_says_that_a_due_time_is_provisional(
    language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop.__main__ import main

    words = ["due", "D33", "--from", "2026-12-29 10:00", "--language", language]
    assert main(words) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("2027-01-04T17:30:00+08:00")
    assert word in said[0]
    assert word in said[-1]


def test_scripts_are_told_too(run: Run) -> None:
    _code, said = run("due", "D33", "--from", "2026-12-29 10:00")
    assert said["provisional"] is True
