import msgspec

from desktop.app import Application
from desktop.services.cases.first_steps import FirstSteps, Lesson
from desktop.services.evidence.exhibits import ExhibitForm
from record.codes import ExhibitKind
from tests import builders
from tests.builders import SetClock, a_printed_paper


def test_the_course_follows_what_stands_in_the_record(
    station: Application, clock: SetClock
) -> None:
    steps = FirstSteps(station.recorder, station.cases)
    builders.a_case(station)
    assert steps.course().started_at is None
    clock.move(minutes=1)
    assert steps.resume().done == frozenset()
    clock.move(minutes=1)
    case = builders.a_case(station)
    assert (steps.course().case_id, steps.course().done) == (case.id, frozenset({Lesson.COMPLAINT}))
    for kind in (ExhibitKind.CCTV_STILL, ExhibitKind.SAMPLE_PHOTO):
        form = ExhibitForm(kind=kind, title="练习")
        station.evidence.add_bytes(case.id, kind.encode(), "练习.txt", form)
    assert steps.course().following == Lesson.CONFIRMATION
    a_printed_paper(station, case.id)
    assert steps.course().following is None


def test_it_can_be_left_taken_up_again_and_begun_anew(
    station: Application, clock: SetClock
) -> None:
    steps = FirstSteps(station.recorder, station.cases)
    steps.start()
    clock.move(minutes=1)
    builders.a_case(station)
    assert steps.leave().left
    taken_up = steps.resume()
    assert (taken_up.left, taken_up.done) == (False, frozenset({Lesson.COMPLAINT}))
    clock.move(minutes=1)
    assert steps.start().done == frozenset()


def test_each_person_has_their_own(station: Application, clock: SetClock) -> None:
    FirstSteps(station.recorder, station.cases).start()
    clock.move(minutes=1)
    builders.a_case(station)
    station.session.member = msgspec.structs.replace(builders.MANAGER, person_id="u_other")
    assert FirstSteps(station.recorder, station.cases).course().started_at is None
    assert FirstSteps(station.recorder, station.cases).start().done == frozenset()
