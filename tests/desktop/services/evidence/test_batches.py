from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image

from desktop.app import Application
from desktop.evidence.files.vault import RESERVE
from desktop.messages import remark
from desktop.progress import NoProgress
from desktop.services.evidence.batches import Came, Gate
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind
from record.exhibits.photos import PhotoRemark, photo_of
from record.problems import Problem
from tests import builders

NOBODY = NoProgress()
FORM = ExhibitForm(kind=ExhibitKind.OTHER)
HOLD = Gate(hold_poor=True)


def sharp(seed: int = 0, size: tuple[int, int] = (1000, 700)) -> Image.Image:
    """Return a picture with structure everywhere, neither dark nor burnt out."""
    rows = np.random.default_rng(seed).integers(70, 190, (size[1] // 4, size[0] // 4, 3), np.uint8)
    return Image.fromarray(rows).resize(size, Image.Resampling.NEAREST)


def saved(path: Path, image: Image.Image, exif: Image.Exif | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=90, exif=exif or Image.Exif())
    return path


def taken(at: datetime | None = None, **said: Any) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "HUAWEI", "HUAWEI P60"
    if at is not None:
        details = exif.get_ifd(ExifTags.IFD.Exif)
        local = at.astimezone(builders.CHINA)
        details[ExifTags.Base.DateTimeOriginal] = local.strftime("%Y:%m:%d %H:%M:%S")
    if "software" in said:
        exif[ExifTags.Base.Software] = said["software"]
    if "place" in said:
        north, east = said["place"]
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (north, 0, 0)
        place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "E", (east, 0, 0)
    return exif


def codes(line: Any) -> list[str]:
    return [remark.code for remark in line.remarks]


def test_every_file_of_a_batch_has_its_line(
    station: Application, case: Case, tmp_path: Path
) -> None:
    folder = tmp_path / "资料"
    good = saved(folder / "a.jpg", sharp())
    saved(folder / "b.jpg", sharp())
    (folder / "c.exe").write_bytes(b"MZ\x90\0" + bytes(90))
    (folder / "d.jpg").write_bytes(good.read_bytes()[:300])
    (folder / "e.jpg").touch()
    batch = station.evidence.add_files(case.id, [folder], FORM, NOBODY)
    told = [(line.name, line.outcome, line.not_shown) for line in batch.lines]
    assert told == [
        ("a.jpg", Came.ADDED, ""),
        ("b.jpg", Came.KNOWN, ""),
        ("c.exe", Came.ADDED, "evidence.kept_not_shown"),
        ("d.jpg", Came.ADDED, "evidence.cut_short"),
        ("e.jpg", Came.REFUSED, ""),
    ]
    assert batch.lines[1].exhibit == batch.lines[0].exhibit


def test_the_same_bytes_in_another_case_are_said_and_stored_once(
    station: Application, case: Case, tmp_path: Path
) -> None:
    source = saved(tmp_path / "a.jpg", sharp())
    station.evidence.add_files(case.id, [source], FORM, NOBODY)
    other = builders.a_case(station)
    [line] = station.evidence.add_files(other.id, [source], FORM, NOBODY).lines
    assert (line.outcome, line.elsewhere) == (Came.ADDED, (case.case_no,))
    assert len(list(station.folder.vault.glob("??/*"))) == 1


def test_a_photo_tells_its_device_and_that_it_is_days_older_than_the_event(
    station: Application, case: Case, tmp_path: Path
) -> None:
    assert case.occurred_at is not None
    at = case.occurred_at - timedelta(days=3)
    source = saved(tmp_path / "a.jpg", sharp(), taken(at))
    [line] = station.evidence.add_files(case.id, [source], FORM, NOBODY).lines
    assert line.exhibit is not None
    assert line.exhibit.captured_at == at.replace(microsecond=0)
    assert line.exhibit.source == "HUAWEI P60"
    assert line.remarks == (PhotoRemark(code="photo.older_than_case", amount=3, unit="d"),)
    assert photo_of(line.exhibit).photo_remarks == line.remarks
    assert line.exhibit.details["photo"]["device"] == "HUAWEI P60"


def test_what_a_person_said_is_not_replaced_by_what_the_camera_says(
    station: Application, case: Case, tmp_path: Path
) -> None:
    said = ExhibitForm(kind=ExhibitKind.OTHER, captured_at=case.recorded_at, source="客户微信")
    source = saved(tmp_path / "a.jpg", sharp(), taken(case.occurred_at))
    [exhibit] = station.evidence.add_files(case.id, [source], said, NOBODY).added
    assert (exhibit.captured_at, exhibit.source) == (case.recorded_at, "客户微信")


def test_a_camera_clock_ahead_of_now_and_an_editor_are_remarked(
    station: Application, case: Case, tmp_path: Path
) -> None:
    at = station.clock.now() + timedelta(hours=5)
    source = saved(tmp_path / "a.jpg", sharp(), taken(at, software="Adobe Photoshop 26.1"))
    [line] = station.evidence.add_files(case.id, [source], FORM, NOBODY).lines
    assert codes(line) == ["photo.ahead_of_now", "photo.edited_with"]
    assert line.exhibit is not None
    assert line.exhibit.captured_at is None


def test_times_and_places_that_cannot_be_are_remarked_and_are_no_facts(
    station: Application, case: Case, tmp_path: Path
) -> None:
    exif = taken(place=(120, 110.7))
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "0000:00:00 00:00:00"
    source = saved(tmp_path / "a.jpg", sharp(), exif)
    [line] = station.evidence.add_files(case.id, [source], FORM, NOBODY).lines
    assert line.exhibit is not None
    assert codes(line) == ["photo.impossible_time", "photo.impossible_place"]
    assert line.exhibit.captured_at is None
    assert set(line.exhibit.details["photo"]) == {"device", "width", "height"}
    told = [remark(each, "en") for each in photo_of(line.exhibit).photo_remarks]
    assert "“0000:00:00 00:00:00”, does not exist: it tells no time" in told[0]
    assert "120.0 0.0 0.0 N, 110.7 0.0 0.0 E" in told[1]


def test_a_photo_made_far_from_the_others_is_remarked(
    station: Application, case: Case, tmp_path: Path
) -> None:
    now = station.clock.now()
    near = saved(tmp_path / "a.jpg", sharp(1), taken(now, place=(32.5, 110.7)))
    far = saved(tmp_path / "b.jpg", sharp(2), taken(now, place=(32.5, 110.8)))
    lines = station.evidence.add_files(case.id, [near, far], FORM, NOBODY).lines
    assert [codes(line) for line in lines] == [[], ["photo.far_from_others"]]
    assert 9 < lines[1].remarks[0].km < 10


def test_a_poor_picture_waits_and_is_kept_only_with_a_reason(
    station: Application, case: Case, tmp_path: Path
) -> None:
    soft = sharp().resize((60, 42)).resize((1000, 700), Image.Resampling.BICUBIC)
    dark = sharp(3).point(lambda v: v // 8)
    paths = [saved(tmp_path / "糊.jpg", soft), saved(tmp_path / "暗.jpg", dark)]
    paths.append(saved(tmp_path / "好.jpg", sharp(5)))
    batch = station.evidence.add_files(case.id, paths, FORM, NOBODY, HOLD)
    assert [line.outcome for line in batch.lines] == [Came.POOR, Came.POOR, Came.ADDED]
    assert [line.quality for line in batch.poor] == [("BLURRED",), ("DARK",)]
    assert len(station.cases.get(case.id).evidence) == 1
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.evidence.keep_poor(case.id, batch.poor, FORM, " ")
    kept = station.evidence.keep_poor(case.id, batch.poor[:1], FORM, "客户已离开，无法重拍")
    [exhibit] = kept.added
    assert exhibit.original_name == "糊.jpg"
    assert exhibit.details["quality"] == {
        "lacks": ["BLURRED"], "kept_because": "客户已离开，无法重拍", "kept_by": "u_chen",
    }  # fmt: skip


def test_a_reason_given_beforehand_lets_poor_pictures_in(
    station: Application, case: Case, tmp_path: Path
) -> None:
    source = saved(tmp_path / "暗.jpg", sharp(3).point(lambda v: v // 8))
    gate = Gate(hold_poor=True, keep_because="夜间只有这一张")
    [exhibit] = station.evidence.add_files(case.id, [source], FORM, NOBODY, gate).added
    assert exhibit.details["quality"]["kept_because"] == "夜间只有这一张"


def test_a_batch_that_would_not_fit_copies_nothing(
    station: Application, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{n}.bin" for n in range(3)]
    for path in paths:
        path.write_bytes(bytes(400_000))
    monkeypatch.setattr(type(station.system), "free_bytes", lambda *_: RESERVE + 500_000)
    with pytest.raises(Problem, match=r"evidence\.disk_full"):
        station.evidence.add_files(case.id, paths, FORM, NOBODY)
    assert list(station.folder.vault.glob("??/*")) == []


def test_a_folder_within_folders_without_end_is_walked(
    station: Application, case: Case, tmp_path: Path
) -> None:
    deep = tmp_path / "资料"
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"text")
    batch = station.evidence.add_files(case.id, [tmp_path / "资料"], FORM, NOBODY)
    assert [e.original_name for e in batch.added] == ["a.txt"]


def test_the_programs_own_keys_and_database_never_become_evidence(
    station: Application, case: Case, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    chosen = [tmp_path, station.folder.database, station.folder.keys]
    batch = station.evidence.add_files(case.id, chosen, FORM, NOBODY)
    assert [e.original_name for e in batch.added] == ["a.txt"]
    assert [problem.code for _, problem in batch.refused] == ["evidence.own_folder"] * 3
