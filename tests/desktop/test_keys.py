import stat
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from desktop.system.choice import this_system
from desktop.system.interface import System
from desktop.system.keys import FILE, KEYRING, KeyStore
from desktop.system.windows import WindowsSystem
from record.problems import Problem
from tests.desktop.fake_calls import FakeCalls


@pytest.fixture(params=["here", "windows"])
def system(request: pytest.FixtureRequest) -> System:
    return this_system() if request.param == "here" else WindowsSystem(FakeCalls())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "案卷 数据"
    place.mkdir()
    return place


def refused(call: Any, *args: Any) -> str:
    with pytest.raises(Problem) as caught:
        call(*args)
    return caught.value.code


class MemoryKeyring(KeyringBackend):
    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


@pytest.fixture
def ring() -> Any:
    before, ring = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_secret_goes_to_the_keyring_and_never_to_disk(
    system: System, folder: Path, ring: MemoryKeyring
) -> None:
    keys = KeyStore(folder / "keys", system)
    assert keys.get("database") is None
    assert keys.put("database", b"\0secret") == KEYRING == keys.keyprot
    assert KeyStore(folder / "keys", system).get("database") == b"\0secret"
    assert all(b"secret" not in p.read_bytes() for p in (folder / "keys").iterdir())
    keys.forget("database")
    assert keys.get("database") is None
    assert ring.kept == {}


def test_without_a_keyring_the_secret_is_a_private_file(
    system: System, folder: Path, ring: MemoryKeyring
) -> None:
    keyring.set_keyring(fail.Keyring())
    keys = KeyStore(folder / "keys", system)
    assert keys.put("database", b"secret") == FILE == keys.keyprot
    assert keys.get("database") == b"secret"
    if system.name == "linux":
        (kept,) = (folder / "keys").iterdir()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_keyring_that_went_away_is_not_taken_for_a_new_device(
    system: System, folder: Path, ring: MemoryKeyring
) -> None:
    keys = KeyStore(folder / "keys", system)
    keys.put("database", b"secret")
    ring.kept.clear()
    assert refused(keys.get, "database") == "system.key_unreachable"
    keyring.set_keyring(fail.Keyring())
    assert refused(keys.get, "database") == "system.key_unreachable"
