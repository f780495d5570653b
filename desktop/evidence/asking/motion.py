"""Search a camera file for movement in a child of its own, telling on the way what was found."""

from collections.abc import Callable
from fractions import Fraction
from math import inf
from pathlib import Path

import msgspec

from desktop.evidence.asking.child_process import ChildProcess
from desktop.evidence.asking.codec import Answer, Request
from desktop.evidence.asking.decoder import shown_kind
from desktop.evidence.motion.messages import MoreMotion, MotionPiece, MotionStarted, StartMotion
from desktop.evidence.motion.motion import Area, MotionQuery, Movement, Sample, curve, movements
from desktop.progress import Progress
from desktop.system.interface import System
from record.problems import Problem

SEARCHING = "stills.searching_motion"
PIECE_SECONDS = 0.5
_INDEX_SECONDS, _ANSWER_SECONDS = 120.0, 30.0


class MotionFound(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a search: the movements, and one bar a second from the first frame.

    ``reached_s`` tells how far the search came, ``whole`` that it came to its end. Of ``frames``
    passed, ``decoded`` were looked into. ``has_times`` is false where seconds were only counted
    from frames.
    """

    movements: tuple[Movement, ...]
    curve: tuple[float, ...]
    reached_s: float
    whole: bool
    frames: int
    decoded: int
    has_times: bool


Listener = Callable[[MotionFound], None]


def search_motion(
    path: Path,
    query: MotionQuery,
    system: System,
    progress: Progress,
    found: Listener | None = None,
) -> MotionFound:
    """Search a file; ``found`` hears after every half second of work what is known so far.

    Raises ``Problem`` ``stills.no_area``, those of ``VideoSession``, and ``Cancelled``.
    """
    refuse_bad(query)
    kind = shown_kind(path, system)
    child = ChildProcess(system)
    try:
        with system.open_regular(path) as file:
            request = StartMotion(kind, query)
            answer = child.ask(request, file, _INDEX_SECONDS, progress)
        if not isinstance(answer, MotionStarted):
            raise Problem("evidence.undecodable")
        return _searched(child, answer, progress, found)
    finally:
        child.end()


def refuse_bad(query: MotionQuery) -> None:
    """Raise ``Problem`` for what would find nothing however much moves.

    ``stills.no_area`` for an area that is none, or points off the picture; ``clips.no_range``
    for a range that ends before it begins.
    """
    for area in (*query.areas, *query.without):
        inside = all(-0.001 <= v <= 1.001 for point in area for v in point)
        if len(area) < 3 or not inside or _is_flat(area):
            raise Problem("stills.no_area")
    if not 0 <= query.from_s <= (inf if query.to_s is None else query.to_s):
        raise Problem("clips.no_range")


def _is_flat(area: Area) -> bool:
    turned = (*area[1:], area[0])
    doubled = sum(x * v - u * y for (x, y), (u, v) in zip(area, turned, strict=True))
    return abs(doubled) < 1e-6


def _searched(
    child: ChildProcess, started: MotionStarted, progress: Progress, found: Listener | None
) -> MotionFound:
    samples: list[Sample] = []
    while True:
        piece = _asked(child, MoreMotion(PIECE_SECONDS), progress)
        if not isinstance(piece, MotionPiece):
            raise Problem("evidence.undecodable")
        samples += piece.samples
        so_far = _so_far(samples, piece, started)
        total = max(1, started.last_pts - started.first_pts)
        done = total if piece.done else max(0, piece.reached - started.first_pts)
        progress.report(done, total, SEARCHING)
        progress.check()
        if found is not None:
            found(so_far)
        if piece.done:
            return so_far


def _asked(child: ChildProcess, request: Request, progress: Progress) -> Answer:
    return child.ask(request, None, _ANSWER_SECONDS, progress)


def _so_far(samples: list[Sample], piece: MotionPiece, started: MotionStarted) -> MotionFound:
    numerator, denominator = started.time_base
    base = Fraction(numerator, max(1, denominator))

    def seconds(pts: int) -> float:
        return float((pts - started.first_pts) * base)

    times = [(seconds(s.since), seconds(s.pts)) for s in samples]
    reached = started.last_pts if piece.done else piece.reached
    return MotionFound(
        movements=movements(samples, times),
        curve=curve(samples, times),
        reached_s=seconds(reached),
        whole=piece.done,
        frames=piece.frames,
        decoded=piece.decoded,
        has_times=started.has_times,
    )
