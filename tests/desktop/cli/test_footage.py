import hashlib
import json
from pathlib import Path

import pypdfium2
import pytest

from desktop.app import open_application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.footage import Shown
from desktop.services.footage.viewings import Why
from record.codes import ExhibitKind
from tests.builders import MANAGER
from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import films, moving
from tests.desktop.services.footage.test_viewings import FOOTAGE

SHOWN = Shown(rgb=b"", width=2, height=2, ordinal=75, pts=270000, seconds=3.0, suspect=False)


def test_the_register_lists_and_prints_who_looked_and_writes_what_was_cut_off(
    casebook: Run, run: Run, folder: Path, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    app = open_application(folder)
    app.session.member = MANAGER
    case = app.cases.by_number(number)
    raw = b"\0\0\0\x18ftypisom" + bytes(50)
    clip = app.evidence.add_bytes(case.id, raw, "a.mp4", ExhibitForm(kind=ExhibitKind.CCTV_CLIP))
    sitting = app.viewings.begin(case.id, clip, FOOTAGE, Why(reason="DISPUTE"))
    app.viewings.see(sitting, SHOWN)
    app.viewings.keep()
    app.viewings._sittings.clear()  # a sudden end
    app.close()
    assert run("register", number, "--data", folder)[1]["problem"]["code"] == "cli.needs_person"
    code, listed = casebook("register", "--case", number)
    assert code == 0
    (row,) = listed["rows"]
    assert (row["person"], row["looked"]["reason"]) == (MANAGER.person_id, "DISPUTE")
    assert row["looked"]["stretches"] == [
        {"from_s": 3.0, "to_s": 3.0, "from_pts": 270000, "to_pts": 270000}
    ]
    assert row["looked"]["recovered"]
    out = tmp_path / "F18.pdf"
    assert casebook("print", number, "register", "--out", out)[0] == 0
    document = pypdfium2.PdfDocument(out)
    assert "监控调取登记" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_moments_are_named_and_removed_by_their_frame(casebook: Run, tmp_path: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    path = films.write(tmp_path / "枪.mp4", "mpeg4", 50, b_frames=0)
    added = casebook("evidence", "add", number, path, "--kind", "CCTV_CLIP")[1]["added"]
    clip = added[0]["exhibit_no"]
    for at, name in ((1.21, "离站"), (0.4, "入站")):
        assert casebook("marks", number, clip, "--at", at, "--name", name)[0] == 0
    listed = casebook("marks", number, clip)[1]["marks"]
    assert [(m["name"], m["seconds"]) for m in listed] == [("入站", 0.4), ("离站", 1.2)]
    left = casebook("marks", number, clip, "--at", 0.4)[1]["marks"]
    assert [m["name"] for m in left] == ["离站"]
    assert casebook("marks", number, "E99")[1]["problem"]["code"] == "evidence.unknown"


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
        (("--from", 1, "--to", 3, "--starts-at", "soon", "--out", "a.mp4"), "input.not_a_moment"),
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
