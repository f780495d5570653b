from pathlib import Path

from tests.desktop.cli.conftest import Run


def test_samples_are_drawn_checked_opened_and_labelled(
    casebook: Run, run: Run, folder: Path, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    code, made = casebook(
        "draw-samples", number, "--source", "NOZZLE", "--drawn", "2026-11-20T11:00:00+08:00",
        "--sealed", "2026-11-20T11:05:00+08:00", "--sampler", "陈立", "--guard", "赵磊",
        "--portion", "TEST:1000:F-1", "--portion", "RESERVE:1000:F-2",
    )  # fmt: skip
    assert (code, len(made["samples"])) == (0, 2)
    assert made["warnings"] == ["samples.flushed_little"]
    test, reserve = made["samples"]
    assert casebook("check-seal", number, reserve, "INTACT", "--seal", "F-2")[0] == 0
    code, state = casebook("check-seal", number, reserve, "TORN")
    assert (code, state["seal"]["doubts"]) == (1, ["TORN"])
    assert casebook("open-sample", number, test, "--purpose", "x")[0] == 1
    listed = run("samples", number, "--data", folder)[1]["samples"]
    assert [row["seal"]["state"] for row in listed] == ["DOUBTFUL", "DOUBTFUL"]
    out = tmp_path / "标签.pdf"
    assert casebook("sample-labels", number, "--out", out)[1]["labels"] == 2
    assert out.read_bytes().startswith(b"%PDF")
