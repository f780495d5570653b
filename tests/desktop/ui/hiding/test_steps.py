import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services.pictures.hiding import Region
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.hiding.steps import HidingSteps
from desktop.ui.hiding.ui_dialog import Ui_HidingDialog

LAST = 9


@pytest.fixture
def window(qtbot: QtBot) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def ui(window: QDialog) -> Ui_HidingDialog:
    made = Ui_HidingDialog()
    made.setupUi(window)
    return made


@pytest.fixture
def edits(window: QDialog) -> HidingEdits:
    made = HidingEdits(window)
    made.frames = LAST + 1
    made.cover(Region(x=0.1, y=0.1, width=0.2, height=0.2))
    return made


@pytest.fixture
def steps(window: QDialog, ui: Ui_HidingDialog, edits: HidingEdits) -> HidingSteps:
    made = HidingSteps(ui, edits, window)
    ui.stepSlider.setRange(0, LAST)
    made.moved.connect(lambda frame: edits.go(frame, 0))
    return made


def test_a_place_is_hidden_from_the_frame_to_the_frame_that_are_shown(
    steps: HidingSteps, ui: Ui_HidingDialog, edits: HidingEdits
) -> None:
    ui.stepSlider.setValue(2)
    edits.select(0)
    ui.startsButton.click()
    ui.stepSlider.setValue(7)
    ui.endsButton.click()
    assert (edits.tracks[0].first, edits.tracks[0].last) == (2, 7)
    edits.undo()
    assert (edits.tracks[0].first, edits.tracks[0].last) == (2, LAST)


def test_the_buttons_go_one_frame_and_stop_at_the_ends(
    steps: HidingSteps, ui: Ui_HidingDialog, edits: HidingEdits
) -> None:
    ui.backButton.click()
    assert edits.frame == 0
    ui.onButton.click()
    ui.onButton.click()
    ui.backButton.click()
    assert edits.frame == 1


def test_only_a_place_on_screen_can_be_cut(
    steps: HidingSteps, ui: Ui_HidingDialog, edits: HidingEdits
) -> None:
    assert ui.startsButton.isEnabled()
    edits.select(None)
    assert not ui.startsButton.isEnabled()
