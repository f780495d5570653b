from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.prints.page.styles import BODY, CELL
from desktop.prints.page.text import SMALLEST, fitted, lines, one_line

LETTERS = st.text("加油站客户投诉，。！？（）《》“”ABCxyz 0123-/.<>&'\"", max_size=200)


@given(LETTERS, st.floats(12, 180))
@settings(max_examples=150)
def test_lines_hold_the_whole_text_and_fit(text: str, width: float):
    found = lines(text, BODY, width)
    assert "".join(line.text for line in found) == text
    assert all(line.width <= width + 0.01 for line in found)


@given(LETTERS)
@settings(max_examples=150)
def test_runs_draw_what_the_line_says(text: str):
    line = one_line(text, CELL)
    assert "".join(run.text for run in line.runs) == text


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    text = "站方（值班经理）说：油品合格，请放心。" * 12
    for width in range(40, 90):
        found = lines(text, BODY, width)
        assert all(line.text[0] not in "，。：）" for line in found)
        assert all(line.text[-1] != "（" for line in found[:-1])


def test_a_word_stays_whole_when_it_fits():
    text = "plates ABC12345 are on the receipt of the customer"
    found = lines(text, BODY, 40)
    assert len(found) > 2
    assert [word for line in found for word in line.text.split()] == text.split()


def test_a_hash_longer_than_the_line_is_cut_without_loss():
    found = lines("0123456789abcdef" * 4, BODY, 30)
    assert len(found) > 3
    assert "".join(line.text for line in found) == "0123456789abcdef" * 4


def test_every_kind_of_line_break_begins_a_line():
    found = lines("一\n二\r\n三\u2028四\x0b\n五", BODY, 50)
    assert [line.text for line in found] == ["一", "二", "三\u2028", "四\x0b", "五"]


def test_text_that_must_fit_is_set_smaller_before_it_is_cut():
    name = "中国石油化工股份有限公司湖北十堰石油分公司" * 2
    style, set_lines = fitted(name, BODY, 100, 1)
    assert style.size < BODY.size
    assert [line.text for line in set_lines] == [name]
    style, set_lines = fitted(name * 9, BODY, 100, 2)
    assert (style.size, len(set_lines)) == (SMALLEST, 2)
    assert set_lines[-1].text.endswith("…")
    assert all(line.width <= 100 for line in set_lines)


def test_letters_with_marks_are_drawn_as_one_and_stay_stored_as_they_were():
    line = one_line("e\u0301te\u0301", BODY)
    assert line.text == "e\u0301te\u0301"
    assert "".join(run.text for run in line.runs) == "\xe9t\xe9"
