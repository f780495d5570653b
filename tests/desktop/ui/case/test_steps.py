import msgspec
import pytest

from desktop.ui.case.steps import STEPS, current_step, facts_of, steps_of
from desktop.ui.desk.pages import desk_words
from desktop.ui.widgets.stepper import CURRENT, DONE, TODO
from record.codes import Channel, Stage, Status
from tests.desktop.ui.desks import a_complaint, at_the_region


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def words(desk):
    return desk_words(desk)


def _told(desk, case, words):
    return [told for told, _tone, _why in facts_of(case, desk.cases.clocks(case), words)]


def test_a_new_case_stands_at_the_first_step(desk, case, words):
    assert current_step(case) == Stage.LISTEN
    shown = steps_of(case, words)
    assert [step.key for step in shown] == list(STEPS)
    assert [step.state for step in shown] == [CURRENT, *[TODO] * (len(STEPS) - 1)]
    assert "items" in shown[0].note


def test_what_lies_behind_is_done(desk, case, words):
    looking = msgspec.structs.replace(case, status=Status.ON_SITE, stage=Stage.LOOK)
    shown = steps_of(looking, words)
    at = STEPS.index(Stage.LOOK)
    assert [step.state for step in shown[: at + 1]] == [*[DONE] * at, CURRENT]


@pytest.mark.parametrize("status", [Status.CLOSED, Status.WITHDRAWN])
def test_a_case_that_ended_has_no_step_left(desk, case, words, status):
    ended = msgspec.structs.replace(case, status=status)
    assert {step.state for step in steps_of(ended, words)} == {DONE}


def test_the_chips_say_category_class_validity_and_the_clocks(desk, case, words):
    told = _told(desk, case, words)
    assert told[0] == desk.label("category", "A")
    assert told[1] == desk.label("severity", case.severity)
    assert told[2].startswith("Validity: ")
    assert any(" left" in words for words in told[3:])


def test_a_decided_validity_stands_with_its_ground(desk, case, words):
    with at_the_region(desk):
        desk.review.decide_validity(case.id, "VALID", "the till says so")
    decided = desk.cases.get(case.id)
    facts = facts_of(decided, desk.cases.clocks(decided), words)
    found = next(fact for fact in facts if fact[0] == desk.label("validity", "VALID"))
    assert found[1:] == ("accent", "the till says so")


@pytest.mark.parametrize(
    ("more", "risky"),
    [({}, False), ({"channel": Channel.MEDIA}, True), ({"flags": {"press": True}}, True)],
)
def test_a_risk_from_the_media_is_told_red(desk, case, words, more, risky):
    case = msgspec.structs.replace(case, **more)
    last = facts_of(case, desk.cases.clocks(case), words)[-1]
    assert last[0] == ("Media risk" if risky else "No media risk")
    assert last[1] == ("bad" if risky else "neutral")


def test_a_closed_case_has_no_clock_that_presses(desk, case, words):
    closed = msgspec.structs.replace(case, status=Status.CLOSED)
    assert not any(" left" in told or " over" in told for told in _told(desk, closed, words)[3:])
