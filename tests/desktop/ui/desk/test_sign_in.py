import pytest
from PySide6.QtCore import Qt

from desktop.ui.desk.sign_in import SignIn
from record.journal.station import Member
from record.problems import Problem

CHEN = Member(person_id="p1", name="陈立", role="manager")
ZHAO = Member(person_id="p2", name="赵敏", role="attendant")


class FakePeople:
    """Chen has the PIN 1357; Zhao has only the start PIN 2468."""

    def __init__(self, *members):
        self.pins = {"p1": "1357"}
        self._members = members or (CHEN, ZHAO)
        self.wrong = 0

    def members(self):
        return self._members

    def has_pin(self, person_id):
        return person_id in self.pins

    def sign_in(self, person_id, pin):
        if self.wrong >= 5:
            raise Problem("people.locked", seconds=2)
        if self.pins[person_id] != pin:
            self.wrong += 1
            raise Problem("people.wrong_pin", left=5 - self.wrong)
        return next(m for m in self._members if m.person_id == person_id)

    def set_first_pin(self, person_id, start_pin, new_pin):
        if start_pin != "2468":
            raise Problem("people.wrong_start_pin")
        self.pins[person_id] = new_pin
        return next(m for m in self._members if m.person_id == person_id)


@pytest.fixture
def gate(theme, qtbot):
    def make(people, preferred=""):
        gate = SignIn(people, "三堰加油站 · 1203", "en")
        qtbot.addWidget(gate)
        gate.show()
        gate.show_people(preferred)
        qtbot.waitUntil(lambda: bool(gate._cards))
        return gate

    return make


def _choose(qtbot, gate, person_id):
    gate._cards[person_id].click()
    qtbot.waitUntil(gate.ui.pad.isEnabled)


def _type(qtbot, gate, digits):
    qtbot.keyClicks(gate, digits)
    qtbot.keyClick(gate, Qt.Key.Key_Return)


def test_a_name_and_a_pin_bring_a_person_on_duty(gate, qtbot):
    page = gate(FakePeople())
    _choose(qtbot, page, "p1")
    with qtbot.waitSignal(page.signed_in) as heard:
        _type(qtbot, page, "1357")
    assert heard.args == [CHEN]


def test_digits_can_be_touched(gate, qtbot):
    page = gate(FakePeople())
    _choose(qtbot, page, "p1")
    buttons = {b.text(): b for b in page.ui.pad.findChildren(type(page.ui.pad._ok))}
    with qtbot.waitSignal(page.signed_in):
        for digit in "1357":
            qtbot.mouseClick(buttons[digit], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(buttons["OK"], Qt.MouseButton.LeftButton)


def test_the_pin_is_never_shown(gate, qtbot):
    page = gate(FakePeople())
    _choose(qtbot, page, "p1")
    qtbot.keyClicks(page, "1357")
    assert "1357" not in page.ui.pad._dots.text() + page.ui.pad._dots.accessibleName()


def test_a_wrong_pin_is_said_and_can_be_tried_again(gate, qtbot):
    page = gate(FakePeople())
    _choose(qtbot, page, "p1")
    _type(qtbot, page, "0000")
    qtbot.waitUntil(lambda: "wrong" in page.ui.trouble.text())
    with qtbot.waitSignal(page.signed_in):
        _type(qtbot, page, "1357")


def test_five_wrong_pins_close_the_pad_for_a_while(gate, qtbot):
    people = FakePeople()
    people.wrong = 5
    page = gate(people)
    _choose(qtbot, page, "p1")
    _type(qtbot, page, "1357")
    qtbot.waitUntil(lambda: "2 s" in page.ui.trouble.text())
    assert not page.ui.pad.isEnabled()
    qtbot.waitUntil(page.ui.pad.isEnabled)
    assert page.ui.trouble.text() == ""


def test_a_locked_person_does_not_lock_the_others(gate, qtbot):
    people = FakePeople()
    people.wrong = 5
    page = gate(people)
    _choose(qtbot, page, "p1")
    _type(qtbot, page, "1357")
    qtbot.waitUntil(lambda: "2 s" in page.ui.trouble.text())
    _choose(qtbot, page, "p2")
    assert page.ui.trouble.text() == ""


def test_the_first_time_a_pin_of_ones_own_is_chosen_twice(gate, qtbot):
    people = FakePeople()
    page = gate(people)
    _choose(qtbot, page, "p2")
    assert "start PIN" in page.ui.step.text()
    _type(qtbot, page, "2468")
    _type(qtbot, page, "8642")
    with qtbot.waitSignal(page.signed_in) as heard:
        _type(qtbot, page, "8642")
    assert heard.args == [ZHAO]
    assert people.pins["p2"] == "8642"


def test_two_different_new_pins_are_asked_again(gate, qtbot):
    people = FakePeople()
    page = gate(people)
    _choose(qtbot, page, "p2")
    for digits in ("2468", "8642", "1111"):
        _type(qtbot, page, digits)
    assert "not the same" in page.ui.trouble.text()
    assert "p2" not in people.pins
    assert "choose a PIN" in page.ui.step.text()


def test_a_wrong_start_pin_is_asked_again_from_the_start(gate, qtbot):
    page = gate(FakePeople())
    _choose(qtbot, page, "p2")
    for digits in ("9999", "8642", "8642"):
        _type(qtbot, page, digits)
    qtbot.waitUntil(lambda: bool(page.ui.trouble.text()))
    assert "start PIN" in page.ui.step.text()


def test_a_desk_of_one_asks_for_the_pin_at_once(gate, qtbot):
    page = gate(FakePeople(CHEN))
    qtbot.waitUntil(page.ui.pad.isEnabled)
    assert page.ui.who.text() == "陈立"
