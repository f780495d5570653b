"""What is being composed is part of what was said, whatever acts next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.ui.keyboard.shortcuts import SUBMIT, on_keys
from tests.desktop.ui import hands

COMPOSED = "赔偿380元"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Asking(QDialog):
    """A field, a default button, one that never takes the keyboard, a shortcut and an action."""

    def __init__(self, field):
        super().__init__()
        self.heard = []
        self.field = field
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
        default, beside = QPushButton("Record"), QPushButton("Beside")
        default.setDefault(True)
        beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beside.setShortcut("Ctrl+B")
        self.beside = beside
        action = QAction(self)
        action.setShortcut("Ctrl+T")
        self.addAction(action)
        column = QVBoxLayout(self)
        for each in (field, default, beside):
            column.addWidget(each)
        for signal in (default.clicked, beside.clicked, action.triggered, self.rejected):
            signal.connect(self.hear)
        on_keys(self, SUBMIT, self.hear)

    def hear(self):
        self.heard.append(self.text())

    def text(self):
        field = self.field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def closeEvent(self, event):  # noqa: N802
        self.heard.append(self.text())
        super().closeEvent(event)


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def asking(request, theme, qtbot):
    window = Asking(request.param())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.field.setFocus()
    qtbot.waitUntil(lambda: hands.QApplication.focusWidget() is window.field)
    hands.write("要求退款并")
    return window


ACTS = {
    "a shortcut": lambda w: hands.key(Qt.Key.Key_Return, w.field, CONTROL),
    "the shortcut of the other Enter": lambda w: hands.key(Qt.Key.Key_Enter, w.field, CONTROL),
    "the key of a button": lambda w: hands.key(Qt.Key.Key_B, w.field, CONTROL),
    "the key of an action": lambda w: hands.key(Qt.Key.Key_T, w.field, CONTROL),
    "Escape": lambda w: hands.key(Qt.Key.Key_Escape, w.field),
    "a press on what takes no keyboard": lambda w: QTest.mouseClick(
        w.beside, Qt.MouseButton.LeftButton
    ),
    "closing": lambda w: w.close(),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_acts_finds_the_words_that_were_being_composed(asking, act, qtbot):
    hands.compose(COMPOSED)
    assert asking.text() == "要求退款并"
    act(asking)
    qtbot.waitUntil(lambda: bool(asking.heard))
    assert asking.heard[0] == "要求退款并赔偿380元"
    assert asking.text() == "要求退款并赔偿380元"


def test_the_default_button_finds_them_too(theme, qtbot):
    window = Asking(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.field.setFocus()
    qtbot.waitUntil(lambda: hands.QApplication.focusWidget() is window.field)
    hands.compose(COMPOSED)
    hands.key(Qt.Key.Key_Return, window.field)
    assert window.heard == [COMPOSED]


def test_they_stand_at_the_cursor(asking):
    hands.key(Qt.Key.Key_Home, asking.field)
    hands.compose("客户")
    hands.key(Qt.Key.Key_Return, asking.field, CONTROL)
    assert asking.heard == ["客户要求退款并"]


def test_leaving_the_field_keeps_them(asking):
    hands.compose(COMPOSED)
    hands.key(Qt.Key.Key_Tab, asking.field)
    assert asking.text() == "要求退款并赔偿380元"


@pytest.mark.parametrize("which", [Qt.Key.Key_Shift, Qt.Key.Key_Control])
def test_a_modifier_alone_leaves_them_alone(asking, which):
    hands.compose("pei'chang")
    hands.key(which, asking.field)
    assert asking.text() == "要求退款并"


def test_a_press_within_the_field_is_the_input_method_s(asking):
    hands.compose("pei'chang")
    inside = asking.field.viewport() if isinstance(asking.field, QPlainTextEdit) else asking.field
    QTest.mouseClick(inside, Qt.MouseButton.LeftButton)
    assert asking.text() == "要求退款并"


def test_what_was_given_up_is_not_brought_back(asking):
    hands.compose(COMPOSED)
    hands.compose("")
    hands.key(Qt.Key.Key_Return, asking.field, CONTROL)
    assert asking.heard == ["要求退款并"]


def test_a_field_that_is_gone_is_forgotten(asking, qtbot):
    hands.compose(COMPOSED)
    field = asking.field
    asking.field = other = QLineEdit()
    asking.layout().addWidget(other)
    with qtbot.waitSignal(field.destroyed):
        field.hide()
        field.deleteLater()
    other.setFocus()
    hands.key(Qt.Key.Key_Return, other, CONTROL)
    assert asking.heard == [""]
