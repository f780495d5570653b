"""A list as it leaves the screen: its heads, what it is filtered by, and its rows of cells."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from desktop import zone
from desktop.progress import Progress

Cell = str | int | float | Decimal | datetime | date | None
Row = Sequence[Cell]
Rows = Callable[[Progress], Iterator[Row]]


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    TIME = "TIME"


class Head(msgspec.Struct, frozen=True):
    """A column that leaves: its name, what stands in it, and its width in letters."""

    words: str
    kind: Kind = Kind.TEXT
    width: int = 16


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is called, its columns as they are seen, and what it shows.

    ``about`` says filters and order, one sentence each; ``total`` counts the rows.
    """

    title: str
    heads: tuple[Head, ...]
    total: int
    about: tuple[str, ...] = ()


def written(cell: Cell) -> str:
    """Write a cell as a person reads it, times in the zone of the rules."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        at = zone.local(cell)
        return f"{at:%Y-%m-%d %H:%M:%S}" if at.second else f"{at:%Y-%m-%d %H:%M}"
    return str(cell)
