import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.review.return_dialog import ReturnDialog
from tests.fakes import FakePrompts

TARGETS = (("summary", "What happened"), ("vehicle.plate", "Number plate"))


@pytest.fixture
def dialog(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = ReturnDialog(TARGETS, "vehicle.plate", lambda *_written: None, FakePrompts(), window)
    made.show()
    yield made
    window.close()


def _press(dialog, keys):
    wanted = QKeySequence(keys)
    next(s for s in dialog.findChildren(QShortcut) if s.key() == wanted).activated.emit()


def test_the_first_point_is_about_what_was_chosen(dialog, qtbot):
    qtbot.keyClicks(dialog.points[0].text, "cannot be read")
    assert dialog.answer() == ((("cannot be read", "vehicle.plate"),), "")


def test_a_case_is_not_returned_without_a_point(dialog, qtbot):
    assert not dialog.ui.returnButton.isEnabled()
    qtbot.keyClicks(dialog.points[0].text, "cannot be read")
    assert dialog.ui.returnButton.isEnabled()


def test_further_points_are_added_by_button_and_by_key(dialog, qtbot):
    dialog.ui.addButton.click()
    _press(dialog, "Ctrl+N")
    assert len(dialog.points) == 3
    assert dialog.points[2].about.currentData() == ""


def test_a_point_left_empty_is_not_returned(dialog, qtbot):
    dialog.ui.addButton.click()
    qtbot.keyClicks(dialog.points[1].text, "which bay?")
    dialog.ui.noteEdit.setText(" by Friday ")
    assert dialog.answer() == ((("which bay?", ""),), "by Friday")


def test_a_point_is_taken_away_but_never_the_last_one(dialog, qtbot):
    dialog.ui.addButton.click()
    qtbot.keyClicks(dialog.points[0].text, "goes")
    qtbot.keyClicks(dialog.points[1].text, "stays")
    dialog.points[0].remove.click()
    assert [point for point, _about in dialog.answer()[0]] == ["stays"]
    assert not dialog.points[0].remove.isVisible()


def test_control_enter_returns_the_case(dialog, qtbot):
    qtbot.keyClicks(dialog.points[0].text, "cannot be read")
    with qtbot.waitSignal(dialog.accepted):
        _press(dialog, "Ctrl+Return")
