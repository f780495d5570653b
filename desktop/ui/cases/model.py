"""The rows of the case list, read a page at a time when they are looked at."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop.services.cases.case_lists import CasePage, CaseRow
from desktop.ui.widgets import verbatim

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
KEPT_PAGES = 40


class Column(IntEnum):
    """What each column shows, from left to right."""

    CASE = 0
    CATEGORY = 1
    SEVERITY = 2
    VALIDITY = 3
    PROGRESS = 4
    DUE = 5
    EXHIBITS = 6
    CUSTOMER = 7
    RECORDED = 8
    STATION = 9
    POINTS = 10
    REMARKS = 11
    UPDATED = 12
    SYNC = 13


KEYS: dict[Column, str] = {column: column.name.lower() for column in Column}
"""How services call a column: its name in small letters."""
ROW = Qt.ItemDataRole.UserRole + 1


class CaseListModel(QAbstractTableModel):
    """A table over one query. ``wanted`` asks for the page of rows that starts at an offset."""

    wanted = Signal(int)

    def __init__(self, words: Callable[[CaseRow, Column], str], parent: QObject | None) -> None:
        super().__init__(parent)
        self._words = words
        self._total = 0
        self._pages: dict[int, tuple[CaseRow, ...]] = {}
        self._asked: set[int] = set()
        self._coming: set[int] = set()
        self._headings: tuple[str, ...] = ()
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_now)

    def set_headings(self, headings: tuple[str, ...]) -> None:
        """Name the columns in the interface language."""
        self._headings = headings
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def start(self, first: CasePage) -> None:
        """Show a new result from its first page."""
        self.beginResetModel()
        self._total = first.total
        self._pages = {0: first.rows}
        self._asked.clear()
        self._coming.clear()
        self.endResetModel()

    def put(self, offset: int, page: CasePage) -> None:
        """Fill in rows that were asked for; a result that changed its length starts anew."""
        self._coming.discard(offset)
        if page.total != self._total:
            return
        self._pages[offset] = page.rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.pop(next(iter(self._pages)))
        last = offset + max(1, len(page.rows)) - 1
        self.dataChanged.emit(self.index(offset, 0), self.index(last, len(Column) - 1))

    def refresh(self, page: CasePage, offset: int) -> None:
        """Show rows read again after a change, keeping place and selection where it can."""
        if page.total != self._total:
            self._resize(page.total)
        self._pages = {offset: page.rows}
        self._asked.clear()
        self._coming.clear()
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(Column) - 1))

    def row_at(self, row: int) -> CaseRow | None:
        """Return a row, or None while it is still being read."""
        offset = row - row % PAGE
        page = self._pages.get(offset)
        if page is None:
            self._ask_for(offset)
            return None
        return page[row - offset] if row - offset < len(page) else None

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the rows that were read, in their order."""
        return tuple(row.id for offset in sorted(self._pages) for row in self._pages[offset])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many cases the query finds."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the whole row for the delegate."""
        if not index.isValid() or role not in _ANSWERED:
            return None
        row = self.row_at(index.row())
        if role == ROW:
            return row
        if row is None:
            return "…" if index.column() == Column.CASE else ""
        words = self._words(row, Column(index.column()))
        return verbatim.tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._headings[section] if shown and section < len(self._headings) else None

    def _ask_for(self, offset: int) -> None:
        if offset not in self._coming:
            self._coming.add(offset)
            self._asked.add(offset)
            self._ask.start()

    def _ask_now(self) -> None:
        asked, self._asked = self._asked, set()
        for offset in sorted(asked):
            self.wanted.emit(offset)

    def _resize(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()


_ANSWERED = frozenset(
    {
        ROW,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
