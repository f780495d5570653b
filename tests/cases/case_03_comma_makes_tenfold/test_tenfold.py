"""A comma where no group of thousands ends is refused; nothing that is typed grows silently."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.fields.inputs import MoneyInput, NumberInput
from record.problems import Problem

REFUSED = "input.not_a_number"
TYPED = (
    ("35,6", REFUSED),
    ("35，6", REFUSED),
    ("1,2345", REFUSED),
    ("12,34,567", REFUSED),
    ("1_000", REFUSED),
    ("1,234.56", "1234.56"),
    ("１２３４．５", "1234.5"),
    ("35。6", "35.6"),
    ("1234,567", REFUSED),
    ("0,356", REFUSED),
    ("35 6", REFUSED),
)


def read(field: NumberInput, typed: str) -> str:
    field.set_words(typed)
    try:
        return str(field.value())
    except Problem as problem:
        return problem.code


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_a_number_blank_reads_no_tenfold(qtbot: QtBot, typed: str, meant: str) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    assert read(NumberInput(line), typed) == meant
    assert line.text() == typed


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_a_blank_for_money_reads_no_tenfold(qtbot: QtBot, typed: str, meant: str) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    seen = read(MoneyInput(line), typed)
    assert seen == (meant if meant == REFUSED else f"{float(meant):.2f}")
