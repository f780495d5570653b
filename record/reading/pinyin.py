"""Pinyin initials of common Chinese characters, so that ``qdkn`` finds 启动困难.

The 3,755 characters of GB 2312 level 1 stand in pinyin order, so the code alone tells the first
letter. Rarer characters have no initial here and simply end a run.
"""

from bisect import bisect_right

_STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC,
    0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9,
    0xD4D1,
)  # fmt: skip
_LETTERS = "abcdefghjklmnopqrstwxyz"
_END = 0xD7F9
LONGEST = 24


def initial(char: str) -> str:
    """Return the first letter of a character's pinyin, or "" when it is not a common one."""
    try:
        code = int.from_bytes(char.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    if not _STARTS[0] <= code <= _END:
        return ""
    return _LETTERS[bisect_right(_STARTS, code) - 1]


def initials(text: str) -> list[str]:
    """Return the initials of every run of Chinese characters, and of every later start in it.

    A prefix search over these finds any two or more letters in a row.
    """
    found: list[str] = []
    run = ""
    for char in f"{text}\n":
        letter = initial(char)
        if letter:
            run += letter
            continue
        found += [run[i : i + LONGEST] for i in range(len(run) - 1)]
        run = ""
    return found
