"""Taking in a large file, and what the window feels of it."""

import hashlib
import os
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from build_spec.bench.desks import make_desk, open_desk
from build_spec.bench.figures import Figure, seconds
from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence import ExhibitForm
from desktop.ui import tasks
from desktop.ui.program import new_program

SIZE = 500 * 1024 * 1024
BLOCK = 4 * 1024 * 1024
RATIO, STALL_S = 0.85, 0.050
BEAT_MS = 2
RUNS = 3


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the intake of 500 MB against one pass of copy, SHA-256 and fsync."""
    make_desk(folder / "desk")
    desk = open_desk(folder / "desk")
    source = folder / "录像 500MB.bin"
    ratios = []
    for number in range(RUNS):
        _write(source, number)
        bare = seconds(lambda: _bare_copy(source, folder / "bare.bin"))
        taken = seconds(lambda: desk.vault.take_in(source, NoProgress()))
        ratios.append(bare / taken)
    ratio = sorted(ratios)[RUNS // 2]
    yield Figure(
        "import of 500 MB over copy + SHA-256 + fsync",
        f"{ratio:.2f} of its speed",
        f"{RATIO:g}",
        ratio >= RATIO,
        "hashed while copied, flushed, read back once; median of three, in turn",
    )
    _write(source, RUNS)
    stall = _longest_stall(desk, source)
    desk.close()
    yield Figure(
        "longest stall of the window during it",
        f"{stall * 1000:.0f} ms",
        "50 ms",
        stall <= STALL_S,
        f"a timer of {BEAT_MS} ms in the window's thread",
    )


def _write(path: Path, seed: int) -> None:
    block = hashlib.shake_256(str(seed).encode()).digest(BLOCK)
    with path.open("wb") as file:
        for number in range(SIZE // BLOCK):
            file.write(number.to_bytes(8) + block[8:])


def _bare_copy(source: Path, target: Path) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("wb") as writing:
        while block := reading.read(BLOCK):
            digest.update(block)
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    target.unlink()


def _longest_stall(desk: Application, source: Path) -> float:
    program = new_program()
    window = QWidget()
    window.show()
    case = desk.cases.open({"category": "A", "summary": "大文件"})
    beats: list[float] = []
    timer = QTimer(interval=BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    loop = QEventLoop()
    timer.start()
    form = ExhibitForm(kind="CCTV_CLIP")
    task = tasks.start(window, lambda p: desk.evidence.add_file(case.id, source, form, p))
    task.finished.connect(loop.quit)
    loop.exec()
    timer.stop()
    tasks.wait_all(5000)
    window.close()
    del program
    return max((b - a for a, b in pairwise(beats)), default=0.0)
