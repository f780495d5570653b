"""What a signed paper says, as a value: every word of it, and the boxes that are signed.

Every word stands in the text itself, so a kept text prints the same paper with the same hash
whatever the descriptions of the forms say later.
"""

from typing import Any

import msgspec

FIELDS, TEXT, OWN, ITEMS, TABLE = "fields", "text", "own", "items", "table"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a paper; its ``style`` says which of ``text`` and ``rows`` it holds.

    ``rows`` are label and value for fields, one text each for items, cells for a table under
    ``head``. Without content, ``lines`` ruled lines follow the sentence ``empty``.
    """

    key: str
    title: str
    style: str = TEXT
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    head: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    empty: str = ""
    lines: int = 0
    heading: bool = True
    wide: bool = False
    edit: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands here yet."""
        return not (self.text.strip() or any(any(c.strip() for c in row) for row in self.rows))

    def mentions(self, words: str) -> bool:
        """Tell whether these words stand in the part."""
        return words in self.text or any(words in cell for row in self.rows for cell in row)


class FormText(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a paper says.

    ``labels`` name the boxes of the layout, ``version`` counts from 1, ``person`` is who makes
    a statement, where that is not the customer.
    """

    document: str
    title: str
    case_no: str
    version: int
    station: str
    parts: tuple[Part, ...]
    closing_title: str
    closing: tuple[str, ...]
    labels: dict[str, str]
    person: str = ""
    language: str = "zh"

    def part(self, key: str) -> Part | None:
        """Return a part by its key."""
        return next((part for part in self.parts if part.key == key), None)


def text_of(table: Any) -> FormText | None:
    """Return the text that an entry keeps of a paper, or None where it can't be read."""
    try:
        return msgspec.convert(table, FormText)
    except (msgspec.ValidationError, OverflowError):
        return None
