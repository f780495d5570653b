import errno
import os
from pathlib import Path
from typing import Any

from desktop.system.interface import Limits

SHARING_VIOLATION = 32


class FakeCalls:
    """Windows as far as Linux can play it: locks, busy files, attributes, handles."""

    def __init__(self) -> None:
        self.busy = 0
        self.winerror = SHARING_VIOLATION
        self.held: set[int] = set()
        self.reparse: set[str] = set()
        self.flushed: list[str] = []
        self.guid = "guid-1"
        self.streams: dict[tuple[str, str], bytes] = {}
        self.on_disk = True
        self.limited: list[tuple[int, Limits]] = []
        self.lowered: list[int] = []
        self.refuses_flush = False
        self.objects: dict[str, Any] = {}

    def flush_folder(self, folder: str) -> None:
        self.flushed.append(folder)
        if self.refuses_flush:
            raise PermissionError(errno.EACCES, "refused")

    def automation(self, name: str) -> Any:
        return self.objects[name]

    def _sometimes_busy(self) -> None:
        if self.busy > 0:
            self.busy -= 1
            error = PermissionError(errno.EACCES, "busy")
            error.winerror = self.winerror  # type: ignore[attr-defined]
            raise error

    def replace(self, source: str, target: str) -> None:
        self._sometimes_busy()
        Path(source).replace(target)

    def unlink(self, path: str) -> None:
        self._sometimes_busy()
        Path(path).unlink()

    def open_binary(self, path: str) -> int:
        self._sometimes_busy()
        return os.open(path, os.O_RDONLY)

    def is_on_disk(self, number: int) -> bool:
        return self.on_disk

    def attributes(self, path: str) -> int:
        return 0x400 if path in self.reparse else 0x20

    def removable_drives(self) -> list[str]:
        return ["E:\\"]

    def write_stream(self, path: str, name: str, data: bytes) -> None:
        self.streams[(path, name)] = data

    def lock_byte(self, number: int) -> bool:
        inode = os.fstat(number).st_ino
        if inode in self.held:
            return False
        self.held.add(inode)
        return True

    def machine_guid(self) -> str:
        return self.guid

    def processor_seconds(self, process: int) -> float:
        return process / 100

    def lower_priority(self, process: int) -> None:
        self.lowered.append(process)

    def limit_process(self, process: int, limits: Limits) -> None:
        self.limited.append((process, limits))

    def duplicate_into(self, process: int, number: int) -> int:
        return number + 1000

    def adopt_handle(self, handle: int) -> int:
        return handle - 1000

    def inheritable(self, handle: int) -> Any:
        return None

    def pipe_connection(self, handle: int) -> Any:
        return handle
