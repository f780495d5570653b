import os
from pathlib import Path

import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from record.problems import Problem

NOBODY = NoProgress()


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    """A phone as gvfs shows it: a storage with a camera folder and much else."""
    root = tmp_path / "mtp:host=HUAWEI_P60"
    camera = root / "内部存储" / "DCIM" / "Camera"
    camera.mkdir(parents=True)
    for number in range(3):
        path = camera / f"IMG_{number}.jpg"
        Image.new("RGB", (60, 40), (number * 80, 0, 0)).save(path)
        os.utime(path, (1000 * number, 1000 * number))
    (camera / "notes.txt").write_text("no picture")
    (root / "内部存储" / "Music").mkdir()
    Image.new("RGB", (60, 40)).save(root / "内部存储" / "Music" / "cover.jpg")
    return root


def test_only_the_camera_folder_is_listed_the_newest_first(
    station: Application, phone: Path
) -> None:
    medium = station.phones.medium(phone)
    files = station.phones.files(medium, NOBODY)
    assert [f.name for f in files] == ["IMG_2.jpg", "IMG_1.jpg", "IMG_0.jpg"]
    assert all(file.new for file in files)
    assert len(station.phones.thumbnail(files[0], 64)) > 100


def test_what_was_there_last_time_is_not_new(station: Application, phone: Path) -> None:
    medium = station.phones.medium(phone)
    station.phones.remember(medium, station.phones.files(medium, NOBODY))
    Image.new("RGB", (9, 9)).save(medium.cameras[0] / "Camera" / "IMG_9.jpg")
    files = station.phones.files(medium, NOBODY)
    assert [f.name for f in files if f.new] == ["IMG_9.jpg"]
    assert files[0].new


def test_a_stick_without_a_camera_folder_is_read_whole(
    station: Application, tmp_path: Path
) -> None:
    stick = tmp_path / "U盘"
    (stick / "导出" / "4号枪").mkdir(parents=True)
    (stick / "导出" / "4号枪" / "a.dav").write_bytes(b"DHAV")
    (stick / "link.jpg").symlink_to("/etc/hostname")
    files = station.phones.files(station.phones.medium(stick), NOBODY)
    assert [f.name for f in files] == ["a.dav"]


def test_a_medium_that_was_pulled_out_says_so(station: Application, tmp_path: Path) -> None:
    medium = station.phones.medium(tmp_path / "gone")
    with pytest.raises(Problem, match=r"evidence\.source_vanished"):
        station.phones.files(medium, NOBODY)


def test_what_is_plugged_in_is_asked_of_the_system(
    station: Application, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(station.system), "removable_folders", lambda _: (phone,))
    assert [m.name for m in station.phones.media()] == ["mtp:host=HUAWEI_P60"]
