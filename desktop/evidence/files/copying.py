"""Copy a file once, hashing on the way, and prove that what was written can be read back."""

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import msgspec

from desktop.progress import Progress
from desktop.system.refusals import as_problem, disk_is_full
from record.problems import Problem

BLOCK = 4 * 1024 * 1024
_BUFFERS = 3
_MEBIBYTE = 1024 * 1024
COPYING, HASHING = "evidence.copying", "evidence.hashing"


class Copied(msgspec.Struct, frozen=True):
    """A verified copy: its SHA-256 in hexadecimal, its bytes, and how it begins."""

    sha256: str
    size: int
    head: bytes


def copy_hashing(source: BinaryIO, target: Path, size: int, progress: Progress) -> Copied:
    """Copy ``size`` bytes to a new file, flushed to the disk and read back once.

    Hashing runs beside writing, and reading back beside flushing. Raises ``Problem`` with
    ``evidence.disk_full``, ``evidence.source_vanished``, ``evidence.source_changed`` or
    ``evidence.copy_differs``, and ``Cancelled``; the target is then incomplete.
    """
    with ThreadPoolExecutor(1, "hash") as worker, target.open("xb", buffering=0) as out:
        sha256, head = _copy(source, out, size, progress, worker)
        flushed = worker.submit(os.fsync, out.fileno())
        read_back = hash_file(target, progress)
        _finish(flushed, target, size)
    if read_back != sha256:
        raise Problem("evidence.copy_differs")
    return Copied(sha256, size, head)


def hash_file(path: Path, progress: Progress) -> str:
    """Return the SHA-256 of a file; raises ``OSError`` and ``Cancelled``."""
    total = path.stat().st_size
    digest = hashlib.sha256()
    done = 0
    with path.open("rb", buffering=0) as file:
        buffer = memoryview(bytearray(BLOCK))
        while count := file.readinto(buffer):
            digest.update(buffer[:count])
            done += count
            progress.check()
            progress.report(done, total, HASHING)
    return digest.hexdigest()


def _copy(
    source: BinaryIO, out: BinaryIO, size: int, progress: Progress, worker: ThreadPoolExecutor
) -> tuple[str, bytes]:
    digest = hashlib.sha256()
    pending: list[Future[None]] = []
    head, done = b"", 0
    for block in _blocks(source, size, pending):
        head = head or bytes(block[:BLOCK])
        pending.append(worker.submit(digest.update, block))
        _write(out, block, size)
        done += len(block)
        progress.check()
        progress.report(done, size, COPYING)
    for waiting in pending:
        waiting.result()
    if done != size:
        raise Problem("evidence.source_changed")
    return digest.hexdigest(), head[: 64 * 1024]


def _blocks(source: BinaryIO, size: int, pending: list[Future[None]]) -> Iterator[memoryview]:
    """Read into buffers in turn; a buffer is used again only when it has been hashed."""
    buffers = [memoryview(bytearray(min(BLOCK, size + 1))) for _ in range(_BUFFERS)]
    done = turn = 0
    while done <= size:
        if turn >= _BUFFERS:
            pending[turn - _BUFFERS].result()
        block = _read(source, buffers[turn % _BUFFERS])
        if not block:
            return
        done += len(block)
        turn += 1
        yield block


def _read(source: BinaryIO, buffer: memoryview) -> memoryview:
    try:
        count = source.readinto(buffer)  # type: ignore[attr-defined]
    except OSError as error:
        raise Problem("evidence.source_vanished") from error
    return buffer[:count]


def _write(out: BinaryIO, block: memoryview, size: int) -> None:
    try:
        while block:
            block = block[out.write(block) :]
    except OSError as error:
        raise _not_written(error, Path(out.name), size) from error


def _finish(flushed: "Future[None]", target: Path, size: int) -> None:
    try:
        flushed.result()
    except OSError as error:
        raise _not_written(error, target, size) from error


def _not_written(error: OSError, target: Path, size: int) -> Problem:
    if disk_is_full(error):
        return disk_full(size)
    return as_problem(error, target)


def disk_full(needed: int) -> Problem:
    """Say that there is no room for ``needed`` bytes."""
    return Problem("evidence.disk_full", needed_mb=-(-needed // _MEBIBYTE))
