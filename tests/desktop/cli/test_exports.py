from pathlib import Path

from tests.desktop.cli.conftest import Run


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
