"""Where the rows of a list come from when they leave the screen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, Qt

from desktop.progress import Progress
from desktop.services.lists.sheets import Cell, Head, Kind, Row, Rows, Sheet

VALUE = Qt.ItemDataRole.UserRole + 90
LETTER, NARROWEST, WIDEST = 8, 8, 60
Wanted = Callable[[int], bool] | None


@dataclass(frozen=True)
class Value:
    """What a cell stands for, where its words are not all: a number, a time."""

    cell: Cell


class Source(Protocol):
    """Give a list with the columns of these keys, and read its rows."""

    def sheet(self, keys: tuple[str, ...], count: int | None) -> Sheet:
        """Return heads and what is said above; ``count`` where only some rows leave."""

    def rows(self, keys: tuple[str, ...], only: Wanted) -> Rows:
        """Return what reads the rows, in their order; ``only`` tells by its place which."""


@dataclass(frozen=True)
class PagedRows:
    """The rows of a list of which the view holds some pages: its page reads them again, all."""

    sheet: Callable[[tuple[str, ...], int | None], Sheet]
    rows: Callable[[tuple[str, ...], Wanted], Rows]


class ShownRows:
    """The rows of a list that is wholly in its view, as they stand there now."""

    def __init__(
        self,
        model: QAbstractItemModel,
        keys: Sequence[str],
        title: str,
        about: Callable[[], tuple[str, ...]],
    ) -> None:
        self._model, self._keys, self._title, self._about = model, tuple(keys), title, about

    def sheet(self, keys: tuple[str, ...], count: int | None) -> Sheet:
        """Return heads and what is said above."""
        total = self._model.rowCount() if count is None else count
        heads = tuple(self._head(self._keys.index(key)) for key in keys)
        return Sheet(title=self._title, heads=heads, total=total, about=self._about())

    def rows(self, keys: tuple[str, ...], only: Wanted) -> Rows:
        """Read the rows at once, in the thread of the windows, and give them later."""
        columns = [self._keys.index(key) for key in keys]
        places = [p for p in range(self._model.rowCount()) if only is None or only(p)]
        kept: list[Row] = [[self._cell(place, column) for column in columns] for place in places]

        def read(_progress: Progress) -> Iterator[Row]:
            return iter(kept)

        return read

    def _cell(self, row: int, column: int) -> Cell:
        index = self._model.index(row, column)
        value = index.data(VALUE)
        return value.cell if isinstance(value, Value) else str(index.data() or "")

    def _head(self, column: int) -> Head:
        words = str(self._model.headerData(column, Qt.Orientation.Horizontal) or "")
        cells = [self._cell(row, column) for row in range(self._model.rowCount())]
        kinds = {_kind(cell) for cell in cells if cell not in (None, "")}
        longest = max([len(words), *(_letters(cell) for cell in cells)])
        kind = kinds.pop() if len(kinds) == 1 else Kind.TEXT
        return Head(words, kind, max(NARROWEST, min(WIDEST, longest + 2)))


def _kind(cell: Cell) -> Kind:
    if isinstance(cell, datetime):
        return Kind.TIME
    return Kind.NUMBER if isinstance(cell, int | float | Decimal) else Kind.TEXT


def _letters(cell: Cell) -> int:
    """Return how wide a cell is in Latin letters; a Chinese character takes two."""
    lines = str(cell if cell is not None else "").splitlines() or [""]
    return max(sum(1 if char.isascii() else 2 for char in line) for line in lines)
