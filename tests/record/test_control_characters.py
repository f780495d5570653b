import pytest

from record.control_characters import clean, cleaned, taken_out


@pytest.mark.parametrize(
    ("typed", "kept", "told"),
    [
        ("第一段\x0b第二行", "第一段\n第二行", "U+000B"),
        ("a\x0cb\x85c\u2028d\u2029e", "a\nb\nc\nd\ne", "U+000C、U+0085、U+2028、U+2029"),
        ("x\x00y\x07\x1b[0m\x7f\x9f", "xy[0m", "U+0000、U+0007、U+001B、U+007F、U+009F"),
        ("一\r\n二\r三\n四\t五", "一\n二\n三\n四\t五", ""),
        (
            "👨\u200d👩 \u202e1\u202c \ufeff e\u0301 ئا",
            "👨\u200d👩 \u202e1\u202c \ufeff e\u0301 ئا",
            "",
        ),
    ],
)
def test_only_tabs_and_line_breaks_are_left_and_the_rest_is_named(typed, kept, told):
    assert cleaned(typed) == kept
    assert taken_out([typed]) == told
    assert taken_out([kept]) == ""


def test_the_words_of_a_command_line_are_cleaned_where_they_stand():
    typed = {"summary": "a\x0bb", "set": ["k=v\x07", "n=1"], "limit": 5, "open": True, "to": None}
    assert clean(typed) == "U+0007、U+000B"
    assert typed == {"summary": "a\nb", "set": ["k=v", "n=1"], "limit": 5, "open": True, "to": None}
