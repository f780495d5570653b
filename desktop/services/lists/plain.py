"""Rows as plain text for the clipboard: a line each, cells parted by tabs, never a formula."""

import re
from collections.abc import Iterable, Sequence

FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_NUMBER = re.compile(r"[+-]?[\d,]*\.?\d+( ?%)?")


def begins_formula(text: str) -> bool:
    """Tell whether a spreadsheet would calculate with a text that is typed or pasted."""
    plain = text.strip()
    return plain[:1] in FORMULA_STARTS and not _NUMBER.fullmatch(plain) and len(plain) > 1


def safe(text: str) -> str:
    """Return a text on one line that a spreadsheet takes as text."""
    line = " ".join(text.split())
    return f"'{line}" if begins_formula(line) else line


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines of cells parted by tabs."""
    return "\n".join("\t".join(safe(cell) for cell in row) for row in rows)
