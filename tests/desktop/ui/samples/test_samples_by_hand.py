"""The samples window and its form as a person goes through them: refused, said, kept, undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.samples.samples_dialog import SamplesDialog
from desktop.ui.samples.set_dialog import SampleSetDialog
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitStatus
from record.reading.seals import standing
from tests.desktop.services.samples.test_sampling import drawn
from tests.desktop.services.timekeeping.test_timekeeping import a_screen
from tests.desktop.ui.samples.conftest import OpenForm, OpenList
from tests.fakes import FakePrompts

SAMPLE, STATE, KEPT_UNTIL, PHOTOS = 0, 4, 6, 7


@pytest.fixture
def samples(open_list: OpenList, desk: Application, case: Case) -> SamplesDialog:
    desk.sampling.draw(case.id, drawn())
    made = open_list()
    made.ui.sampleList.setCurrentItem(made.ui.sampleList.topLevelItem(0))
    return made


@pytest.fixture
def form(open_form: OpenForm) -> SampleSetDialog:
    made = open_form()
    made.ui.guardCombo.setCurrentText("赵磊")
    for bottle, seal in zip(made.bottles, ("F-1", "F-2", "F-3"), strict=True):
        bottle.seal.setText(seal)
    return made


def cell(dialog: SamplesDialog, column: int, row: int = 0) -> str:
    item = dialog.ui.sampleList.topLevelItem(row)
    assert item is not None
    return item.text(column)


def said(dialog: SamplesDialog | SampleSetDialog) -> str:
    return dialog.ui.banner.accessibleName() if dialog.ui.banner.isVisible() else ""


def custody(desk: Application, case: Case) -> list[str]:
    return [event.event for event in desk.cases.get(case.id).custody]


def test_nothing_is_done_to_a_sample_before_one_is_chosen(
    samples: SamplesDialog, desk: Application, case: Case
) -> None:
    of_one = (
        samples.ui.checkButton,
        samples.ui.openButton,
        samples.ui.photoButton,
        samples.ui.keepButton,
    )
    assert all(button.isEnabled() for button in of_one)
    assert not samples.ui.compareButton.isEnabled()
    samples.ui.sampleList.setCurrentItem(None)
    assert not any(button.isEnabled() for button in of_one)
    assert samples.ui.drawButton.isEnabled()
    assert samples.ui.labelsButton.isEnabled()


def test_the_list_shows_number_seal_and_how_long_each_is_kept(
    samples: SamplesDialog, case: Case
) -> None:
    for row, number in enumerate(("01", "02", "03")):
        assert cell(samples, SAMPLE, row) == f"S-{case.case_no}-{number}"
    assert [cell(samples, 3, row) for row in range(3)] == ["F-000481", "F-000482", "F-000483"]
    item = samples.ui.sampleList.topLevelItem(0)
    assert item is not None
    assert [item.toolTip(c) for c in range(8)] == [item.text(c) for c in range(8)]


def test_a_question_that_nobody_answers_changes_nothing(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts, qtbot: QtBot
) -> None:
    before = desk.cases.get(case.id)
    with qtbot.assertNotEmitted(samples.changed):
        for button in (
            samples.ui.checkButton,
            samples.ui.openButton,
            samples.ui.photoButton,
            samples.ui.keepButton,
        ):
            button.click()
        prompts.answers["pick_one"] = "TORN"
        samples.ui.checkButton.click()
        prompts.answers["pick_one"] = "NONE"
        samples.ui.openButton.click()
    assert ("enter_reason", "What was found?") in prompts.asked
    assert ("enter_reason", "What for?") in prompts.asked
    assert desk.cases.get(case.id) == before


def test_an_intact_seal_is_on_record_without_a_reason(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts, qtbot: QtBot
) -> None:
    prompts.answers["pick_one"] = "INTACT"
    with qtbot.waitSignal(samples.changed):
        samples.ui.checkButton.click()
    assert not [verb for verb, _title in prompts.asked if verb == "enter_reason"]
    assert custody(desk, case)[-1] == "SEAL_CHECKED"
    assert said(samples) == ""


def test_a_torn_seal_names_its_sample_at_the_top_and_in_its_row(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts
) -> None:
    prompts.answers |= {"pick_one": "TORN", "enter_reason": "撕开 3 厘米"}
    samples.ui.checkButton.click()
    number = cell(samples, SAMPLE)
    assert number in said(samples)
    assert "doubtful" in cell(samples, STATE).lower()
    [sample, *_rest] = [row.exhibit for row in desk.sampling.rows(case.id)]
    assert standing(desk.cases.get(case.id), sample).status == ExhibitStatus.DOUBTFUL
    prompts.answers["enter_reason"] = "双方书面同意"
    samples.ui.acceptButton.click()
    assert "both sides agreed" in cell(samples, STATE)
    current = samples.ui.sampleList.currentItem()
    assert current is not None
    assert current.text(SAMPLE) == number


def test_a_sample_is_opened_for_a_purpose(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts, qtbot: QtBot
) -> None:
    prompts.answers |= {"pick_one": "NONE", "enter_reason": "水分检测"}
    with qtbot.waitSignal(samples.changed):
        samples.ui.openButton.click()
    event = desk.cases.get(case.id).custody[-1]
    assert event.purpose == "水分检测"


@pytest.mark.parametrize("typed", ["2026-13-01", "tomorrow", "31.12.2026"])
def test_a_day_that_is_none_is_refused_in_a_sentence(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts, typed: str
) -> None:
    before = desk.cases.get(case.id)
    prompts.answers["enter_reason"] = typed
    samples.ui.keepButton.click()
    assert len(prompts.problems) == 1
    assert desk.cases.get(case.id) == before


def test_a_sample_is_kept_until_the_day_that_was_said(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts
) -> None:
    prompts.answers["enter_reason"] = " 2031-12-31 "
    samples.ui.keepButton.click()
    assert cell(samples, KEPT_UNTIL) == "2031-12-31"
    assert desk.sampling.rows(case.id)[0].keep_until == date(2031, 12, 31)


def test_a_photo_is_asked_for_with_its_moment_and_counted_in_the_row(
    samples: SamplesDialog, prompts: FakePrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = tmp_path / "封条 照片.png"
    photo.write_bytes(a_screen("SEAL F-000481"))
    prompts.answers |= {"pick_one": "SEALING", "choose_files": [photo]}
    with qtbot.waitSignal(samples.changed):
        samples.ui.photoButton.click()
    assert cell(samples, PHOTOS) == "1"
    assert not samples.ui.compareButton.isEnabled()


def test_a_photo_that_is_no_picture_is_refused_and_adds_nothing(
    samples: SamplesDialog, desk: Application, case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    gone = tmp_path / "没有.png"
    samples.add_photos([gone], "SEALING", samples._chosen_id())
    qtbot.waitUntil(samples.files.hint.told.isVisible)
    assert cell(samples, PHOTOS) == "0"


def test_the_photos_of_a_seal_are_laid_side_by_side(
    samples: SamplesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    for moment in ("OPENING", "SEALING"):
        photo = tmp_path / f"{moment}.png"
        photo.write_bytes(a_screen(moment))
        with qtbot.waitSignal(samples.changed):
            samples.add_photos([photo], moment, samples._chosen_id())
    samples.ui.compareButton.click()
    dialog = samples.findChild(PairDialog)
    qtbot.waitUntil(lambda: dialog._pair is not None)
    assert dialog.ui.firstCombo.currentData() != dialog.ui.secondCombo.currentData()
    dialog.reject()


def test_more_samples_are_drawn_from_the_list(
    samples: SamplesDialog, qtbot: QtBot, desk: Application, case: Case
) -> None:
    samples.ui.drawButton.click()
    form = samples.findChild(SampleSetDialog)
    form.ui.guardCombo.setCurrentText("赵磊")
    form.bottles[0].seal.setText("F-9")
    form.bottles[1].drawn.setChecked(False)
    with qtbot.waitSignal(samples.changed):
        _enter(form)
    assert samples.ui.sampleList.topLevelItemCount() == 4
    assert len(desk.sampling.rows(case.id)) == 4


def _enter(form: SampleSetDialog) -> None:
    """Enter a set, past what is said to be unusual."""
    form.ui.enterButton.click()
    if not form.made:
        form.ui.enterButton.click()


def test_what_was_not_drawn_is_not_asked_for_and_not_kept(
    form: SampleSetDialog, desk: Application, case: Case
) -> None:
    test, reserve, customer = form.bottles
    assert [b.seal.isEnabled() for b in form.bottles] == [True, True, False]
    customer.drawn.setChecked(True)
    reserve.drawn.setChecked(False)
    assert [b.amount.isEnabled() for b in form.bottles] == [True, False, True]
    _enter(form)
    assert [e.details["seal_no"] for e in form.made] == ["F-1", "F-3"]
    assert {e.id for e in form.made} == set(desk.cases.get(case.id).evidence)
    assert test.drawn.text() != customer.drawn.text()


def test_the_form_knows_the_sampler_and_the_customer(
    form: SampleSetDialog, desk: Application, case: Case
) -> None:
    member = desk.session.member
    assert member is not None
    assert form.ui.samplerCombo.currentText() == member.name
    assert form.ui.witnessEdit.text() == case.complainant.name
    assert form.ui.flushSpin.value() == 4.0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda form: form.ui.guardCombo.setCurrentText(form.ui.samplerCombo.currentText()),
        lambda form: form.ui.samplerCombo.setCurrentText(" "),
        lambda form: form.bottles[1].seal.setText("F-1"),
        lambda form: form.bottles[0].seal.setText(" "),
        lambda form: [b.drawn.setChecked(False) for b in form.bottles],
    ],
    ids=["one person", "no sampler", "one seal twice", "no seal", "no bottle"],
)
def test_a_set_that_proves_nothing_is_refused_and_nothing_typed_is_lost(
    form: SampleSetDialog,
    desk: Application,
    case: Case,
    spoil: Callable[[SampleSetDialog], object],
) -> None:
    form.ui.equipmentEdit.setText("05 号枪")
    form.ui.containerEdit.setText("1 L 玻璃瓶")
    spoil(form)
    _enter(form)
    assert form.made == ()
    assert form.isVisible()
    assert said(form)
    assert (form.ui.equipmentEdit.text(), form.ui.containerEdit.text()) == ("05 号枪", "1 L 玻璃瓶")
    assert desk.cases.get(case.id).evidence == {}


def test_what_was_typed_into_the_form_is_what_the_record_holds(form: SampleSetDialog) -> None:
    form.ui.equipmentEdit.setText(" 05 号枪 ")
    form.ui.productEdit.setText("92# E10")
    form.ui.containerEdit.setText("1 L 玻璃瓶")
    form.ui.flushSpin.setValue(5.5)
    form.bottles[0].amount.setValue(950)
    _enter(form)
    details = form.made[0].details
    assert (details["equipment"], details["product"]) == ("05 号枪", "92# E10")
    assert details["container"] == "1 L 玻璃瓶"
    assert details["guard"] == "赵磊"
    assert "5.5" in str(details["flush_l"])
    assert "950" in str(details["amount_ml"])


def test_escape_leaves_the_form_and_the_case_as_they_were(
    form: SampleSetDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert desk.cases.get(case.id).evidence == {}


def test_every_field_is_named_aloud_and_no_label_is_cut_at_twice_the_size(
    form: SampleSetDialog, theme: Theme
) -> None:
    theme.use("light", 200)
    ui = form.ui
    fields = (
        ui.sourceCombo, ui.equipmentEdit, ui.productEdit, ui.flushSpin, ui.containerEdit,
        ui.samplerCombo, ui.guardCombo, ui.witnessEdit, ui.drawnEdit, ui.sealedEdit,
    )  # fmt: skip
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)
    form.adjustSize()
    for label in form.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
