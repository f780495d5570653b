"""The one search normalisation, shared by the station, the region and headquarters.

Every CJK character is a word of its own and a query is a phrase, so one- and two-character
Chinese words are found; numbers, plates, phones and hashes are matched on any part of them.
What looks or means the same is one spelling: width and case, accents, traditional and regional
forms, radicals, every kind of dash, ○ and 零 for 〇, and O for 0 and I for 1 where they stand
among digits (no Chinese plate, no VIN and none of our codes has an O or an I).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from record.reading.han_forms import SAME

# Raised whenever the same text becomes other words, so that stores index theirs again.
VERSION = 3
SHORTEST_PART, LONGEST_PART = 2, 16
_CJK = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
# Accents, and signs that show nothing: they join what stands on both sides.
_SILENT = re.compile(
    "[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20ff\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]"
)
_ZERO = "〇"
_NUMERALS = frozenset("〇一二三四五六七八九")
_ZEROS = frozenset("0o")
_ALIKE = str.maketrans("oi", "01")
_AS_ONE = SAME | str.maketrans("○◯零", _ZERO * 3)


class Word(NamedTuple):
    """A search word, and where in the text it stands: from ``start`` to before ``end``."""

    text: str
    start: int
    end: int


def located(text: str) -> list[Word]:
    """Split text into search words with their places in it."""
    plain = [(char, at) for at, written in enumerate(text) for char in _plain_char(written)]
    found = _split("".join(char for char, _ in plain))
    return [Word(word, plain[start][1], plain[end - 1][1] + 1) for word, start, end in found]


def words(text: str) -> list[str]:
    """Split text into search words, one per CJK character."""
    plain = _plain(text)
    if _may_be_year(plain):
        return [word.text for word in _split(plain)]
    return [_alike(word) for word in _WORD.findall(plain)]


def indexed(text: str) -> str:
    """Return text as it goes into a full-text index: words joined by blanks."""
    return " ".join(words(text))


def phrase(query: str) -> list[str]:
    """Return a query's words in order; they must stand next to each other."""
    return words(query)


def identifier(text: str) -> str:
    """Reduce a number, plate, phone, seal or hash to the letters and digits that identify it."""
    return "".join(words(text)).replace(_ZERO, "0").translate(_ALIKE)


def parts(identified: str) -> list[str]:
    """Return every end of a short identifier, so that a prefix finds any part of two or more."""
    if not SHORTEST_PART <= len(identified) <= LONGEST_PART:
        return []
    return [identified[start:] for start in range(len(identified) - SHORTEST_PART + 1)]


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_AS_ONE)).casefold()
    return _SILENT.sub("", unicodedata.normalize("NFKD", apart)).translate(_AS_ONE)


_plain_char = lru_cache(maxsize=1 << 14)(_plain)


def _split(plain: str) -> list[Word]:
    found = [Word(_alike(m[0]), m.start(), m.end()) for m in _WORD.finditer(plain)]
    return list(_with_zeros(found)) if _may_be_year(plain) else found


def _may_be_year(plain: str) -> bool:
    return any(numeral in plain for numeral in _NUMERALS) and any(z in plain for z in _ZEROS)


def _alike(word: str) -> str:
    return word if word.isalpha() else word.translate(_ALIKE)


def _with_zeros(found: list[Word]) -> Iterator[Word]:
    """Read zeros between Chinese numerals as 〇: 二0二六 and 二OO六 are years."""
    before = ""
    for word, after in pairwise([*found, Word("", 0, 0)]):
        if before in _NUMERALS and after.text in _NUMERALS and set(word.text) <= _ZEROS:
            yield from (Word(_ZERO, at, at + 1) for at in range(word.start, word.end))
        else:
            yield word
        before = word.text
