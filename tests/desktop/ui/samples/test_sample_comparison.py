from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.samples.comparison import Names
from desktop.ui.samples.comparison_dialog import SampleComparisonDialog
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import CheckFinding, ExhibitKind
from tests.desktop.evidence import vials
from tests.desktop.services.samples.test_sampling import drawn
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.evidence.conftest import open_exhibit
from tests.desktop.ui.hands import drop, files
from tests.fakes import FakePrompts

CAMERA = vials.Camera(size=(1250, 940), finer=1, seed=41)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    empty = vials.photo(vials.Vial(), None, CAMERA)
    return vials.written(tmp_path_factory.mktemp("油样 照片"), [*vials.series()[:2], empty])


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk)


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, prompts: FakePrompts
) -> SampleComparisonDialog:
    made = SampleComparisonDialog(desk.samples, prompts, case, None)
    qtbot.addWidget(made)
    made.show()
    return made


def measured(qtbot: QtBot, dialog: SampleComparisonDialog, count: int) -> None:
    qtbot.waitUntil(lambda: sum(r.photo is not None for r in dialog.rows) == count)


def test_an_empty_window_says_what_to_do_first(dialog: SampleComparisonDialog) -> None:
    assert dialog.panel.empty.isVisible()
    assert not dialog.ui.keepButton.isEnabled()


def test_photos_become_a_result_with_its_limits_and_are_kept(
    qtbot: QtBot, desk: Application, case: Case, dialog: SampleComparisonDialog, photos: list[Path]
) -> None:
    dialog.take(photos[:2])
    measured(qtbot, dialog, 2)
    assert dialog.found is not None
    assert (dialog.found.comparison.photos, dialog.found.comparison.swapped) == (2, 1)
    assert "GB 17930" in dialog.panel.limits.text()
    assert "differ beyond the repeatability" in dialog.panel.lead.text()
    assert not dialog.ui.keepButton.isEnabled()
    dialog.ui.oneCombo.setCurrentText("S-01")
    dialog.ui.twoCombo.setCurrentText("S-02")
    assert "S-02" in dialog.panel.lead.text()
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.ui.keepButton.click()
    held = {e.exhibit_no: e.kind for e in desk.cases.get(case.id).evidence.values()}
    assert held[saved.args[0]] == "SAMPLE_COMPARISON"


def test_a_refused_photo_says_why_and_what_to_do_and_can_be_taken_out(
    qtbot: QtBot, dialog: SampleComparisonDialog, photos: list[Path]
) -> None:
    row = dialog.rows[0]
    dialog.take(photos[2:])
    qtbot.waitUntil(lambda: "No vial was seen at place B" in row.state_words())
    assert "take it again" in row.state_words()
    assert dialog.panel.empty.isVisible()
    row.remove.click()
    assert row.path is None


def test_the_steps_say_which_sample_stands_where(dialog: SampleComparisonDialog) -> None:
    assert [row.swapped for row in dialog.rows] == [False, True, False]
    assert "Swap the two vials" in dialog.rows[1].state_words()


def test_a_photo_of_the_case_is_measured(
    qtbot: QtBot,
    desk: Application,
    case: Case,
    dialog: SampleComparisonDialog,
    prompts: FakePrompts,
    photos: list[Path],
) -> None:
    form = ExhibitForm(kind=ExhibitKind.SAMPLE_PHOTO, title="油样")
    exhibit = desk.evidence.add_file(case.id, photos[0], form, NoProgress())
    other = SampleComparisonDialog(desk.samples, prompts, desk.cases.get(case.id), None)
    qtbot.addWidget(other)
    prompts.answers["pick_one"] = exhibit.id
    other.rows[0].take.click()
    measured(qtbot, other, 1)


def test_only_seen_leads_to_the_plain_form(qtbot: QtBot, dialog: SampleComparisonDialog) -> None:
    with qtbot.waitSignal(dialog.typed_asked):
        dialog.ui.typedButton.click()


def test_a_card_is_saved_where_the_person_says(
    qtbot: QtBot, dialog: SampleComparisonDialog, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.answers["choose_save"] = tmp_path / "卡.pdf"
    dialog.card.save_card()
    qtbot.waitUntil((tmp_path / "卡.pdf").exists)


def test_a_kept_comparison_is_measured_again_from_its_window(
    qtbot: QtBot, desk: Application, case: Case, prompts: FakePrompts, photos: list[Path]
) -> None:
    samples = desk.samples
    result = samples.measure(photos[:1], [False], NoProgress())
    kept = samples.save(case.id, result, Names(one="A", two="B"), photos[:1], NoProgress())
    shown = open_exhibit(desk, prompts, desk.cases.get(case.id), kept.id, None)
    qtbot.addWidget(shown)
    shown.measuring.button.click()
    qtbot.waitUntil(lambda: ("tell", "Measured again") in prompts.asked)
    assert desk.cases.get(case.id).custody[-1].found == CheckFinding.REPRODUCED


def test_photos_that_are_dropped_go_to_the_steps_that_wait_in_order(
    qtbot: QtBot, dialog: SampleComparisonDialog, photos: list[Path]
) -> None:
    drop(dialog, files(*photos[:2]))
    assert [row.path for row in dialog.rows] == [photos[0], photos[1], None]
    measured(qtbot, dialog, 2)


def test_more_photos_chosen_at_once_fill_the_next_steps(
    qtbot: QtBot, dialog: SampleComparisonDialog, prompts: FakePrompts, photos: list[Path]
) -> None:
    prompts.answers["choose_files"] = photos[:2]
    dialog.rows[0].choose.click()
    measured(qtbot, dialog, 2)
    assert [row.path for row in dialog.rows] == [photos[0], photos[1], None]


def test_a_case_without_a_photo_says_so_and_measures_nothing(
    dialog: SampleComparisonDialog, prompts: FakePrompts
) -> None:
    dialog.rows[0].take.click()
    assert ("tell", "The case has no photo yet.") in prompts.asked
    assert dialog.rows[0].path is None


def test_a_photo_that_is_taken_out_takes_its_numbers_with_it(
    qtbot: QtBot, dialog: SampleComparisonDialog, photos: list[Path]
) -> None:
    dialog.take(photos[:2])
    measured(qtbot, dialog, 2)
    dialog.rows[1].remove.click()
    assert dialog.found is not None
    assert dialog.found.comparison.photos == 1
    dialog.rows[0].remove.click()
    assert dialog.panel.empty.isVisible()
    assert not dialog.ui.keepButton.isEnabled()


def test_two_samples_of_one_name_are_not_kept_and_the_button_says_why(
    qtbot: QtBot, dialog: SampleComparisonDialog, photos: list[Path]
) -> None:
    dialog.take(photos[:1])
    measured(qtbot, dialog, 1)
    for box in (dialog.ui.oneCombo, dialog.ui.twoCombo):
        box.setCurrentText("S-01")
    assert not dialog.ui.keepButton.isEnabled()
    assert "two different samples" in dialog.ui.keepButton.toolTip()
    dialog.ui.twoCombo.setCurrentText("S-02")
    assert dialog.ui.keepButton.isEnabled()
    assert dialog.ui.keepButton.toolTip() == ""


def test_a_comparison_that_is_refused_keeps_the_window_with_all_its_photos(
    qtbot: QtBot,
    desk: Application,
    case: Case,
    dialog: SampleComparisonDialog,
    prompts: FakePrompts,
    photos: list[Path],
) -> None:
    dialog.take(photos[:1])
    measured(qtbot, dialog, 1)
    dialog.ui.oneCombo.setCurrentText("S-01")
    dialog.ui.twoCombo.setCurrentText("S-02")
    desk.session.member = None
    dialog.ui.keepButton.click()
    qtbot.waitUntil(lambda: bool(prompts.problems))
    qtbot.waitUntil(dialog.ui.keepButton.isEnabled)
    assert dialog.isVisible()
    assert dialog.rows[0].photo is not None
    assert desk.cases.get(case.id).evidence == {}


def test_the_samples_of_the_case_are_offered_and_the_first_two_chosen(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, prompts: FakePrompts
) -> None:
    numbers = [str(e.details["sample_no"]) for e in desk.sampling.draw(case.id, drawn())]
    made = SampleComparisonDialog(desk.samples, prompts, desk.cases.get(case.id), None)
    qtbot.addWidget(made)
    assert [made.ui.oneCombo.itemText(n) for n in range(3)] == numbers
    assert (made.names().one, made.names().two) == (numbers[0], numbers[1])


def test_a_result_is_told_in_the_language_of_the_desk(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case, language: str, photos: list[Path]
) -> None:
    desk.settings.change(language=language)
    made = SampleComparisonDialog(desk.samples, FakePrompts(), case, None)
    qtbot.addWidget(made)
    made.show()
    assert made.windowTitle() == {"zh": "油样对比", "en": "Compare samples"}[language]
    made.take(photos[:1])
    measured(qtbot, made, 1)
    assert made.panel.limits.text().isascii() == (language == "en")
    told = {"zh": "只有一种左右次序", "en": "One order only"}[language]
    assert told in made.panel.note.text()
