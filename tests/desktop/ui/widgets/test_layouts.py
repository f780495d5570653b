import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.button import on_press
from desktop.ui.widgets.layouts import clear


@pytest.fixture
def host(theme, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_layout_is_emptied_with_the_layouts_in_it(host, qtbot):
    column, row = QVBoxLayout(host), QHBoxLayout()
    outer, inner = QPushButton("outer"), QPushButton("inner")
    column.addWidget(outer)
    row.addWidget(inner)
    column.addLayout(row)
    column.addStretch(1)
    clear(column)
    assert column.count() == 0
    assert not outer.isVisible()
    assert not inner.isVisible()
    qtbot.waitUntil(lambda: not host.findChildren(QPushButton))


@pytest.mark.parametrize("kind", [QPushButton, QAction])
def test_a_press_hands_on_its_own_value_and_nothing_of_the_signal(host, kind):
    heard = []
    presses = []
    for value in ("one", "two"):
        made = kind(value, host)
        made.setCheckable(True)
        on_press(made, lambda *got: heard.append(got), value)
        presses.append(made.trigger if kind is QAction else made.click)
    for press in presses:
        press()
    assert heard == [("one",), ("two",)]
