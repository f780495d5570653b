"""A spin box by hand: the digits typed stay, and so does what can't be taken."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.ui.fields.decimal_spin import DecimalSpin
from record.problems import Problem
from tests.desktop.ui import hands


@pytest.fixture
def spin(qtbot):
    made = DecimalSpin()
    qtbot.addWidget(made)
    made.setRange(0, 100)
    made.setSingleStep(0.5)
    made.setSuffix(" L")
    made.show()
    return made


def test_a_spin_box_keeps_the_digits_that_were_put_and_typed(spin):
    spin.put(Decimal("12.50"))
    assert (spin.text(), spin.typed()) == ("12.50 L", Decimal("12.50"))
    assert str(spin.typed()) == "12.50"
    spin.lineEdit().selectAll()
    hands.write("7.250", spin)
    hands.key(Qt.Key.Key_Tab, spin)
    assert str(spin.typed()) == "7.250"


def test_a_step_leaves_no_needless_zeros(spin):
    spin.put(Decimal("12.50"))
    spin.stepUp()
    assert (spin.text(), str(spin.typed())) == ("13 L", "13")
    spin.stepDown()
    assert spin.value() == 12.5


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("35,6", "input.not_a_number"),
        ("35，6", "input.not_a_number"),
        ("1_0", "input.not_a_number"),
        ("much", "input.not_a_number"),
        ("1000", "input.out_of_range"),
        ("-4", "input.out_of_range"),
    ],
)
def test_what_a_spin_box_can_not_take_stays_as_typed_and_is_said(spin, typed, code):
    spin.put(Decimal("4.0"))
    spin.lineEdit().selectAll()
    hands.write(typed, spin)
    hands.key(Qt.Key.Key_Tab, spin)
    assert spin.text() == f"{typed} L"
    assert spin.property("state") == "bad"
    with pytest.raises(Problem, match=code):
        spin.typed()
    spin.stepUp()
    assert spin.problem() is None
    assert str(spin.typed()) in spin.text()


@pytest.mark.parametrize(
    ("typed", "meant"), [("３５。６", "35.6"), ("35．60", "35.60"), ("7,", None)]
)
def test_a_spin_box_reads_what_an_input_method_writes(spin, typed, meant):
    spin.lineEdit().selectAll()
    hands.write(typed, spin)
    hands.key(Qt.Key.Key_Tab, spin)
    assert (None if spin.problem() else str(spin.typed())) == meant


def test_a_spin_box_of_whole_numbers_refuses_parts_and_knows_its_word_for_none(spin):
    spin.setDecimals(0)
    spin.setSpecialValueText("never")
    spin.setSuffix("")
    spin.put(Decimal(0))
    assert (spin.text(), spin.typed()) == ("never", 0)
    spin.lineEdit().selectAll()
    hands.write("1.5", spin)
    hands.key(Qt.Key.Key_Tab, spin)
    with pytest.raises(Problem, match=r"input\.not_whole"):
        spin.typed()
