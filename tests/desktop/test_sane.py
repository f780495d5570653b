"""Scanning through SANE, with its own test device."""

import os
import stat
import time
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from desktop.progress import Cancelled, NoProgress
from desktop.system.sane import SaneScanners
from desktop.system.scanning import Scanner
from record.exhibits.files import ScanColour
from record.problems import Problem
from tests.desktop.scanners import GLASS, StopAfter, sane_test

FEEDER = msgspec.structs.replace(GLASS, feeder=True)


@pytest.fixture
def scanners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SaneScanners:
    monkeypatch.setenv("SANE_CONFIG_DIR", str(sane_test(tmp_path)))
    return SaneScanners()


def broken(tmp_path: Path, status: str) -> None:
    sane_test(tmp_path, f"read-status-code {status}\n")


def scanned(scanners: SaneScanners, tmp_path: Path, job: object = GLASS) -> list[Path]:
    return list(scanners.scan(job, tmp_path, NoProgress()))  # type: ignore[arg-type]


def test_the_scanners_and_what_they_can_do_are_asked_of_sane(
    scanners: SaneScanners, tmp_path: Path
) -> None:
    sane_test(tmp_path, devices=2)
    assert scanners.find() == tuple(
        Scanner(f"test:{n}", "Noname frontend-tester") for n in range(2)
    )
    can = scanners.abilities("test:1")
    assert can.resolutions == (75, 100, 150, 200, 300, 400, 600, 1200)
    assert can.colours == (ScanColour.COLOUR, ScanColour.GREY)
    assert can.feeds


def test_a_page_is_scanned_as_it_was_asked_for(scanners: SaneScanners, tmp_path: Path) -> None:
    [page] = scanned(scanners, tmp_path)
    with Image.open(page) as picture:
        assert (picture.format, picture.mode) == ("PNG", "RGB")
        assert picture.size == (590, 590)
        assert picture.getextrema() != ((0, 0),) * 3
    grey = msgspec.structs.replace(GLASS, colour=ScanColour.GREY, dpi=100)
    [page] = scanned(scanners, tmp_path, grey)
    with Image.open(page) as picture:
        assert (picture.mode, round(picture.info["dpi"][0])) == ("L", 100)


def test_a_feeder_gives_all_its_sheets_and_its_end_is_no_failure(
    scanners: SaneScanners, tmp_path: Path
) -> None:
    assert [page.name for page in scanned(scanners, tmp_path, FEEDER)] == [
        f"{n}.png" for n in range(1, 11)
    ]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("SANE_STATUS_IO_ERROR", "scanner.gone"),
        ("SANE_STATUS_JAMMED", "scanner.jammed"),
        ("SANE_STATUS_COVER_OPEN", "scanner.cover_open"),
        ("SANE_STATUS_NO_DOCS", "scanner.no_paper"),
        ("SANE_STATUS_DEVICE_BUSY", "scanner.busy"),
    ],
)
def test_what_the_scanner_complains_of_is_one_problem(
    scanners: SaneScanners, tmp_path: Path, status: str, code: str
) -> None:
    broken(tmp_path, status)
    with pytest.raises(Problem) as caught:
        scanned(scanners, tmp_path)
    assert caught.value.code == code
    assert list(tmp_path.glob("*.png")) == []


def test_a_scanner_that_is_not_there_is_gone(scanners: SaneScanners, tmp_path: Path) -> None:
    for call in (
        lambda: scanners.abilities("test:7"),
        lambda: scanned(scanners, tmp_path, msgspec.structs.replace(GLASS, scanner="test:7")),
    ):
        with pytest.raises(Problem) as caught:
            call()
        assert caught.value.code == "scanner.gone"


def test_without_the_program_of_sane_that_is_said(
    scanners: SaneScanners, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Problem) as caught:
        scanners.find()
    assert caught.value.code == "scanner.no_driver"


def test_a_page_under_way_is_stopped_and_leaves_nothing(
    scanners: SaneScanners, tmp_path: Path
) -> None:
    sane_test(tmp_path, "read-delay true\nread-delay-duration 200000\nread-limit true\n")
    began = time.monotonic()
    with pytest.raises(Cancelled):
        list(scanners.scan(GLASS, tmp_path, StopAfter(3)))
    assert time.monotonic() - began < 10
    assert list(tmp_path.glob("*.png")) == []


def test_pages_before_the_cable_came_out_are_there(
    scanners: SaneScanners, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplugged_after_two(tmp_path, monkeypatch)
    scanning = scanners.scan(FEEDER, tmp_path, NoProgress())
    assert [next(scanning).name, next(scanning).name] == ["1.png", "2.png"]
    with pytest.raises(Problem) as caught:
        next(scanning)
    assert caught.value.code == "scanner.gone"


def unplugged_after_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of SANE's that scans two pages and then finds no scanner."""
    program = tmp_path / "scanimage"
    program.write_text(
        "#!/bin/sh\n"
        'case "$*" in *all-options*) exit 0;; esac\n'
        f'for n in 1 2; do echo page > "{tmp_path}/$n.png"; echo "{tmp_path}/$n.png"; done\n'
        "echo 'scanimage: sane_start: Error during device I/O' >&2; exit 9\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
