import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.window.dialog import ask_dialog, show_dialog
from tests.patience import PATIENCE_MS


@pytest.fixture
def window(theme, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_dialog_shown_lets_its_window_go_on_and_stands_before_it(window, qtbot):
    dialog = QDialog(window)
    show_dialog(dialog)
    assert dialog.isVisible()
    assert dialog.isModal()


def test_a_dialog_shown_tells_its_end_and_is_deleted(window, qtbot):
    dialog = QDialog(window)
    show_dialog(dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog), timeout=PATIENCE_MS)


@pytest.mark.parametrize("end", [QDialog.accept, QDialog.reject])
def test_a_dialog_that_asks_is_waited_for_and_deleted_after_its_answer_was_read(end, window, qtbot):
    dialog = QDialog(window)
    QTimer.singleShot(0, dialog, lambda: end(dialog))
    assert ask_dialog(dialog) is (end is QDialog.accept)
    assert dialog.result() == (1 if end is QDialog.accept else 0)
    qtbot.waitUntil(lambda: not window.findChildren(QDialog), timeout=PATIENCE_MS)
