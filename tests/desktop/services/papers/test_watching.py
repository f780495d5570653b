from pathlib import Path

import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.papers.scan_folder import Watch
from record.problems import Problem


@pytest.fixture
def folder(station: Application, tmp_path: Path) -> Path:
    folder = tmp_path / "扫描仪 输出"
    folder.mkdir()
    station.scans.watch.choose(folder)
    return folder


def test_a_file_is_taken_when_it_has_stopped_growing(station: Application, folder: Path) -> None:
    look = station.scans.watch.look
    page = folder / "扫描 1.pdf"
    page.write_bytes(b"%PDF-1.4 begin")
    assert look() == ((), True)
    with page.open("ab") as growing:
        growing.write(b"more of it")
    assert look() == ((), True)
    assert look() == ((page,), False)
    assert look() == ((), False)


def test_a_file_that_was_taken_is_not_taken_again_under_another_name_or_after_a_restart(
    station: Application, folder: Path
) -> None:
    watch = station.scans.watch
    page = folder / "1.jpg"
    page.write_bytes(b"picture")
    watch.look()
    [found], _ = watch.look()
    assert found == page
    station.scans.take([page], NoProgress())
    (folder / "2.jpg").write_bytes(b"picture")
    again = Watch(station.database, station.settings, station.folder.inbox)
    assert again.folder == folder
    again.look()
    assert again.look() == ((), False)
    assert page.exists()


def test_only_pictures_and_pdfs_that_are_files_are_looked_at(
    station: Application, folder: Path
) -> None:
    (folder / "notes.txt").write_text("x")
    (folder / ".hidden.jpg").write_bytes(b"x")
    (folder / "~temp.pdf").write_bytes(b"x")
    (folder / "empty.png").write_bytes(b"")
    (folder / "sub.jpg").mkdir()
    (folder / "link.jpg").symlink_to(folder / "notes.txt")
    station.scans.watch.look()
    assert station.scans.watch.look() == ((), False)


def test_a_folder_that_is_gone_says_so_and_another_may_be_chosen(
    station: Application, folder: Path, tmp_path: Path
) -> None:
    folder.rmdir()
    with pytest.raises(Problem, match=r"scans\.no_folder"):
        station.scans.watch.look()
    with pytest.raises(Problem, match=r"scans\.no_folder"):
        station.scans.watch.choose(tmp_path / "没有")
    assert station.scans.watch.choose(None) == station.folder.inbox
    assert station.scans.watch.look() == ((), False)
