import pytest

from desktop.services.lists.plain import as_text, safe


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "+86 139", "-a", "@x", "＝1", "-1+2", "=cmd|x"])
def test_what_a_spreadsheet_would_calculate_is_quoted(text):
    assert safe(text).startswith("'")


@pytest.mark.parametrize("text", ["-3.5", "+7", "1,234", "12 %", "—", "-", "a=b", "鄂C·6Q***", ""])
def test_numbers_and_words_stay_as_they_are(text):
    assert safe(text) == text


def test_a_row_is_one_line_whatever_stands_in_its_cells():
    assert as_text([("a\nb\tc", "d"), ("e", "")]) == "a b c\td\ne\t"
