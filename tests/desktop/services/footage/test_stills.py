import hashlib
import io
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.stills import still_details
from record.problems import Problem
from tests.builders import NOON
from tests.desktop.decoding import pixels_of
from tests.desktop.evidence import films

NOBODY = NoProgress()


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("录像") / "CAM-03 上午.mp4", frames=60)


@pytest.fixture
def clip(station: Application, case: Case, file: Path) -> Exhibit:
    form = ExhibitForm(
        kind=ExhibitKind.CCTV_CLIP,
        title="4 号位录像",
        captured_at=NOON,
        details={"camera": "CAM-03", "offset_s": "42"},
    )
    return station.evidence.add_file(case.id, file, form, NOBODY)


def test_a_still_holds_the_very_pixels_and_how_to_take_it_again(
    station: Application, case: Case, clip: Exhibit, file: Path
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    shown = station.stills.frame(footage, 41)
    still = station.stills.take(case.id, clip.id, footage, shown, "出油瞬间")
    picture = Image.open(io.BytesIO(station.vault.path_of(still.files[0].h).read_bytes()))
    pixels = picture.convert("RGB").tobytes()
    assert pixels == pixels_of(file, 41)
    assert films.read_number(pixels) == 41
    assert still.settings["pixel_sha256"] == hashlib.sha256(pixels).hexdigest()
    assert still.settings["source_sha256"] == clip.files[0].h == footage.sha256
    assert (still.kind, still.derived_from, still.source) == ("CCTV_STILL", clip.id, "E01")
    assert (still.details["frame"], still.details["camera"]) == ("41", "CAM-03")
    assert still.captured_at == NOON + timedelta(seconds=41 / 25 - 42)
    again = station.stills.take(case.id, clip.id, footage, shown, "再取一次")
    assert again.files[0].h == still.files[0].h


def test_every_way_to_a_frame_shows_the_same_one(
    station: Application, case: Case, clip: Exhibit
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    frame = station.stills.frame(footage, 30)
    assert films.read_number(frame.rgb, frame.width, frame.height) == 30
    assert station.stills.at(footage, 30 / 25 + 0.001) == frame
    played = station.stills.stream(footage, 29, 3)[1]
    assert (played.ordinal, played.pts) == (30, frame.pts)
    assert films.read_number(played.rgb, played.width, played.height) == 30
    assert [s.ordinal for s in station.stills.stream(footage, 58, 10)] == [58, 59]
    assert station.stills.strip(footage, 3)


@pytest.mark.parametrize("number", [-1, 60, 10**12])
def test_a_frame_that_is_not_there_is_refused(
    station: Application, case: Case, clip: Exhibit, number: int
) -> None:
    footage = station.stills.open(case.id, clip.id, NOBODY)
    with pytest.raises(Problem, match=r"evidence\.no_such_frame"):
        station.stills.frame(footage, number)


@pytest.mark.parametrize("offset", ["nan", "inf", "1e300", "fast", ""])
def test_an_offset_that_is_no_number_of_seconds_is_no_offset(
    station: Application, case: Case, clip: Exhibit, offset: str
) -> None:
    station.evidence.annotate(case.id, clip.id, {"details": {"offset_s": offset}})
    footage = station.stills.open(case.id, clip.id, NOBODY)
    shown = station.stills.frame(footage, 0)
    still = station.stills.take(case.id, clip.id, footage, shown, "截图")
    assert (still_details(still).offset_s, still.captured_at) == (None, NOON)
    with pytest.raises(Problem, match=r"cases\.bad_field"):
        station.stills.take(case.id, clip.id, footage, shown, "截图", offset_s=float("nan"))


def test_footage_that_changed_is_not_opened(
    station: Application, case: Case, clip: Exhibit
) -> None:
    path = station.vault.path_of(clip.files[0].h)
    path.chmod(0o644)
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(Problem, match=r"evidence\.damaged"):
        station.stills.open(case.id, clip.id, NOBODY)


def test_a_still_belongs_to_the_footage_it_was_taken_from(
    station: Application, case: Case, clip: Exhibit
) -> None:
    other = station.evidence.add_bytes(case.id, b"text", "a.txt", ExhibitForm())
    footage = station.stills.open(case.id, clip.id, NOBODY)
    shown = station.stills.frame(footage, 3)
    with pytest.raises(Problem, match=r"evidence\.unknown"):
        station.stills.take(case.id, other.id, footage, shown, "截图")
    with pytest.raises(Problem):
        station.stills.open(case.id, other.id, NOBODY)
