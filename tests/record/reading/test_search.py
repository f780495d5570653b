import pytest

from record.reading import search
from record.reading.columns import identifiers, search_text
from tests.record.writers import Writer, folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加油站", ["加", "油", "站"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("鄂C·6Q123", ["鄂", "c", "6q123"]),
        ("138 0013-2046", ["138", "0013", "2046"]),
        ("ＭＯＢＩＬ　９５＃", ["mobil", "95"]),
        ("〇号", ["〇", "号"]),
        ("Straße", ["strasse"]),
        ("", []),
        ("。！—\x00\ud800", []),
    ],
)
def test_text_becomes_words(text: str, words: list[str]) -> None:
    assert search.words(text) == words


def test_an_identifier_is_the_same_however_it_is_typed() -> None:
    for typed in ("鄂C·6Q123", "鄂c6q123", "鄂Ｃ 6q-123"):
        assert search.identifier(typed) == "鄂c6q123"


def test_a_case_is_found_by_what_people_know_of_it() -> None:
    case = folded(Writer().open(**{"vehicle.plate": "鄂C6Q123", "complainant.name": "𠮷田"}))
    assert "𠮷 田" in search_text(case)
    assert "鄂c6q123" in identifiers(case)
