import re
import tomllib
from pathlib import Path

import pytest

from build_spec import environment, places

PIN = re.compile(r"^[a-z0-9][a-z0-9._-]*==[^ ;]+( ; [^\\]+)? \\$")
HASH = re.compile(r"^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$")
LOCKS = list(environment.LOCKS.values())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(lock: Path) -> None:
    lines = [line for line in lock.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if not PIN.match(line) and not HASH.match(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_is_followed_by_a_hash(lock: Path) -> None:
    lines = lock.read_text("utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if PIN.match(line)]
    assert pins
    assert [lines[number] for number in pins if not HASH.match(lines[number + 1])] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_everything_asked_for_is_pinned(lock: Path) -> None:
    asked = lock.with_suffix(".in").read_text("utf-8").splitlines()
    names = {_name(line) for line in asked if line and line[0] not in "#-"}
    assert names - _pinned(lock) == set()


def test_locks_that_share_a_package_agree_on_its_version() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        for line in filter(PIN.match, lock.read_text("utf-8").splitlines()):
            name, version = line.split(" ")[0].split("==")
            pins.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


def test_opencv_comes_without_windows_of_its_own() -> None:
    pinned = set().union(*map(_pinned, LOCKS))
    assert {name for name in pinned if name.startswith("opencv")} == {"opencv-python-headless"}


def test_the_project_asks_for_what_the_list_asks_for() -> None:
    project = tomllib.loads((places.ROOT / "pyproject.toml").read_text("utf-8"))
    listed = project["tool"]["setuptools"]["dynamic"]["dependencies"]["file"]
    assert listed == ["build_spec/requirements.in"]


def _pinned(lock: Path) -> set[str]:
    lines = lock.read_text("utf-8").splitlines()
    return {_name(line) for line in lines if PIN.match(line)}


def _name(line: str) -> str:
    return re.split(r"[\[=<>; ]", line)[0].lower().replace("_", "-").replace(".", "-")
