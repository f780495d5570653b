"""Camera files dropped on the desk of evidence: taken into the case that is picked, then opened."""

import pytest

from desktop.ui.fields.case_picker import CasePicker
from desktop.ui.window.visit import ToStills
from tests.desktop.ui.desks import MANAGER, a_complaint
from tests.desktop.ui.evidence.conftest import open_evidence
from tests.desktop.ui.footage.looking import BOTH, click, in_dialog
from tests.desktop.ui.hands import drop, files


@pytest.fixture
def desk_of_evidence(station, theme, prompts, qtbot):
    """The desk of evidence, and a case for what is dropped there."""
    station.session.member = MANAGER
    case = a_complaint(station)
    made = open_evidence(station, prompts)
    qtbot.addWidget(made)
    made.show()
    made.open()
    return made, case


def pick(qtbot, asked):
    """Choose the newest case when it is asked for."""

    def choose(dialog):
        asked.append(dialog.ui.whyText.text())
        qtbot.waitUntil(dialog.ui.chooseButton.isEnabled)
        click(dialog.ui.chooseButton)

    return in_dialog(choose)


def clips(station, case):
    found = station.cases.get(case.id).evidence.values()
    return sorted(each.original_name for each in found)


@BOTH
def test_every_film_dropped_goes_into_the_picked_case_and_the_first_is_opened(
    desk_of_evidence, qtbot, station, film, other_film, language
):
    page, case = desk_of_evidence
    asked = []
    seen = pick(qtbot, asked)
    with qtbot.waitSignal(page.asked) as opened:
        drop(page.ui.videoDrop, files(film, other_film))
    assert isinstance(seen[0], CasePicker)
    said = {"zh": "成为", "en": "becomes evidence of the case you choose."}[language]
    assert said in asked[0]
    assert asked[0].find(film.name) < asked[0].find(other_film.name)
    assert clips(station, case) == sorted((film.name, other_film.name))
    [where] = opened.args
    first = station.cases.get(case.id).evidence[where.evidence_id]
    assert (where, first.original_name) == (ToStills(case.id, first.id), film.name)


def test_a_film_refused_beside_a_good_one_is_said_and_the_good_one_opened(
    desk_of_evidence, qtbot, station, prompts, film, tmp_path
):
    page, case = desk_of_evidence
    nothing = tmp_path / "空的.mp4"
    nothing.write_bytes(b"")
    pick(qtbot, [])
    with qtbot.waitSignal(page.asked):
        drop(page.ui.videoDrop, files(nothing, film))
    assert [problem.code for problem in prompts.problems] == ["evidence.empty_file"]
    assert clips(station, case) == [film.name]


def test_leaving_the_choice_of_a_case_keeps_nothing(desk_of_evidence, station, film):
    page, case = desk_of_evidence
    in_dialog(lambda dialog: dialog.reject())
    drop(page.ui.videoDrop, files(film))
    assert clips(station, case) == []
