"""Asking for a printer, and remembering the choice for each kind of paper."""

from contextlib import suppress

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.settings import PrinterChoice, SettingsFile
from record.problems import Problem

SHEETS = "*"
"""What is remembered for documents that were never printed: where the last one went."""
OWN_MEDIA = frozenset({"labels", "card"})
"""Kinds that lie on a paper of their own, so that nothing else says where they go."""


class Printers:
    """The printers of this PC by kind of paper: a document's name, ``labels`` or ``card``."""

    def __init__(self, settings: SettingsFile | None) -> None:
        self._settings = settings

    def choice(self, paper: str) -> PrinterChoice | None:
        """Return where a kind of paper went last."""
        known = self._settings.now.printers if self._settings is not None else {}
        return known.get(paper) or (None if paper in OWN_MEDIA else known.get(SHEETS))

    def missing(self, paper: str) -> str:
        """Return the printer of a kind of paper when it is not there any more, else ""."""
        chosen = self.choice(paper)
        gone = chosen is not None and chosen.printer not in QPrinterInfo.availablePrinterNames()
        return chosen.printer if chosen is not None and gone else ""

    def ask(self, printer: QPrinter, paper: str, over: QWidget) -> bool:
        """Offer the printer of a kind of paper, and remember what is chosen instead."""
        chosen = self.choice(paper)
        if chosen is not None and not self.missing(paper):
            _set_up(printer, chosen)
        dialog = QPrintDialog(printer, over)
        accepted = bool(dialog.exec())
        if accepted and not printer.outputFileName():
            self._remember(paper, printer)
        return accepted

    def _remember(self, paper: str, printer: QPrinter) -> None:
        made = PrinterChoice(
            printer=printer.printerName(),
            tray=_name(printer.paperSource()),
            duplex=_name(printer.duplex()),
            colour=_name(printer.colorMode()),
        )
        if self._settings is None:
            return
        known = {**self._settings.now.printers, paper: made}
        if paper not in OWN_MEDIA:
            known[SHEETS] = made
        # What cannot be remembered is printed all the same.
        with suppress(Problem):
            self._settings.change(printers=known)


def _name(value: object) -> str:
    return str(getattr(value, "name", ""))


def _set_up(printer: QPrinter, chosen: PrinterChoice) -> None:
    printer.setPrinterName(chosen.printer)
    with suppress(KeyError):
        printer.setPaperSource(QPrinter.PaperSource[chosen.tray])
    with suppress(KeyError):
        printer.setDuplex(QPrinter.DuplexMode[chosen.duplex])
    with suppress(KeyError):
        printer.setColorMode(QPrinter.ColorMode[chosen.colour])
