"""What every verb that lists takes: filters, columns, and a workbook or PDF to write to."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import fields
from desktop.messages import phrase
from desktop.progress import NoProgress
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.lists.case_columns import KEYS, SHOWN, SORTS
from desktop.services.lists.sheets import Rows, Sheet
from record.codes import CLASSES, STATUSES, VALIDITIES
from record.problems import Problem

if TYPE_CHECKING:
    from desktop.app import Application

COLUMNS = f"columns of the file in their order, parted by commas: {', '.join(KEYS)}"


def declare_filters(verb: argparse.ArgumentParser) -> None:
    """Declare what a list of cases is filtered and sorted by."""
    verb.add_argument("--open", action="store_true", help="only open ones")
    verb.add_argument("--overdue", action="store_true", help="only with a clock run out")
    verb.add_argument("--returned", action="store_true", help="only with points to answer")
    verb.add_argument("--review", action="store_true", help="only those that wait for the region")
    verb.add_argument("--press", action="store_true", help="only with the press")
    for option, choices in (
        ("--status", STATUSES), ("--class", CLASSES), ("--validity", VALIDITIES),
        ("--category", None), ("--station", None),
    ):  # fmt: skip
        verb.add_argument(
            option,
            dest=f"of_{option[2:]}",
            action="append",
            default=[],
            choices=choices,
            metavar=None if choices else option[2:].upper(),
            help="may be repeated",
        )
    verb.add_argument("--text", default="", help="words, a number, plate, telephone, or a station")
    verb.add_argument("--sort", choices=tuple(SORTS), default="recorded", help="the column")
    verb.add_argument("--rising", action="store_true", help="the lowest or oldest first")


def declare_leaving(verb: argparse.ArgumentParser, *, columns: bool = False) -> None:
    """Declare the files that a list is written to."""
    verb.add_argument("--xlsx", type=Path, metavar="XLSX", help="write it as a workbook")
    verb.add_argument("--pdf", type=Path, metavar="PDF", help="print it to a PDF file")
    if columns:
        verb.add_argument("--columns", default=",".join(SHOWN), help=COLUMNS)


def query_of(chosen: argparse.Namespace, application: "Application") -> CaseQuery:
    """Return the query of the filters; raises ``cases.unknown_station``."""
    return CaseQuery(
        text=chosen.text,
        statuses=tuple(chosen.of_status),
        categories=tuple(chosen.of_category),
        severities=tuple(chosen.of_class),
        validities=tuple(chosen.of_validity),
        stations=tuple(_station(name, application) for name in chosen.of_station),
        overdue=chosen.overdue,
        open_only=chosen.open,
        waiting_review=chosen.review,
        press=chosen.press,
        has_tasks=chosen.returned,
        sort=SORTS[chosen.sort],
        descending=not chosen.rising,
    )


def columns_of(chosen: argparse.Namespace) -> tuple[str, ...]:
    """Return the columns that were asked for, each once."""
    return tuple(dict.fromkeys(key.strip() for key in chosen.columns.split(",") if key.strip()))


def leave_cases(
    chosen: argparse.Namespace, application: "Application", query: CaseQuery, total: int
) -> dict[str, Any]:
    """Write a list of cases to the files that were named, with the columns asked for."""
    if not (chosen.xlsx or chosen.pdf):
        return {}
    keys, sheets = columns_of(chosen), application.lists.cases
    title = phrase("lists.title.cases", application.language())
    return leave(
        chosen, application, sheets.sheet(query, keys, title, total), sheets.rows(query, keys)
    )


def leave(
    chosen: argparse.Namespace,
    application: "Application",
    sheet: Sheet,
    rows: Rows,
    record: Callable[[str], object] | None = None,
) -> dict[str, Any]:
    """Write a list to the files that were named; returns their paths.

    ``record`` is given the name of each file before it is there.
    """
    written: dict[str, Any] = {}
    if chosen.xlsx:
        path = application.lists.save(sheet, rows, chosen.xlsx, NoProgress(), record)
        written["xlsx"] = str(path)
    if chosen.pdf:
        printed = application.lists.save_print(sheet, rows, chosen.pdf, NoProgress(), record)
        written |= {"pdf": str(chosen.pdf), "pages": printed.pages}
    return written


def limit(chosen: argparse.Namespace, most: int) -> int:
    """Return how many rows are printed."""
    return max(1, min(int(chosen.limit), most))


def declare_limit(verb: argparse.ArgumentParser) -> None:
    """Declare how many rows are printed on the terminal; a file always holds all."""
    verb.add_argument("--limit", type=fields.whole, default=50, help="rows to print, up to 200")


def _station(name: str, application: "Application") -> str:
    for code, known in application.cases.stations():
        if name in (code, known):
            return code
    raise Problem("cases.unknown_station", station=name)
