from pathlib import Path

import pypdfium2
import pytest

from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import vials

CAMERA = vials.Camera(size=(1250, 940), finer=1, seed=31)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return vials.written(tmp_path_factory.mktemp("油样 照片"))[:2]


def test_a_card_is_written_with_its_name(run: Run, tmp_path: Path) -> None:
    code, said = run("print-card", "--out", tmp_path / "卡.pdf")
    assert code == 0
    document = pypdfium2.PdfDocument((tmp_path / "卡.pdf").read_bytes())
    assert said["card"] in document[0].get_textpage().get_text_range()
    document.close()


def test_numbers_come_with_their_limits_and_hashes(
    run: Run, photos: list[Path], tmp_path: Path
) -> None:
    code, said = run("compare-samples", *photos, "--report", tmp_path / "r.pdf")
    assert code == 0
    assert said["colour"]["verdict"] == "DIFFERENT"
    assert [photo["swapped"] for photo in said["photos_measured"]] == [False, True]
    assert any("GB 17930" in limit for limit in said["limits"])
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_the_order_can_be_said(run: Run, photos: list[Path]) -> None:
    code, said = run("compare-samples", photos[1], "--order", "BA")
    assert code == 0
    assert said["photos_measured"][0]["swapped"] is True
    first_is_lighter = said["labs"][0][0] > said["labs"][1][0]
    assert first_is_lighter


@pytest.mark.parametrize("order", ["AB,AB", "X", "AA"])
def test_an_order_that_is_none_is_refused(run: Run, photos: list[Path], order: str) -> None:
    code, said = run("compare-samples", photos[0], "--order", order)
    assert (code, said["problem"]["code"]) == (1, "cli.bad_order")


def test_without_photos_nothing_is_compared(run: Run) -> None:
    code, said = run("compare-samples")
    assert (code, said["problem"]["code"]) == (1, "cli.no_photos")


def test_a_refusal_has_its_code_and_sentence(run: Run, tmp_path: Path) -> None:
    photo = tmp_path / "无卡.jpg"
    photo.write_bytes(vials.photo(None, None, CAMERA, version=-1))
    code, said = run("compare-samples", photo)
    assert (code, said["problem"]["code"]) == (1, "samples.no_card")
    assert "参照卡" in said["problem"]["sentence"]


def test_a_result_is_kept_with_a_case_and_measured_again(casebook: Run, photos: list[Path]) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    code, said = casebook("compare-samples", *photos, "--case", number)
    assert code == 0
    code, again = casebook("compare-samples", "--case", number, "--reproduce", said["exhibit_no"])
    assert (code, again["equal"]) == (0, True)


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
