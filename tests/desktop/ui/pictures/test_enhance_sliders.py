import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services.pictures.derivatives import Enhancement
from desktop.ui.pictures.enhance_sliders import EnhanceSliders
from desktop.ui.pictures.ui_enhance_dialog import Ui_EnhanceDialog


@pytest.fixture
def window(qtbot: QtBot) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def ui(window: QDialog) -> Ui_EnhanceDialog:
    made = Ui_EnhanceDialog()
    made.setupUi(window)
    return made


@pytest.fixture
def sliders(ui: Ui_EnhanceDialog, window: QDialog) -> EnhanceSliders:
    return EnhanceSliders(ui, window, of_footage=True)


def test_the_choices_beside_the_sliders_change_the_picture_one_by_one(
    sliders: EnhanceSliders, ui: Ui_EnhanceDialog
) -> None:
    changes: list[Enhancement] = []
    sliders.changed.connect(lambda: changes.append(sliders.value()))
    ui.linesCombo.setCurrentIndex(1)
    ui.linesCombo.activated.emit(1)
    assert changes == [Enhancement(deinterlace="TOP")]
    ui.scaleCombo.setCurrentIndex(2)
    ui.scaleCombo.activated.emit(2)
    assert changes[1:] == [Enhancement(deinterlace="TOP", scale=3)]
    smooth = not ui.smoothCheck.isChecked()
    ui.smoothCheck.click()
    assert changes[2:] == [Enhancement(deinterlace="TOP", scale=3, smooth=smooth)]


def test_moves_of_one_slider_are_one_step_back(sliders: EnhanceSliders) -> None:
    for position in (10, 40, 70):
        sliders.sliders["sharpen"].setValue(position)
    sliders.sliders["denoise"].setValue(5)
    sliders.steps.undo()
    assert sliders.value() == Enhancement(sharpen=70)
    sliders.steps.undo()
    assert sliders.value() == Enhancement()
    assert sliders.sliders["sharpen"].value() == 0
    assert not sliders.steps.can_undo


def test_black_stays_under_white_whichever_is_moved(sliders: EnhanceSliders) -> None:
    sliders.sliders["white"].setValue(100)
    sliders.sliders["black"].setValue(180)
    assert (sliders.value().black, sliders.value().white) == (180, 181)
    sliders.sliders["white"].setValue(90)
    assert (sliders.value().black, sliders.value().white) == (89, 90)


def test_going_back_to_the_picture_as_it_is_can_be_undone(sliders: EnhanceSliders) -> None:
    sliders.sliders["gamma"].setValue(150)
    sliders.reset()
    assert sliders.value() == Enhancement()
    sliders.steps.undo()
    assert sliders.value() == Enhancement(gamma=1.5)


def test_a_photo_has_no_neighbours_to_average(ui: Ui_EnhanceDialog, window: QDialog) -> None:
    EnhanceSliders(ui, window, of_footage=False)
    assert ui.neighboursSlider.isHidden()
