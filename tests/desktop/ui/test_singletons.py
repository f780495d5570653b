import sys

from PySide6.QtWidgets import QLabel

from desktop.system import singletons


def test_a_hundred_thousand_calls_into_qt_do_not_wear_none_out(qtbot):
    singletons.hold()
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(100_000):
        label.setEnabled(True)
    assert sys.version_info >= (3, 12) or sys.getrefcount(None) > singletons.PLENTY // 2


def test_holding_twice_is_holding_once():
    singletons.hold()
    before = sys.getrefcount(True)
    singletons.hold()
    assert sys.getrefcount(True) - before < singletons.PLENTY // 2
