"""Copy a clip out of a camera file without encoding anything anew, and prove that it is one."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

import msgspec

from desktop.evidence.asking.child_process import ChildProcess
from desktop.evidence.asking.decoder import shown_kind
from desktop.evidence.bitstream.payloads import Stock
from desktop.evidence.clips.messages import (
    ClipPart,
    ClipStarted,
    MoreClip,
    StartClip,
    Stocked,
    TakeStock,
)
from desktop.evidence.clips.plan import Span
from desktop.evidence.files.copying import disk_full
from desktop.progress import Progress
from desktop.system.interface import System
from desktop.system.refusals import as_problem, disk_is_full
from record.problems import Problem

COPYING, CHECKING = "clips.copying", "clips.checking"
BYTES, UNITS = "BYTES", "UNITS"
_PART = 4 * 1024 * 1024
_READ_SECONDS, _PART_SECONDS = 300.0, 60.0
# Matroska counts milliseconds; a stamp may be rounded to the nearest.
_ROUNDED_US = 1000
_SPARE = 1.05


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A clip on the disk: what it holds, its hash, and how it was compared with its source.

    ``compared`` is BYTES when every packet is the same to the byte, UNITS when the container
    writes the same coded units with other marks between them.
    """

    held: ClipStarted
    stocks: tuple[Stock, ...]
    sha256: str
    size: int
    compared: str
    greatest_rounding_us: int


def plan_clip(
    path: Path, span: Span, system: System, progress: Progress, *, sound: bool = True
) -> ClipStarted:
    """Say what a clip would hold; raises ``Problem('clips.no_range')`` and as opening does."""
    child = ChildProcess(system)
    try:
        return _started(
            child, path, StartClip(shown_kind(path, system), span, sound), (system, progress)
        )
    finally:
        child.end()


def write_clip(  # noqa: PLR0913 (what, from where, to where)
    path: Path,
    span: Span,
    target: Path,
    system: System,
    progress: Progress,
    *,
    sound: bool = True,
    suffix: str = "",
) -> Written:
    """Copy a clip to a new file, flush it, and compare what it holds with its source.

    ``suffix`` is that of the name it shall get; it is followed where its container can hold the
    streams. Raises ``Problem`` ``clips.wrong_suffix`` with one that does, ``clips.no_range``,
    ``clips.not_copied``, ``clips.differs``, ``evidence.disk_full``, and ``Cancelled``; what was
    written until then is for the caller to remove.
    """
    kind = shown_kind(path, system)
    child = ChildProcess(system)
    try:
        held = _started(child, path, StartClip(kind, span, sound, suffix), (system, progress))
        if suffix and suffix != held.suffix:
            raise Problem("clips.wrong_suffix", suffix=held.suffix)
        needed = int(held.size * _SPARE)
        if system.free_bytes(target.parent) < needed:
            raise disk_full(needed)
        stocks = _copied(child, held, target, progress)
        digest, size = _hashed(target, progress)
        progress.report(0, 1, CHECKING)
        rounding, compared = _compared(held, stocks, _read_back(child, target, (system, progress)))
        progress.report(1, 1, CHECKING)
    finally:
        child.end()
    return Written(
        held=held,
        stocks=tuple(stocks),
        sha256=digest,
        size=size,
        compared=compared,
        greatest_rounding_us=rounding,
    )


def _started(
    child: ChildProcess, path: Path, request: StartClip, within: tuple[System, Progress]
) -> ClipStarted:
    system, progress = within
    with system.open_regular(path) as file:
        answer = child.ask(request, file, _READ_SECONDS, progress)
    if not isinstance(answer, ClipStarted):
        raise Problem("evidence.undecodable")
    return answer


def _copied(
    child: ChildProcess, held: ClipStarted, target: Path, progress: Progress
) -> list[Stock]:
    try:
        with target.open("xb") as out:
            stocks = _parts(child, held, out, progress)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        if disk_is_full(error):
            raise disk_full(held.size) from error
        raise as_problem(error, target) from error
    return stocks


def _parts(
    child: ChildProcess, held: ClipStarted, out: BinaryIO, progress: Progress
) -> list[Stock]:
    end = 0
    while True:
        part = child.ask(MoreClip(_PART), None, _PART_SECONDS, progress)
        if not isinstance(part, ClipPart):
            raise Problem("evidence.undecodable")
        for place, piece in part.pieces:
            # A muxer completes its header; it never leaves a hole.
            if not 0 <= place <= end:
                raise Problem("evidence.undecodable")
            out.seek(place)
            out.write(piece)
            end = max(end, place + len(piece))
        progress.report(min(end, held.size), max(1, held.size), COPYING)
        progress.check()
        if part.done:
            return part.stocks


def _hashed(target: Path, progress: Progress) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("rb") as file:
        while block := file.read(_PART):
            digest.update(block)
            size += len(block)
            progress.check()
    return digest.hexdigest(), size


def _compared(held: ClipStarted, stocks: list[Stock], read: Stocked) -> tuple[int, str]:
    """Return the greatest difference of times in microseconds, and how packets were compared."""
    here, there = (sorted(s, key=_by_kind) for s in (stocks, read.stocks))
    if [s.content_sha256 for s in here] != [s.content_sha256 for s in there]:
        raise Problem("clips.differs")
    apart = [abs(a - b) for a, b in zip(held.times, read.times, strict=False)]
    if len(held.times) != len(read.times) or max(apart, default=0) > _ROUNDED_US:
        raise Problem("clips.differs")
    same = [s.bytes_sha256 for s in here] == [s.bytes_sha256 for s in there]
    return max(apart, default=0), BYTES if same else UNITS


def _read_back(child: ChildProcess, target: Path, within: tuple[System, Progress]) -> Stocked:
    system, progress = within
    try:
        with system.open_regular(target) as file:
            request = TakeStock(shown_kind(target, system))
            answer = child.ask(request, file, _READ_SECONDS, progress)
    except Problem as problem:
        raise Problem("clips.differs") from problem
    if not isinstance(answer, Stocked):
        raise Problem("clips.differs")
    return answer


def _by_kind(stock: Stock) -> tuple[bool, str]:
    return stock.kind != "video", stock.content_sha256
