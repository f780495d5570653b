from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import films


@pytest.fixture
def files(tmp_path: Path) -> Path:
    place = tmp_path / "资料"
    place.mkdir()
    rows = np.random.default_rng(1).integers(70, 190, (175, 250, 3), np.uint8)
    sharp = Image.fromarray(rows).resize((1000, 700), Image.Resampling.NEAREST)
    sharp.save(place / "a.jpg")
    sharp.point(lambda v: v // 8).save(place / "暗.jpg")
    (place / "c.exe").write_bytes(b"MZ\x90\0" + bytes(90))
    (place / "d.jpg").touch()
    return place


@pytest.fixture
def number(casebook: Run) -> str:
    return str(casebook("case", "list")[1]["cases"][0]["case_no"])


def test_files_are_only_looked_at_without_a_data_folder(run: Run, files: Path) -> None:
    code, told = run("intake", "--check", files)
    seen = {each["name"]: each for each in told["files"]}
    assert code == 1
    assert (seen["a.jpg"]["media_type"], seen["a.jpg"]["quality"]) == ("image/jpeg", [])
    assert seen["暗.jpg"]["quality"] == ["DARK"]
    assert seen["c.exe"]["not_shown"] == "evidence.kept_not_shown"
    assert seen["d.jpg"]["problem"]["code"] == "evidence.empty_file"


def test_poor_pictures_are_held_back_unless_a_reason_is_given(
    casebook: Run, files: Path, number: str
) -> None:
    code, told = casebook("intake", files, "--case", number)
    outcomes = {each["name"]: each["outcome"] for each in told["files"]}
    assert code == 1
    assert outcomes == {"a.jpg": "ADDED", "暗.jpg": "POOR", "c.exe": "ADDED", "d.jpg": "REFUSED"}
    poor = files / "暗.jpg"
    code, told = casebook("intake", poor, "--case", number, "--accept-poor", "夜间只有这一张")
    assert (code, told["added"], told["files"][0]["quality"]) == (0, 1, ["DARK"])
    events = casebook("custody", number)[1]["events"]
    assert [event["event"] for event in events] == ["CREATED"] * 3


@pytest.mark.parametrize("more", [(), ("--exhibit", "E01")])
def test_custody_is_printed_of_a_case_and_of_one_exhibit(
    casebook: Run, files: Path, number: str, tmp_path: Path, more: tuple[str, ...]
) -> None:
    casebook("intake", files / "a.jpg", "--case", number)
    code, told = casebook("custody", number, *more, "--out", tmp_path / "c.pdf")
    assert (code, told["pages"]) == (0, 1)
    pdf = pypdfium2.PdfDocument(tmp_path / "c.pdf")
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert "E01" in text
    assert "取得" in text


def test_files_are_added_and_each_refusal_is_told(casebook: Run, tmp_path: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    good, empty = tmp_path / "小票 一.txt", tmp_path / "空.txt"
    good.write_text("汽油 300 元", encoding="utf-8")
    empty.touch()
    code, said = casebook("evidence", "add", number, good, empty, tmp_path / "没有.jpg")
    assert code == 1
    assert [e["exhibit_no"] for e in said["added"]] == ["E01"]
    refused = {r["name"]: r["code"] for r in said["refused"]}
    assert refused == {"空.txt": "evidence.empty_file", "没有.jpg": "system.file_missing"}
    assert all(r["sentence"] for r in said["refused"])
    code, said = casebook("evidence", "add", number, good)
    assert (code, said["known"], said["added"]) == (0, ["小票 一.txt"], [])
    code, said = casebook("evidence", "add", number, empty)
    assert (code, said["problem"]["code"]) == (1, "evidence.empty_file")
    code, said = casebook("evidence", "add", number, good, "--kind", "NONSENSE")
    assert (code, said["problem"]["code"]) == (1, "cases.bad_field")


def test_the_list_says_whether_a_recording_was_decoded_whole(
    casebook: Run, number: str, tmp_path: Path
) -> None:
    clip = films.write(tmp_path / "枪.mp4", "mpeg4", 4, b_frames=0)
    casebook("intake", clip, "--case", number)
    [listed] = casebook("evidence", "list", number)[1]["exhibits"]
    assert (listed["decoding"], listed["remarks"][-1:]) == (None, ["尚未整段解码"])
    told = casebook("frames", clip, "--whole")[1]["decoding"]
    assert (told["frames"], told["spans"]) == (4, [])
