from pathlib import Path

import pytest

from desktop.settings import PrinterChoice, SettingsFile
from record.sheets.paper import SIGNERS
from tests.desktop.cli.conftest import Run
from tests.desktop.signed_pages import scan


@pytest.fixture
def number(casebook: Run) -> str:
    return casebook("case", "list")[1]["cases"][0]["case_no"]


def test_a_statement_is_written_printed_again_and_listed(
    casebook: Run, number: str, tmp_path: Path
) -> None:
    out = tmp_path / "说明.pdf"
    code, facts = casebook("paper", "write", number, "f5", "--out", out)
    assert (code, facts["document"], facts["state"]) == (0, "F5", "PRINTED")
    again = tmp_path / "再印.pdf"
    code, same = casebook("paper", "print", facts["code"], "--out", again)
    assert (code, same["text_hash"]) == (0, facts["text_hash"])
    assert again.read_bytes()[:5] == out.read_bytes()[:5] == b"%PDF-"
    listed = casebook("paper", "list", number)[1]
    assert [p["code"] for p in listed["papers"]] == [facts["code"]]
    assert listed["offered"][:2] == ["F6", "F5"]


def test_what_can_not_be_written_says_why(casebook: Run, number: str, tmp_path: Path) -> None:
    out = tmp_path / "没有.pdf"
    for document, wanted in (("F9", "paper.needs"), ("F5E", "paper.unnamed_person")):
        code, refused = casebook("paper", "write", number, document, "--out", out)
        assert (code, refused["problem"]["code"]) == (1, wanted)
    code, refused = casebook("paper", "print", "ZZZZZZZZZ", "--out", out)
    assert (code, refused["problem"]["code"]) == (1, "paper.unknown_code")
    assert not out.exists()


def test_a_refusal_is_printed_signed_scanned_and_filed(
    casebook: Run, number: str, tmp_path: Path
) -> None:
    out = tmp_path / "确认书.pdf"
    printed = casebook("paper", "write", number, "F6", "--out", out)[1]
    record = tmp_path / "拒签.pdf"
    witnesses = ("--witness", "许国强", "--witness", "王静")
    code, refused = casebook(
        "paper", "refuse", printed["code"], "--reason", "要问律师", *witnesses, "--out", record
    )
    assert (code, refused["document"]) == (0, "F39")
    pages = scan(record.read_bytes(), tmp_path / "扫描", SIGNERS["F39"], "F39")
    code, filed = casebook("file-scans", *pages)
    assert (code, {f["state"] for f in filed["scans"]}) == (0, {"FILED"})
    listed = casebook("paper", "list", number)[1]["papers"]
    states = {p["document"]: p["state"] for p in listed}
    assert states == {"F6": "REFUSED", "F39": "SIGNED"}


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
