import hashlib
import json
from pathlib import Path

import pytest

from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import moving


@pytest.fixture(scope="session")
def passing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("录像 文件") / "4号位.mp4"
    return moving.write(path, 10, ((3.0, 7.0, 100, 80),), noise=2)


def test_movement_is_found_where_it_is_looked_for(run: Run, passing: Path) -> None:
    code, answer = run("motion", passing, "--area", "0.3,0.3,0.4,0.4")
    (only,) = answer["motion"]["movements"]
    assert (code, round(only["from_s"]), round(only["to_s"])) == (0, 3, 7)
    assert answer["motion"]["whole"]
    code, answer = run("motion", passing, "--area", "0.7,0.7,1,0.7,1,1,0.7,1")
    assert (code, answer["motion"]["movements"]) == (0, [])


@pytest.mark.parametrize("area", ["", "a,b,c,d", "0.1,0.2,0.3", "0,0,7,7", "nan,0,1,1"])
def test_an_area_that_is_none_is_refused(run: Run, passing: Path, area: str) -> None:
    code, answer = run("motion", passing, "--area", area)
    assert (code, answer["problem"]["code"]) == (1, "stills.no_area")


def test_a_clip_tells_its_true_ends_and_leaves_its_manifest(
    run: Run, passing: Path, tmp_path: Path
) -> None:
    out = tmp_path / "片段.mp4"
    code, answer = run(
        "clip", passing, "--from", 3.5, "--to", 5, "--out", out,
        "--starts-at", "2026-02-14T11:38:24+08:00", "--offset", 42,
    )  # fmt: skip
    clip = answer["clip"]
    assert (code, clip["from_s"], clip["from_number"]) == (0, 2.0, 20)
    assert clip["to_s"] >= 5
    assert clip["corrected_from"] == "2026-02-14T11:37:44+08:00"
    assert clip["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert clip["source_sha256"] == hashlib.sha256(passing.read_bytes()).hexdigest()
    assert json.loads((tmp_path / "片段.mp4.json").read_text("utf-8")) == clip


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--from", 5, "--to", 3, "--out", "a.mp4"), "clips.no_range"),
        (("--from", 5, "--out", "a.mp4"), "clips.no_range"),
        (("--from", 1, "--to", 3, "--out", "a.avi"), "clips.wrong_suffix"),
        (("--from", 1, "--to", 3, "--starts-at", "soon", "--out", "a.mp4"), "cli.bad_time"),
    ],
)
def test_a_clip_that_cannot_be_leaves_nothing_behind(
    run: Run, passing: Path, tmp_path: Path, words: tuple[object, ...], refusal: str
) -> None:
    code, answer = run("clip", passing, *words[:-1], tmp_path / str(words[-1]))
    assert (code, answer["problem"]["code"]) == (1, refusal)
    assert list(tmp_path.iterdir()) == []


def test_footage_is_never_overwritten_by_its_clip(run: Run, passing: Path) -> None:
    before = passing.read_bytes()
    code, _ = run("clip", passing, "--from", 1, "--to", 3, "--out", passing)
    assert code == 1
    assert passing.read_bytes() == before
