"""The real calls of Windows, as thin as they can be.

Modules and functions that exist on Windows alone are looked up by name, so this file is read and
type checked on Linux too. Numbers and structures are those of the Windows SDK headers.
"""

import ctypes
import importlib
import os
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from desktop.system.interface import Limits

_GENERIC_WRITE, _SHARE_ALL, _OPEN_EXISTING = 0x40000000, 0x7, 3
_BACKUP_SEMANTICS = 0x02000000
_INVALID = ctypes.c_void_p(-1).value
_DRIVE_REMOVABLE = 2
_TYPE_DISK = 1
_LOCK_AT = 1 << 30
_EXTENDED_LIMITS, _UI_RESTRICTIONS = 9, 4
_ONE_PROCESS, _PROCESS_MEMORY, _DIE_ON_ERROR, _END_WITH_JOB = 0x8, 0x100, 0x400, 0x2000
_ALL_UI = 0xFF
_SAME_ACCESS = 2
_IDLE_CLASS = 0x40


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("Basic", _Basic),
        ("IoCounters", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class KernelCalls:
    """Kernel32, msvcrt, winreg and _winapi behind ``WindowsCalls``."""

    def __init__(self) -> None:
        self._kernel: Any = ctypes.__dict__["WinDLL"]("kernel32", use_last_error=True)
        self._kernel.CreateFileW.restype = ctypes.c_void_p
        self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
        self._kernel.GetFileAttributesW.restype = ctypes.c_uint32
        self._msvcrt: Any = importlib.import_module("msvcrt")
        self._winapi: Any = importlib.import_module("_winapi")
        self._jobs: list[int] = []

    def flush_folder(self, folder: str) -> None:
        """Open a folder with backup semantics and flush its buffers."""
        handle = self._kernel.CreateFileW(
            folder, _GENERIC_WRITE, _SHARE_ALL, None, _OPEN_EXISTING, _BACKUP_SEMANTICS, None
        )
        if handle in (None, _INVALID):
            self._fail()
        try:
            if not self._kernel.FlushFileBuffers(ctypes.c_void_p(handle)):
                self._fail()
        finally:
            self._kernel.CloseHandle(ctypes.c_void_p(handle))

    def automation(self, name: str) -> Any:
        """Make an automation object by its name, in whatever thread."""
        comtypes = importlib.import_module("comtypes")
        client = importlib.import_module("comtypes.client")
        # Once more in a thread that has done it is no error.
        comtypes.CoInitialize()
        return client.CreateObject(name, dynamic=True)

    def replace(self, source: str, target: str) -> None:
        """Rename over the target; raises OSError with ``winerror``."""
        Path(source).replace(target)

    def unlink(self, path: str) -> None:
        """Remove a file; raises OSError with ``winerror``."""
        Path(path).unlink()

    def open_binary(self, path: str) -> int:
        """Open for reading and return a file number; raises OSError with ``winerror``."""
        return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))

    def is_on_disk(self, number: int) -> bool:
        """Whether an open file is a disk file, not a console, pipe or port."""
        handle = ctypes.c_void_p(self._msvcrt.get_osfhandle(number))
        return bool(self._kernel.GetFileType(handle) == _TYPE_DISK)

    def attributes(self, path: str) -> int:
        """Return the file attributes of a path, links not followed."""
        return int(self._kernel.GetFileAttributesW(path))

    def removable_drives(self) -> list[str]:
        """Return the roots of drives whose medium can be taken out."""
        bits = int(self._kernel.GetLogicalDrives())
        roots = [f"{chr(65 + n)}:\\" for n in range(26) if bits >> n & 1]
        return [r for r in roots if self._kernel.GetDriveTypeW(r) == _DRIVE_REMOVABLE]

    def write_stream(self, path: str, name: str, data: bytes) -> None:
        """Write a named stream of a file; raises OSError where the file system has none."""
        with Path(f"{path}:{name}").open("wb") as stream:
            stream.write(data)

    def lock_byte(self, number: int) -> bool:
        """Lock one byte far behind the end of a file; False when somebody holds it."""
        os.lseek(number, _LOCK_AT, os.SEEK_SET)
        try:
            self._msvcrt.locking(number, self._msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def machine_guid(self) -> str:
        """Return the machine's GUID from the registry, or nothing."""
        registry: Any = importlib.import_module("winreg")
        try:
            with registry.OpenKey(
                registry.HKEY_LOCAL_MACHINE,
                r"SOFTWARE\Microsoft\Cryptography",
                0,
                registry.KEY_READ | registry.KEY_WOW64_64KEY,
            ) as key:
                return str(registry.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""

    def processor_seconds(self, process: int) -> float:
        """Return user and kernel time of a process; Windows counts in tenths of microseconds."""
        created, ended, kernel, user = (ctypes.c_uint64() for _ in range(4))
        if not self._kernel.GetProcessTimes(
            ctypes.c_void_p(process), *map(ctypes.byref, (created, ended, kernel, user))
        ):
            self._fail()
        return (kernel.value + user.value) / 1e7

    def lower_priority(self, process: int) -> None:
        """Put a process into the class that works only where others leave time."""
        self._kernel.SetPriorityClass(ctypes.c_void_p(process), _IDLE_CLASS)

    def limit_process(self, process: int, limits: Limits) -> None:
        """Put a process into a job with limits that ends with this process."""
        # A process that is in a job already, as below Task Scheduler or Run as, can't be put into
        # one with limits of the user interface: nested jobs must not have them.
        if not self._assign(process, limits, ui=True) and not self._assign(
            process, limits, ui=False
        ):
            self._fail()

    def _assign(self, process: int, limits: Limits, *, ui: bool) -> bool:
        job = self._kernel.CreateJobObjectW(None, None)
        if not job:
            self._fail()
        asked = _Extended()
        asked.Basic.LimitFlags = _ONE_PROCESS | _PROCESS_MEMORY | _DIE_ON_ERROR | _END_WITH_JOB
        asked.Basic.ActiveProcessLimit = 1
        asked.ProcessMemoryLimit = limits.memory
        self._inform(job, _EXTENDED_LIMITS, asked)
        if ui:
            self._inform(job, _UI_RESTRICTIONS, ctypes.c_uint32(_ALL_UI))
        assigned = bool(
            self._kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(process))
        )
        if assigned:
            self._jobs.append(job)
        else:
            code = ctypes.__dict__["get_last_error"]()
            self._kernel.CloseHandle(ctypes.c_void_p(job))
            ctypes.__dict__["set_last_error"](code)
        return assigned

    def duplicate_into(self, process: int, number: int) -> int:
        """Duplicate an open file into a child; returns the child's handle."""
        winapi = self._winapi
        source = self._msvcrt.get_osfhandle(number)
        ours = winapi.GetCurrentProcess()
        return int(winapi.DuplicateHandle(ours, source, process, 0, False, _SAME_ACCESS))  # noqa: FBT003

    def adopt_handle(self, handle: int) -> int:
        """Turn a handle of this process into a file number for reading."""
        return int(self._msvcrt.open_osfhandle(handle, os.O_RDONLY | getattr(os, "O_BINARY", 0)))

    def inheritable(self, handle: int) -> Any:
        """Make a handle inheritable and return the start-up information that lists it alone."""
        os.__dict__["set_handle_inheritable"](handle, True)  # noqa: FBT003
        subprocess: Any = importlib.import_module("subprocess")
        return subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})

    def pipe_connection(self, handle: int) -> Connection:
        """Make a connection of a pipe handle."""
        module: Any = importlib.import_module("multiprocessing.connection")
        connection: Connection = module.PipeConnection(handle)
        return connection

    def _inform(self, job: int, kind: int, value: Any) -> None:
        done = self._kernel.SetInformationJobObject(
            ctypes.c_void_p(job), kind, ctypes.byref(value), ctypes.sizeof(value)
        )
        if not done:
            self._fail()

    def _fail(self) -> None:
        code = ctypes.__dict__["get_last_error"]()
        raise ctypes.__dict__["WinError"](code)
