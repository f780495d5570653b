"""The Windows branch; what only Windows has comes in through ``WindowsCalls``."""

import contextlib
import hashlib
import os
import platform
import shutil
import stat
import sys
import uuid
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from subprocess import DEVNULL, Popen
from threading import Event
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TypeVar

from desktop.system.interface import FolderLock, Limits
from desktop.system.refusals import (
    WINDOWS_BUSY,
    already_running,
    as_problem,
    not_lockable,
    refuse_unless_regular,
)
from desktop.system.scanning import Scanners
from desktop.system.wia import WiaScanners
from record.problems import Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_ZONE_STREAM = "Zone.Identifier"
_FROM_INTERNET = b"[ZoneTransfer]\r\nZoneId=3\r\n"
_PATIENCE = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.4, 0.5, 0.5, 0.5, 0.5)
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{n}" for port in ("COM", "LPT") for n in range(10)]
)
_REPARSE_POINT = 0x400
_NO_WINDOW = 0x08000000
# Without the prefix Windows takes paths shorter than 260, and folders shorter than 248.
_LONGEST_PLAIN = 247
T = TypeVar("T")


class WindowsCalls(Protocol):
    """The calls that exist on Windows alone, one thin method each."""

    def flush_folder(self, folder: str) -> None:
        """Open a folder with backup semantics and flush its buffers."""

    def automation(self, name: str) -> Any:
        """Make an automation object by its name, in whatever thread."""

    def replace(self, source: str, target: str) -> None:
        """Rename over the target; raises OSError with ``winerror``."""

    def unlink(self, path: str) -> None:
        """Remove a file; raises OSError with ``winerror``."""

    def open_binary(self, path: str) -> int:
        """Open for reading and return a file number; raises OSError with ``winerror``."""

    def is_on_disk(self, number: int) -> bool:
        """Whether an open file is a disk file, not a console, pipe or port."""

    def attributes(self, path: str) -> int:
        """Return the file attributes of a path, links not followed."""

    def removable_drives(self) -> list[str]:
        """Return the roots of drives whose medium can be taken out."""

    def write_stream(self, path: str, name: str, data: bytes) -> None:
        """Write a named stream of a file; raises OSError where the file system has none."""

    def lock_byte(self, number: int) -> bool:
        """Lock one byte far behind the end of a file; False when somebody holds it."""

    def machine_guid(self) -> str:
        """Return the machine's GUID from the registry, or nothing."""

    def processor_seconds(self, process: int) -> float:
        """Return how long a process has worked, in user and kernel mode."""

    def lower_priority(self, process: int) -> None:
        """Let a process work only where others leave time; where that fails it works on."""

    def limit_process(self, process: int, limits: Limits) -> None:
        """Put a process into a job with limits that ends with this process."""

    def duplicate_into(self, process: int, number: int) -> int:
        """Duplicate an open file into a child; returns the child's handle."""

    def adopt_handle(self, handle: int) -> int:
        """Turn a handle of this process into a file number for reading."""

    def inheritable(self, handle: int) -> Any:
        """Make a handle inheritable and return the start-up information that lists it alone."""

    def pipe_connection(self, handle: int) -> "Connection":
        """Make a connection of a pipe handle."""


class WindowsLock:
    """A byte lock that Windows drops with the process."""

    def __init__(self, number: int) -> None:
        self._number: int | None = number

    def release(self) -> None:
        """Let another process take the folder."""
        if self._number is not None:
            os.close(self._number)
            self._number = None


class WindowsSystem:
    """Windows 10 and later, where scanners and indexers hold files open for a moment."""

    name = "windows"

    def __init__(self, calls: WindowsCalls) -> None:
        self._calls = calls
        self._never = Event()

    def sync_folder(self, folder: Path) -> None:
        """Flush a folder's buffers; NTFS journals names itself where that is refused."""
        try:
            self._calls.flush_folder(str(folder))
        except OSError:
            return

    def replace(self, source: Path, target: Path) -> None:
        """Rename over the target in one step, waiting up to 3 s for files others hold open."""
        self._patiently(lambda: self._calls.replace(str(source), str(target)), target)

    def remove(self, path: Path) -> None:
        """Remove a file, also when it is read-only; absent is done."""
        try:
            path.chmod(stat.S_IWRITE | stat.S_IREAD)
        except FileNotFoundError:
            return
        except OSError as error:
            raise as_problem(error, path) from error
        self._patiently(lambda: self._calls.unlink(str(path)), path)

    def make_read_only(self, path: Path) -> None:
        """Set the read-only attribute."""
        path.chmod(stat.S_IREAD)

    def make_writable(self, path: Path) -> None:
        """Clear the read-only attribute."""
        path.chmod(stat.S_IREAD | stat.S_IWRITE)

    def private_folder(self, folder: Path) -> None:
        """Create a folder; below the account's own data folder it inherits private rights."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise as_problem(error, folder) from error

    def private_file(self, path: Path, data: bytes) -> None:
        """Write a small file durably in a folder that is private already."""
        staged = path.with_name(path.name + ".new")
        try:
            with staged.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise as_problem(error, path) from error
        self.replace(staged, path)
        self.sync_folder(path.parent)

    def open_regular(self, path: Path) -> BinaryIO:
        """Open an ordinary file; device names, links and junctions are refused before opening."""
        if _names_a_device(path):
            raise Problem("system.not_a_file", name=path.name)
        place = extended(str(path))
        try:
            refuse_unless_regular(Path(place).lstat().st_mode, path)
            linked = self._calls.attributes(place) & _REPARSE_POINT
        except (OSError, ValueError) as error:
            raise as_problem(error, path) from error
        if linked:
            raise Problem("system.not_a_file", name=path.name)
        number = self._patiently(lambda: self._calls.open_binary(place), path)
        if not self._calls.is_on_disk(number):
            os.close(number)
            raise Problem("system.not_a_file", name=path.name)
        return os.fdopen(number, "rb")

    def lock_folder(self, lock_file: Path) -> FolderLock:
        """Hold a data folder; raises ``Problem('system.already_running')``."""
        try:
            number = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise not_lockable(error, lock_file) from error
        if not self._calls.lock_byte(number):
            os.close(number)
            raise already_running()
        return WindowsLock(number)

    def free_bytes(self, folder: Path) -> int:
        """Return the bytes this account may still write where ``folder`` lives."""
        return shutil.disk_usage(folder).free

    def default_data_folder(self) -> Path:
        """Return the folder Casebook in the account's local application data."""
        base = os.environ.get("LOCALAPPDATA", "")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "Casebook"

    def fingerprint(self) -> str:
        """Name this machine by its GUID; without one, by host and network card."""
        text = self._calls.machine_guid() or f"{platform.node()} {uuid.getnode():x}"
        return hashlib.sha256(b"casebook machine " + text.encode()).hexdigest()[:32]

    def removable_folders(self) -> tuple[Path, ...]:
        """Return the drives of sticks and cards; a phone on MTP is no drive and is not listed."""
        return tuple(Path(drive) for drive in self._calls.removable_drives())

    def scanners(self) -> Scanners:
        """Return what WIA knows."""
        return WiaScanners(self._calls.automation)

    def mark_foreign(self, path: Path) -> None:
        """Write the mark of the web beside a file; other file systems have no room for it."""
        with contextlib.suppress(OSError):
            self._calls.write_stream(str(path), _ZONE_STREAM, _FROM_INTERNET)

    def start_child(
        self, command: list[str], connection: "Connection", environment: dict[str, str]
    ) -> "Popen[bytes]":
        """Start a child that inherits one end of a connection and nothing else."""
        handle = connection.fileno()
        options: dict[str, Any] = {
            "startupinfo": self._calls.inheritable(handle),
            "creationflags": _NO_WINDOW,
        }
        program, extra = past_the_launcher(command[0])
        return Popen(  # noqa: S603 - our own program, no shell
            [program, *command[1:], str(handle)],
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            env=environment | extra,
            close_fds=True,
            **options,
        )

    def quiet_start(self) -> dict[str, Any]:
        """Return the options that keep a console program from opening a window of its own."""
        return {"creationflags": _NO_WINDOW}

    def limit_child(self, child: "Popen[bytes]", limits: Limits) -> None:
        """Put the child into a job object: memory, no children of its own, ends with us."""
        self._calls.limit_process(_process_handle(child), limits)

    def processor_seconds(self, child: "Popen[bytes]") -> float:
        """Return how long a child has worked so far; a handle outlives its process."""
        return self._calls.processor_seconds(_process_handle(child))

    def lower_priority(self, child: "Popen[bytes]") -> None:
        """Let a child work only where others leave time; where that fails it works on."""
        self._calls.lower_priority(_process_handle(child))

    def adopt_connection(self, number: str) -> "Connection":
        """In the child: make the connection of the handle on the command line."""
        return self._calls.pipe_connection(int(number))

    def confine(self, limits: Limits) -> str:  # noqa: ARG002
        """In the child: nothing more; the job object was put around it from outside."""
        return "job"

    def renew_cpu(self, seconds: int) -> None:
        """In the child: nothing; the parent's clock ends a child that takes too long."""

    def send_file(self, connection: "Connection", number: int, child: "Popen[bytes]") -> None:
        """Hand an open file to the child by duplicating its handle there."""
        handle = self._calls.duplicate_into(_process_handle(child), number)
        connection.send_bytes(str(handle).encode("ascii"))

    def receive_file(self, connection: "Connection") -> int:
        """In the child: take over the file that was sent."""
        return self._calls.adopt_handle(int(connection.recv_bytes(32)))

    def send_large(self, connection: "Connection", data: bytes) -> None:
        """In the child: send bytes as one message, which a pipe of Windows takes whole."""
        connection.send_bytes(data)

    def receive_large(
        self,
        connection: "Connection",
        into: bytearray,  # noqa: ARG002
        most: int,
        seconds: float,
    ) -> memoryview:
        """Take one message, which a pipe of Windows hands over whole."""
        if not connection.poll(seconds):
            raise TimeoutError
        return memoryview(connection.recv_bytes(most))

    def _patiently(self, call: Callable[[], T], path: Path) -> T:
        for pause in _PATIENCE:
            try:
                return call()
            except OSError as error:
                if getattr(error, "winerror", None) not in WINDOWS_BUSY:
                    raise as_problem(error, path) from error
            self._never.wait(pause)
        try:
            return call()
        except OSError as error:
            raise Problem("system.file_busy", name=path.name) from error


def extended(path: str) -> str:
    r"""Return a path that Windows takes at any length: with ``\\?\`` before it when it is long.

    The prefix switches off all tidying, so the path must be absolute and without ``..``.
    """
    if len(path) <= _LONGEST_PLAIN or path.startswith("\\\\?\\"):
        return path
    plain = PureWindowsPath(path)
    if not plain.is_absolute() or ".." in plain.parts:
        return path
    if plain.drive.startswith("\\\\"):
        return "\\\\?\\UNC\\" + str(plain).removeprefix("\\\\")
    return "\\\\?\\" + str(plain)


def past_the_launcher(program: str) -> tuple[str, dict[str, str]]:
    """Return the interpreter itself, and what tells it which environment it runs in.

    The ``python.exe`` of a virtual environment only starts another process. A handle that is
    duplicated into it, or a job around it, never reaches the one that works.
    """
    base = str(getattr(sys, "_base_executable", None) or program)
    if program != sys.executable or base == program:
        return program, {}
    return base, {"__PYVENV_LAUNCHER__": program}


def _names_a_device(path: Path) -> bool:
    # Windows takes ``NUL.jpg`` and ``nul `` for the device too, in any folder.
    windows = PureWindowsPath(str(path))
    stem = windows.name.split(".")[0].split(":")[0].rstrip(" ").upper()
    return stem in _DEVICES or str(windows).startswith(("\\\\.\\", "\\\\?\\GLOBALROOT"))


def _process_handle(child: "Popen[bytes]") -> int:
    return int(getattr(child, "_handle", 0))
