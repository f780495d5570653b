from pathlib import Path

from PIL import Image

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


def test_what_may_show_bystanders_leaves_only_with_a_reason_or_in_full(
    casebook: Run, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    photo = tmp_path / "现场.png"
    Image.new("RGB", (40, 30), "red").save(photo)
    casebook("evidence", "add", number, photo, "--kind", "VEHICLE_PHOTO")
    wanted = ("export", number, "--out")
    assert casebook(*wanted, tmp_path / "一")[1]["withheld"] == ["E01"]
    refused = casebook(*wanted, tmp_path / "二", "--with", "E01")[1]
    assert refused["problem"]["code"] == "export.reason_missing"
    told = casebook(*wanted, tmp_path / "三", "--with", "E01", "--reason", "客户本人的车")[1]
    assert (told["scope"], told["withheld"]) == ("OTHERS", [])
    told = casebook(*wanted, tmp_path / "四", "--full", "--reason", "法院调取")[1]
    assert (told["scope"], told["withheld"]) == ("FULL", [])
    refused = casebook(*wanted, tmp_path / "五", "--with", "E09", "--reason", "x")[1]
    assert refused["problem"]["code"] == "evidence.unknown"
