"""What runs from the wheel, with the requirements of the desktop or of headquarters alone."""

import json
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from build_spec import environment, places, wheel
from build_spec.steps import StepFailed
from tests.build_spec.installation import Installation, applying
from tests.headquarters import servers

DESKTOP, HEADQUARTERS = environment.LOCKS["packages"], environment.LOCKS["headquarters"]
FOR_TESTS = ("bagit", "build_spec", "faker", "polyfactory", "pytest", "tests", "uv")
DRIVER = ("psycopg", "psycopg_binary")
WINDOWS = ("PySide6", "av", "cv2", "rapidocr")
PROGRAMS = ("desktop", "headquarters", "record")
STATION_CODE, TOLD = "1203", 4
SOURCES_ONLY = ("readme/", ".ts")

HELD = """
import importlib.util, json, sys
print(json.dumps([name for name in sys.argv[1:] if importlib.util.find_spec(name)]))
"""

PLACES = """
import json
from importlib import import_module
from desktop.paths import resources
from headquarters.settings import RESOURCES
modules = ("record", "desktop.window", "headquarters.settings")
print(json.dumps([import_module(name).__file__ for name in modules]))
print(json.dumps([str(resources()), str(RESOURCES)]))
"""

PRACTICE = """
import sys
from pathlib import Path
from desktop.__main__ import main
from desktop.practice.preparing import STATION, Practice
from desktop.progress import NoProgress

practice = Practice(Path(sys.argv[1]))
try:
    folder = str(practice.prepare(STATION, NoProgress()))
    codes = [main([*verb, "--data", folder, "--json"]) for verb in (["sync"], ["case", "list"])]
finally:
    practice.close()
sys.exit(sum(codes))
"""

WINDOW = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from desktop.__main__ import main

def look():
    [shown] = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    words = [label.text() for label in shown.findChildren(QLabel) if label.text()]
    print(json.dumps([type(shown).__name__, not shown.windowIcon().isNull(), words]))
    shown.close()

application = QApplication([])
QTimer.singleShot(0, look)
sys.exit(main(["--data", sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel.make(tmp_path_factory.mktemp("轮子"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Installation:
    return Installation(tmp_path_factory.mktemp("安装 了"), DESKTOP, made)


@pytest.fixture(scope="module")
def headquarters(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Installation:
    return Installation(tmp_path_factory.mktemp("总部 的"), HEADQUARTERS, made)


def test_the_wheel_holds_every_file_of_the_programs_and_none_of_the_tests(made: Path) -> None:
    with ZipFile(made) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    modules = {name for program in PROGRAMS for name in _files(places.ROOT / program, places.ROOT)}
    resources = {
        f"forecourt_casebook/resources/{name}"
        for name in _files(places.RESOURCES, places.RESOURCES)
        if not name.startswith(SOURCES_ONLY) and not name.endswith(SOURCES_ONLY)
    }
    assert held == modules | resources


def test_a_form_that_is_not_compiled_makes_no_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE", "desktop/version.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(places.ROOT / name, tmp_path / name)
    shutil.copytree(places.HERE, tmp_path / "build_spec")
    (tmp_path / "resources").mkdir()
    form = tmp_path / "forms" / "案件" / "case_page.ui"
    form.parent.mkdir(parents=True)
    form.touch()
    monkeypatch.setattr(places, "ROOT", tmp_path)
    with pytest.raises(StepFailed) as failed:
        wheel.make(tmp_path / "dist")
    assert "Not compiled: case_page.ui." in failed.value.detail
    assert not (tmp_path / "dist").exists()


def test_a_desktop_holds_its_packages_and_no_others(installed: Installation) -> None:
    assert len(applying(DESKTOP)) > 50
    assert _held(installed, WINDOWS) == {*WINDOWS}
    assert _held(installed, (*FOR_TESTS, *DRIVER)) == set()


def test_everything_is_read_where_it_was_installed(installed: Installation) -> None:
    modules, resources = map(json.loads, installed.run("python", "-c", PLACES).splitlines())
    assert [m for m in modules if not Path(m).is_relative_to(installed.packages)] == []
    assert {Path(place) for place in resources} == {
        installed.packages / "forecourt_casebook" / "resources"
    }


def test_reading_the_checkout_would_fail(installed: Installation) -> None:
    read = f"open({__file__!r})"
    with pytest.raises(AssertionError, match="the checkout was read"):
        installed.run("python", "-c", read)


def test_it_tells_when_a_duty_falls_due(installed: Installation) -> None:
    said = installed.run("casebook", "due", "D01", "--from", "2026-02-14T18:10+08:00", "--json")
    assert json.loads(said)["due"].startswith("2026-02-")


def test_it_prints_the_reference_card(installed: Installation, tmp_path: Path) -> None:
    card = tmp_path / "色卡 一.pdf"
    installed.run("casebook", "print-card", "--out", str(card))
    assert card.read_bytes().startswith(b"%PDF-")


def test_its_window_opens_with_words_and_pictures(installed: Installation, tmp_path: Path) -> None:
    said = installed.run("python", "-c", WINDOW, str(tmp_path / "新 电脑"))
    window, has_icon, words = json.loads(said)
    assert (window, has_icon) == ("FirstRun", True)
    assert "打开练习站" in words


def test_the_practice_world_runs_and_passes_its_check(
    installed: Installation, tmp_path: Path
) -> None:
    _shorten_the_story(installed)
    said = installed.run("python", "-c", PRACTICE, str(tmp_path / "练习 世界"))
    sync, cases = map(json.loads, said.splitlines())
    assert (sync["waiting_entries"], sync["waiting_files"]) == (0, 0)
    assert len(cases["cases"]) == TOLD
    [station] = (tmp_path / "练习 世界").glob("station-*")
    findings = _selfcheck(installed, station)
    assert [finding for finding in findings if not finding["ok"]] == []
    assert {"selfcheck.fonts", "selfcheck.decoder"} <= {finding["code"] for finding in findings}


def test_a_desktop_asked_for_postgresql_names_what_is_missing(installed: Installation) -> None:
    asked = ("check", "--database", "postgresql://nobody@127.0.0.1/none", "--json")
    said = installed.run("casebook-hq", *asked, ends_with=1)
    assert json.loads(said)["problem"] == "hq.no_driver"


@pytest.mark.postgres
def test_headquarters_runs_on_postgresql_and_s3_without_the_desktops_packages(
    headquarters: Installation,
) -> None:
    assert _held(headquarters, DRIVER) == {*DRIVER}
    assert _held(headquarters, (*FOR_TESTS, *WINDOWS)) == set()
    world = headquarters.packages / "forecourt_casebook" / "resources" / "practice" / "world.toml"
    with servers.running() as running:
        places = ("--database", running.database(), "--objects", running.objects(), "--json")
        loaded = json.loads(headquarters.run("casebook-hq", "load", str(world), *places))
        checked = json.loads(headquarters.run("casebook-hq", "check", *places))
    assert len(loaded["codes"]) > 10
    assert checked["findings"] == []


def _shorten_the_story(installed: Installation) -> None:
    """Leave a few complaints: what every one of them needs is told where all are made."""
    practice = installed.packages / "forecourt_casebook" / "resources" / "practice"
    file, mark = practice / "complaints.toml", "[[complaints]]"
    head, *told = file.read_text("utf-8").split(mark)
    here = [complaint for complaint in told if f'station = "{STATION_CODE}"' in complaint]
    file.write_text(mark.join((head, *here[:TOLD])), "utf-8")


def _files(folder: Path, start: Path) -> set[str]:
    """Return the files of a folder by their names from ``start``, without what Python caches."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {f.relative_to(start).as_posix() for f in files if f.suffix not in {".pyc", ".new"}}


def _held(somewhere: Installation, names: tuple[str, ...]) -> set[str]:
    return set(json.loads(somewhere.run("python", "-c", HELD, *names)))


def _selfcheck(installed: Installation, station: Path) -> list[dict[str, Any]]:
    said = installed.run("casebook", "selfcheck", "--data", str(station), "--json")
    findings: list[dict[str, Any]] = json.loads(said)["findings"]
    return findings
