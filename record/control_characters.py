"""Control characters in typed text: what is taken out at entry, and how it is told.

They come with what is pasted: a vertical tab from a cell of Word, NUL from a broken program. What
breaks a line becomes a line break; nothing else of them means anything in a text.
"""

import re
from collections.abc import Iterable
from typing import Any

_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_OTHERS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Windows and old Macintosh write line breaks so; nobody need be told.
_QUIET = re.compile(r"\r\n?")


def cleaned(text: str) -> str:
    """Return a text whose only control characters are tabs and line feeds."""
    return _OTHERS.sub("", _BREAKS.sub("\n", text))


def taken_out(texts: Iterable[str]) -> str:
    """Name what ``cleaned`` changes in texts, such as ``U+0000、U+000B``; "" for nothing."""
    found: set[str] = set()
    for text in texts:
        told = _QUIET.sub("\n", text)
        found.update(_BREAKS.findall(told), _OTHERS.findall(told))
    return "、".join(f"U+{ord(each):04X}" for each in sorted(found))


def clean(typed: dict[str, Any]) -> str:
    """Clean the texts of a command line, in place; return what ``taken_out`` says of them."""
    said: list[str] = []
    for name, value in typed.items():
        words = [value] if isinstance(value, str) else value
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            said += words
            clean_words = [cleaned(word) for word in words]
            typed[name] = clean_words[0] if isinstance(value, str) else clean_words
    return taken_out(said)
