"""Papers scanned at the desk: kept as files that came from a scanner, filed like any other."""

from pathlib import Path

import msgspec
import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.papers.scanning import Scanner
from record.case import Case
from record.exhibits.files import Arrival, file_of
from record.problems import Problem
from tests.desktop.scanners import GLASS, StopAfter, sane_test

SCANNER = Scanner("test:0", "Noname frontend-tester")


@pytest.fixture(autouse=True)
def _test_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANE_CONFIG_DIR", str(sane_test(tmp_path)))


def test_a_scanned_page_becomes_evidence_that_says_how_it_was_scanned(
    station: Application, case: Case
) -> None:
    assert station.scans.scanning.find() == (SCANNER,)
    run = station.scans.scanning.scan(SCANNER, GLASS, 1, NoProgress(), lambda _page: None)
    [page] = run.pages
    batch = station.evidence.add_files(case.id, run.pages, ExhibitForm(), NoProgress())
    [exhibit] = batch.added
    assert file_of(exhibit).arrival == Arrival(
        way="SCANNER", scanner=SCANNER.name, dpi=75, colour="COLOUR", page=1
    )
    assert exhibit.original is not None
    kept = station.vault.path_of(exhibit.original.h)
    assert kept.read_bytes() == page.read_bytes()
    again = station.cases.get(case.id).evidence[exhibit.id]
    assert file_of(again).arrival == file_of(exhibit).arrival


def test_a_scanned_page_in_the_inbox_keeps_how_it_came_until_it_is_filed(
    station: Application, case: Case
) -> None:
    run = station.scans.scanning.scan(SCANNER, GLASS, 3, NoProgress(), lambda _page: None)
    [scan] = station.scans.take(run.pages, NoProgress())
    assert station.scans.get(scan.id).arrival.page == 3
    original, _ = station.scans.file_foreign(scan.id, case.id, ExhibitForm(title="账单"))
    assert file_of(original).arrival == scan.arrival


def test_how_was_scanned_last_is_offered_again(station: Application) -> None:
    can = station.scans.scanning.abilities("test:0")
    assert station.scans.scanning.usual("test:0", can).dpi == 300
    job = msgspec.structs.replace(GLASS, feeder=True)
    station.scans.scanning.scan(SCANNER, job, 1, StopAfter(0), lambda _page: None)
    assert station.scans.scanning.usual("test:0", can) == job


def test_a_preview_keeps_nothing(station: Application) -> None:
    view = station.scans.preview(GLASS, NoProgress())
    assert len(view.rgb) == view.width * view.height * 3
    assert list(station.folder.landing.rglob("*.png")) == []


def test_a_scanner_that_stops_gives_the_pages_before(
    station: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    job = msgspec.structs.replace(GLASS, feeder=True)

    def unplug(page: Path) -> None:
        seen.append(page)
        raise Problem("scanner.gone")

    run = station.scans.scanning.scan(SCANNER, job, 1, NoProgress(), unplug)
    assert run.problem is not None
    assert (run.problem.code, list(run.pages)) == ("scanner.gone", seen)
    assert seen[0].is_file()


def test_what_lies_in_the_landing_is_cleared_at_the_next_start(station: Application) -> None:
    [page] = station.scans.scanning.scan(SCANNER, GLASS, 1, NoProgress(), lambda _page: None).pages
    station.vault.landing.clear()
    assert not page.exists()


def test_without_a_scanner_that_is_said(
    station: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sane.d" / "dll.conf").write_text("")
    with pytest.raises(Problem) as caught:
        station.scans.scanning.find()
    assert caught.value.code == "scanner.none"
