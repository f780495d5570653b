"""The one search normalisation, shared by the station, the region and headquarters.

Every CJK character is a word of its own and a query is a phrase, so one- and two-character
Chinese words are found; numbers, plates, phones and hashes are matched on any part of them.
"""

import unicodedata

_CJK = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF), (0x3007, 0x3007))


def words(text: str) -> list[str]:
    """Split text into search words: NFKC, case folded, one word per CJK character."""
    found: list[str] = []
    run: list[str] = []
    for char in unicodedata.normalize("NFKC", text).casefold():
        if _is_cjk(char):
            _flush(run, found)
            found.append(char)
        elif char.isalnum():
            run.append(char)
        else:
            _flush(run, found)
    _flush(run, found)
    return found


def indexed(text: str) -> str:
    """Return text as it goes into a full-text index: words joined by blanks."""
    return " ".join(words(text))


def phrase(query: str) -> list[str]:
    """Return a query's words in order; they must stand next to each other."""
    return words(query)


def identifier(text: str) -> str:
    """Reduce a number, plate, phone, seal or hash to the letters and digits that identify it."""
    return "".join(words(text))


def _is_cjk(char: str) -> bool:
    point = ord(char)
    return any(low <= point <= high for low, high in _CJK)


def _flush(run: list[str], found: list[str]) -> None:
    if run:
        found.append("".join(run))
        run.clear()
