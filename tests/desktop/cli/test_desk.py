from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.app import open_application
from tests.builders import PIN, START_PIN
from tests.desktop.cli.conftest import Run


def test_sync_says_that_headquarters_can_not_be_reached(run: Run, folder: Path) -> None:
    code, said = run("sync", "--data", folder)
    assert (code, said["problem"]["code"]) == (1, "sync.offline")
    assert said["problem"]["sentence"]


def test_an_export_verifies_until_somebody_touches_it(
    casebook: Run, run: Run, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    receipt = tmp_path / "小票.txt"
    receipt.write_text("300 元", encoding="utf-8")
    casebook("evidence", "add", number, receipt)
    code, said = casebook("export", number, "--out", tmp_path / "导出")
    assert code == 0
    assert run("verify", said["path"])[0] == 0
    original = next(
        p for p in Path(said["path"]).rglob("*") if p.is_file() and p.stat().st_size == 7
    )
    original.chmod(0o644)
    original.write_text("900 元", encoding="utf-8")
    code, said = run("verify", said["path"])
    assert code == 1
    assert [f for f in said["findings"] if not f["ok"]]


def test_verifying_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("verify", tmp_path / "没有")[1]["problem"]["code"] == "verify.nothing_there"


def test_the_selfcheck_finds_everything_well(run: Run, folder: Path) -> None:
    _code, said = run("selfcheck", "--data", folder)
    wrong = [f["text"] for f in said["findings"] if not f["ok"]]
    assert wrong == []


def test_a_person_replaces_the_start_pin(run: Run, folder: Path) -> None:
    assert run("first-pin", "赵磊", "0000", "2468", "--data", folder)[0] == 1
    assert run("first-pin", "赵磊", START_PIN, "2468", "--data", folder) == (
        0,
        {"ok": True, "person": "u_zhao"},
    )


def test_a_folder_that_was_never_enrolled_says_so(run: Run, tmp_path: Path) -> None:
    code, said = run("case", "list", "--data", tmp_path / "空 文件夹")
    assert (code, said["problem"]["code"]) == (1, "device.not_enrolled")
    assert not (tmp_path / "空 文件夹").exists()


def test_enrolling_without_a_network_says_so(run: Run, tmp_path: Path) -> None:
    code, said = run("enrol", "http://127.0.0.1:9", "nonsense", "--data", tmp_path / "新")
    assert (code, said["problem"]["code"]) == (1, "hq.unreadable_code")


def test_a_second_program_on_the_folder_is_refused(run: Run, folder: Path) -> None:

    app = open_application(folder)
    try:
        code, said = run("case", "list", "--data", folder)
    finally:
        app.close()
    assert (code, said["problem"]["code"]) == (1, "system.already_running")


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["case"], ["case", "open"], ["still", "x.mp4", "--out", "y.png"],
        ["due", "D07"], ["case", "list", "--limit", "many"], ["print", "x", "dossier"],
        ["still", "x.mp4", "--at", "1", "--frame", "1", "--out", "y.png"], ["search"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two_and_says_how(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: casebook")


@pytest.mark.parametrize(
    "words",
    [
        [], ["case", "list"], ["case", "show"], ["case", "open"], ["evidence", "add"], ["still"],
        ["frames"], ["read-form"], ["print"], ["export"], ["verify"], ["sync"], ["search"], ["due"],
        ["selfcheck"], ["enrol"], ["first-pin"],
    ],
)  # fmt: skip
def test_every_verb_explains_itself(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("usage: casebook")
    assert PIN not in said


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip()
