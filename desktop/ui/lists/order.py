"""Rows of a tree in another order: by what their cells stand for, words as people sort them."""

import re
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop.ui.lists.source import VALUE, Value
from record.reading.pinyin import initial

PLACE = Qt.ItemDataRole.UserRole + 91

_NUMBERS = re.compile(r"([0-9]{1,15})|([^0-9]+)")


def sort_rows(tree: QTreeWidget, column: int, *, descending: bool) -> None:
    """Sort the rows by a column; by none (-1) as they were put there. Chosen rows stay chosen."""
    rows = [row for at in range(tree.topLevelItemCount()) if (row := tree.topLevelItem(at))]
    _number(rows)
    ordered = sorted(rows, key=_place)
    if column >= 0:
        ordered.sort(key=partial(_key, column=column), reverse=descending)
    if ordered == rows:
        return
    current: QTreeWidgetItem | None = tree.currentItem()
    chosen, blocked = tree.selectedItems(), tree.blockSignals(True)
    for _row in rows:
        tree.takeTopLevelItem(0)
    tree.addTopLevelItems(ordered)
    if current is not None:
        tree.setCurrentItem(current)
    for row in chosen:
        row.setSelected(True)
    tree.blockSignals(blocked)


def _number(rows: list[QTreeWidgetItem]) -> None:
    """Note where each row stood first; rows that came later stand after those."""
    known = [_place(row) for row in rows if row.data(0, PLACE) is not None]
    following = max(known, default=-1) + 1
    for row in rows:
        if row.data(0, PLACE) is None:
            row.setData(0, PLACE, following)
            following += 1


def _place(row: QTreeWidgetItem) -> int:
    return int(row.data(0, PLACE))


def _key(row: QTreeWidgetItem, column: int) -> tuple[int, object]:
    value = row.data(column, VALUE)
    cell = value.cell if isinstance(value, Value) else None
    if isinstance(cell, datetime):
        return (0, cell.timestamp())
    if isinstance(cell, int | float):
        return (0, float(cell))
    return (1, _spoken(row.text(column)))


def _spoken(text: str) -> list[tuple[int, str]]:
    """Return what words are sorted by: numbers as people count, Chinese by its sounds."""
    parts = _NUMBERS.findall(text.casefold())
    return [(int(d) if d else -1, "".join(initial(c) or c for c in rest)) for d, rest in parts]
