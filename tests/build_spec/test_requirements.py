import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from build_spec import environment, places
from build_spec.lock import LEFT_OUT, source
from tests.architecture.sources import imports, modules, nothing_in

PIN = re.compile(r"^[a-z0-9][a-z0-9._-]*==[^ ;]+( ; [^\\]+)? \\$")
HASH = re.compile(r"^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$")
LOCKS = list(environment.LOCKS.values())
DESKTOP, HEADQUARTERS = environment.LOCKS["packages"], environment.LOCKS["headquarters"]
OURS = {"record", "desktop", "headquarters", "build_spec", "tests"}
# Their names stand in a setting or an address, and another library imports them; or they are
# asked for by name, for one system has them alone.
BY_NAME = {
    "comtypes": 'import_module("comtypes")',
    "httptools": '"httptools"',
    "psycopg": "postgresql+psycopg://",
}
# A stranger may verify a case with one library or the other; both programs bring the first.
FALLBACKS = {("record/proof/primitives.py", "cryptography")}


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
    assert _asked(lock) - _pinned(lock) == set()


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


def test_no_lock_holds_what_makes_up_test_data() -> None:
    assert set().union(*map(_pinned, LOCKS)) & set(LEFT_OUT) == set()


def test_the_wheel_asks_for_what_the_lists_ask_for() -> None:
    project = tomllib.loads((places.ROOT / "pyproject.toml").read_text("utf-8"))
    dynamic = project["tool"]["setuptools"]["dynamic"]
    assert dynamic["dependencies"]["file"] == [_list(DESKTOP)]
    assert dynamic["optional-dependencies"]["headquarters"]["file"] == [_list(HEADQUARTERS)]


def test_running_the_desktop_installs_no_other_list(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(environment, "_ensure_venv", lambda: None)
    monkeypatch.setattr(environment, "_ensure_commands", lambda: None)
    monkeypatch.setattr(environment, "_ensure_lock", installed.append)
    environment.ensure(tests=False)
    assert installed == ["build tools", "packages"]
    installed.clear()
    environment.ensure(tests=True)
    assert installed == list(environment.LOCKS)


def test_the_desktop_imports_nothing_that_its_list_does_not_bring() -> None:
    nothing_in(_strangers(DESKTOP, "record", "desktop"))


def test_the_practice_headquarters_imports_nothing_that_the_desktops_list_does_not_bring() -> None:
    nothing_in(_strangers(DESKTOP, "record", "headquarters"))


def test_the_tour_imports_nothing_that_the_desktops_list_does_not_bring() -> None:
    nothing_in(_strangers(DESKTOP, "build_spec/tour"))


def test_headquarters_imports_nothing_that_its_list_does_not_bring() -> None:
    nothing_in(_strangers(HEADQUARTERS, "record", "headquarters"))


def test_every_package_the_desktop_asks_for_is_used_by_more_than_tests() -> None:
    nothing_in(_asked(DESKTOP) - _used("record", "desktop", "headquarters"))


def test_every_package_headquarters_asks_for_is_used_by_it() -> None:
    nothing_in(_asked(HEADQUARTERS) - _used("record", "headquarters"))


def _strangers(lock: Path, *packages: str) -> Iterator[str]:
    """Yield each import of a package that a lock does not pin for every system."""
    for file, module in _imports(*packages):
        known = module in OURS or (file, module) in FALLBACKS
        if not known and not _brings(module) & _pinned(lock, everywhere=True):
            yield f"{file}: {module}"


def _used(*packages: str) -> set[str]:
    """Return the packages that sources import, or name for others to import."""
    by_import = {found for _, module in _imports(*packages) for found in _brings(module)}
    sources = [file.read_text("utf-8") for file in modules(*packages)]
    return by_import | {name for name, said in BY_NAME.items() if any(said in s for s in sources)}


def _imports(*packages: str) -> Iterator[tuple[str, str]]:
    """Yield file and top module of every import that is not the standard library's."""
    for package in packages:
        yield from _imports_of(package)


@cache
def _imports_of(package: str) -> tuple[tuple[str, str], ...]:
    tops = {(file, name.partition(".")[0]) for file, name in imports(package)}
    return tuple(found for found in sorted(tops) if found[1] not in sys.stdlib_module_names)


@cache
def _distributions() -> dict[str, set[str]]:
    return {
        module: {_name(name) for name in names}
        for module, names in packages_distributions().items()
    }


def _brings(module: str) -> set[str]:
    return _distributions().get(module, set())


def _list(lock: Path) -> str:
    return source(lock).relative_to(places.ROOT).as_posix()


@cache
def _asked(lock: Path) -> set[str]:
    lines = source(lock).read_text("utf-8").splitlines()
    return {_name(line) for line in lines if line and line[0] not in "#-"}


@cache
def _pinned(lock: Path, *, everywhere: bool = False) -> set[str]:
    """Return what a lock pins; ``everywhere`` leaves out what it pins for one system only."""
    lines = filter(PIN.match, lock.read_text("utf-8").splitlines())
    return {_name(line) for line in lines if not (everywhere and "sys_platform" in line)}


def _name(line: str) -> str:
    return re.split(r"[\[=<>; ]", line)[0].lower().replace("_", "-").replace(".", "-")
