import msgspec
import pytest

from desktop.app import Application
from record.problems import Problem
from tests.builders import COLLEAGUE, MANAGER, NEIGHBOUR, PIN, START_PIN, SetClock

WHO = MANAGER.person_id


@pytest.fixture
def signed_up(station: Application) -> Application:
    station.people.set_first_pin(WHO, START_PIN, PIN)
    station.session.sign_out()
    return station


def test_only_the_people_of_the_desk_may_sign_in(station: Application, region: Application) -> None:
    assert [m.name for m in station.people.members()] == ["陈立", "赵磊"]
    assert [m.name for m in region.people.members()] == ["王海涛"]
    with pytest.raises(Problem, match=r"people\.unknown"):
        station.people.sign_in(NEIGHBOUR.person_id, PIN)


def test_the_start_pin_opens_the_door_once(station: Application) -> None:
    station.session.sign_out()
    assert not station.people.has_pin(WHO)
    assert station.people.set_first_pin(WHO, START_PIN, PIN).name == "陈立"
    assert station.session.require().person_id == WHO
    assert station.people.has_pin(WHO)
    with pytest.raises(Problem, match=r"people\.has_pin"):
        station.people.set_first_pin(WHO, START_PIN, "9753")


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("12", "people.pin_too_simple"),
        ("1111", "people.pin_too_simple"),
        ("abcd", "people.pin_too_simple"),
        ("1" * 6 + "2" * 7, "people.pin_too_simple"),
        (START_PIN, "people.pin_is_start_pin"),
    ],
)
def test_a_pin_that_anybody_could_guess_is_refused(
    station: Application, pin: str, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        station.people.set_first_pin(WHO, START_PIN, pin)
    assert refused.value.code == code
    assert not station.people.has_pin(WHO)


def test_guessing_the_start_pin_locks_too(station: Application, clock: SetClock) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(Problem) as refused:
            station.people.set_first_pin(WHO, "0000", PIN)
        assert (refused.value.code, refused.value.facts["left"]) == ("people.wrong_start_pin", left)
    for pin in ("0000", START_PIN):
        with pytest.raises(Problem, match=r"people\.locked"):
            station.people.set_first_pin(WHO, pin, PIN)
    with pytest.raises(Problem, match=r"people\.no_pin"):
        station.people.sign_in(WHO, "")
    clock.move(seconds=31)
    assert station.people.set_first_pin(WHO, START_PIN, PIN).person_id == WHO


def test_five_wrong_pins_lock_one_person_for_a_while_and_no_other(
    signed_up: Application, clock: SetClock
) -> None:
    people = signed_up.people
    for left in (4, 3, 2, 1):
        with pytest.raises(Problem) as refused:
            people.sign_in(WHO, "0000")
        assert (refused.value.code, refused.value.facts["left"]) == ("people.wrong_pin", left)
    for pin in ("0000", PIN):
        with pytest.raises(Problem) as refused:
            people.sign_in(WHO, pin)
        assert (refused.value.code, refused.value.facts["seconds"]) == ("people.locked", 30)
    assert signed_up.session.member is None
    assert people.set_first_pin(COLLEAGUE.person_id, START_PIN, PIN)
    clock.move(seconds=30)
    with pytest.raises(Problem) as refused:
        people.sign_in(WHO, "0000")
    assert refused.value.facts["seconds"] == 60
    clock.move(seconds=61)
    assert people.sign_in(WHO, PIN).person_id == WHO
    with pytest.raises(Problem) as refused:
        people.sign_in(WHO, "0000")
    assert refused.value.facts["left"] == 4


def test_a_clock_set_back_locks_nobody_out_for_days(
    signed_up: Application, clock: SetClock
) -> None:
    for _ in range(5):
        with pytest.raises(Problem):
            signed_up.people.sign_in(WHO, "0000")
    clock.move(days=-3)
    with pytest.raises(Problem) as refused:
        signed_up.people.sign_in(WHO, PIN)
    assert refused.value.facts["seconds"] == 30


@pytest.mark.parametrize("pin", ["", "𠮷", "\ud842", "\x00", "9" * 100_000])
def test_any_text_may_be_a_wrong_pin(signed_up: Application, pin: str) -> None:
    with pytest.raises(Problem, match=r"people\.wrong_pin"):
        signed_up.people.sign_in(WHO, pin)


def test_people_can_read_in_a_database_of_a_newer_program(signed_up: Application) -> None:
    signed_up.database.read_only = True
    assert signed_up.people.sign_in(WHO, PIN).person_id == WHO
    with pytest.raises(Problem, match=r"people\.wrong_pin"):
        signed_up.people.sign_in(WHO, "0000")


def test_who_left_may_not_sign_in(signed_up: Application) -> None:
    gone = msgspec.structs.replace(MANAGER, active=False)
    signed_up.reference._now = msgspec.structs.replace(signed_up.reference.now, members=(gone,))
    assert signed_up.people.members() == ()
    with pytest.raises(Problem, match=r"people\.unknown"):
        signed_up.people.sign_in(WHO, PIN)
