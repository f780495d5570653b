import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services.pictures.derivatives import Mark
from desktop.ui.pictures.annotation_edits import ARROW, NUMBER, SELECT, AnnotationEdits
from desktop.ui.pictures.annotation_tools import AnnotationTools
from desktop.ui.pictures.ui_annotate_dialog import Ui_AnnotateDialog


@pytest.fixture
def owner(qtbot: QtBot) -> QDialog:
    window = QDialog()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def ui(owner: QDialog) -> Ui_AnnotateDialog:
    made = Ui_AnnotateDialog()
    made.setupUi(owner)
    return made


@pytest.fixture
def edits(owner: QDialog) -> AnnotationEdits:
    return AnnotationEdits(owner)


@pytest.fixture
def tools(ui: Ui_AnnotateDialog, edits: AnnotationEdits, owner: QDialog) -> AnnotationTools:
    return AnnotationTools(ui, edits, owner)


def test_one_tool_is_in_hand_and_its_button_says_so(tools: AnnotationTools) -> None:
    taken: list[str] = []
    tools.taken.connect(taken.append)
    for kind in (ARROW, NUMBER, SELECT):
        tools.buttons[kind].click()
        assert [k for k, button in tools.buttons.items() if button.isChecked()] == [kind]
    assert taken == [ARROW, NUMBER, SELECT]


def test_call_outs_count_on_from_the_highest_number(
    tools: AnnotationTools, edits: AnnotationEdits
) -> None:
    for _ in range(2):
        edits.add(tools.make(NUMBER))
    assert [mark.number for mark in edits.marks] == [1, 2]
    edits.select(0)
    edits.remove()
    assert tools.make(NUMBER).number == 3


def test_a_change_is_taken_back_and_made_again_by_the_buttons(
    tools: AnnotationTools, ui: Ui_AnnotateDialog, edits: AnnotationEdits
) -> None:
    assert not ui.undoButton.isEnabled()
    edits.add(tools.make(ARROW))
    drawn = edits.marks
    ui.undoButton.click()
    assert edits.marks == ()
    assert (ui.undoButton.isEnabled(), ui.redoButton.isEnabled()) == (False, True)
    ui.redoButton.click()
    assert edits.marks == drawn
    edits.select(0)
    ui.removeButton.click()
    assert edits.marks == ()


def test_the_mark_that_is_selected_takes_colour_and_size(
    tools: AnnotationTools, ui: Ui_AnnotateDialog, edits: AnnotationEdits
) -> None:
    edits.add(tools.make(ARROW))
    before: Mark = edits.marks[0]
    ui.colourCombo.setCurrentIndex(3)
    ui.colourCombo.activated.emit(3)
    ui.sizeCombo.setCurrentIndex(2)
    ui.sizeCombo.activated.emit(2)
    after = edits.marks[0]
    assert after.colour == ui.colourCombo.itemData(3) != before.colour
    assert after.width > before.width


def test_the_keys_of_a_tool_are_named_on_its_button(tools: AnnotationTools) -> None:
    assert tools.buttons[ARROW].toolTip() == "Arrow (A)"
    assert tools.buttons[ARROW].focusPolicy() == Qt.FocusPolicy.TabFocus
