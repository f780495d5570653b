import hashlib
import os
import stat
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from desktop.evidence.files import copying
from desktop.evidence.files.file_types import MAX_FILE
from desktop.evidence.files.vault import Vault
from desktop.paths import DataFolder
from desktop.progress import Cancelled, NoProgress
from desktop.system.choice import this_system
from record.problems import Problem
from tests.patience import spent_s

JPEG = b"\xff\xd8\xff\xe0" + b"picture" * 100


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "案卷 数据")
    folder.prepare(this_system())
    return folder


@pytest.fixture
def vault(data: DataFolder) -> Vault:
    return Vault(data, this_system())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "U盘 照片" / "../不是路径.jpg".replace("/", "_")
    path.parent.mkdir()
    path.write_bytes(JPEG)
    return path


def refused(call: Any, *args: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        call(*args)
    return caught.value


def files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file()]


class Watch:
    def __init__(self, cancel_at: int = -1) -> None:
        self.seen: list[tuple[int, int, str]] = []
        self.cancel_at = cancel_at

    def report(self, done: int, total: int, doing: str) -> None:
        self.seen.append((done, total, doing))

    def check(self) -> None:
        if len(self.seen) == self.cancel_at:
            raise Cancelled


def test_a_file_is_taken_in_under_its_hash_and_can_only_be_read(
    vault: Vault, data: DataFolder, source: Path
) -> None:
    taken = vault.take_in(source, NoProgress())
    assert taken.sha256 == hashlib.sha256(JPEG).hexdigest()
    assert (taken.size, taken.media_type, taken.known) == (len(JPEG), "image/jpeg", False)
    assert taken.original_name == source.name
    kept = vault.path_of(taken.sha256)
    assert kept == data.vault / taken.sha256[:2] / taken.sha256
    assert not kept.stat().st_mode & stat.S_IWUSR
    with vault.open(taken.sha256) as file:
        assert file.read() == JPEG
    assert source.read_bytes() == JPEG
    assert files(data.spool) == []


def test_the_same_bytes_are_kept_once_under_both_names(
    vault: Vault, data: DataFolder, source: Path
) -> None:
    first = vault.take_in(source, NoProgress())
    second = vault.take_bytes(JPEG, "粘贴的图片")
    assert (second.sha256, second.known, second.original_name) == (
        first.sha256,
        True,
        "粘贴的图片",
    )
    assert len(files(data.vault)) == 1
    assert files(data.spool) == []


@pytest.mark.parametrize("size", [1, copying.BLOCK - 1, copying.BLOCK, 3 * copying.BLOCK + 7])
def test_every_length_is_copied_exactly(vault: Vault, tmp_path: Path, size: int) -> None:
    path = tmp_path / "录像.mp4"
    content = os.urandom(1024) * (size // 1024 + 1)
    path.write_bytes(content[:size])
    watch = Watch()
    taken = vault.take_in(path, watch)
    assert taken.sha256 == hashlib.sha256(content[:size]).hexdigest()
    assert vault.path_of(taken.sha256).read_bytes() == content[:size]
    assert {doing for _, _, doing in watch.seen} == {copying.COPYING, copying.HASHING}
    assert all(done <= total == size for done, total, _ in watch.seen)


def test_an_empty_file_is_refused(vault: Vault, tmp_path: Path, data: DataFolder) -> None:
    (tmp_path / "空").touch()
    assert refused(vault.take_in, tmp_path / "空", NoProgress()).code == "evidence.empty_file"
    assert files(data.vault) == files(data.spool) == []


def test_a_file_over_two_gigabytes_is_refused_at_once(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert MAX_FILE < 1 << 40
    started = spent_s()
    assert refused(vault.take_in, path, NoProgress()).code == "evidence.too_large"
    assert spent_s() - started < 1


def test_a_cancelled_copy_leaves_nothing(vault: Vault, tmp_path: Path, data: DataFolder) -> None:
    path = tmp_path / "录像"
    path.write_bytes(bytes(4 * copying.BLOCK))
    for at in (1, 3, 6):
        with pytest.raises(Cancelled):
            vault.take_in(path, Watch(cancel_at=at))
    assert files(data.vault) == files(data.spool) == []


class Unplugged(BytesIO):
    """A stick that goes away after the first block."""

    def readinto(self, buffer: Any) -> int:
        if self.tell():
            raise OSError(19, "No such device")
        return super().readinto(buffer)


class Growing(BytesIO):
    """A recording that is still being written."""

    def readinto(self, buffer: Any) -> int:
        super().readinto(buffer)
        return len(buffer)


@pytest.mark.parametrize(
    ("stream", "code"),
    [(Unplugged, "evidence.source_vanished"), (Growing, "evidence.source_changed")],
)
def test_a_source_that_fails_half_way_leaves_nothing(
    vault: Vault, data: DataFolder, stream: type[BytesIO], code: str
) -> None:
    content = bytes(2 * copying.BLOCK)
    problem = refused(vault._take, stream(content), len(content), "x", NoProgress())
    assert problem.code == code
    assert files(data.vault) == files(data.spool) == []


def test_a_source_that_got_shorter_is_refused(vault: Vault) -> None:
    problem = refused(vault._take, BytesIO(b"short"), 100, "x", NoProgress())
    assert problem.code == "evidence.source_changed"


def test_no_room_is_said_with_the_megabytes_needed(
    vault: Vault, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(this_system()), "free_bytes", lambda *_: 1000)
    problem = refused(vault.take_in, source, NoProgress())
    assert (problem.code, problem.facts["needed_mb"]) == ("evidence.disk_full", 65)


def test_a_disk_that_fills_while_writing_leaves_nothing(
    vault: Vault, data: DataFolder, source: Path
) -> None:
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        problem = refused(vault.take_in, source, NoProgress())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert problem.code == "evidence.disk_full"
    assert files(data.vault) == files(data.spool) == []
    assert vault.take_in(source, NoProgress()).size == len(JPEG)


def test_a_changed_byte_is_noticed(vault: Vault, source: Path) -> None:
    sha256 = vault.take_in(source, NoProgress()).sha256
    assert vault.check(sha256)
    assert vault.require(sha256) == vault.path_of(sha256)
    change(vault.path_of(sha256))
    assert not vault.check(sha256)
    assert refused(vault.require, sha256).code == "evidence.damaged"


def test_a_missing_file_is_noticed(vault: Vault) -> None:
    sha256 = "0" * 64
    assert not vault.holds(sha256)
    assert not vault.check(sha256)
    assert refused(vault.open, sha256).code == "evidence.not_here"
    assert refused(vault.require, sha256).code == "evidence.not_here"


def test_an_altered_file_is_kept_beside_the_restored_original(vault: Vault, source: Path) -> None:
    sha256 = vault.take_in(source, NoProgress()).sha256
    altered = change(vault.path_of(sha256))
    found = vault.restore(sha256, source)
    assert found == hashlib.sha256(altered).hexdigest()
    assert vault.path_of(found).read_bytes() == altered
    assert vault.check(sha256)
    assert vault.restore(sha256, source) == ""


def test_a_wrong_copy_restores_nothing(vault: Vault, source: Path, tmp_path: Path) -> None:
    sha256 = vault.take_in(source, NoProgress()).sha256
    altered = change(vault.path_of(sha256))
    (tmp_path / "wrong").write_bytes(b"something else")
    assert refused(vault.restore, sha256, tmp_path / "wrong").code == "evidence.copy_differs"
    assert vault.path_of(sha256).read_bytes() == altered


def test_taking_a_damaged_file_in_again_repairs_it(vault: Vault, source: Path) -> None:
    sha256 = vault.take_in(source, NoProgress()).sha256
    change(vault.path_of(sha256))
    assert not vault.take_in(source, NoProgress()).known
    assert vault.check(sha256)


def test_what_a_crash_left_is_found_and_swept(vault: Vault, data: DataFolder, source: Path) -> None:
    named, orphan = vault.take_in(source, NoProgress()), vault.take_bytes(b"no row", "x")
    (data.spool / "half").write_bytes(b"half a file")
    assert vault.sweep_spool() == 1
    assert vault.orphans({named.sha256}) == [orphan.sha256]
    vault.discard(orphan.sha256)
    assert vault.orphans({named.sha256}) == []
    assert files(data.spool) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63 + "/"])
def test_only_a_hash_names_a_place_in_the_vault(vault: Vault, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        vault.path_of(name)


def change(path: Path) -> bytes:
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    return bytes(content)
