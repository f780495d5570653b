import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Pipe
from pathlib import Path
from typing import Any

import pytest

from desktop.paths import DataFolder, resources
from desktop.system import linux, seccomp
from desktop.system.choice import this_system
from desktop.system.interface import Limits, System
from desktop.system.windows import WindowsSystem
from record.problems import Problem
from tests.desktop.fake_calls import FakeCalls
from tests.patience import PATIENCE_S

SHARING_VIOLATION = 32


@pytest.fixture
def calls() -> FakeCalls:
    return FakeCalls()


@pytest.fixture(params=["here", "windows"])
def system(request: pytest.FixtureRequest, calls: FakeCalls) -> System:
    return this_system() if request.param == "here" else WindowsSystem(calls)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "案卷 数据"
    place.mkdir()
    return place


def refused(call: Any, *args: Any) -> str:
    with pytest.raises(Problem) as caught:
        call(*args)
    return caught.value.code


def test_a_private_file_is_written_whole_and_replaced(system: System, folder: Path) -> None:
    path = folder / "名 单"
    system.private_file(path, b"one")
    system.private_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in folder.iterdir()] == ["名 单"]


def test_a_read_only_file_can_be_made_writable_and_removed(system: System, folder: Path) -> None:
    path = folder / "原件"
    path.write_bytes(b"x")
    system.make_read_only(path)
    assert not path.stat().st_mode & stat.S_IWUSR
    system.make_writable(path)
    assert path.stat().st_mode & stat.S_IWUSR
    system.make_read_only(path)
    system.remove(path)
    system.remove(path)
    assert not path.exists()


def test_an_ordinary_file_is_opened(system: System, folder: Path) -> None:
    (folder / "照片.jpg").write_bytes(b"picture")
    with system.open_regular(folder / "照片.jpg") as file:
        assert file.read() == b"picture"


def test_special_files_are_refused_without_waiting(system: System, folder: Path) -> None:
    real = folder / "real"
    real.write_bytes(b"x")
    link, pipe = folder / "link", folder / "pipe"
    link.symlink_to(real)
    os.mkfifo(pipe)
    for path in (link, pipe, folder, Path("/dev/zero")):
        assert refused(system.open_regular, path) == "system.not_a_file", path


@pytest.mark.parametrize("name", ["不在", "a\0b", "x" * 300])
def test_a_name_that_leads_nowhere_is_a_problem(system: System, folder: Path, name: str) -> None:
    assert refused(system.open_regular, folder / name) in {
        "system.file_missing",
        "system.file_failed",
    }


@pytest.mark.parametrize("name", ["NUL", "con.jpg", "COM1", "lpt9.txt", "nul .png", "aux:x"])
def test_windows_device_names_are_never_opened(calls: FakeCalls, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    assert refused(WindowsSystem(calls).open_regular, folder / name) == "system.not_a_file"


def test_windows_junctions_and_pipes_are_refused(calls: FakeCalls, folder: Path) -> None:
    path = folder / "a.jpg"
    path.write_bytes(b"x")
    calls.reparse.add(str(path))
    assert refused(WindowsSystem(calls).open_regular, path) == "system.not_a_file"
    calls.reparse.clear()
    calls.on_disk = False
    assert refused(WindowsSystem(calls).open_regular, path) == "system.not_a_file"


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_windows_waits_for_a_file_that_a_scanner_holds(
    calls: FakeCalls, folder: Path, winerror: int
) -> None:
    source, target = folder / "new", folder / "old"
    source.write_bytes(b"new")
    target.write_bytes(b"old")
    calls.busy, calls.winerror = 3, winerror
    WindowsSystem(calls).replace(source, target)
    assert target.read_bytes() == b"new"


def test_windows_gives_up_on_a_busy_file_and_keeps_both(calls: FakeCalls, folder: Path) -> None:
    source, target = folder / "new", folder / "old"
    source.write_bytes(b"new")
    target.write_bytes(b"old")
    calls.busy = 1000
    system = WindowsSystem(calls)
    system._never.set()  # no waiting between the attempts
    assert refused(system.replace, source, target) == "system.file_busy"
    assert (source.read_bytes(), target.read_bytes()) == (b"new", b"old")


def test_windows_survives_a_folder_that_cannot_be_flushed(calls: FakeCalls, folder: Path) -> None:
    calls.refuses_flush = True
    WindowsSystem(calls).sync_folder(folder)
    assert calls.flushed == [str(folder)]


def test_a_second_copy_is_told_and_a_released_folder_can_be_taken(
    system: System, calls: FakeCalls, folder: Path
) -> None:
    held = system.lock_folder(folder / "lock")
    assert refused(system.lock_folder, folder / "lock") == "system.already_running"
    held.release()
    calls.held.clear()  # Windows drops the byte lock when the file closes
    system.lock_folder(folder / "lock").release()


def test_the_lock_of_a_killed_owner_is_not_stale(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from desktop.system.choice import this_system\n"
        "held = this_system().lock_folder(Path(sys.argv[1])); print('held', flush=True)\n"
        "sys.stdin.read()"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=resources().parent,
    )
    assert owner.stdout is not None
    assert owner.stdin is not None
    assert owner.stdout.readline() == b"held\n"
    assert refused(this_system().lock_folder, folder / "lock") == "system.already_running"
    owner.kill()
    owner.wait(PATIENCE_S)
    owner.stdout.close()
    owner.stdin.close()
    this_system().lock_folder(folder / "lock").release()


def test_the_machine_is_named_the_same_twice(system: System, calls: FakeCalls) -> None:
    assert system.fingerprint() == system.fingerprint()
    assert len(system.fingerprint()) == 32
    other = FakeCalls()
    other.guid = "guid-2"
    assert WindowsSystem(other).fingerprint() != WindowsSystem(calls).fingerprint()


def test_the_data_folder_is_where_each_system_keeps_data(
    calls: FakeCalls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", "/c/用户/本地")
    monkeypatch.setenv("XDG_DATA_HOME", "")
    assert WindowsSystem(calls).default_data_folder() == Path("/c/用户/本地/Casebook")
    assert this_system().default_data_folder().parts[-3:] == (".local", "share", "casebook")


def test_every_place_of_a_data_folder_is_private(system: System, tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "新 数据")
    data.prepare(system)
    assert data.vault.is_dir()
    assert system.free_bytes(data.root) > 0
    if system.name == "linux":
        assert {stat.S_IMODE(p.stat().st_mode) for p in data.root.iterdir()} == {0o700}


def test_resources_are_found_in_the_checkout_and_in_a_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (resources() / "messages" / "system.toml").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/casebook", raising=False)
    assert resources() == Path("/opt/casebook/resources")


CONFINED = """
import os, socket, sys, threading
from desktop.system.choice import this_system
from desktop.system.interface import Limits
word = this_system().confine(Limits())
def tried(call):
    try:
        call()
    except OSError:
        return "refused"
    return "done"
worker = threading.Thread(target=int); worker.start(); worker.join()
print(word, tried(lambda: open("/etc/hostname")), tried(socket.socket), tried(os.fork),
      tried(lambda: os.execv("/bin/true", ["true"])), tried(lambda: os.unlink("/tmp/none")))
this_system().renew_cpu(5)
try:
    bytearray(3 << 30)
except MemoryError:
    print("memory refused")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_a_confined_child_has_no_files_no_network_and_no_children() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CONFINED],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
        cwd=resources().parent,
    )
    assert done.stdout.split("\n")[:2] == [
        "filtered refused refused refused refused refused",
        "memory refused",
    ]


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_is_made_of_whole_instructions_and_ends_by_allowing(machine: str) -> None:
    code = seccomp.program(machine)
    assert len(code) % 8 == 0
    assert len(code) // 8 < 4096
    assert code[-8:] == bytes.fromhex("060000000000ff7f")


def test_on_windows_the_parent_limits_the_child_by_a_job(calls: FakeCalls) -> None:
    class Child:
        _handle = 77

    limits = Limits(memory=1)
    WindowsSystem(calls).limit_child(Child(), limits)  # type: ignore[arg-type]
    assert calls.limited == [(77, limits)]


def test_how_long_a_child_worked_is_told_on_both_systems(calls: FakeCalls) -> None:
    class Child:
        _handle = 77

    assert WindowsSystem(calls).processor_seconds(Child()) == 0.77  # type: ignore[arg-type]
    work = "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True); input()"
    child = subprocess.Popen(
        [sys.executable, "-c", work], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout
    child.stdout.readline()
    assert 0.25 <= this_system().processor_seconds(child) < 30
    child.communicate(b"\n")
    assert this_system().processor_seconds(child) == 0


def test_a_file_handed_over_reads_the_same_at_the_other_end(folder: Path) -> None:
    (folder / "x").write_bytes(b"handed over")
    ours, theirs = Pipe()
    system = this_system()
    with (folder / "x").open("rb") as file:
        system.send_file(ours, file.fileno(), None)  # type: ignore[arg-type]
    number = system.receive_file(theirs)
    assert os.read(number, 100) == b"handed over"
    os.close(number)
    ours.close()
    theirs.close()


@pytest.fixture
def pipe() -> Iterator[tuple[Any, Any]]:
    ours, theirs = Pipe()
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.mark.parametrize("size", [0, 5, 3_000_000])
def test_bytes_of_any_length_arrive_whole_in_a_buffer_used_again(
    size: int, system: System, pipe: tuple[Any, Any]
) -> None:
    data = os.urandom(size)
    into = bytearray(b"left from the answer before")
    sender = threading.Thread(target=system.send_large, args=(pipe[1], data))
    sender.start()
    assert system.receive_large(pipe[0], into, size, 20.0) == data
    sender.join(20)


def test_more_bytes_than_allowed_are_refused(system: System, pipe: tuple[Any, Any]) -> None:
    system.send_large(pipe[1], b"too much")
    with pytest.raises(OSError, match=r"(?i)message"):
        system.receive_large(pipe[0], bytearray(), 7, 20.0)


def test_bytes_that_stay_away_are_not_waited_for_forever(
    system: System, pipe: tuple[Any, Any]
) -> None:
    if system.name == "linux":
        pipe[1].send_bytes((100).to_bytes(8))
    with pytest.raises(TimeoutError):
        system.receive_large(pipe[0], bytearray(), 1000, 0.05)


def test_an_exported_file_cannot_be_run_and_mounted_sticks_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.sh"
    file.write_bytes(b"#!/bin/sh\n")
    file.chmod(0o755)
    linux.LinuxSystem().mark_foreign(file)
    assert file.stat().st_mode & 0o111 == 0
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sdb1 /media/chen/U\\040盘 vfat rw 0 0\n/dev/sda1 / ext4 rw 0 0\n")
    monkeypatch.setattr(linux, "_MOUNTS", mounts)
    assert Path("/media/chen/U 盘") in linux.LinuxSystem().removable_folders()


def test_a_child_can_be_put_behind_all_others_on_both_systems(calls: FakeCalls) -> None:
    class Child:
        _handle = 77

    WindowsSystem(calls).lower_priority(Child())  # type: ignore[arg-type]
    assert calls.lowered == [77]
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    this_system().lower_priority(child)
    assert os.getpriority(os.PRIO_PROCESS, child.pid) == 19
    child.communicate(b"\n")
    this_system().lower_priority(child)
