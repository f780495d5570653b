import pytest
from PySide6.QtCore import QObject

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
