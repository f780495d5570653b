"""A value that is changed step by step, and the keys that go back and forth."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.window.theme import Theme
from desktop.ui.window.undo import MOST, Steps, undo_by_keys

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def steps(window: QWidget) -> Steps[int]:
    return Steps(0, window)


def test_every_step_is_taken_back_and_made_again_in_order(steps: Steps[int]) -> None:
    for value in (1, 2, 3):
        steps.become(value)
    for value in (2, 1, 0):
        steps.undo()
        assert steps.value == value
    assert not steps.can_undo
    for value in (1, 2, 3):
        steps.redo()
        assert steps.value == value
    assert not steps.can_redo


def test_a_step_after_an_undo_forgets_what_was_taken_back(steps: Steps[int]) -> None:
    steps.become(1)
    steps.undo()
    steps.become(2)
    steps.redo()
    assert (steps.value, steps.can_redo) == (2, False)


def test_what_is_joined_is_one_step_until_it_rests(steps: Steps[int]) -> None:
    for value in (1, 2, 3):
        steps.become(value, "drag")
    steps.rest()
    steps.become(4, "drag")
    steps.undo()
    assert steps.value == 3
    steps.become(5, "drag")
    steps.undo()
    assert steps.value == 3
    steps.undo()
    assert (steps.value, steps.can_undo) == (0, False)


def test_a_drag_that_comes_back_to_where_it_began_is_no_step(steps: Steps[int]) -> None:
    steps.become(7)
    steps.rest()
    for value in (8, 9, 7):
        steps.become(value, "drag")
    steps.undo()
    assert (steps.value, steps.can_undo) == (0, False)


def test_whoever_follows_finds_the_value_and_what_can_be_undone(steps: Steps[int]) -> None:
    told: list[tuple[int, bool, bool]] = []
    steps.changed.connect(lambda: told.append((steps.value, steps.can_undo, steps.can_redo)))
    steps.become(1)
    steps.become(1)
    steps.undo()
    steps.undo()
    steps.redo()
    steps.begin(4)
    assert told == [(1, True, False), (0, False, True), (1, True, False), (4, False, False)]


def test_more_steps_than_anybody_takes_back_are_forgotten(steps: Steps[int]) -> None:
    for value in range(1, MOST + 11):
        steps.become(value)
    for _ in range(MOST + 10):
        steps.undo()
    assert steps.value == 10


def test_the_usual_keys_take_back_and_make_again(window: QWidget, steps: Steps[int]) -> None:
    undo_by_keys(window, steps.undo, steps.redo)
    steps.become(1)
    for key, held, value in (
        (Qt.Key.Key_Z, CTRL, 0),
        (Qt.Key.Key_Y, CTRL, 1),
        (Qt.Key.Key_Z, CTRL, 0),
        (Qt.Key.Key_Z, CTRL | SHIFT, 1),
    ):
        QTest.keyClick(window, key, held)
        assert steps.value == value
