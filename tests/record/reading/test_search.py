import pytest

from record.reading import search
from record.reading.columns import identifiers, search_text
from record.reading.han_forms import SAME
from tests.record.writers import Writer, folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加油站", ["加", "油", "站"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("鄂C·6Q123", ["鄂", "c", "6q123"]),
        ("138 0013-2046", ["138", "0013", "2046"]),
        ("ＭＯＢＩＬ　９５＃", ["mobil", "95"]),
        ("客户⻋辆⻓途", ["客", "户", "车", "辆", "长", "途"]),
        ("⼊⼝", ["入", "口"]),
        ("顧客車輛，裡面", ["顾", "客", "车", "辆", "里", "面"]),
        ("二○二六 二0二六 二OO六 零件", [*"二〇二六二〇二六二〇〇六〇件"]),
        ("鄂CO0I2 oil", ["鄂", "c0012", "oil"]),
        ("H7Q2‑91KE–X—Y―Z−1－2", ["h7q2", "91ke", "x", "y", "z", "1", "2"]),
        ("Cafe\u0301 13\u200b8 so\u00adft", ["cafe", "138", "soft"]),
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


def test_a_word_is_found_where_it_is_written() -> None:
    for text in ("客户⻋辆 ＭＯＢＩＬ　９５＃", "二OO六 Cafe\u0301 ㎏5", "Straße H7Q2‑91KE", ""):
        placed = search.located(text)
        assert [word.text for word in placed] == search.words(text)
        assert all(0 <= word.start < word.end <= len(text) for word in placed)
    [word] = search.located("。Cafe\u0301！")
    assert (word.start, word.end) == (1, 5)


def test_short_identifiers_are_found_by_any_part_of_them() -> None:
    assert search.parts("ch5803") == ["ch5803", "h5803", "5803", "803", "03"]
    assert search.parts("x" * 40) == []


def test_every_form_leads_to_one_that_leads_nowhere() -> None:
    assert len(SAME) > 4_000
    assert set(SAME.values()).isdisjoint(SAME)
