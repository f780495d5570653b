"""What stands in each cell of the case list, and how it is painted."""

from datetime import datetime

from desktop.clock import Clock
from desktop.messages import phrase
from desktop.services.cases.case_lists import CaseRow
from desktop.services.lists.case_columns import named, sentence
from desktop.ui.cases.delegate import Look
from desktop.ui.cases.model import KEYS, Column
from desktop.ui.words.case import SEVERITY_TONES, VALIDITY_TONES, CaseWords, left
from record import case_numbers


class CaseCells:
    """Words and looks of the cells, in the interface language."""

    def __init__(self, words: CaseWords, clock: Clock) -> None:
        self._words, self._clock = words, clock

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns, from left to right."""
        return tuple(named(KEYS[column], self._words.language) for column in Column)

    def words(self, row: CaseRow, column: Column) -> str:
        """Return the words of a cell."""
        if column == Column.DUE:
            return due_words(row, self._clock.now())
        return str(_CELLS[column](row, self._words))

    def look(self, row: CaseRow, column: int) -> Look:
        """Return how a cell is painted."""
        if column == Column.SEVERITY:
            return Look("chip", SEVERITY_TONES.get(row.severity, "neutral"))
        if column == Column.VALIDITY:
            return Look("chip", VALIDITY_TONES.get(row.validity, "neutral"))
        if (
            column == Column.DUE
            and row.due_at is not None
            and seconds_left(row, self._clock.now()) < 0
        ):
            return Look("text", "bad")
        if column in (Column.CUSTOMER, Column.RECORDED, Column.UPDATED):
            return Look("muted")
        return Look()


def seconds_left(row: CaseRow, now: datetime) -> float:
    """Return what is left on the nearest clock of a row, in seconds; 0 without one."""
    return (row.due_at - now).total_seconds() if row.due_at is not None else 0.0


def due_words(row: CaseRow, now: datetime) -> str:
    """Say what is left on the nearest clock of a row."""
    if row.due_at is None:
        return "—"
    return left(seconds_left(row, now), provisional=row.due_is_provisional)


def spoken_number(case_no: str) -> str:
    """Return what people call a case by: day, device and number, such as ``1121-7KQ4MZ-03``."""
    return case_numbers.short(case_no)


def _case(row: CaseRow, _words: CaseWords) -> str:
    return f"{spoken_number(row.case_no)} {sentence(row)}"


def customer(row: CaseRow) -> str:
    """Say who complains, masked: the name, and the plate or else the telephone."""
    return " ".join(part for part in (row.complainant, row.plate or row.phone) if part)


_CELLS = {
    Column.CASE: _case,
    Column.CATEGORY: lambda row, words: words.label("category", row.category),
    Column.SEVERITY: lambda row, words: words.label("severity", row.severity),
    Column.VALIDITY: lambda row, words: words.label("validity", row.validity),
    Column.PROGRESS: lambda row, words: words.progress(row.status, row.stage),
    Column.EXHIBITS: lambda row, _words: str(row.exhibits),
    Column.CUSTOMER: lambda row, _words: customer(row),
    Column.RECORDED: lambda row, words: words.short(row.recorded_at),
    Column.STATION: lambda row, _words: row.station_name,
    Column.POINTS: lambda row, _words: str(row.open_tasks),
    Column.REMARKS: lambda row, _words: str(row.open_remarks),
    Column.UPDATED: lambda row, words: words.short(row.updated_at),
    Column.SYNC: lambda row, words: phrase(f"lists.sync.{row.sync}", words.language),
}
