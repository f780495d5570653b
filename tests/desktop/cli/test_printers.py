from pathlib import Path

from desktop.settings import PrinterChoice, SettingsFile
from tests.desktop.cli.conftest import Run


def test_a_printer_is_said_shown_and_forgotten(run: Run, tmp_path: Path) -> None:
    told = run("printer", "set", "labels", "标签机", "--tray", "Manual", "--colour", "grey",
               "--data", tmp_path)  # fmt: skip
    made = PrinterChoice(printer="标签机", tray="Manual", colour="GrayScale")
    assert SettingsFile(tmp_path).now.printers == {"labels": made}
    assert run("printer", "list", "--data", tmp_path) == told
    assert told[1]["printers"]["labels"]["printer"] == "标签机"
    assert run("printer", "forget", "labels", "--data", tmp_path)[1]["printers"] == {}
    code, refused = run("printer", "forget", "labels", "--data", tmp_path)
    assert (code, refused["problem"]["code"]) == (1, "printing.not_remembered")
