"""A list as a workbook: texts are texts, numbers numbers, times times; nothing is a formula."""

import errno
import os
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeGuard

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from desktop import zone
from desktop.evidence.files.names import shown_name
from desktop.progress import Progress
from desktop.services.lists.plain import begins_formula
from desktop.services.lists.sheets import Cell, Kind, Row, Sheet
from record.problems import Problem

WRITING = "lists.writing"
MOST_ROWS = 1_000_000
LONGEST = 32_000
MOST_DIGITS = 15
FIRST_YEAR = 1900
STEP = 500
CHUNK = 1 << 20
WIDEST = 60
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_OPTIONS = {
    # Rows go to the disk as they come: a list of any length takes the same memory.
    "constant_memory": True,
    "remove_timezone": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_workbook(
    sheet: Sheet, lines: tuple[str, ...], rows: Iterator[Row], target: Path, progress: Progress
) -> int:
    """Write a list under ``lines`` that say what it is; returns how many rows it has.

    Raises ``lists.disk_full``, ``lists.not_written``, ``lists.too_many_rows`` and ``Cancelled``.
    """
    if sheet.total > MOST_ROWS:
        raise Problem("lists.too_many_rows", most=MOST_ROWS)
    try:
        with TemporaryDirectory(prefix="casebook-list-") as folder:
            packed, count = _pack(sheet, lines, rows, folder, progress)
        _put(packed, target, progress)
    except (OSError, XlsxWriterException) as error:
        raise _refusal(error, target) from error
    return count


def _pack(
    sheet: Sheet, lines: tuple[str, ...], rows: Iterator[Row], folder: str, progress: Progress
) -> tuple[memoryview, int]:
    """Return the bytes of the workbook, packed in memory, and how many rows it has."""
    packed = BytesIO()
    book = Workbook(packed, {**_OPTIONS, "tmpdir": folder})
    page = _Page(book, sheet, lines)
    try:
        count = page.fill(rows, progress)
        book.close()
    finally:
        page.let_go()
    return packed.getbuffer(), count


def _put(packed: memoryview, target: Path, progress: Progress) -> None:
    with target.open("wb") as file:
        for start in range(0, len(packed), CHUNK):
            progress.check()
            file.write(packed[start : start + CHUNK])
        file.flush()
        os.fsync(file.fileno())


class _Page:
    """The one sheet of a workbook, filled from top to bottom."""

    def __init__(self, book: Workbook, sheet: Sheet, lines: tuple[str, ...]) -> None:
        self._book, self._heads, self._total = book, sheet.heads, sheet.total
        self._page = book.add_worksheet()
        self._formats: dict[str, Any] = {}
        self._row = 0
        self._page.set_landscape()
        self._page.set_paper(9)
        self._page.fit_to_pages(1, 0)
        for column, head in enumerate(sheet.heads):
            self._page.set_column(column, column, min(WIDEST, head.width))
        self._say(sheet.title, self._look("title", bold=True, font_size=14))
        for line in lines:
            self._say(line, self._look("text"))
        self._first = self._row

    def fill(self, rows: Iterator[Row], progress: Progress) -> int:
        """Write heads and rows; returns how many rows."""
        bold = self._look("head", bold=True, bottom=1, text_wrap=True, valign="top")
        for column, head in enumerate(self._heads):
            self._page.write_string(self._row, column, clean(head.words), bold)
        self._page.freeze_panes(self._row + 1, 0)
        self._page.repeat_rows(self._row)
        count = 0
        for count, row in enumerate(rows, 1):
            if count % STEP == 1:
                progress.check()
                progress.report(min(count, self._total), self._total, WRITING)
            self._row += 1
            for column, cell in enumerate(row):
                self._put(column, self._heads[column].kind, cell)
        progress.check()
        self._page.autofilter(self._first, 0, max(self._first, self._row), len(self._heads) - 1)
        return count

    def let_go(self) -> None:
        """Close what a list that was not finished leaves open."""
        self._page.row_data_fh.close()
        self._book.fileclosed = 1

    def _say(self, text: str, look: Any) -> None:
        self._page.write_string(self._row, 0, clean(text), look)
        self._row += 1

    def _put(self, column: int, kind: Kind, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        page, row = self._page, self._row
        if isinstance(cell, datetime) and zone.local(cell).year >= FIRST_YEAR:
            at = zone.local(cell)
            shape = "yyyy-mm-dd hh:mm:ss" if at.second else "yyyy-mm-dd hh:mm"
            page.write_datetime(row, column, at, self._look(shape, num_format=shape))
        elif type(cell) is date and cell.year >= FIRST_YEAR:
            day = "yyyy-mm-dd"
            page.write_datetime(row, column, cell, self._look(day, num_format=day))
        elif kind == Kind.NUMBER and is_exact(cell):
            shape = _shape(cell)
            page.write_number(row, column, float(cell), self._look(shape, num_format=shape))
        else:
            self._put_text(column, str(cell))

    def _put_text(self, column: int, text: str) -> None:
        plain = clean(text)
        wraps = "\n" in plain
        # The mark keeps it a text also when somebody edits the cell.
        quoted = begins_formula(plain)
        look = self._look(f"text {wraps} {quoted}", text_wrap=wraps, quote_prefix=quoted)
        self._page.write_string(self._row, column, plain, look)

    def _look(self, name: str, **shape: Any) -> Any:
        if name not in self._formats:
            self._formats[name] = self._book.add_format({"valign": "top", **shape})
        return self._formats[name]


def clean(text: str) -> str:
    """Return a text as a cell can hold it: no half characters, and not longer than a cell may be.

    What is cut ends with a mark.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"


def is_exact(cell: Cell) -> TypeGuard[int | float | Decimal]:
    """Tell whether a spreadsheet's number keeps every digit of a cell."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return False
    number = Decimal(str(cell))
    return number.is_finite() and len(number.as_tuple().digits) <= MOST_DIGITS


def _shape(cell: Cell) -> str:
    exponent = Decimal(str(cell)).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"0.{'0' * decimals}" if decimals else "0"


def _refusal(error: Exception, target: Path) -> Problem:
    inner = error if isinstance(error, OSError) else next(iter(error.args), None)
    name = shown_name(target.name.removesuffix(".part"))
    if isinstance(inner, OSError) and inner.errno in _FULL:
        return Problem("lists.disk_full", name=name)
    return Problem("lists.not_written", name=name)
