"""Pinyin initials, and cases found by them."""

import pytest

from record.reading.pinyin import initial, initials


@pytest.mark.parametrize(
    ("char", "letter"),
    [("啊", "a"), ("启", "q"), ("油", "y"), ("周", "z"), ("座", "z"), ("车", "c"), ("匝", "z")],
)
def test_a_common_character_has_its_first_letter(char: str, letter: str):
    assert initial(char) == letter


@pytest.mark.parametrize("char", ["𠮷", "A", "1", "，", "婷", "\n"])
def test_a_rare_character_or_another_sign_has_none(char: str):
    assert initial(char) == ""


def test_every_start_inside_a_run_can_be_typed():
    assert initials("启动困难") == ["qdkn", "dkn", "kn"]


def test_punctuation_ends_a_run():
    assert initials("启动，发抖") == ["qd", "fd"]
