"""The columns of every list of cases: what they are called, and what stands in them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop import messages
from desktop.progress import Progress
from desktop.services.cases import masking
from desktop.services.cases.case_lists import CaseQuery, CaseRow
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Recorder
from desktop.services.lists.sheets import Cell, Head, Kind, Row, Rows, Sheet
from record.codes import Status
from record.problems import Problem
from record.rules.book import Ruleset

SHOWN = (
    "case", "station", "category", "severity", "validity", "progress", "due", "exhibits",
    "customer", "recorded",
)  # fmt: skip
FURTHER = ("points", "remarks", "updated", "sync")
KEYS = (*SHOWN, *FURTHER)
SORTS = {
    "case": "case_no", "station": "station", "category": "category", "severity": "severity",
    "progress": "status", "due": "due", "recorded": "recorded_at", "updated": "updated_at",
}  # fmt: skip
"""The columns that a list can be sorted by, and what the query calls that."""
FROM_LARGE = frozenset({"recorded_at", "updated_at", "severity"})
"""What is sorted with the latest or the gravest first."""


def named(key: str, language: str) -> str:
    """Return how a column is called."""
    return messages.phrase(f"lists.column.{key}", language)


def progress_words(rules: Ruleset, language: str, status: str, stage: str) -> str:
    """Say where a case stands in one or two words: its step on site, else its status."""
    row = rules.stages.get(stage)
    if status == Status.ON_SITE and row is not None:
        return row.short.read(language)
    return rules.label("status", status, language)


def sentence(row: CaseRow) -> str:
    """Return what happened, with telephone numbers and plates in it masked."""
    return masking.in_text(row.summary)


class _Leaving(NamedTuple):
    """How a column leaves: its heads, and the cells under them."""

    heads: tuple[tuple[str, Kind, int], ...]
    cells: Callable[[CaseRow, "CaseSheets"], tuple[Cell, ...]]


class CaseSheets:
    """Lists of cases as they leave: any query, any columns, any order."""

    def __init__(self, cases: Cases, recorder: Recorder, language: Callable[[], str]) -> None:
        self._cases, self._recorder, self._language = cases, recorder, language

    def label(self, group: str, code: str) -> str:
        """Return the words for a code."""
        return self._recorder.rules.label(group, code, self._language()) if code else ""

    def progress(self, row: CaseRow) -> str:
        """Say where a case stands."""
        return progress_words(self._recorder.rules, self._language(), row.status, row.stage)

    def sync(self, row: CaseRow) -> str:
        """Say whether headquarters holds a case."""
        return messages.phrase(f"lists.sync.{row.sync}", self._language())

    def sheet(self, query: CaseQuery, keys: tuple[str, ...], title: str, total: int) -> Sheet:
        """Return the list of a query with these columns; raises ``lists.unknown_column``."""
        for key in keys:
            if key not in _COLUMNS:
                raise Problem("lists.unknown_column", name=key, known=", ".join(KEYS))
        language = self._language()
        heads = tuple(
            Head(named(name, language), kind, width)
            for key in keys
            for name, kind, width in _COLUMNS[key].heads
        )
        about = (*self.about(query), self.order(query))
        return Sheet(title=title, heads=heads, total=total, about=tuple(a for a in about if a))

    def rows(
        self, query: CaseQuery, keys: tuple[str, ...], only: Callable[[int], bool] | None = None
    ) -> Rows:
        """Return what reads the rows; ``only`` tells by its place whether a row is wanted."""

        def read(_progress: Progress) -> Iterator[Row]:
            for place, row in enumerate(self._cases.each(query)):
                if only is None or only(place):
                    yield tuple(c for key in keys for c in _COLUMNS[key].cells(row, self))

        return read

    def about(self, query: CaseQuery) -> tuple[str, ...]:
        """Say what a query leaves out, one filter each; nothing for all cases."""
        said = [self._say("lists.filter.words", words=masking.in_text(query.text.strip()))]
        said = said if query.text.strip() else []
        for on, name in (
            (query.open_only, "open"), (query.overdue, "overdue"), (query.has_tasks, "tasks"),
            (query.waiting_review, "review"), (query.press, "press"), (query.mine, "mine"),
        ):  # fmt: skip
            said += [self._say(f"lists.filter.{name}")] if on else []
        for chosen, group in (
            (query.statuses, "status"), (query.categories, "category"),
            (query.severities, "severity"), (query.validities, "validity"),
        ):  # fmt: skip
            said += [self._of(group, [self.label(group, c) for c in chosen])] if chosen else []
        if query.stations:
            said.append(self._of("station", [self._cases.station_name(c) for c in query.stations]))
        return tuple(said)

    def order(self, query: CaseQuery) -> str:
        """Say what a query is sorted by."""
        key = next((k for k, sort in SORTS.items() if sort == query.sort), "")
        if not key:
            return self._say(f"lists.order.{query.sort}")
        way = "down" if query.descending else "up"
        return self._say(f"lists.order.{way}", column=named(key, self._language()))

    def _of(self, group: str, words: list[str]) -> str:
        between = messages.phrase("lists.filter.or", self._language())
        name = {"status": "progress"}.get(group, group)
        return self._say(
            "lists.filter.of", column=named(name, self._language()), words=between.join(words)
        )

    def _say(self, code: str, **facts: object) -> str:
        return messages.phrase(code, self._language(), **facts)


def _text(key: str, width: int, words: Callable[[CaseRow, CaseSheets], Cell]) -> _Leaving:
    return _Leaving(((key, Kind.TEXT, width),), lambda row, sheets: (words(row, sheets),))


def _other(
    key: str, kind: Kind, width: int, cell: Callable[[CaseRow, CaseSheets], Cell]
) -> _Leaving:
    return _Leaving(((key, kind, width),), lambda row, sheets: (cell(row, sheets),))


def _customer(row: CaseRow, _sheets: CaseSheets) -> Cell:
    return " ".join(part for part in (row.complainant, row.plate or row.phone) if part)


_COLUMNS = {
    "case": _Leaving(
        (("number", Kind.TEXT, 30), ("sentence", Kind.TEXT, 44)),
        lambda row, _sheets: (row.case_no, sentence(row)),
    ),
    "station": _text("station", 18, lambda row, _sheets: row.station_name),
    "category": _text("category", 14, lambda row, sheets: sheets.label("category", row.category)),
    "severity": _text("severity", 10, lambda row, sheets: sheets.label("severity", row.severity)),
    "validity": _text("validity", 14, lambda row, sheets: sheets.label("validity", row.validity)),
    "progress": _text("progress", 14, lambda row, sheets: sheets.progress(row)),
    "due": _other("due", Kind.TIME, 17, lambda row, _sheets: row.due_at),
    "exhibits": _other("exhibits", Kind.NUMBER, 10, lambda row, _sheets: row.exhibits),
    "customer": _text("customer", 18, _customer),
    "recorded": _other("recorded", Kind.TIME, 17, lambda row, _sheets: row.recorded_at),
    "points": _other("points", Kind.NUMBER, 12, lambda row, _sheets: row.open_tasks),
    "remarks": _other("remarks", Kind.NUMBER, 10, lambda row, _sheets: row.open_remarks),
    "updated": _other("updated", Kind.TIME, 17, lambda row, _sheets: row.updated_at),
    "sync": _text("sync", 20, lambda row, sheets: sheets.sync(row)),
}
