"""What Windows documents and Linux does not do, played by fakes."""

import ctypes
import errno
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop import logs
from desktop.cli.output import speak_utf8
from desktop.evidence.asking import child_process
from desktop.practice import office
from desktop.settings import Settings, SettingsFile
from desktop.system.choice import this_system
from desktop.system.interface import Limits, System
from desktop.system.refusals import not_lockable
from desktop.system.windows import WindowsSystem, extended, past_the_launcher
from desktop.system.windows_calls import KernelCalls
from record.problems import Problem
from tests.desktop.fake_calls import FakeCalls

DEEP = "\\".join(["案卷 数据"] * 60)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("C:\\案卷\\照片.jpg", "C:\\案卷\\照片.jpg"),
        (f"C:\\{DEEP}\\照片.jpg", f"\\\\?\\C:\\{DEEP}\\照片.jpg"),
        (f"C:/{DEEP}/a.jpg", f"\\\\?\\C:\\{DEEP}\\a.jpg"),
        (f"\\\\服务器\\共享\\{DEEP}", f"\\\\?\\UNC\\服务器\\共享\\{DEEP}"),
        (f"\\\\?\\C:\\{DEEP}", f"\\\\?\\C:\\{DEEP}"),
        (f"{DEEP}\\a.jpg", f"{DEEP}\\a.jpg"),
        (f"C:\\..\\{DEEP}", f"C:\\..\\{DEEP}"),
    ],
)
def test_a_long_path_gets_the_prefix_and_only_where_it_may(path: str, wanted: str) -> None:
    assert extended(path) == wanted


def test_a_child_is_started_past_the_launcher_of_a_virtual_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    launcher, base = "D:\\站 点\\.venv\\Scripts\\python.exe", "C:\\Python311\\python.exe"
    monkeypatch.setattr(sys, "executable", launcher)
    monkeypatch.setattr(sys, "_base_executable", base)
    assert past_the_launcher(launcher) == (base, {"__PYVENV_LAUNCHER__": launcher})
    assert past_the_launcher("C:\\casebook.exe") == ("C:\\casebook.exe", {})
    monkeypatch.setattr(sys, "executable", base)
    assert past_the_launcher(base) == (base, {})


def test_a_file_that_goes_while_it_is_removed_is_removed(tmp_path: Path) -> None:
    class Racing(FakeCalls):
        def unlink(self, path: str) -> None:
            Path(path).unlink()
            raise FileNotFoundError(errno.ENOENT, "gone")

    system = WindowsSystem(FakeCalls())
    system.remove(tmp_path / "never there")
    (tmp_path / "spool").write_bytes(b"x")
    with pytest.raises(Problem, match=r"system\.file_missing"):
        WindowsSystem(Racing()).remove(tmp_path / "spool")


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_folder_that_can_not_be_written_is_named_as_that(tmp_path: Path, code: int) -> None:
    problem = not_lockable(OSError(code, ""), tmp_path / "案卷 数据" / "lock")
    assert (problem.code, problem.facts) == ("system.folder_denied", {"name": "案卷 数据"})


def test_a_full_disk_is_not_taken_for_a_lack_of_rights(tmp_path: Path) -> None:
    assert not_lockable(OSError(errno.ENOSPC, ""), tmp_path).code == "system.disk_full"


class Kernel:
    """Jobs as documented: a process in a job already takes no second one with UI limits."""

    def __init__(self, *, is_nested: bool, refuses: bool = False) -> None:
        self.is_nested, self.refuses = is_nested, refuses
        self.limited: dict[int, list[int]] = {}
        self.closed: list[int] = []
        self.assigned: list[int] = []

    def CreateJobObjectW(self, *_nothing: object) -> int:  # noqa: N802
        job = 100 + len(self.limited)
        self.limited[job] = []
        return job

    def SetInformationJobObject(self, job: Any, kind: int, *_value: object) -> int:  # noqa: N802
        self.limited[job.value].append(kind)
        return 1

    def AssignProcessToJobObject(self, job: Any, _process: Any) -> int:  # noqa: N802
        if self.refuses or (self.is_nested and 4 in self.limited[job.value]):
            return 0
        self.assigned.append(job.value)
        return 1

    def CloseHandle(self, handle: Any) -> int:  # noqa: N802
        self.closed.append(handle.value)
        return 1


def limits_put_on(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> KernelCalls:
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 5, raising=False)
    monkeypatch.setattr(ctypes, "set_last_error", lambda _code: None, raising=False)
    monkeypatch.setattr(
        ctypes, "WinError", lambda code: PermissionError(errno.EACCES, str(code)), raising=False
    )
    calls = KernelCalls.__new__(KernelCalls)
    calls._kernel, calls._jobs = kernel, []
    calls.limit_process(7, Limits())
    return calls


def test_a_child_of_a_free_program_gets_every_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel(is_nested=False)
    calls = limits_put_on(kernel, monkeypatch)
    assert calls._jobs == kernel.assigned == [100]
    assert sorted(kernel.limited[100]) == [4, 9]


def test_a_child_in_a_job_already_is_limited_without_those_that_can_not_nest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel = Kernel(is_nested=True)
    calls = limits_put_on(kernel, monkeypatch)
    assert calls._jobs == kernel.assigned == [101]
    assert kernel.limited[101] == [9]
    assert kernel.closed == [100]


def test_a_child_that_can_not_be_limited_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PermissionError):
        limits_put_on(Kernel(is_nested=True, refuses=True), monkeypatch)

    class Unlimited(type(this_system())):  # type: ignore[misc]
        def limit_child(self, child: Any, limits: Limits) -> None:
            raise PermissionError(errno.EACCES, "refused")

    with pytest.raises(Problem, match=r"evidence\.decoder_gone"):
        child_process.ChildProcess(Unlimited())


@pytest.mark.parametrize(
    "system", [this_system(), WindowsSystem(FakeCalls())], ids=lambda s: s.name
)
def test_a_console_program_opens_no_window(system: System) -> None:
    asked = system.quiet_start()
    assert asked == ({"creationflags": 0x08000000} if system.name == "windows" else {})


def test_the_practice_headquarters_is_started_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []

    def run(_command: list[str], **options: Any) -> None:
        asked.append(options)
        raise OSError

    monkeypatch.setattr(office, "this_system", lambda: WindowsSystem(FakeCalls()))
    monkeypatch.setattr(office.subprocess, "run", run)
    with pytest.raises(Problem, match=r"practice\.failed"):
        office.PracticeOffice(tmp_path).verb("region", "add")
    assert asked[0]["creationflags"] == 0x08000000


def test_settings_wait_for_a_file_that_a_scanner_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = FakeCalls()
    calls.busy = 2
    monkeypatch.setattr("desktop.settings.this_system", lambda: WindowsSystem(calls))
    SettingsFile(tmp_path / "案卷 数据").change(language="en")
    assert calls.busy == 0
    assert SettingsFile(tmp_path / "案卷 数据").now == Settings(language="en")


def test_a_start_without_a_console_has_nothing_to_write_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("stdout", "stderr", "stdin"):
        monkeypatch.setattr(sys, name, None)
    speak_utf8()
    assert not logs.is_watched()
    with logs.kept_in(tmp_path / "logs"):
        sys.excepthook(ValueError, ValueError(), None)
    assert (tmp_path / "logs" / logs.FILE).stat().st_size


def test_what_leaves_the_program_carries_the_mark_of_the_web(tmp_path: Path) -> None:
    calls = FakeCalls()
    system = WindowsSystem(calls)
    system.mark_foreign(tmp_path / "a.exe")
    [(named, mark)] = calls.streams.items()
    assert named == (str(tmp_path / "a.exe"), "Zone.Identifier")
    assert b"ZoneId=3" in mark
    assert system.removable_folders() == (Path("E:\\"),)
