from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.samples.samples_dialog import SamplesDialog
from record.case import Case
from tests.desktop.services.samples.test_sampling import drawn
from tests.desktop.services.timekeeping.test_timekeeping import a_screen
from tests.desktop.ui.samples.conftest import OpenForm, OpenList
from tests.fakes import FakePrompts


@pytest.fixture
def samples(open_list: OpenList, desk: Application, case: Case) -> SamplesDialog:
    desk.sampling.draw(case.id, drawn())
    made = open_list()
    made.ui.sampleList.setCurrentItem(made.ui.sampleList.topLevelItem(1))
    return made


def test_a_set_is_entered_with_a_second_look_at_what_is_unusual(
    open_form: OpenForm,
) -> None:
    form = open_form("VEHICLE_TANK")
    form.ui.guardCombo.setCurrentText("赵磊")
    form.bottles[0].seal.setText("F-1")
    form.bottles[1].seal.setText("F-2")
    form.bottles[0].amount.setValue(300)
    form.ui.enterButton.click()
    assert form.made == ()
    assert form.ui.banner.isVisible()
    form.ui.enterButton.click()
    assert [e.details["seal_no"] for e in form.made] == ["F-1", "F-2"]
    assert form.made[0].details["source"] == "VEHICLE_TANK"


def test_a_set_without_a_guard_is_refused_and_stays_on_screen(
    open_form: OpenForm, desk: Application, case: Case
) -> None:
    form = open_form()
    form.bottles[0].seal.setText("F-1")
    form.bottles[1].drawn.setChecked(False)
    form.ui.enterButton.click()
    assert form.ui.banner.isVisible()
    assert form.bottles[0].seal.text() == "F-1"
    assert desk.sampling.rows(case.id) == ()


def test_a_torn_seal_is_said_at_the_top_and_both_sides_may_agree(
    samples: SamplesDialog, prompts: FakePrompts
) -> None:
    assert not samples.ui.acceptButton.isEnabled()
    prompts.answers |= {"pick_one": "TORN", "enter_reason": "封条右侧撕开 3 厘米"}
    samples.ui.checkButton.click()
    assert samples.ui.banner.isVisible()
    assert samples.ui.acceptButton.isEnabled()
    prompts.answers["enter_reason"] = "双方书面同意"
    samples.ui.acceptButton.click()
    assert not samples.ui.acceptButton.isEnabled()


def test_a_seal_photo_is_added_to_the_chosen_sample(
    qtbot: QtBot, samples: SamplesDialog, desk: Application, case: Case, tmp_path: Path
) -> None:
    for moment in ("SEALING", "OPENING"):
        photo = tmp_path / f"{moment}.png"
        photo.write_bytes(a_screen(moment))
        with qtbot.waitSignal(samples.changed):
            samples.add_photos([photo], moment, samples._chosen_id())
    assert samples.ui.compareButton.isEnabled()
    rows = desk.sampling.rows(case.id)
    assert [len(row.photos) for row in rows] == [0, 2, 0]


def test_an_empty_list_says_what_to_do(open_list: OpenList) -> None:
    made = open_list()
    assert made.ui.banner.isVisible()
    assert not made.ui.labelsButton.isEnabled()
