"""Digits and answers as fingers give them: by touch, by key, and what is said of them aloud."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.pills import Pills
from desktop.ui.widgets.pin_pad import LONGEST, PinPad
from tests.desktop.ui.widgets.seen import buttons, labels

pytestmark = pytest.mark.usefixtures("theme")
Show = Callable[[Any], Any]


@pytest.fixture
def pad(shown: Show) -> PinPad:
    return shown(PinPad())


def test_digits_are_collected_by_touch_and_shown_as_dots_only(pad: PinPad, qtbot: QtBot) -> None:
    keys = buttons(pad)
    for digit in "2580":
        keys[digit].click()
    [dots] = labels(pad)
    assert dots == "●●●●"
    assert pad.findChild(QLabel).accessibleName() == "4 digits typed"
    with qtbot.waitSignal(pad.entered) as heard:
        keys["OK"].click()
    assert heard.args == ["2580"]
    assert labels(pad) == ["○ ○ ○ ○"]


def test_a_digit_is_taken_back_and_an_empty_pad_enters_nothing(pad: PinPad, qtbot: QtBot) -> None:
    keys = buttons(pad)
    keys["1"].click()
    keys["Erase one digit"].click()
    keys["Erase one digit"].click()
    with qtbot.assertNotEmitted(pad.entered):
        keys["OK"].click()
    assert labels(pad) == ["○ ○ ○ ○"]


def test_no_more_digits_are_taken_than_a_pin_may_have(pad: PinPad, qtbot: QtBot) -> None:
    for _ in range(LONGEST + 3):
        pad.press("7")
    with qtbot.waitSignal(pad.entered) as heard:
        pad.enter()
    assert heard.args == ["7" * LONGEST]


def test_a_pad_that_waits_takes_neither_digits_nor_ok(pad: PinPad, qtbot: QtBot) -> None:
    pad.press("1")
    pad.setEnabled(False)
    pad.press("2")
    with qtbot.assertNotEmitted(pad.entered):
        pad.enter()
    pad.setEnabled(True)
    assert labels(pad) == ["●"]


def test_no_key_of_the_pad_takes_the_focus(pad: PinPad) -> None:
    assert {b.focusPolicy() for b in buttons(pad).values()} == {Qt.FocusPolicy.NoFocus}


@pytest.fixture
def pills(shown: Show) -> Pills:
    made: Pills = shown(Pills([("A", "质量"), ("B", "计量"), ("C", "Service")]))
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Qt.Key.Key_Right, "C"),
        (Qt.Key.Key_Down, "C"),
        (Qt.Key.Key_Left, "A"),
        (Qt.Key.Key_Up, "A"),
        (Qt.Key.Key_1, "A"),
        (Qt.Key.Key_3, "C"),
        (Qt.Key.Key_C, "C"),
    ],
)
def test_an_answer_is_picked_by_key(pills: Pills, qtbot: QtBot, key: Qt.Key, code: str) -> None:
    pills.choose("B")
    with qtbot.waitSignal(pills.picked) as heard:
        qtbot.keyClick(pills, key)
    assert heard.args == [code]
    assert pills.code() == code


@pytest.mark.parametrize("key", [Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_Z, Qt.Key.Key_Return])
def test_other_keys_pick_nothing(pills: Pills, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.assertNotEmitted(pills.picked):
        qtbot.keyClick(pills, key)
    assert pills.code() == ""


def test_the_arrows_stop_at_both_ends(pills: Pills, qtbot: QtBot) -> None:
    for key, end in ((Qt.Key.Key_Left, "A"), (Qt.Key.Key_Right, "C")):
        for _ in range(4):
            qtbot.keyClick(pills, key)
        assert pills.code() == end


def test_a_choice_that_is_only_shown_is_nobodys_pick(pills: Pills, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pills.picked):
        pills.choose("B")
    assert pills.code() == "B"
    with qtbot.waitSignal(pills.picked):
        buttons(pills)["计量"].click()
    pills.choose("")
    assert pills.code() == ""


def test_the_keyboard_s_place_is_seen_while_it_is_there(pills: Pills, shown: Show) -> None:
    pills.focusInEvent(focus := _focus(into=True))
    assert buttons(pills)["质量"].property("state") == "here"
    pills.choose("B")
    pills.focusInEvent(focus)
    assert [b.property("state") for b in buttons(pills).values()] == ["", "here", ""]
    pills.focusOutEvent(_focus(into=False))
    assert {b.property("state") for b in buttons(pills).values()} == {""}


def _focus(*, into: bool) -> QFocusEvent:
    kind = QFocusEvent.Type.FocusIn if into else QFocusEvent.Type.FocusOut
    return QFocusEvent(kind, Qt.FocusReason.TabFocusReason)
