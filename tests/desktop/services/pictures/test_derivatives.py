import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.pictures.derivatives import Enhancement, Layer, Mark, remade_from
from desktop.services.timekeeping.timekeeping import PairForm
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.problems import Problem
from tests.builders import NOON
from tests.desktop.evidence import films

NOBODY = NoProgress()
RED_BOX = Mark(kind="RECTANGLE", points=((0.1, 0.1), (0.4, 0.5)), colour="#ff0000", width=0.02)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("录像") / "CAM-03 上午.mp4", frames=40)


@pytest.fixture
def still(station: Application, case: Case, file: Path) -> Exhibit:
    form = ExhibitForm(
        kind=ExhibitKind.CCTV_CLIP, captured_at=NOON, details={"camera": "CAM-03", "offset_s": "42"}
    )
    clip = station.evidence.add_file(case.id, file, form, NOBODY)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    made = station.stills.take(case.id, clip.id, footage, station.stills.frame(footage, 20), "截图")
    station.stills.close()
    return made


def rows_of(station: Application, exhibit: Exhibit) -> Any:
    data = station.vault.path_of(exhibit.files[0].h).read_bytes()
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def test_an_enhanced_still_is_a_copy_with_settings_that_make_it_again(
    station: Application, case: Case, still: Exhibit
) -> None:
    before = station.vault.path_of(still.files[0].h).read_bytes()
    wanted = Enhancement(black=20, white=200, gamma=1.4, denoise=70, sharpen=90, scale=2)
    made = station.derivatives.add_enhanced(case.id, still.id, wanted, "看清车牌", NOBODY)
    assert (made.derived_from, made.kind, made.method) == (still.id, "CCTV_STILL", "ENHANCED")
    assert made.settings["enhancement"]["gamma"] == 1.4
    assert rows_of(station, made).shape == (films.HEIGHT * 2, films.WIDTH * 2, 3)
    assert station.vault.path_of(still.files[0].h).read_bytes() == before
    again = station.derivatives.again(case.id, made.id, NOBODY)
    assert (again.equal, again.was) == (True, made.settings["pixel_sha256"])


def test_neighbouring_frames_come_from_the_footage(
    station: Application, case: Case, still: Exhibit
) -> None:
    made = station.derivatives.add_enhanced(
        case.id, still.id, Enhancement(neighbours=2), "五帧", NOBODY
    )
    # The moving bar is gone from where it was: most of the five frames do not have it there.
    assert not np.array_equal(rows_of(station, made), rows_of(station, still))
    assert station.derivatives.again(case.id, made.id, NOBODY).equal
    with pytest.raises(Problem, match=r"derivatives\.bad_settings"):
        station.derivatives.add_enhanced(
            case.id, made.id, Enhancement(neighbours=2), "再来", NOBODY
        )


def test_marks_are_kept_as_data_and_can_be_edited_again(
    station: Application, case: Case, still: Exhibit
) -> None:
    layer = Layer(
        marks=(RED_BOX, Mark(kind="NUMBER", points=((0.7, 0.7),), number=1, text="油箱盖"))
    )
    made = station.derivatives.add_annotated(case.id, still.id, layer, "标注", NOBODY)
    assert station.derivatives.layer_of(made) == layer
    assert made.details["legend"] == "1 油箱盖"
    assert tuple(rows_of(station, made)[round(0.1 * films.HEIGHT), 40]) == (255, 0, 0)
    assert station.derivatives.again(case.id, made.id, NOBODY).equal
    assert station.derivatives.layer_of(still) is None
    assert remade_from(station.cases.get(case.id), made) == (still.id,)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_mark_is_at_the_same_thing_however_the_file_is_turned(
    station: Application, case: Case, orientation: int
) -> None:
    upright = Image.fromarray(
        np.random.default_rng(5).integers(0, 256, (60, 90, 3), dtype=np.uint8)
    )
    back = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    turned = upright if back is None else upright.transpose(back)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    target = io.BytesIO()
    turned.save(target, "PNG", exif=exif)
    form = ExhibitForm(kind=ExhibitKind.OTHER)
    photo = station.evidence.add_bytes(case.id, target.getvalue(), "照片.png", form)
    made = station.derivatives.add_annotated(case.id, photo.id, Layer(marks=(RED_BOX,)), "", NOBODY)
    plain = station.derivatives.open(case.id, photo.id)
    assert plain.rgb == upright.tobytes()
    expected = station.derivatives.render(plain, Layer(marks=(RED_BOX,)))
    assert rows_of(station, made).tobytes() == expected.rgb
    edited = station.derivatives.layer_of(made)
    assert edited is not None
    assert np.allclose(edited.marks[0].points, RED_BOX.points)
    (kept,) = made.settings["layer"]["marks"]
    stays = orientation == 1
    assert ([tuple(p) for p in kept["points"]] == list(RED_BOX.points)) == stays
    assert station.derivatives.again(case.id, made.id, NOBODY).equal


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_caption_stands_outside_the_picture(
    station: Application, case: Case, still: Exhibit, language: str
) -> None:
    made = station.derivatives.add_captioned(case.id, still.id, "", language, NOBODY)
    rows, picture = rows_of(station, made), rows_of(station, still)
    height, width = picture.shape[:2]
    assert rows.shape[0] > height
    assert np.array_equal(rows[:height, :width], picture)
    assert (rows[height:] != 255).any()
    said = dict(made.settings["caption"]["lines"])
    values = " ".join(said.values())
    for fact in (case.case_no, still.exhibit_no, "CAM-03", "42", still.settings["source_sha256"]):
        assert fact in values
    assert station.derivatives.again(case.id, made.id, NOBODY).equal


def test_a_caption_tells_both_times_and_where_the_correction_comes_from(
    station: Application, case: Case, still: Exhibit
) -> None:
    lines = dict(station.derivatives.caption(case.id, still.id, "en").lines)
    assert lines["Recorder clock"] == "fast by 42 s"
    assert lines["Known from"] == "entered by hand"
    shown_at = NOON.astimezone() + timedelta(seconds=0.8)
    corrected_at = shown_at - timedelta(seconds=42)
    assert lines["Recorder time"].startswith(f"{shown_at:%Y-%m-%d %H:%M:%S}.800")
    assert lines["Corrected time"].startswith(f"{corrected_at:%Y-%m-%d %H:%M:%S}.800")
    assert lines["Frame"] == "20 (from 0, of 40)"
    assert lines["PTS"] == f"{still.settings['pts']} × 1/12800 s"


def test_a_caption_names_the_photos_that_the_clock_was_compared_in(
    station: Application, case: Case, still: Exhibit
) -> None:
    pair = PairForm(
        clock="RECORDER:CAM-03", shown_at=NOON, reference="TRUSTED",
        reference_at=NOON - timedelta(seconds=42), uncertainty_s=1.0, way="PHOTO",
        evidence_id=still.id,
    )  # fmt: skip
    station.timekeeping.add(case.id, pair)
    lines = dict(station.derivatives.caption(case.id, still.id, "en").lines)
    assert lines["Recorder clock"] == "fast by 42 s ± 1 s"
    assert lines["Known from"] == f"clock sheet, 1 comparisons ({still.exhibit_no})"


def test_several_pictures_share_a_sheet_and_a_time_line(
    station: Application, case: Case, still: Exhibit
) -> None:
    clip = case_clip(station, case.id, still)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    frames = [station.stills.frame(footage, n) for n in (5, 30)]
    more = [station.stills.take(case.id, clip.id, footage, f, "截图") for f in frames]
    ids = [still.id, *(exhibit.id for exhibit in more)]
    made = station.derivatives.add_panel(case.id, ids, "三图对照", "zh", NOBODY)
    assert [s["evidence_id"] for s in made.settings["sources"]] == ids
    assert remade_from(station.cases.get(case.id), made) == tuple(ids)
    sheet, picture = rows_of(station, made), rows_of(station, more[1])
    assert found_in(sheet, picture)
    assert station.derivatives.again(case.id, made.id, NOBODY).equal
    with pytest.raises(Problem, match=r"derivatives\.wrong_count"):
        station.derivatives.add_panel(case.id, ids[:1], "", "zh", NOBODY)


def case_clip(station: Application, case_id: str, still: Exhibit) -> Exhibit:
    return station.cases.get(case_id).evidence[still.derived_from]


def found_in(sheet: Any, picture: Any) -> bool:
    height, width = picture.shape[:2]
    first = picture[0, :, :].tobytes()
    return any(
        row[x : x + width].tobytes() == first
        and np.array_equal(sheet[y : y + height, x : x + width], picture)
        for y, row in enumerate(sheet[: len(sheet) - height])
        for x in range(row.shape[0] - width)
    )


def test_what_differs_when_made_again_is_said(
    station: Application, case: Case, still: Exhibit
) -> None:
    wanted = Enhancement(gamma=2.0)
    made = station.derivatives.add_enhanced(case.id, still.id, wanted, "", NOBODY)
    lying = {**made.settings, "enhancement": {**made.settings["enhancement"], "gamma": 1.9}}
    form = ExhibitForm(kind=ExhibitKind.CCTV_STILL)
    from desktop.services.evidence.exhibits import Origin

    data = station.vault.path_of(made.files[0].h).read_bytes()
    other = station.evidence.add_bytes(
        case.id, data, "b.png", form, Origin(exhibit_id=still.id, settings=lying)
    )
    again = station.derivatives.again(case.id, other.id, NOBODY)
    assert (again.equal, again.why) == (False, "derivatives.pixels_differ")
    with pytest.raises(Problem, match=r"derivatives\.not_remade"):
        station.derivatives.again(case.id, still.id, NOBODY)


def test_only_pictures_are_worked_on(station: Application, case: Case, still: Exhibit) -> None:
    with pytest.raises(Problem, match=r"derivatives\.not_a_picture"):
        station.derivatives.open(case.id, still.derived_from)


def test_opening_a_picture_is_recorded(station: Application, case: Case, still: Exhibit) -> None:
    station.derivatives.open(case.id, still.id, "标注")
    last = station.cases.get(case.id).custody[-1]
    assert (last.event, last.evidence_id, last.purpose) == ("VIEWED", still.id, "标注")
