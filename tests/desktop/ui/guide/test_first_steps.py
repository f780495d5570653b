import pytest

from desktop.services.cases.first_steps import FirstSteps, Lesson
from desktop.ui.guide.first_steps import FirstStepsDialog
from desktop.ui.window.place import NewEvidence
from desktop.ui.window.visit import ToCase, ToNewCase, ToStills
from record.codes import ExhibitKind
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts


@pytest.fixture
def dialog(desk, theme, qtbot):
    def opened():
        made = FirstStepsDialog(FirstSteps(desk.recorder, desk.cases), FakePrompts(), None)
        qtbot.addWidget(made)
        return made

    return opened


def test_the_first_lesson_opens_a_new_complaint_and_the_rest_wait_for_it(dialog, qtbot):
    made = dialog()
    assert [button.isEnabled() for button in made.rows.values()] == [True, False, False, False]
    assert made.rows[Lesson.COMPLAINT].property("kind") == "primary"
    with qtbot.waitSignal(made.asked) as asked:
        made.rows[Lesson.COMPLAINT].click()
    assert asked.args == [ToNewCase()]


def test_the_lessons_lead_to_the_very_case_that_was_opened(dialog, desk, qtbot):
    dialog()
    case = a_complaint(desk)
    made = dialog()
    assert "1 of 4" in made.ui.stateText.text()
    wanted = {
        Lesson.STILL: ToStills(case.id),
        Lesson.SAMPLE_PHOTO: ToCase(case.id, NewEvidence(ExhibitKind.SAMPLE_PHOTO)),
        Lesson.CONFIRMATION: ToCase(case.id),
    }
    for lesson, visit in wanted.items():
        with qtbot.waitSignal(made.asked) as asked:
            made.rows[lesson].click()
        assert asked.args == [visit]


def test_it_is_left_and_begun_anew(dialog, desk):
    made = dialog()
    a_complaint(desk)
    made.leave()
    assert FirstSteps(desk.recorder, desk.cases).course().left
    again = dialog()
    assert not FirstSteps(desk.recorder, desk.cases).course().left
    again.restart()
    assert "of 4" in again.ui.stateText.text()
