"""From PDF bytes to the printer, and to a file."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.progress import Progress
from desktop.ui.window import tasks
from record.problems import Problem

FINEST_DPI = 300


def print_pdf(
    owner: QWidget, pdf: bytes, name: str, refused: Callable[[Problem], None]
) -> tasks.Task | None:
    """Ask for a printer and print; returns the task, or None when the person cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, owner)
    if not dialog.exec():
        return None
    task = tasks.start(owner, lambda progress: paint_pages(pdf, printer, progress))
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


def paint_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the pages the printer's dialog asked for; return how many.

    Raises ``printing.unreadable`` and ``printing.printer_failed``.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise Problem("printing.unreadable")
    printer.setFullPage(True)
    pages = range(*_asked(printer, document.pageCount()))
    painter = QPainter()
    if not painter.begin(printer):
        raise Problem("printing.printer_failed")
    try:
        for number, page in enumerate(pages):
            progress.check()
            progress.report(number, len(pages), "printing.page")
            if number and not printer.newPage():
                raise Problem("printing.printer_failed")
            _paint(painter, document, page, printer)
    finally:
        painter.end()
        document.close()
    return len(pages)


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
