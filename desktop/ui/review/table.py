"""The rows of the review queue: read a page at a time, painted with chips."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from desktop.clock import Clock
from desktop.services.cases.case_lists import CaseRow
from desktop.services.lists.case_columns import named, sentence
from desktop.ui.cases.cells import customer, due_words, seconds_left, spoken_number
from desktop.ui.cases.delegate import Look
from desktop.ui.cases.model import ROW, CaseListModel, Index
from desktop.ui.widgets import verbatim
from desktop.ui.words.case import SEVERITY_TONES, VALIDITY_TONES, CaseWords


class ReviewColumn(IntEnum):
    """What each column shows, from left to right."""

    CASE = 0
    STATION = 1
    CATEGORY = 2
    SEVERITY = 3
    VALIDITY = 4
    PROGRESS = 5
    CLOCK = 6
    EXHIBITS = 7
    CUSTOMER = 8
    RECORDED = 9
    POINTS = 10


KEYS: dict[ReviewColumn, str] = {
    column: "due" if column == ReviewColumn.CLOCK else column.name.lower()
    for column in ReviewColumn
}
"""How services call a column."""
_LABELLED = {
    ReviewColumn.CATEGORY: "category",
    ReviewColumn.SEVERITY: "severity",
    ReviewColumn.VALIDITY: "validity",
}


class ReviewModel(CaseListModel):
    """The case list with the columns a region needs."""

    def __init__(self, words: CaseWords, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(lambda _row, _column: "", parent)
        self._case_words, self._clock = words, clock

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(ReviewColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the whole row for the delegate."""
        whole = super().data(index, ROW) if index.isValid() else None
        if role == ROW:
            return whole
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if whole is None:
            return "…" if index.isValid() and index.column() == ReviewColumn.CASE else None
        column = ReviewColumn(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and column == ReviewColumn.CASE:
            return verbatim.tip(f"{whole.case_no}\n{sentence(whole)}")
        words = self.words(whole, column)
        return verbatim.tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return named(KEYS[ReviewColumn(section)], self._case_words.language)

    def words(self, row: CaseRow, column: ReviewColumn) -> str:
        """Return the words of a cell."""
        if column in _LABELLED:
            group = _LABELLED[column]
            return self._case_words.label(group, getattr(row, group))
        return {
            ReviewColumn.CASE: f"{spoken_number(row.case_no)} {sentence(row)}",
            ReviewColumn.STATION: row.station_name,
            ReviewColumn.PROGRESS: self._case_words.progress(row.status, row.stage),
            ReviewColumn.CLOCK: due_words(row, self._clock.now()),
            ReviewColumn.EXHIBITS: str(row.exhibits),
            ReviewColumn.CUSTOMER: customer(row),
            ReviewColumn.RECORDED: self._case_words.short(row.recorded_at),
            ReviewColumn.POINTS: str(row.open_tasks),
        }[column]

    def look_of(self, row: CaseRow, column: int) -> Look:
        """Return how a cell is painted."""
        if column == ReviewColumn.SEVERITY:
            return Look("chip", SEVERITY_TONES.get(row.severity, "neutral"))
        if column == ReviewColumn.VALIDITY:
            return Look("chip", VALIDITY_TONES.get(row.validity, "neutral"))
        if column == ReviewColumn.CLOCK and seconds_left(row, self._clock.now()) < 0:
            return Look("text", "bad")
        return Look("text", "")
