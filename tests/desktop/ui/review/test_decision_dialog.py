import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.ui.review.decision_dialog import Asked, Decided, DecisionDialog
from tests.fakes import FakePrompts

TARGETS = (("summary", "What happened"), ("vehicle.plate", "Number plate"))


@pytest.fixture
def kept():
    """What was decided in the dialogs."""
    return []


@pytest.fixture
def make(theme, qtbot, kept):
    window = QWidget()
    qtbot.addWidget(window)

    def make(**more):
        words = {"title": "Decide", "why": "Facts decide.", "yes": "Decide now", "ground": "Ground"}
        dialog = DecisionDialog(Asked(**(words | more)), kept.append, FakePrompts(), window)
        dialog.show()
        return dialog

    return make


def test_the_words_of_the_question_stand_in_the_dialog(make):
    ui = make().ui
    said = (ui.titleText.text(), ui.whyText.text(), ui.groundLabel.text(), ui.decideButton.text())
    assert said == ("Decide", "Facts decide.", "Ground", "Decide now")


def test_nothing_is_decided_without_the_words_that_are_needed(make, qtbot):
    dialog = make()
    assert not dialog.ui.decideButton.isEnabled()
    qtbot.keyClicks(dialog.ui.groundEdit, "   ")
    assert not dialog.ui.decideButton.isEnabled()
    qtbot.keyClicks(dialog.ui.groundEdit, "the till says so")
    assert dialog.ui.decideButton.isEnabled()
    assert dialog.decided().text == "the till says so"


def test_nothing_is_decided_without_a_choice_where_there_are_some(make, qtbot):
    dialog = make(choices=(("VALID", "Valid"), ("INVALID", "Invalid")))
    qtbot.keyClicks(dialog.ui.groundEdit, "the till says so")
    assert not dialog.ui.decideButton.isEnabled()
    button = next(b for b in dialog.findChildren(QRadioButton) if b.text() == "Invalid")
    button.click()
    assert dialog.ui.decideButton.isEnabled()
    assert dialog.decided().value == "INVALID"


def test_words_may_be_left_out_where_they_are_not_needed(make):
    assert make(words_needed=False).ui.decideButton.isEnabled()


def test_what_a_remark_is_about_is_chosen_from_the_whole_case_and_its_parts(make):
    combo = make(targets=TARGETS, about="vehicle.plate").ui.aboutCombo
    assert combo.isVisible()
    assert [combo.itemData(n) for n in range(combo.count())] == ["", "summary", "vehicle.plate"]
    assert combo.currentText() == "Number plate"


def test_a_decision_on_the_case_as_a_whole_asks_for_no_part(make):
    assert not make().ui.aboutCombo.isVisible()


def test_control_enter_decides_and_escape_does_not(make, qtbot, kept):
    dialog = make(words_needed=False)
    with qtbot.waitSignal(dialog.accepted):
        dialog.findChild(QShortcut).activated.emit()
    assert kept == [Decided("", "", "")]
    dialog = make(words_needed=False)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(kept) == 1
