import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.pictures.hiding import Region
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.hiding.steps import HidingSteps

LAST = 9


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def edits(window: QWidget) -> HidingEdits:
    made = HidingEdits(window)
    made.frames = LAST + 1
    made.cover(Region(x=0.1, y=0.1, width=0.2, height=0.2))
    return made


@pytest.fixture
def steps(window: QWidget, edits: HidingEdits) -> HidingSteps:
    made = HidingSteps(edits, window)
    made.slider.setRange(0, LAST)
    made.moved.connect(lambda frame: edits.go(frame, 0))
    return made


def test_a_place_is_hidden_from_the_frame_to_the_frame_that_are_shown(
    steps: HidingSteps, edits: HidingEdits
) -> None:
    steps.slider.setValue(2)
    edits.select(0)
    steps.starts.click()
    steps.slider.setValue(7)
    steps.ends.click()
    assert (edits.tracks[0].first, edits.tracks[0].last) == (2, 7)
    edits.undo()
    assert (edits.tracks[0].first, edits.tracks[0].last) == (2, LAST)


def test_the_buttons_go_one_frame_and_stop_at_the_ends(
    steps: HidingSteps, edits: HidingEdits
) -> None:
    steps.back.click()
    assert edits.frame == 0
    steps.on.click()
    steps.on.click()
    steps.back.click()
    assert edits.frame == 1


def test_only_a_place_on_screen_can_be_cut(steps: HidingSteps, edits: HidingEdits) -> None:
    assert steps.starts.isEnabled()
    edits.select(None)
    assert not steps.starts.isEnabled()
