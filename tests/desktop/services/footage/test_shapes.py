import io
from pathlib import Path

import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.pictures.pairs import Pairing
from record.case import Case
from record.codes import ExhibitKind
from record.derivatives.drawn import Enhancement
from record.derivatives.stills import provenance
from record.evidence import Exhibit
from record.problems import Problem
from tests.desktop.evidence import films

NOBODY = NoProgress()
WIDE = (10, 3)
"""A picture of 160 by 96 whose pixels are twice as wide as high."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("录像") / "1080N.mp4", "mpeg4", 6, b_frames=0)


@pytest.fixture
def clip(station: Application, case: Case, file: Path) -> Exhibit:
    return added(station, case, file, "CAM-07")


def added(station: Application, case: Case, file: Path, camera: str) -> Exhibit:
    details = {"camera": camera, "offset_s": "0"}
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title=camera, details=details)
    return station.evidence.add_file(case.id, file, form, NOBODY)


def kept(station: Application, exhibit: Exhibit) -> Image.Image:
    return Image.open(io.BytesIO(station.vault.path_of(exhibit.files[0].h).read_bytes()))


def shape_of(jpeg: bytes) -> float:
    picture = Image.open(io.BytesIO(jpeg))
    return picture.width / picture.height


def taken(station: Application, case: Case, clip: Exhibit) -> Exhibit:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    return station.stills.take(case.id, clip.id, footage, station.stills.frame(footage, 2), "加油")


def test_a_recorders_shape_holds_for_its_films_stills_thumbnails_and_prints(
    station: Application, case: Case, clip: Exhibit
) -> None:
    assert shape_of(station.evidence.thumbnail(clip)) == pytest.approx(5 / 3, 0.02)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    before = taken(station, case, clip)
    station.stills.say_shape(case.id, clip.id, footage, WIDE)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    assert (footage.picture, footage.pixel_aspect, footage.aspect_source) == (
        WIDE, (2, 1), "RECORDER",
    )  # fmt: skip
    still = taken(station, case, clip)
    assert kept(station, still).info["aspect"] == (1, 2)
    assert kept(station, still).tobytes() == kept(station, before).tobytes()
    said = provenance(still)
    assert said is not None
    assert (said.picture, said.pixel_aspect, said.sample_aspect) == (WIDE, (2, 1), (1, 1))
    for exhibit in (clip, still):
        assert shape_of(station.evidence.thumbnail(exhibit)) == pytest.approx(10 / 3, 0.03)
        assert shape_of(station.evidence.picture(exhibit, (800, 800))) == pytest.approx(
            10 / 3, 0.03
        )
    for exhibit in (before, still):
        assert station.stills.reproduce(case.id, exhibit.id).equal
    station.stills.say_shape(case.id, clip.id, footage, None)
    assert station.stills.open(case.id, clip.id, NOBODY).picture == (5, 3)


def test_another_camera_keeps_its_own_shape(
    station: Application, case: Case, clip: Exhibit, tmp_path: Path
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    station.stills.say_shape(case.id, clip.id, footage, WIDE)
    film = films.write(tmp_path / "别的.mp4", "mpeg4", 3, b_frames=0, first=9)
    same, other = (added(station, case, film, name) for name in ("CAM-07", "CAM-08"))
    assert station.stills.open(case.id, same.id, NOBODY).picture == WIDE
    assert station.stills.open(case.id, other.id, NOBODY).picture == (5, 3)


@pytest.mark.parametrize("shape", [(0, 9), (16, 0), (-16, 9), (500, 1)])
def test_a_shape_no_picture_has_is_refused(
    station: Application, case: Case, clip: Exhibit, shape: tuple[int, int]
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    with pytest.raises(Problem, match=r"stills\.no_shape"):
        station.stills.say_shape(case.id, clip.id, footage, shape)


def test_what_is_made_of_a_still_has_its_shape_and_is_made_again(
    station: Application, case: Case, clip: Exhibit
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    station.stills.say_shape(case.id, clip.id, footage, WIDE)
    still = taken(station, case, clip)
    derivatives = station.derivatives
    wanted = Enhancement(neighbours=1)
    clearer = derivatives.add_enhanced(case.id, still.id, wanted, "更清楚", NOBODY)
    assert kept(station, clearer).info["aspect"] == (1, 2)
    worded = derivatives.add_captioned(case.id, still.id, "说明", "zh", NOBODY)
    sheet = kept(station, worded)
    assert (sheet.info.get("aspect"), sheet.width >= films.WIDTH * 2) == (None, True)
    for made in (clearer, worded):
        assert derivatives.again(case.id, made.id, NOBODY).equal
    drawn_on = derivatives.open(case.id, still.id, square=True)
    assert (drawn_on.width, drawn_on.height) == (films.WIDTH * 2, films.HEIGHT)
    words = dict(derivatives.caption(case.id, still.id, "en").lines)
    assert words["Picture"] == "pixels are not square; shown as 10:3, as set for the recorder"


def test_places_are_hidden_in_the_stills_own_pixels(
    station: Application, case: Case, clip: Exhibit
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    station.stills.say_shape(case.id, clip.id, footage, WIDE)
    still = taken(station, case, clip)
    for exhibit in (clip, still):
        subject = station.hiding.open(case.id, exhibit.id, NOBODY)
        look = station.hiding.frame(subject, 2) if subject.footage else station.hiding.look(subject)
        assert look.whole == (films.WIDTH, films.HEIGHT)
        assert look.aspect == (2, 1)
        assert look.scale == (1.0, 1.0)


def test_the_second_picture_of_a_pair_is_never_stretched(
    station: Application, case: Case, clip: Exhibit
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    narrow = taken(station, case, clip)
    station.stills.say_shape(case.id, clip.id, footage, WIDE)
    wide = taken(station, case, clip)
    pair = station.pairs.open(case.id, narrow.id, wide.id)
    assert (pair.second.width, pair.second.height) == (films.WIDTH * 2, films.HEIGHT)
    made = station.pairs.put_together(pair, Pairing(mode="SWIPE", split=0.0, keeps_shape=True))
    assert (made.width, made.height) == (films.WIDTH, films.HEIGHT)
    rows = [made.rgb[n * films.WIDTH * 3 : (n + 1) * films.WIDTH * 3] for n in range(films.HEIGHT)]
    black = [not any(row) for row in rows]
    assert black == [True] * 24 + [False] * 48 + [True] * 24
    kept_pair = station.pairs.keep(case.id, narrow.id, wide.id, Pairing(mode="MIX"), "并看")
    assert station.pairs.again(case.id, kept_pair.id)
