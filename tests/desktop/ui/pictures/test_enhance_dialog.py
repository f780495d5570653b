"""Making a picture easier to see: sliders with a way back, a part of it, a copy."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.pictures.derivatives import Enhancement
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from desktop.ui.pictures.enhance_sliders import EnhanceSliders
from desktop.ui.window.theme import Theme
from record.case import Case
from record.evidence import Exhibit
from tests.fakes import FakePrompts

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def enhancing(
    station: Application, held: tuple[Case, Exhibit, Exhibit], window: QWidget, qtbot: QtBot
) -> Iterator[EnhanceDialog]:
    case, photo, _archive = held
    dialog = EnhanceDialog(station.derivatives, FakePrompts(), case.id, photo, window)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.ui.frameView.image.isNull() and not dialog._shows.busy)
    yield dialog
    dialog.reject()


@pytest.fixture
def sliders(enhancing: EnhanceDialog) -> EnhanceSliders:
    return enhancing.sliders


def test_a_look_that_was_enhanced_is_zoomed_to_a_part_and_back(
    enhancing: EnhanceDialog, qtbot: QtBot
) -> None:
    enhancing.ui.zoomButton.click()
    assert enhancing.areas.drawing
    view = enhancing.ui.frameView
    spots = [view.pixel(QPointF(*spot)).toPoint() for spot in ((0.25, 0.25), (0.75, 0.75))]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spots[0])
    QTest.mouseMove(view, spots[1])
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spots[1])
    crop = enhancing.sliders.value().crop
    assert crop == pytest.approx((0.25, 0.25, 0.5, 0.5), abs=0.02)
    qtbot.waitUntil(lambda: not enhancing._shows.busy and view.image.width() < 150)
    assert enhancing.ui.saveButton.isEnabled()
    enhancing.ui.undoButton.click()
    assert not enhancing.ui.saveButton.isEnabled()
    qtbot.waitUntil(lambda: view.image.width() == 200)


def test_the_enhanced_copy_keeps_its_settings_and_its_name(
    enhancing: EnhanceDialog,
    station: Application,
    held: tuple[Case, Exhibit, Exhibit],
    qtbot: QtBot,
) -> None:
    case, photo, _archive = held
    assert enhancing.ui.neighboursSlider.isHidden()
    enhancing.sliders.sliders["white"].setValue(180)
    enhancing.ui.titleEdit.setText("枪口，提亮")
    with qtbot.waitSignal(enhancing.saved) as saved:
        enhancing.ui.saveButton.click()
    made = station.cases.get(case.id).evidence[saved.args[0].id]
    assert (made.title, made.derived_from) == ("枪口，提亮", photo.id)
    assert made.settings["enhancement"]["white"] == 180
    assert not enhancing.isVisible()


def figures(dialog: EnhanceDialog) -> set[str]:
    return {each.text() for each in dialog.ui.sliders.findChildren(QLabel)}


def test_moving_one_slider_is_one_step_back(enhancing: EnhanceDialog) -> None:
    sliders = enhancing.sliders
    for position in (120, 150, 180):
        sliders.sliders["gamma"].setValue(position)
    sliders.sliders["denoise"].setValue(30)
    assert {"1.8", "30"} <= figures(enhancing)
    sliders.steps.undo()
    assert sliders.value() == Enhancement(gamma=1.8)
    sliders.steps.undo()
    assert sliders.value() == Enhancement()
    assert not sliders.steps.can_undo
    assert sliders.sliders["gamma"].value() == 100


@pytest.mark.parametrize(
    ("moved", "to", "black", "white"), [("black", 254, 254, 255), ("white", 1, 0, 1)]
)
def test_black_never_reaches_white(
    sliders: EnhanceSliders, moved: str, to: int, black: int, white: int
) -> None:
    sliders.sliders["black"].setValue(100)
    sliders.sliders["white"].setValue(150)
    sliders.sliders[moved].setValue(to)
    found = sliders.value()
    assert (found.black, found.white) == (black, white)
    assert sliders.sliders["black"].value() == black
    assert sliders.sliders["white"].value() == white


def test_lines_size_and_smoothness_are_chosen_and_reset(
    enhancing: EnhanceDialog, sliders: EnhanceSliders, qtbot: QtBot
) -> None:
    ui = enhancing.ui
    for box, data in ((ui.linesCombo, "BOTTOM"), (ui.scaleCombo, 4)):
        box.setCurrentIndex(box.findData(data))
        with qtbot.waitSignal(sliders.changed):
            box.activated.emit(box.currentIndex())
    ui.smoothCheck.click()
    assert sliders.value() == Enhancement(deinterlace="BOTTOM", scale=4, smooth=False)
    sliders.reset()
    assert sliders.value() == Enhancement()
    assert (ui.scaleCombo.currentText(), ui.smoothCheck.isChecked()) == ("1×", True)
    with qtbot.assertNotEmitted(sliders.changed):
        sliders.reset()
    sliders.steps.undo()
    assert sliders.value().scale == 4


def test_sliders_are_named_aloud_and_no_word_is_cut_at_twice_the_size(
    enhancing: EnhanceDialog, theme: Theme
) -> None:
    assert all(slider.accessibleName() for slider in enhancing.sliders.sliders.values())
    theme.use("light", 200)
    labels = [w for w in enhancing.ui.sliders.findChildren(QLabel) if w.isVisible()]
    assert labels
    cut = [w.text() for w in labels if w.height() < w.heightForWidth(w.width())]
    assert cut == []
