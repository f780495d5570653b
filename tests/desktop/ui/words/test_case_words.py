from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from desktop.ui.desk.pages import desk_words
from desktop.ui.words.case import clock_tone, full, nearest, remaining, short, span
from record.codes import Stage, Status
from record.problems import Problem
from tests.desktop.ui.desks import MANAGER, SHIFT, STATION, a_complaint

MINUTE, HOUR, DAY = 60, 3600, 86_400
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


@pytest.fixture
def words(desk):
    return desk_words(desk)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 min"),
        (5, "1 min"),
        (59 * MINUTE, "59 min"),
        (HOUR, "1 h"),
        (HOUR + 5 * MINUTE, "1 h 5 min"),
        (DAY, "1 d"),
        (2 * DAY + 3 * HOUR, "2 d 3 h"),
        (-90 * MINUTE, "1 h 30 min"),
    ],
)
def test_a_length_is_told_in_its_two_largest_units(qapp, seconds, told):
    assert span(seconds) == told


@pytest.mark.parametrize(("seconds", "told"), [(HOUR, "1 h left"), (-HOUR, "1 h over")])
def test_what_is_left_and_what_is_over_are_told_apart(qapp, seconds, told):
    assert remaining(seconds) == told


@pytest.mark.parametrize(
    ("back", "form"),
    [
        (timedelta(0), "%H:%M"),
        (timedelta(days=2), "%m-%d %H:%M"),
        (timedelta(days=400), "%Y-%m-%d"),
    ],
)
def test_a_moment_is_told_as_shortly_as_its_distance_allows(back, form):
    at = NOW - back
    assert short(at, NOW) == at.astimezone().strftime(form)


def test_no_moment_is_told_by_a_dash():
    assert short(None, NOW) == "—"
    assert full(None) == "—"


def test_a_code_is_told_by_its_label_and_no_code_by_nothing(desk, words):
    assert words.label("category", "A") == desk.rules.label("category", "A", "en")
    assert words.label("category", "") == ""


def test_the_language_is_asked_each_time(desk, words):
    before = words.label("category", "A")
    desk.settings.change(language="zh")
    assert words.language == "zh"
    assert words.label("category", "A") != before


def test_people_and_stations_are_told_by_their_names(words):
    assert words.person(MANAGER.person_id) == MANAGER.name
    assert words.station(STATION) == "三堰加油站"
    assert words.station("9999") == "9999"


def test_the_people_of_this_device_can_be_chosen(words):
    assert set(words.choices("member")) == {(m.person_id, m.name) for m in (MANAGER, SHIFT)}


def test_a_category_is_chosen_with_its_letter(desk, words):
    codes = dict(words.choices("category"))
    assert list(codes) == list(desk.rules.categories)
    assert codes["A"] == f"A {words.label('category', 'A')}"


def test_a_problem_beside_a_field_says_what_it_is_and_what_to_do(words):
    assert words.problem(Problem("input.needed"))


def test_a_case_on_site_stands_at_its_step_and_another_at_its_status(desk, words):
    on_site = words.progress(Status.ON_SITE, Stage.LISTEN)
    assert on_site == desk.rules.stages[Stage.LISTEN].short.read("en")
    assert words.progress(Status.CLOSED, "") == words.label("status", Status.CLOSED)


def test_a_clock_explains_its_due_time_stretch_by_stretch(desk, words):
    clock = desk.cases.clocks(a_complaint(desk))[0]
    told, tone, why = words.clock(clock)
    name = words.label("deadline", clock.rule)
    assert told.startswith(name)
    assert tone == clock_tone(clock)
    assert why.splitlines()[0] == f"{name}: due {full(clock.due)}"
    assert len(why.splitlines()) > len(clock.stretches)


def test_a_closed_case_has_no_clock_that_presses(desk):
    case = a_complaint(desk)
    clocks = desk.cases.clocks(case)
    assert 0 < len(nearest(case, clocks)) <= 2
    assert nearest(msgspec.structs.replace(case, status=Status.CLOSED), clocks) == ()


def test_the_history_says_who_did_what(desk, words):
    case = a_complaint(desk)
    said = words.history(case, case.activity)
    assert said
    assert all(line.startswith(MANAGER.name) for line in said)
