"""A full date means its own day, whatever blank stands in it; a time alone may be yesterday's."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.fields.inputs import MomentInput
from record.problems import Problem
from tests.builders import CHINA

NOW = datetime(2026, 11, 30, 9, 30, tzinfo=CHINA)


@pytest.fixture
def field(qtbot: QtBot) -> MomentInput:
    line = QLineEdit()
    qtbot.addWidget(line)
    return MomentInput(line, lambda: NOW, past=True)


def read(field: MomentInput, typed: str) -> str:
    field.set_words(typed)
    try:
        return str(field.value().isoformat(" ", "minutes").removesuffix("+08:00"))
    except Problem as problem:
        return problem.code


@pytest.mark.parametrize("blank", [" ", "\u3000", "T", "\t", "\u00a0"])
def test_tomorrow_is_in_the_future_whatever_blank_stands_in_it(
    field: MomentInput, blank: str
) -> None:
    assert read(field, f"2026-12-01{blank}09:00") == "input.in_the_future"
    assert field.words() == f"2026-12-01{blank}09:00"


@pytest.mark.parametrize(
    "typed",
    ["13:38", "13：38", "1338", "13时38分", "１３时３８分", "下午1:38", "1:38pm", "1:38 PM"],
)
def test_a_time_alone_that_is_still_to_come_is_yesterdays(field: MomentInput, typed: str) -> None:
    assert read(field, typed) == "2026-11-29 13:38"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026年6月11日11:38", "2026-06-11 11:38"),
        ("2026－06－11 11:38", "2026-06-11 11:38"),
        ("24:00", "2026-11-30 00:00"),
        ("2026-11-29 24:00", "2026-11-30 00:00"),
    ],
)
def test_other_spellings_are_understood(field: MomentInput, typed: str, meant: str) -> None:
    assert read(field, typed) == meant
