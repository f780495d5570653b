import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.__main__ import main
from desktop.app import open_application
from desktop.evidence.pictures.encoding import note_of, with_note
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.codes import ExhibitKind
from tests.builders import MANAGER, PIN
from tests.desktop.cli.conftest import Run
from tests.desktop.decoding import pixels_of
from tests.desktop.evidence import films


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("录像 文件") / "4号位.mp4", frames=40)


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("录像 文件") / "5号位.mp4", frames=41)


@pytest.fixture
def still(run: Run, clip: Path, tmp_path: Path) -> Path:
    out = tmp_path / "截图.png"
    run("still", clip, "--frame", 17, "--out", out)
    return out


@pytest.mark.parametrize("where", [("--frame", 37), ("--at", 1.48)])
def test_a_still_is_the_very_frame(
    run: Run, clip: Path, tmp_path: Path, where: tuple[str, float]
) -> None:
    out = tmp_path / "截图.png"
    code, said = run("still", clip, *where, "--out", out)
    assert code == 0
    pixels = Image.open(io.BytesIO(out.read_bytes())).convert("RGB").tobytes()
    assert pixels == pixels_of(clip, 37)
    assert films.read_number(pixels) == 37
    assert said["provenance"]["number"] == 37


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (("--frame", "40"), "evidence.no_such_frame"),
        (("--frame", "-1"), "evidence.no_such_frame"),
        (("--at", "-0.5"), "evidence.no_such_frame"),
        (("--at", "1.65"), "evidence.no_such_frame"),
        (("--at", "1" + "0" * 9), "evidence.no_such_frame"),
    ],
)
def test_a_frame_that_is_not_there_is_refused(
    run: Run, clip: Path, tmp_path: Path, where: tuple[str, str], code: str
) -> None:
    status, said = run("still", clip, *where, "--out", tmp_path / "x.png")
    assert (status, said["problem"]["code"]) == (1, code)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["nan", "inf", "1e308"])
def test_a_place_that_is_no_number_is_refused(clip: Path, tmp_path: Path, place: str) -> None:
    assert main(["still", str(clip), "--at", place, "--out", str(tmp_path / "x.png")]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_still_never_replaces_its_footage(run: Run, clip: Path) -> None:
    before = clip.read_bytes()
    status, said = run("still", clip, "--frame", 1, "--out", clip)
    assert (status, said["problem"]["code"]) == (1, "prints.not_saved")
    assert clip.read_bytes() == before


def test_a_video_says_what_it_holds(run: Run, clip: Path, tmp_path: Path) -> None:
    code, said = run("frames", clip)
    assert (code, said["footage"]["frames"], said["footage"]["width"]) == (0, 40, films.WIDTH)
    for name, data in (("空.mp4", b""), ("假.mp4", b"MZ" + b"\0" * 4096)):
        path = tmp_path / name
        path.write_bytes(data)
        status, said = run("frames", path)
        assert status == 1
        assert said["problem"]["sentence"]
    assert run("frames", tmp_path / "没有.mp4")[1]["problem"]["code"] == "system.file_missing"


def test_a_still_alone_and_its_clip_are_enough_to_take_it_again(
    run: Run, clip: Path, still: Path
) -> None:
    code, said = run("reproduce", still, clip)
    assert (code, said["reproduction"]["equal"], said["reproduction"]["differences"]) == (
        0,
        True,
        [],
    )
    note = json.loads(note_of(still.read_bytes()))
    assert (note["number"], note["source_name"]) == (17, "4号位.mp4")


def test_another_file_is_named_as_the_difference(run: Run, other: Path, still: Path) -> None:
    code, said = run("reproduce", still, other)
    assert code == 1
    assert "FILE" in [d["what"] for d in said["reproduction"]["differences"]]


def test_a_retouched_still_is_told_with_how_many_pixels_and_where(
    run: Run, clip: Path, still: Path, tmp_path: Path
) -> None:
    note = note_of(still.read_bytes())
    rows = np.asarray(Image.open(still).convert("RGB")).copy()
    rows[20, 31] ^= 0x80
    rows[21, 31] ^= 1
    retouched = tmp_path / "改过.png"
    Image.fromarray(rows).save(retouched)
    retouched.write_bytes(with_note(retouched.read_bytes(), note))
    code, said = run("reproduce", retouched, clip)
    told = said["reproduction"]
    assert (code, [d["what"] for d in told["differences"]]) == (1, ["STILL"])
    apart = told["pixels"]
    assert (apart["pixels"], apart["largest"], apart["x"], apart["y"]) == (2, 128, 31, 20)


def test_another_decoder_that_gives_the_same_pixels_is_named_and_equal(
    run: Run, clip: Path, still: Path, tmp_path: Path
) -> None:
    facts = json.loads(note_of(still.read_bytes()))
    told = tmp_path / "取得记录.json"
    told.write_text(json.dumps({"provenance": {**facts, "decoder": "PyAV 1"}}))
    code, said = run("reproduce", still, clip, "--provenance", told)
    assert code == 0
    assert [d["what"] for d in said["reproduction"]["differences"]] == ["DECODER"]
    told.write_text(json.dumps({**facts, "pixel_sha256": "00" * 32}))
    code, said = run("reproduce", still, clip, "--provenance", told)
    assert code == 1
    assert {"PIXELS", "STILL"} == {d["what"] for d in said["reproduction"]["differences"]}


def test_a_picture_that_carries_no_record_of_taking_is_refused(
    run: Run, clip: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "x.png"
    Image.new("RGB", (20, 20)).save(plain)
    code, said = run("reproduce", plain, clip)
    assert (code, said["problem"]["code"]) == (1, "stills.no_provenance")


def test_gaps_and_repeats_are_listed(run: Run, tmp_path: Path) -> None:
    path = films.write(tmp_path / "v.mp4", frames=30, vfr=True)
    code, said = run("frames", path, "--gaps", "--repeats", "--limit", "0.5")
    assert code == 0
    assert [g["frame"] for g in said["gap_table"]["gaps"] if g["is_long"]] == [5, 22]
    assert said["gap_table"]["is_whole"] is False
    assert said["repeats"] == []


def test_a_file_without_time_stamps_says_so(run: Run, tmp_path: Path) -> None:
    path = films.write(tmp_path / "r.h264", frames=12, form="h264")
    code, said = run("frames", path, "--gaps")
    assert (code, said["footage"]["has_times"]) == (0, False)
    assert said["gap_table"]["has_times"] is False


@pytest.mark.parametrize(("name", "told"), [("seconds", 0.1), ("number", 16), ("suspect", True)])
def test_a_changed_record_of_taking_is_never_equal_and_named(
    run: Run, clip: Path, still: Path, tmp_path: Path, name: str, told: object
) -> None:
    facts = json.loads(note_of(still.read_bytes()))
    changed = tmp_path / "改过.png"
    note = json.dumps({**facts, name: told})
    changed.write_bytes(with_note(still.read_bytes(), note))
    code, said = run("reproduce", changed, clip)
    assert (code, said["reproduction"]["equal"]) == (1, False)
    assert said["reproduction"]["differences"]


def test_gaps_of_a_range_that_is_none_are_refused(run: Run, clip: Path) -> None:
    code, said = run("frames", clip, "--gaps", "--from=1.2", "--to=0.4")
    assert (code, said["problem"]["code"]) == (1, "clips.no_range")


def test_a_still_of_the_case_is_taken_again_and_the_look_recorded(
    casebook: Run, folder: Path, clip: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    app = open_application(folder)
    app.people.sign_in(MANAGER.person_id, PIN)
    case_id = app.cases.by_number(number).id
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP)
    footage_of = app.evidence.add_file(case_id, clip, form, NoProgress())
    footage = app.stills.open(case_id, footage_of.id, NoProgress())
    shown = app.stills.frame(footage, 17)
    taken = app.stills.take(case_id, footage_of.id, footage, shown, "截图")
    app.close()
    code, said = casebook("reproduce", "--case", number, "--exhibit", taken.exhibit_no)
    assert (code, said["reproduction"]["equal"]) == (0, True)
    told = casebook("custody", number, "--exhibit", taken.exhibit_no)[1]["events"]
    assert "CHECKED" in [event["event"] for event in told]
    refused = casebook("reproduce", "--case", number, "--exhibit", "E77")[1]
    assert refused["problem"]["code"] == "evidence.unknown"


def test_reproduce_needs_a_still_and_its_video_or_a_case(
    capsys: pytest.CaptureFixture[str], still: Path
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["reproduce", str(still)])
    assert stop.value.code == 2
    assert "name a still and its video" in capsys.readouterr().err
