"""Gaps and repeats in footage: what a recorder left out, and what it shows twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

import msgspec

from desktop.evidence.footage.video_index import STAMPS, VideoIndex

GAP_S = 1.0
SKIP = 1.9
_LEAST_LOOP = 5


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Time without a frame: after frame ``frame``, from and to in seconds from the first frame.

    ``missing`` frames would have filled it at the usual rate; ``is_long``: over the limit.
    """

    frame: int
    from_s: float
    to_s: float
    missing: int
    is_long: bool

    @property
    def seconds(self) -> float:
        """How long nothing is shown beyond the frame before."""
        return self.to_s - self.from_s


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """``count`` frames from ``frame`` on that show what frames from ``same_as`` on showed.

    With ``is_frozen`` it is one picture that stands still; else a stretch seen before.
    """

    frame: int
    count: int
    same_as: int
    is_frozen: bool
    from_s: float
    to_s: float


class GapTable(msgspec.Struct, frozen=True, kw_only=True):
    """Every gap of a stretch, and what can be said of it in one line.

    Without time stamps ``has_times`` is false and nothing is said. ``from_at`` and ``to_at`` are
    the recorder's clock as ISO 8601 where the file tells it, else empty.
    """

    has_times: bool
    limit_s: float
    usual_s: float
    from_s: float
    to_s: float
    from_at: str
    to_at: str
    longest_s: float
    gaps: tuple[Gap, ...]

    @property
    def is_whole(self) -> bool:
        """Whether there is no gap over the limit; never true without time stamps."""
        return self.has_times and not any(gap.is_long for gap in self.gaps)


def gap_table(
    index: VideoIndex,
    starts_at: datetime | None = None,
    stretch: tuple[float, float] | None = None,
    limit_s: float = GAP_S,
) -> GapTable:
    """Find gaps over ``limit_s`` and over 1.9 usual steps, within a stretch of seconds.

    The usual step is the median between neighbouring frames; recorders of variable rate have
    many short gaps, which is why only those over the limit count against the whole.
    """
    times = [index.seconds(pts) for pts in index.pts] if index.timing == STAMPS else []
    low, high = stretch or (0.0, times[-1] if times else 0.0)
    inside = [(n, t) for n, t in enumerate(times) if low <= t <= high]
    steps = [later - early for (_, early), (_, later) in pairwise(inside)]
    usual = median(steps) if steps else 0.0
    gaps = tuple(
        Gap(
            frame=number,
            from_s=early,
            to_s=later,
            missing=max(0, round((later - early) / usual) - 1) if usual else 0,
            is_long=later - early > limit_s,
        )
        for (number, early), (_, later) in pairwise(inside)
        if later - early > min(limit_s, usual * SKIP)
    )
    first, last = (inside[0][1], inside[-1][1]) if inside else (low, low)
    return GapTable(
        has_times=bool(times),
        limit_s=limit_s,
        usual_s=usual,
        from_s=first,
        to_s=last,
        from_at=_at(starts_at, first),
        to_at=_at(starts_at, last),
        longest_s=max(steps, default=0.0),
        gaps=gaps,
    )


def repeats(hashes: Sequence[bytes], first: int, index: VideoIndex) -> tuple[Repeat, ...]:
    """Find pictures that stand still and stretches of five frames or more that come again.

    ``hashes`` are those of the decoded frames from number ``first`` on; only pictures equal to
    the last bit count, so noise of a living camera never does.
    """
    found: list[Repeat] = []
    at = 0
    while at < len(hashes):
        count = _frozen(hashes, at)
        if count:
            found.append(_repeat(index, first + at + 1, count, first + at, is_frozen=True))
        at += count + 1
    found.extend(_loops(hashes, first, index))
    return tuple(sorted(found, key=lambda repeat: repeat.frame))


def _frozen(hashes: Sequence[bytes], at: int) -> int:
    count = 0
    while hashes[at] and at + count + 1 < len(hashes) and hashes[at + count + 1] == hashes[at]:
        count += 1
    return count


def _loops(hashes: Sequence[bytes], first: int, index: VideoIndex) -> list[Repeat]:
    seen: dict[bytes, int] = {}
    found: list[Repeat] = []
    at = 0
    while at < len(hashes):
        before = seen.get(hashes[at], -1) if hashes[at] else -1
        count = _same_run(hashes, before, at) if 0 <= before < at - 1 else 0
        if count >= _LEAST_LOOP:
            found.append(_repeat(index, first + at, count, first + before, is_frozen=False))
            at += count
            continue
        seen.setdefault(hashes[at], at)
        at += 1
    return found


def _same_run(hashes: Sequence[bytes], before: int, at: int) -> int:
    count = 0
    distinct = set()
    while at + count < len(hashes) and before + count < at:
        if not hashes[at + count] or hashes[before + count] != hashes[at + count]:
            break
        distinct.add(hashes[at + count])
        count += 1
    return count if len(distinct) >= _LEAST_LOOP else 0


def _repeat(index: VideoIndex, frame: int, count: int, same_as: int, *, is_frozen: bool) -> Repeat:
    last = min(frame + count - 1, index.count - 1)
    return Repeat(
        frame=frame,
        count=count,
        same_as=same_as,
        is_frozen=is_frozen,
        from_s=index.seconds(index.pts[frame]),
        to_s=index.seconds(index.pts[last]),
    )


def _at(starts_at: datetime | None, seconds: float) -> str:
    if starts_at is None:
        return ""
    return (starts_at + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def clock_of(starts_at: str) -> datetime | None:
    """Read a recorder's clock as footage carries it; None when it is none."""
    try:
        return datetime.fromisoformat(starts_at) if starts_at else None
    except ValueError:
        return None
