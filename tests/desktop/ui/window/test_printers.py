"""The printer of each kind of paper, remembered on this PC."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import PrinterChoice, SettingsFile
from desktop.ui.window.printers import Printers
from desktop.ui.window.prompts import WindowPrompts

LABELS, OFFICE = "标签机", "办公室"


class Known(QPrinter):
    """A printer as a system that has both would give it: any name of theirs can be set."""

    def __init__(self) -> None:
        super().__init__(QPrinter.PrinterMode.ScreenResolution)
        self.called = ""

    def setPrinterName(self, name: str) -> None:  # noqa: N802
        self.called = name

    def printerName(self) -> str:  # noqa: N802
        return self.called

    def outputFileName(self) -> str:  # noqa: N802
        return ""


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names = [LABELS, OFFICE]
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)
    return names


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def chooses(
    monkeypatch: pytest.MonkeyPatch, name: str, colour: QPrinter.ColorMode | None = None
) -> list[str]:
    """Let whoever is asked take a printer; returns what was offered each time."""
    offered: list[str] = []

    def taken(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        offered.append(printer.printerName())
        if name:
            printer.setPrinterName(name)
        if colour is not None:
            printer.setColorMode(colour)
        return int(bool(name))

    monkeypatch.setattr(QPrintDialog, "exec", taken)
    return offered


def test_each_kind_of_paper_goes_where_it_went_last(
    settings: SettingsFile, there: list[str], over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers = Printers(settings)
    chooses(monkeypatch, LABELS)
    assert printers.ask(Known(), "labels", over)
    chooses(monkeypatch, OFFICE, QPrinter.ColorMode.GrayScale)
    assert printers.ask(Known(), "dossier", over)
    again = Printers(SettingsFile(settings._path.parent))
    offered = chooses(monkeypatch, "")
    for paper in ("labels", "dossier", "F6", "card"):
        printer = Known()
        assert not again.ask(printer, paper, over)
        if paper == "dossier":
            assert printer.colorMode() == QPrinter.ColorMode.GrayScale
    assert offered == [LABELS, OFFICE, OFFICE, ""]


def test_a_choice_that_was_given_up_is_not_remembered(
    settings: SettingsFile, there: list[str], over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooses(monkeypatch, "")
    Printers(settings).ask(Known(), "dossier", over)
    assert settings.now.printers == {}


def test_a_printer_that_is_gone_is_said_before_another_is_chosen(
    settings: SettingsFile, there: list[str], over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.change(printers={"labels": PrinterChoice(printer=LABELS, tray="Manual")})
    there.remove(LABELS)
    prompts = WindowPrompts(over, "en", settings=settings)
    told: list[str] = []
    monkeypatch.setattr(prompts, "show_problem", lambda problem: told.append(problem.facts["name"]))
    offered = chooses(monkeypatch, OFFICE)
    assert prompts.choose_printer(Known(), "labels")
    assert (told, offered) == ([LABELS], [""])
    assert settings.now.printers["labels"].printer == OFFICE
