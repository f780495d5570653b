"""Table 7.2, at and beside each of its thresholds."""

from datetime import datetime, timedelta

import pytest

from record.codes import DelayCause, Status, StopSale
from record.rules import severity
from record.rules.ruleset import Ruleset
from record.rules.severity import SeverityHit
from tests.record.rules.given import MORNING, a_case, at, changed


def grade(case: object, rules: Ruleset, when: datetime = MORNING) -> str:
    return severity.highest(severity.assess(case, when, rules)).to  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        (1, "GENERAL"),
        (2, "GENERAL"),
        (3, "HOT"),
        (4, "HOT"),
        (9, "HOT"),
        (10, "MAJOR"),
        (11, "MAJOR"),
    ],
)
def test_the_class_follows_the_number_of_persons(
    rules: Ruleset, persons: int, expected: str
) -> None:
    assert grade(a_case(persons_count=persons), rules) == expected


@pytest.mark.parametrize(
    ("flag", "expected"),
    [
        ("lawsuit", "MAJOR"),
        ("arbitration", "MAJOR"),
        ("press", "MAJOR"),
        ("public_platform", "MAJOR"),
        ("death", "MAJOR"),
        ("injury", "MAJOR"),
        ("fire", "MAJOR"),
        ("explosion", "MAJOR"),
        ("station_closed", "MAJOR"),
        ("threat", "HOT"),
        ("press_inquiry", "HOT"),
        ("similar_three", "HOT"),
        ("stop_sale", "HOT"),
        ("double_billing", "HOT"),
        ("regulator_on_site", "HOT"),
        ("outside_help", "IMPORTANT"),
        ("cctv_relevant", "GENERAL"),
    ],
)
def test_each_flag_raises_to_its_class(rules: Ruleset, flag: str, expected: str) -> None:
    assert grade(a_case(flags={flag: True}), rules) == expected
    assert grade(a_case(flags={flag: False}), rules) == "GENERAL"


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(hours=168), "GENERAL"),
        (timedelta(hours=168, minutes=1), "HOT"),
        (timedelta(hours=167, minutes=59), "GENERAL"),
    ],
)
def test_a_week_is_over_only_after_168_hours(rules: Ruleset, age: timedelta, expected: str) -> None:
    late = a_case(delay_cause=DelayCause.OURS)
    assert grade(late, rules, MORNING + age) == expected
    assert grade(changed(late, delay_cause=DelayCause.CUSTOMER), rules, MORNING + age) == "GENERAL"
    assert grade(changed(late, status=Status.RESOLVED), rules, MORNING + age) == "GENERAL"


@pytest.mark.parametrize(
    ("raised", "when", "expected"),
    [
        ("2026-01-31 10:00", "2026-02-28 23:59", "HOT"),
        ("2026-01-31 10:00", "2026-03-01 00:00", "MAJOR"),
        ("2026-05-09 14:05", "2026-06-09 14:05", "HOT"),
        ("2026-05-09 14:05", "2026-06-09 23:59", "HOT"),
        ("2026-05-09 14:05", "2026-06-10 00:00", "MAJOR"),
    ],
)
def test_a_month_is_over_at_the_end_of_its_last_day(
    rules: Ruleset, raised: str, when: str, expected: str
) -> None:
    case = a_case(raised_at=at(raised), delay_cause=DelayCause.OURS)
    assert grade(case, rules, at(when)) == expected


def test_time_counts_only_while_the_delay_is_ours(rules: Ruleset) -> None:
    case = a_case(delay_cause=DelayCause.OURS)
    since = MORNING + timedelta(days=6)
    hits = severity.assess(case, MORNING + timedelta(days=8), rules, ours_since=since)
    assert severity.highest(hits).to == "GENERAL"
    hits = severity.assess(case, since + timedelta(days=7, minutes=1), rules, ours_since=since)
    assert severity.highest(hits).to == "HOT"


def test_a_repeat_is_important_and_a_stop_of_sale_is_hot(rules: Ruleset) -> None:
    assert grade(a_case(repeat_of="c0"), rules) == "IMPORTANT"
    assert grade(a_case(reopened_count=1), rules) == "IMPORTANT"
    assert grade(a_case(stop_sale=StopSale.YES), rules) == "HOT"
    assert grade(a_case(stop_sale=StopSale.NO), rules) == "GENERAL"


def test_every_matching_row_is_named_and_the_highest_counts(rules: Ruleset) -> None:
    hits = severity.assess(a_case(persons_count=10, stop_sale=StopSale.YES), MORNING, rules)
    assert [hit.row for hit in hits] == ["3", "8", "10", "13"]
    assert severity.highest(hits) == SeverityHit("MAJOR", "3")
    assert severity.highest(()).to == "GENERAL"
    assert severity.is_at_least("HOT", "IMPORTANT")
    assert not severity.is_at_least("IMPORTANT", "HOT")
