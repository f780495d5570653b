from pathlib import Path

from desktop.app import open_application
from desktop.services.evidence.exhibits import ExhibitForm
from tests.builders import MANAGER
from tests.desktop.cli.conftest import Run
from tests.desktop.services.timekeeping.test_timekeeping import a_screen


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


def test_two_pictures_are_kept_together(casebook: Run, folder: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    app = open_application(folder)
    app.session.member = MANAGER
    case = app.cases.by_number(number)
    one, two = (
        app.evidence.add_bytes(case.id, a_screen(text), "a.png", ExhibitForm(kind="PHOTO"))
        for text in ("A", "B")
    )
    app.close()
    code, kept = casebook(
        "compare-pictures", number, one.exhibit_no, two.exhibit_no, "--mode", "SWIPE",
        "--title", "封签对比",
    )  # fmt: skip
    assert (code, kept["settings"]["settings"]["mode"]) == (0, "SWIPE")
    refused = casebook("compare-pictures", number, "E90", "E91", "--title", "x")
    assert refused[1]["problem"]["code"] == "evidence.unknown"
