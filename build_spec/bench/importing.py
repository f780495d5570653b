"""Taking in a large file, and what the window feels of it.

The baseline copies, hashes, flushes to the disk, and reads and hashes the copy once, as taking in
does; naming, moving and recording the file may cost a quarter more. What the window feels is how
late its timer comes, beside how late it comes while a bare thread does that: the interpreter's own
switching between threads, some 10 ms, is in both, and a person sees a stall from 50 ms on.
"""

import hashlib
import os
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QWidget

from build_spec.bench.desks import make_desk, open_desk
from build_spec.bench.figures import Figure, InTurn, ratio, wall
from desktop.app import Application
from desktop.progress import NoProgress, Progress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.program import new_program
from desktop.ui.window import tasks
from record.codes import ExhibitKind

SIZE = 500 * 1024 * 1024
BLOCK = 4 * 1024 * 1024
LIMIT, STALL_LIMIT = 1.25, 4.0
BEAT_MS = 2
RUNS = 5


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the intake of 500 MB, and the window meanwhile."""
    make_desk(folder / "desk")
    desk = open_desk(folder / "desk")
    source = folder / "录像 500MB.bin"
    times = InTurn(wall)
    for number in range(RUNS):
        _write(source, number)
        times.take(
            lambda: desk.vault.take_in(source, NoProgress()),
            lambda: _bare_copy(source, folder / "bare.bin"),
        )
    yield ratio(
        "import of 500 MB",
        times,
        "copy, SHA-256, fsync and reading back",
        LIMIT,
        "hashed while copied, flushed, read back once",
    )
    yield _window_figure(desk, source, folder)
    desk.close()


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
    with target.open("rb") as copy:
        hashlib.file_digest(copy, "sha256")
    target.unlink()


def _window_figure(desk: Application, source: Path, folder: Path) -> Figure:
    program = new_program()
    window = QWidget()
    window.show()
    case = desk.cases.open({"category": "A", "summary": "大文件"})
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP)
    late = InTurn(wall)
    for number in range(RUNS):
        _write(source, RUNS + number)
        late.ours.append(
            _lateness(window, lambda p: desk.evidence.add_file(case.id, source, form, p))
        )
        late.baseline.append(_lateness(window, lambda _: _bare_copy(source, folder / "bare.bin")))
    tasks.wait_all(5000)
    window.close()
    del program
    return ratio(
        "how late the window is during it",
        late,
        "a bare thread that does the same",
        STALL_LIMIT,
        f"the latest in a hundred beats of a timer of {BEAT_MS} ms",
    )


def _lateness(window: QWidget, work: Callable[[Progress], object]) -> float:
    """Return the 99th percentile of the time between beats while a task runs, in seconds."""
    beats: list[float] = []
    timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    loop = QEventLoop()
    timer.start()
    task = tasks.start(window, work)
    task.finished.connect(loop.quit)
    loop.exec()
    timer.stop()
    gaps = [after - before for before, after in pairwise(beats)]
    return statistics.quantiles(gaps, n=100)[-1]
