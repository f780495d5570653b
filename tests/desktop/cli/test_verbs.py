import json
import re
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.cli.verbs import GROUPS, VERBS
from tests.architecture.sources import ROOT
from tests.builders import PIN
from tests.imports import imported

HEAVY = frozenset({
    "PIL", "PySide6", "av", "cv2", "httpx", "keyring", "numpy", "onnxruntime", "pypdfium2",
    "reportlab", "sqlalchemy", "sqlcipher3", "xlsxwriter",
})  # fmt: skip


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["due", "D12", "--from", "2026-02-14T18:10+08:00"]]
)
def test_what_needs_no_store_loads_no_heavy_library(words: list[str]) -> None:
    found = imported("desktop.__main__", *words)
    assert "desktop" in found
    assert found & HEAVY == set()


def test_a_list_of_cases_loads_what_the_store_needs_and_no_decoder_printer_or_line(
    folder: Path,
) -> None:
    found = imported("desktop.__main__", "case", "list", "--data", folder)
    assert found & HEAVY == {"sqlalchemy", "sqlcipher3"}


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["case"], ["case", "open"], ["still", "x.mp4", "--out", "y.png"],
        ["due", "D07"], ["case", "list", "--limit", "many"], ["print", "x", "dossier"],
        ["still", "x.mp4", "--at", "1", "--frame", "1", "--out", "y.png"], ["search"],
        ["--json"], ["--pin", "1"], ["--practice", "station", "sync"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two_and_says_how(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: casebook")


@pytest.mark.parametrize("name", ["", *GROUPS, *VERBS])
def test_every_verb_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*name.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: casebook {name}".rstrip())
    assert PIN not in said


def test_the_readme_lists_every_verb_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("| verb | what |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    told = {" ".join(span.split()[:2]) for row in rows for span in re.findall("`([^`]+)`", row)}
    named = {words if words in VERBS else words.split()[0] for words in told}
    assert named == set(VERBS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    "words",
    [
        ["--data", "DIR", "--json", "case", "list"],
        ["--json", "case", "--data", "DIR", "list"],
        ["case", "list", "--data", "DIR", "--json"],
        ["--data", "elsewhere", "case", "list", "--json", "--data", "DIR"],
    ],
)
def test_options_may_stand_before_or_after_the_verb(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main([str(folder) if word == "DIR" else word for word in words]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1


def test_without_a_verb_the_window_opens_as_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def window(*chosen: object) -> int:
        opened.append(chosen)
        return 0

    monkeypatch.setattr("desktop.window.main", window)
    assert main([]) == 0
    assert main(["--data", "案卷 数据", "--language", "en", "--practice", "region"]) == 0
    assert opened == [(None, "", ""), (Path("案卷 数据"), "en", "region")]
