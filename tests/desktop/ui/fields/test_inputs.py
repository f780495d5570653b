from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop import messages
from desktop.ui.fields.inputs import (
    DayInput,
    MomentInput,
    MoneyInput,
    NumberInput,
    TextInput,
    written,
)
from record.measures import Fen
from record.problems import Problem


def _at(*parts):
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None).astimezone()


NOW = _at(2026, 11, 21, 10, 30)


def test_a_time_that_has_not_come_yet_means_yesterday_where_only_the_past_makes_sense(qtbot):
    field = MomentInput(_line(qtbot), _now, past=True)
    for typed, meant in (
        ("10:29", _at(2026, 11, 21, 10, 29)),
        ("10:32", _at(2026, 11, 21, 10, 32)),
        ("10:33", _at(2026, 11, 20, 10, 33)),
    ):
        field.set_words(typed)
        assert field.value() == meant


def test_a_date_in_the_future_is_refused_where_only_the_past_makes_sense(qtbot):
    field = MomentInput(_line(qtbot), _now, past=True)
    field.set_words("2099-01-01 10:00")
    with pytest.raises(Problem) as problem:
        field.value()
    assert problem.value.code == "input.in_the_future"


def test_a_moment_shown_reads_back_the_same(qtbot):
    field = MomentInput(_line(qtbot), _now)
    moment = _at(2026, 11, 20, 11, 38)
    field.set_value(moment)
    assert field.words() == written(moment) == "2026-11-20 11:38"
    assert field.value() == moment


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("13.28", "13.28"),
        ("1,380", "1380"),
        ("12.50", "12.50"),
        ("１２．５０", "12.50"),
        ("", "None"),
    ],
)
def test_a_number_keeps_its_digits_and_loses_its_commas(qtbot, typed, value):
    field = NumberInput(_line(qtbot))
    field.set_words(typed)
    assert str(field.value()) == value


@pytest.mark.parametrize("typed", ["much", "-1", "nan", "1e99"])
def test_what_is_no_possible_number_is_refused(qtbot, typed):
    field = NumberInput(_line(qtbot))
    field.set_words(typed)
    with pytest.raises(Problem, match=r"input\."):
        field.value()


@pytest.mark.parametrize(("typed", "shown"), [("97.8", "97.80"), ("1,380", "1380.00")])
def test_an_amount_is_fen_and_shown_with_both_decimals(qtbot, typed, shown):
    field = MoneyInput(_line(qtbot))
    field.set_words(typed)
    amount = field.value()
    field.set_value(amount)
    assert isinstance(amount, Fen)
    assert field.words() == shown


def test_parts_of_a_fen_and_of_a_person_are_refused_and_stay_as_typed(qtbot):
    money, whole = MoneyInput(_line(qtbot)), NumberInput(_line(qtbot), whole=True)
    for field, code in ((money, "input.parts_of_a_fen"), (whole, "input.not_whole")):
        field.set_words("97.865")
        with pytest.raises(Problem, match=code):
            field.value()
        assert field.words() == "97.865"


def test_an_amount_that_no_case_holds_is_refused_with_the_limits_and_stays_as_typed(qtbot):
    field = MoneyInput(_line(qtbot))
    field.set_words("20,000,000,000,000")
    with pytest.raises(Problem, match=r"input\.out_of_range") as refused:
        field.value()
    assert "1000000000" in str(messages.sentence(refused.value, "zh"))
    assert field.words() == "20,000,000,000,000"


def test_a_day_is_read_in_full(qtbot):
    field = DayInput(_line(qtbot), _now)
    for typed, meant in (
        ("2026-2-3", "2026-02-03"),
        ("2-3", "2026-02-03"),
        ("12月1日", "2026-12-01"),
    ):
        field.set_words(typed)
        assert field.value() == meant


def test_half_a_character_is_refused(qtbot):
    text = QPlainTextEdit()
    qtbot.addWidget(text)
    field = TextInput(text)
    # Only a foreign clipboard brings half a character in; Python's way into Qt mends it.
    field.words = lambda: "a\ud83db"
    with pytest.raises(Problem) as problem:
        field.value()
    assert problem.value.code == "text.surrogate"


def test_ten_thousand_characters_are_kept(qtbot):
    text = QPlainTextEdit()
    qtbot.addWidget(text)
    field = TextInput(text)
    long = "客户说𠮷祥加油站的油有问题。" * 700
    text.insertPlainText(long)
    assert field.value() == long.strip()


def _now():
    return NOW


def _line(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    return line
