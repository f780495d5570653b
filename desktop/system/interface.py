"""What the rest of the desktop may ask of the operating system."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import msgspec

from desktop.system.scanning import Scanners

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from subprocess import Popen


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a child process may use: bytes of memory, processor seconds, open files."""

    memory: int = 1024 * 1024 * 1024
    address_space: int = 4 * 1024 * 1024 * 1024
    cpu_seconds: int = 20
    open_files: int = 64


class FolderLock(Protocol):
    """A data folder held by this process until it is released or the process ends."""

    def release(self) -> None:
        """Let another process take the folder."""


class System(Protocol):
    """The operating system as one object; every branch is tested on Linux through fakes."""

    name: str

    def sync_folder(self, folder: Path) -> None:
        """Make names in a folder durable: files created, renamed or removed in it."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename over the target in one step, waiting up to 3 s for files others hold open.

        Raises ``Problem('system.file_busy')`` when the file stays busy.
        """

    def remove(self, path: Path) -> None:
        """Remove a file, also when it is read-only; absent is done."""

    def make_read_only(self, path: Path) -> None:
        """Take away write permission from a file."""

    def make_writable(self, path: Path) -> None:
        """Give the owner write permission back."""

    def private_folder(self, folder: Path) -> None:
        """Create a folder, with its parents, that only this account may enter."""

    def private_file(self, path: Path, data: bytes) -> None:
        """Write a small file durably that only this account may read."""

    def open_regular(self, path: Path) -> BinaryIO:
        """Open an ordinary file for reading.

        Raises ``Problem`` ``system.not_a_file`` for links, pipes, devices and folders without
        waiting, ``system.file_missing``, ``system.file_denied`` and ``system.file_busy``.
        """

    def lock_folder(self, lock_file: Path) -> FolderLock:
        """Hold a data folder; raises ``Problem('system.already_running')``."""

    def free_bytes(self, folder: Path) -> int:
        """Return the bytes this account may still write where ``folder`` lives."""

    def default_data_folder(self) -> Path:
        """Return where this account's data belongs."""

    def fingerprint(self) -> str:
        """Name this machine: 32 hexadecimal digits that survive a restart."""

    def removable_folders(self) -> tuple[Path, ...]:
        """Return where sticks, cards and phones are shown as folders now."""

    def scanners(self) -> Scanners:
        """Return the paper scanners of this machine."""

    def mark_foreign(self, path: Path) -> None:
        """Mark a file that leaves the program as foreign, where the system knows such a mark."""

    def start_child(
        self, command: list[str], connection: "Connection", environment: dict[str, str]
    ) -> "Popen[bytes]":
        """Start a child that inherits one end of a connection and nothing else.

        The end's number is appended to the command.
        """

    def quiet_start(self) -> dict[str, Any]:
        """Return the options of ``Popen`` for a console program that shows no window."""

    def limit_child(self, child: "Popen[bytes]", limits: Limits) -> None:
        """Limit a child from outside, where the system works that way."""

    def processor_seconds(self, child: "Popen[bytes]") -> float:
        """Return how long a child has worked so far."""

    def lower_priority(self, child: "Popen[bytes]") -> None:
        """Let a child work only where others leave time; where that fails it works on."""

    def adopt_connection(self, number: str) -> "Connection":
        """In the child: make the connection of the number on the command line."""

    def confine(self, limits: Limits) -> str:
        """In the child: give up what it must not do; returns what holds, as a short word."""

    def renew_cpu(self, seconds: int) -> None:
        """In the child: allow this many more processor seconds, then die."""

    def send_file(self, connection: "Connection", number: int, child: "Popen[bytes]") -> None:
        """Hand an open file to the child at the other end."""

    def receive_file(self, connection: "Connection") -> int:
        """In the child: take over the file that was sent; the caller closes it."""

    def send_large(self, connection: "Connection", data: bytes) -> None:
        """In the child: send bytes of any length, for ``receive_large`` at the other end."""

    def receive_large(
        self, connection: "Connection", into: bytearray, most: int, seconds: float
    ) -> memoryview:
        """Take what ``send_large`` sent into a buffer that grows with need, and return that part.

        Raises ``OSError`` for more than ``most`` bytes, ``EOFError`` and ``TimeoutError``.
        """
