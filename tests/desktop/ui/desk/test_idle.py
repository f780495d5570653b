import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.desk.idle import IdleWatch

LONG_MS = 3_600_000
SHORT_MS = 30


@pytest.fixture
def owner(qtbot):
    made = QObject()
    yield made
    made.deleteLater()


def test_nobody_touching_the_program_is_noticed(owner, qtbot):
    watch = IdleWatch(owner, LONG_MS)
    with qtbot.waitSignal(watch.idle):
        watch.set_limit(SHORT_MS)


def test_never_means_never(owner, qtbot):
    watch = IdleWatch(owner, SHORT_MS)
    watch.set_limit(0)
    with qtbot.assertNotEmitted(watch.idle, wait=4 * SHORT_MS):
        watch.wake()


def test_a_key_pressed_anywhere_begins_the_count_anew(owner, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    watch = IdleWatch(owner, LONG_MS)
    woken = []
    watch.wake = lambda: woken.append(True)  # type: ignore[method-assign]
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert woken
