"""From PDF bytes to the printer, and to a file."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.progress import Progress
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from record.problems import Problem

FINEST_DPI = 300
REFUSED = "printing.printer_failed"
_END_OF_FILE = b"%%EOF"
_LAST_BYTES = 64


class Accepted(NamedTuple):
    """What a printer took: pages of each copy, and copies."""

    pages: int
    copies: int


class PrintJob(NamedTuple):
    """What is printed: a PDF, how the job is called, what kind of paper it is, and copies.

    ``paper`` is a document's name, ``labels`` or ``card``; its printer is remembered.
    """

    pdf: bytes
    name: str
    paper: str
    copies: int = 1


def print_pdf(
    owner: QWidget,
    prompts: Prompts,
    job: PrintJob,
    refused: Callable[[Problem], None],
    record: Callable[[Accepted], object] | None = None,
) -> tasks.Task | None:
    """Ask for a printer and print; returns the task, or None when the person cancelled.

    ``record`` is called, in the thread of the work, once the printer has taken every page that
    was asked for: also when the window is gone by then. The task is done with ``Accepted``.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job.name)
    printer.setCopyCount(job.copies)
    if not prompts.choose_printer(printer, job.paper):
        return None
    pdf = job.pdf

    def work(progress: Progress) -> Accepted:
        accepted = paint_pages(pdf, printer, progress)
        if record is not None:
            record(accepted)
        return accepted

    task = tasks.start(owner, work)
    task.failed.connect(refused)
    return task


def save_bytes(
    owner: QObject,
    data: bytes,
    target: Path,
    saved: Callable[[Path], None],
    refused: Callable[[Problem], None],
) -> None:
    """Write a file in the background, whole or not at all."""
    task = tasks.start(owner, lambda _progress: write_whole(data, target))
    task.done.connect(saved)
    task.failed.connect(refused)


def write_whole(data: bytes, target: Path) -> Path:
    """Write ``data`` beside the target and put it in place; raises ``printing.not_saved``."""
    staged = target.with_name(target.name + ".part")
    try:
        with staged.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(target)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise Problem("printing.not_saved", name=target.name) from error
    return target


def paint_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> Accepted:
    """Print the pages the printer's dialog asked for; return what the printer took.

    A job that is cancelled or fails is given up whole. Raises ``printing.unreadable``,
    ``printing.printer_failed`` and ``Cancelled``.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise Problem("printing.unreadable")
    pages = range(*_asked(printer, document.pageCount()))
    try:
        if not pages or _is_down(printer) or not _painted(document, pages, printer, progress):
            raise Problem(REFUSED)
    finally:
        document.close()
    if printer.printerState() in _FAILED or not _is_whole(printer):
        raise Problem(REFUSED)
    return Accepted(len(pages), printer.copyCount())


def _painted(document: QPdfDocument, pages: range, printer: QPrinter, progress: Progress) -> bool:
    """Paint pages and tell whether the printer took each; what is not taken whole is given up."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    taken = False
    try:
        for number, page in enumerate(pages):
            progress.check()
            progress.report(number, len(pages), "printing.page")
            if number and not printer.newPage():
                return False
            _paint(painter, document, page, printer)
        taken = True
    finally:
        if not taken:
            printer.abort()
        taken = painter.end() and taken
        if not taken and printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
    return taken


_FAILED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


def _is_down(printer: QPrinter) -> bool:
    """Tell whether the system says of a real printer that it takes nothing now."""
    if printer.outputFileName():
        return False
    known = QPrinterInfo.printerInfo(printer.printerName())
    return known.isNull() or known.state() in _FAILED


def _is_whole(printer: QPrinter) -> bool:
    """Tell whether a file that was printed to is there to its end: a full disk says nothing."""
    name = printer.outputFileName()
    if not name:
        return True
    try:
        with Path(name).open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _LAST_BYTES))
            return _END_OF_FILE in file.read()
    except OSError:
        return False


def _asked(printer: QPrinter, count: int) -> tuple[int, int]:
    first = printer.fromPage() or 1
    last = printer.toPage() or count
    return first - 1, min(last, count)


def _paint(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    points = document.pagePointSize(page)
    scale = min(paper.width() / points.width(), paper.height() / points.height())
    shown = QSize(round(points.width() * scale), round(points.height() * scale))
    fine = min(1.0, FINEST_DPI / max(1, printer.resolution()))
    image = document.render(page, shown * fine)
    where = QRect(
        (paper.width() - shown.width()) // 2, (paper.height() - shown.height()) // 2,
        shown.width(), shown.height(),
    )  # fmt: skip
    painter.drawImage(where, image)
