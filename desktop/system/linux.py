"""The Linux branch."""

import contextlib
import errno
import fcntl
import hashlib
import os
import platform
import re
import resource
import select
import shutil
import socket
import stat
import time
import uuid
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop.system.interface import FolderLock, Limits
from desktop.system.refusals import (
    already_running,
    as_problem,
    not_lockable,
    refuse_unless_regular,
)
from desktop.system.sane import SaneScanners
from desktop.system.scanning import Scanners

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LENGTH = 8
_IDLE = 19
_MOUNTS = Path("/proc/self/mounts")
_MEDIA_FOLDERS = ("/media/", "/run/media/")
_PHONES = ("mtp:", "gphoto2:", "afc:")
_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


class LinuxLock:
    """A lock the kernel drops with the process, so a killed owner leaves nothing stale."""

    def __init__(self, number: int) -> None:
        self._number: int | None = number

    def release(self) -> None:
        """Let another process take the folder."""
        if self._number is not None:
            os.close(self._number)
            self._number = None


class LinuxSystem:
    """Linux, with what the kernel offers to confine a child."""

    name = "linux"

    def sync_folder(self, folder: Path) -> None:
        """Make names in a folder durable."""
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over the target in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file; absent is done."""
        path.unlink(missing_ok=True)

    def make_read_only(self, path: Path) -> None:
        """Take away write permission from everybody."""
        path.chmod(0o400)

    def make_writable(self, path: Path) -> None:
        """Give the owner write permission back."""
        path.chmod(0o600)

    def private_folder(self, folder: Path) -> None:
        """Create a folder, with its parents, that only this account may enter."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if stat.S_IMODE(folder.stat().st_mode) != 0o700:
                folder.chmod(0o700)
        except OSError as error:
            raise as_problem(error, folder) from error

    def private_file(self, path: Path, data: bytes) -> None:
        """Write a small file durably that only this account may read."""
        staged = path.with_name(path.name + ".new")
        try:
            staged.unlink(missing_ok=True)
            number = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            staged.replace(path)
            self.sync_folder(path.parent)
        except OSError as error:
            raise as_problem(error, path) from error

    def open_regular(self, path: Path) -> BinaryIO:
        """Open an ordinary file; a pipe or device is refused without waiting for it."""
        try:
            refuse_unless_regular(path.lstat().st_mode, path)
            number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except (OSError, ValueError) as error:
            raise as_problem(error, path) from error
        try:
            # The name may have been swapped between the look and the opening.
            refuse_unless_regular(os.fstat(number).st_mode, path)
        except BaseException:
            os.close(number)
            raise
        return os.fdopen(number, "rb")

    def lock_folder(self, lock_file: Path) -> FolderLock:
        """Hold a data folder; raises ``Problem('system.already_running')``."""
        try:
            number = os.open(lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise not_lockable(error, lock_file) from error
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(number)
            raise already_running() from error
        return LinuxLock(number)

    def free_bytes(self, folder: Path) -> int:
        """Return the bytes this account may still write where ``folder`` lives."""
        return shutil.disk_usage(folder).free

    def default_data_folder(self) -> Path:
        """Return ``~/.local/share/casebook``, or what XDG_DATA_HOME says."""
        base = os.environ.get("XDG_DATA_HOME", "")
        return (Path(base) if base else Path.home() / ".local" / "share") / "casebook"

    def fingerprint(self) -> str:
        """Name this machine by its machine id; without one, by host and network card."""
        for place in _MACHINE_IDS:
            if place.is_file() and (text := place.read_text("ascii", "replace").strip()):
                return _digest(text)
        return _digest(f"{platform.node()} {uuid.getnode():x}")

    def removable_folders(self) -> tuple[Path, ...]:
        """Return what is mounted where desktops mount sticks, and what gvfs shows of phones."""
        try:
            lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
        except OSError:
            lines = []
        places = [_unescaped(line.split(" ")[1]) for line in lines if line.count(" ") > 1]
        mounted = [Path(place) for place in places if place.startswith(_MEDIA_FOLDERS)]
        shared = Path(f"/run/user/{os.getuid()}/gvfs")
        try:
            phones = [p for p in shared.iterdir() if p.name.startswith(_PHONES)]
        except OSError:
            phones = []
        return tuple(sorted({*mounted, *phones}))

    def scanners(self) -> Scanners:
        """Return what SANE knows."""
        return SaneScanners()

    def mark_foreign(self, path: Path) -> None:
        """Take the right to run from a file: there is no mark of origin that programs obey."""
        path.chmod(path.stat().st_mode & ~0o111)

    def start_child(
        self, command: list[str], connection: "Connection", environment: dict[str, str]
    ) -> "Popen[bytes]":
        """Start a child that inherits one end of a connection and nothing else."""
        number = connection.fileno()
        return Popen(  # noqa: S603 - our own program, no shell
            [*command, str(number)],
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            env=environment,
            pass_fds=(number,),
            start_new_session=True,
        )

    def quiet_start(self) -> dict[str, Any]:
        """Return nothing: a program opens no window here that it was not asked for."""
        return {}

    def limit_child(self, child: "Popen[bytes]", limits: Limits) -> None:
        """Do nothing: on Linux the child limits itself before it reads its first request."""

    def processor_seconds(self, child: "Popen[bytes]") -> float:
        """Return how long a child has worked so far, to a hundredth; 0 when it is gone.

        The 14th and 15th word of its line are user and system time (proc(5)); its name, the
        second, may hold blanks and ends with the last bracket.
        """
        try:
            line = Path(f"/proc/{child.pid}/stat").read_text("ascii", "replace")
        except OSError:
            return 0.0
        words = line.rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def lower_priority(self, child: "Popen[bytes]") -> None:
        """Let a child work only where others leave time; where that fails it works on."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, _IDLE)

    def adopt_connection(self, number: str) -> "Connection":
        """In the child: make the connection of the number on the command line."""
        from multiprocessing.connection import Connection

        return Connection(int(number))

    def confine(self, limits: Limits) -> str:
        """In the child: set resource limits, then forbid files, network and processes.

        The number of processes is not limited by resource: the kernel counts every process of
        the account there. The system call filter forbids new ones instead.
        """
        _limit(resource.RLIMIT_DATA, limits.memory)
        _limit(resource.RLIMIT_AS, limits.address_space)
        _limit(resource.RLIMIT_NOFILE, limits.open_files)
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        self.renew_cpu(limits.cpu_seconds)
        from desktop.system import seccomp

        return "filtered" if seccomp.install() else "limited"

    def renew_cpu(self, seconds: int) -> None:
        """In the child: allow this many more processor seconds, then die."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))

    def send_file(self, connection: "Connection", number: int, child: "Popen[bytes]") -> None:  # noqa: ARG002
        """Hand an open file to the child beside one byte of the stream."""
        with socket.fromfd(connection.fileno(), socket.AF_UNIX, socket.SOCK_STREAM) as line:
            socket.send_fds(line, [b"F"], [number])

    def receive_file(self, connection: "Connection") -> int:
        """In the child: take over the file that was sent."""
        with socket.fromfd(connection.fileno(), socket.AF_UNIX, socket.SOCK_STREAM) as line:
            _, numbers, _, _ = socket.recv_fds(line, 1, 1)
        if not numbers:
            raise EOFError
        return numbers[0]

    def send_large(self, connection: "Connection", data: bytes) -> None:
        """In the child: send how many bytes come, and then these as they are."""
        left = memoryview(data)
        connection.send_bytes(len(left).to_bytes(_LENGTH))
        while left:
            left = left[os.write(connection.fileno(), left) :]

    def receive_large(
        self, connection: "Connection", into: bytearray, most: int, seconds: float
    ) -> memoryview:
        """Read straight into place: ``recv_bytes`` makes an object for every piece it reads."""
        until = time.monotonic() + seconds
        size = int.from_bytes(connection.recv_bytes(_LENGTH))
        if size > most:
            raise OSError(errno.EMSGSIZE, os.strerror(errno.EMSGSIZE))
        into.extend(bytes(max(0, size - len(into))))
        taken = left = memoryview(into)[:size]
        waiting = select.poll()
        waiting.register(connection.fileno(), select.POLLIN)
        while left:
            if not waiting.poll(max(0.0, until - time.monotonic()) * 1000):
                raise TimeoutError
            count = os.readv(connection.fileno(), [left])
            if not count:
                raise EOFError
            left = left[count:]
        return taken


def _limit(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    top = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (top, top))


def _unescaped(place: str) -> str:
    """Undo the octal escapes of a mount table, where three digits stand for a blank."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found.group(1), 8)), place)


def _digest(text: str) -> str:
    return hashlib.sha256(b"casebook machine " + text.encode()).hexdigest()[:32]
