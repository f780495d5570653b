import io
from pathlib import Path

import pytest
from PIL import Image

from tests.desktop.cli.conftest import Run
from tests.desktop.decoding import pixels_of
from tests.desktop.evidence import clips, drawn_forms


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clips.write(tmp_path_factory.mktemp("录像 文件") / "4号位.mp4", frames=60)


@pytest.mark.parametrize("where", [("--frame", 37), ("--at", 1.48)])
def test_a_still_is_the_very_frame(
    run: Run, clip: Path, tmp_path: Path, where: tuple[str, float]
) -> None:
    out = tmp_path / "截图.png"
    code, said = run("still", clip, *where, "--out", out)
    assert code == 0
    pixels = Image.open(io.BytesIO(out.read_bytes())).convert("RGB").tobytes()
    assert pixels == pixels_of(clip, 37)
    assert clips.read_number(pixels) == 37
    assert said["provenance"]["number"] == 37


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (("--frame", "60"), "evidence.no_such_frame"),
        (("--frame", "-1"), "evidence.no_such_frame"),
        (("--at", "nan"), "evidence.no_such_frame"),
        (("--at", "-0.5"), "evidence.no_such_frame"),
        (("--at", "2.45"), "evidence.no_such_frame"),
        (("--at", "1e308"), "evidence.no_such_frame"),
    ],
)
def test_a_frame_that_is_not_there_is_refused(
    run: Run, clip: Path, tmp_path: Path, where: tuple[str, str], code: str
) -> None:
    status, said = run("still", clip, *where, "--out", tmp_path / "x.png")
    assert (status, said["problem"]["code"]) == (1, code)
    assert list(tmp_path.iterdir()) == []


def test_a_still_never_replaces_its_footage(run: Run, clip: Path) -> None:
    before = clip.read_bytes()
    status, said = run("still", clip, "--frame", 1, "--out", clip)
    assert (status, said["problem"]["code"]) == (1, "prints.not_saved")
    assert clip.read_bytes() == before


def test_a_video_says_what_it_holds(run: Run, clip: Path, tmp_path: Path) -> None:
    code, said = run("frames", clip)
    assert (code, said["footage"]["frames"], said["footage"]["width"]) == (0, 60, clips.WIDTH)
    for name, data in (("空.mp4", b""), ("假.mp4", b"MZ" + b"\0" * 4096)):
        path = tmp_path / name
        path.write_bytes(data)
        status, said = run("frames", path)
        assert status == 1
        assert said["problem"]["sentence"]
    assert run("frames", tmp_path / "没有.mp4")[1]["problem"]["code"] == "system.file_missing"


def test_a_signed_paper_is_read_back(run: Run, tmp_path: Path) -> None:
    paper = drawn_forms.sheet("1203A7K2Z")
    drawn_forms.sign(paper, "customer")
    photo, other = tmp_path / "照片 1.jpg", tmp_path / "风景.jpg"
    photo.write_bytes(drawn_forms.jpeg(drawn_forms.photo(paper)))
    Image.new("RGB", (400, 300), "navy").save(other)
    code, said = run("read-form", photo, other, "--out", tmp_path / "摊平")
    first, second = said["papers"]
    assert (code, first["code"], first["boxes"]["customer"]) == (0, "1203A7K2Z", "signed")
    assert (second["code"], second["why"] != "") == ("", True)
    assert (first["code_from"], first["document"], len(first["corners"])) == ("QR", "F6", 4)
    (found,) = said["stack"]["papers"]
    assert (found["pages"], found["complete"], said["stack"]["foreign"]) == ([0], True, [1])
    assert [1, "station"] in found["blank"]
    assert len(list((tmp_path / "摊平").glob("*.jpg"))) == 1
    assert run("read-form", other)[0] == 1
    missing = run("read-form", tmp_path / "gone.jpg")[1]
    assert "gone.jpg" in missing["papers"][0]["reason"]


def test_a_duty_falls_due_after_the_spring_festival(run: Run) -> None:
    code, said = run("due", "D07", "--from", "2026-02-14T18:10+08:00")
    assert (code, said["due"]) == (0, "2026-02-24T09:30:00+08:00")
    assert said["stretches"]


@pytest.mark.parametrize(
    ("rule", "start"),
    [("D07", "yesterday"), ("D07", "2026-02-14T18:10"), ("D99", "2026-02-14T18:10+08:00")],
)
def test_a_wrong_rule_or_time_is_refused(run: Run, rule: str, start: str) -> None:
    code, said = run("due", rule, "--from", start)
    assert code == 1
    assert said["problem"]["sentence"]
