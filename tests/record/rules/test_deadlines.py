"""Due times: the worked examples of the deadline rules, and what holds for all of them."""

from datetime import date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from record.problems import Problem
from record.rules import calendar, deadlines
from record.rules.calendar import CHINA
from record.rules.ruleset import Ruleset
from record.rules.tables import Text
from tests.record.rules.given import at
from tests.rulebooks import shipped

EXAMPLES = [
    ("D07", "2026-02-14 18:10", "2026-02-24 09:30"),  # forum, working Saturday after closing
    ("D08", "2026-02-18 09:15", "2026-02-18 23:59"),  # mailbox on a holiday
    ("D07", "2026-02-18 09:15", "2026-02-18 23:59"),  # on a day off the telephone rule applies
    ("D07", "2026-02-24 07:50", "2026-02-24 09:30"),  # e-mail before opening
    ("D06", "2026-09-20 10:00", "2026-09-20 11:00"),  # forum on a working Sunday
    ("D05", "2026-09-30 16:50", "2026-09-30 17:20"),
    ("D05", "2026-02-13 17:05", "2026-02-13 17:35"),  # SC-11 (a)
    ("D07", "2026-02-14 20:20", "2026-02-24 09:30"),  # SC-11 (b)
    ("D16", "2026-02-13 16:40", "2026-02-15 16:40"),  # holidays do not stop the press
    ("D19", "2026-09-24 15:00", "2026-09-28 17:30"),
    ("D19", "2026-06-18 07:36", "2026-06-22 17:30"),  # SC-02
    ("D19", "2026-02-13 16:40", "2026-02-14 17:30"),  # SC-11
    ("D13", "2026-09-30 15:30", "2026-09-30 19:30"),
    ("D12", "2026-09-18 15:30", "2026-09-18 19:30"),  # SC-06
    ("D13", "2026-09-18 17:05", "2026-09-18 21:05"),  # SC-06
    ("D42", "2026-09-22 10:00", "2026-10-09 17:30"),
    ("D44", "2026-06-15 10:00", "2026-06-30 17:30"),
    ("D44", "2026-06-22 09:30", "2026-07-06 17:30"),  # SC-12
    ("D43", "2026-05-06 10:00", "2026-07-08 17:30"),
    ("D33", "2026-05-08 10:00", "2026-05-12 17:30"),  # Saturday 9 May works
    ("D33", "2026-05-09 17:20", "2026-05-13 17:30"),  # SC-01
    ("D23", "2026-01-31 10:00", "2026-03-01 00:00"),
    ("D22", "2026-01-17 16:20", "2026-01-24 16:20"),  # SC-09
    ("D21", "2026-06-18 09:40", "2026-06-25 09:40"),  # SC-02, over the holiday
    ("D15", "2026-06-18 09:40", "2026-06-19 09:40"),  # SC-02
    ("D17", "2026-03-12 18:20", "2026-03-14 18:20"),  # SC-05
    ("D17", "2026-05-08 10:12", "2026-05-10 10:12"),  # SC-07
    ("D40", "2026-06-24 11:00", "2026-07-09 23:59"),  # SC-02
    ("D41", "2026-09-18 15:30", "2026-10-03 23:59"),  # SC-06
    ("D35", "2026-09-20 09:40", "2026-09-21 17:30"),  # SC-06
    ("D01", "2026-05-09 14:05", "2026-05-09 14:20"),
    ("D25", "2026-05-09 14:05", "2026-05-18 23:59"),
    ("D26", "2026-05-09 14:05", "2026-06-03 23:59"),
    ("D27", "2026-12-28 00:00", "2027-01-27 23:59"),
    ("D31", "2026-05-09 14:05", "2026-07-15 23:59"),
    ("D31", "2026-01-15 23:59", "2026-01-15 23:59"),
    ("D30", "2026-05-09 14:05", "2026-05-10 00:00"),
    ("D48", "2026-09-04 10:00", "2026-10-08 23:59"),  # last day in the holiday: next working day
    ("D45", "2026-05-27 08:00", "2026-05-27 23:59"),
]


@pytest.mark.parametrize(("rule", "start", "expected"), EXAMPLES)
def test_the_worked_examples_come_out_as_written(
    rules: Ruleset, rule: str, start: str, expected: str
) -> None:
    assert deadlines.due(rule, at(start), rules).due == at(expected)


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2026-09-30 15:30", "2026-10-08 10:30"), ("2026-09-18 17:05", "2026-09-20 12:05")],
)
def test_four_hours_may_be_switched_to_working_time(
    rules: Ruleset, start: str, expected: str
) -> None:
    rule = msgspec.structs.replace(rules.deadlines["D13"], calendar="WORKTIME")
    switched = msgspec.structs.replace(rules, deadlines={**rules.deadlines, "D13": rule})
    assert deadlines.due("D13", at(start), switched).due == at(expected)


def test_all_fifty_four_rules_are_there_and_can_be_reckoned(rules: Ruleset) -> None:
    assert list(rules.deadlines) == [f"D{n:02d}" for n in range(1, 55)]
    for rule_id in rules.deadlines:
        found = deadlines.due(rule_id, at("2026-05-09 14:05"), rules)
        assert found.due >= at("2026-05-09 14:05")


def test_the_stretches_say_which_days_did_not_count(rules: Ruleset) -> None:
    found = deadlines.due("D19", at("2026-09-24 15:00"), rules)
    assert [(s.counted, s.why) for s in found.stretches] == [
        (False, "start_day"),
        (False, "holiday"),
        (True, "work_day"),
    ]
    assert found.stretches[0].start == at("2026-09-24 15:00")
    assert all(rules.label("stretch", s.why, "zh") != s.why for s in found.stretches)


def test_testing_stops_only_the_rules_that_say_so(rules: Ruleset) -> None:
    pause = ((at("2026-05-11 09:00"), at("2026-05-18 09:00")),)
    stopped = deadlines.due("D43", at("2026-05-06 10:00"), rules, pause)
    assert stopped.due == at("2026-07-15 17:30")
    assert any(s.why == "tests" and not s.counted for s in stopped.stretches)
    press = deadlines.due("D16", at("2026-05-11 10:00"), rules, pause)
    assert press.due == at("2026-05-13 10:00")


def test_a_year_without_published_holidays_is_provisional(rules: Ruleset) -> None:
    assert not deadlines.due("D33", at("2026-12-22 10:00"), rules).provisional
    assert deadlines.due("D33", at("2026-12-30 10:00"), rules).provisional
    assert not deadlines.due("D16", at("2026-12-31 10:00"), rules).provisional


def test_an_unknown_rule_and_a_time_without_zone_are_refused(rules: Ruleset) -> None:
    with pytest.raises(Problem) as refused:
        deadlines.due("D99", at("2026-05-09 14:05"), rules)
    assert refused.value.code == "rule.unknown_deadline"
    assert refused.value.facts == {"rule": "D99", "first": "D01", "last": "D54"}
    with pytest.raises(ValueError, match="zone"):
        deadlines.due("D16", datetime(2026, 5, 9, 14, 5), rules)  # noqa: DTZ001


def test_the_zone_of_the_trigger_changes_nothing(rules: Ruleset) -> None:
    start = at("2026-09-24 15:00")
    elsewhere = start.astimezone(timezone(timedelta(hours=-11)))
    for rule_id in rules.deadlines:
        here, there = (deadlines.due(rule_id, t, rules).due for t in (start, elsewhere))
        assert here == there


moments = st.datetimes(
    min_value=datetime(2025, 1, 1),  # noqa: DTZ001
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(CHINA),
)


@settings(max_examples=150)
@forall(start=moments, number=st.integers(1, 54))
def test_nothing_is_due_before_it_began_and_stretches_join(
    rules: Ruleset, start: datetime, number: int
) -> None:
    found = deadlines.due(f"D{number:02d}", start, rules)
    assert found.stretches[-1].end == found.due
    if found.calendar != "GIVEN":
        assert found.due >= start.replace(second=0, microsecond=0)
    for before, after in zip(found.stretches, found.stretches[1:], strict=False):
        assert before.end == after.start


@settings(max_examples=150)
@forall(start=moments, later=st.timedeltas(timedelta(), timedelta(days=20)))
def test_a_later_trigger_is_never_due_earlier(
    rules: Ruleset, start: datetime, later: timedelta
) -> None:
    for rule_id in ("D16", "D19", "D23", "D33", "D40", "D43", "D48"):
        first = deadlines.due(rule_id, start, rules).due
        assert first <= deadlines.due(rule_id, start + later, rules).due


@settings(max_examples=100)
@forall(start=moments, gap=st.integers(1, 40))
def test_a_holiday_after_the_due_date_changes_nothing(
    rules: Ruleset, start: datetime, gap: int
) -> None:
    for rule_id in ("D19", "D33", "D42", "D43"):
        found = deadlines.due(rule_id, start, rules)
        day = found.due.date() + timedelta(days=gap)
        off = {**rules.calendar.off, day: Text(zh="加放", en="extra")}
        extra = msgspec.structs.replace(rules.calendar, off=off)
        changed = msgspec.structs.replace(rules, calendar=extra)
        assert deadlines.due(rule_id, start, changed) == found


def test_working_days_follow_the_notices(rules: Ruleset) -> None:
    days = rules.calendar
    assert calendar.is_work(date(2026, 5, 9), days)
    assert calendar.is_work(date(2025, 1, 26), days)
    assert not calendar.is_work(date(2026, 2, 23), days)
    assert not calendar.is_work(date(2026, 5, 10), days)
    assert not calendar.is_work(date(2027, 10, 1), days)
    assert calendar.is_work(date(2027, 10, 1), shipped().of("2026.1").calendar)
    off_2026 = [day for day in days.off if day.year == 2026]
    assert len(off_2026) == 33


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-05-08 08:29", "2026-05-08 08:30"),
        ("2026-05-08 08:30", "2026-05-08 08:30"),
        ("2026-05-08 17:29", "2026-05-08 17:29"),
        ("2026-05-08 17:30", "2026-05-09 08:30"),
        ("2026-05-09 17:30", "2026-05-11 08:30"),
    ],
)
def test_the_next_opening_is_now_only_while_the_house_is_open(
    rules: Ruleset, moment: str, opening: str
) -> None:
    assert calendar.next_open(at(moment), rules.calendar) == at(opening)


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        ("2026-05-11 12:00", "2026-05-11 15:00"),
        ("2026-05-11 10:50", "2026-05-11 10:50"),
        ("2026-05-11 11:30", "2026-05-11 15:00"),
        ("2026-05-11 17:30", "2026-05-12 10:30"),
        ("2026-05-13 17:30", None),
    ],
)
def test_a_callback_falls_into_its_windows_or_nowhere(
    rules: Ruleset, now: str, slot: str | None
) -> None:
    found = calendar.first_slot(at(now), at("2026-05-13 17:30"), rules.calendar)
    assert found == (at(slot) if slot else None)


def test_a_callback_keeps_to_the_customers_wish(rules: Ruleset) -> None:
    wish = ((datetime(2026, 1, 1, 16).time(), datetime(2026, 1, 1, 20).time()),)  # noqa: DTZ001
    found = calendar.first_slot(
        at("2026-05-11 09:00"), at("2026-05-13 17:30"), rules.calendar, wish
    )
    assert found == at("2026-05-11 16:00")
    assert not calendar.in_callback_window(at("2026-05-11 11:45"), rules.calendar)
