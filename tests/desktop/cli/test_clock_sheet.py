from pathlib import Path

from tests.desktop.cli.conftest import Run
from tests.desktop.services.timekeeping.test_timekeeping import a_screen


def test_clocks_are_compared_and_shown(casebook: Run, run: Run, folder: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    code, entered = casebook(
        "compare-clocks", number, "--clock", "RECORDER", "--showed", "2026-11-20T11:39:48+08:00",
        "--reference-showed", "2026-11-20T11:39:06+08:00",
    )  # fmt: skip
    assert (code, entered["offset"]["offset_s"]) == (0, 42.0)
    shown = run("clocks", number, "--data", folder)[1]
    assert shown["offsets"]["RECORDER"]["uncertainty_s"] == 1.0
    assert len(shown["pairs"]) == 1


def test_a_time_that_is_none_is_refused(casebook: Run) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    code, refused = casebook(
        "compare-clocks", number, "--clock", "RECORDER", "--showed", "11:39:75",
        "--reference-showed", "2026-11-20T11:39:06+08:00",
    )  # fmt: skip
    assert (code, refused["problem"]["code"]) == (1, "input.not_a_moment")


def test_the_clock_in_a_picture_is_suggested(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "屏 幕.png"
    picture.write_bytes(a_screen("2026-11-20 11:39:06"))
    code, read = run("read-clock", picture)
    assert (code, read["suggestions"][0]["shown"]) == (0, "2026-11-20T11:39:06")
