"""What of a recording was on screen: stretches that grow and join as frames are shown."""

from itertools import pairwise

from record.reading.footage_register import Stretch

JOIN_S = 2.0
"""Frames closer than this belong to one stretch: a step, a skip of a second, fast play."""
MOST = 40


def widened(stretches: tuple[Stretch, ...], seconds: float, pts: int) -> tuple[Stretch, ...]:
    """Return the stretches with a frame added, in the order of the recording.

    Beyond MOST stretches the two that lie closest become one, so that a day of scrubbing still
    fits an entry.
    """
    near = [s for s in stretches if s.from_s - JOIN_S <= seconds <= s.to_s + JOIN_S]
    if len(near) == 1 and near[0].from_s <= seconds <= near[0].to_s:
        return stretches
    grown = _joined([*near, Stretch(seconds, seconds, pts, pts)])
    found = sorted([*(s for s in stretches if s not in near), grown], key=lambda s: s.from_s)
    if len(found) > MOST:
        apart = [after.from_s - before.to_s for before, after in pairwise(found)]
        at = apart.index(min(apart))
        found[at : at + 2] = [_joined(found[at : at + 2])]
    return tuple(found)


def _joined(stretches: list[Stretch]) -> Stretch:
    first = min(stretches, key=lambda s: s.from_s)
    last = max(stretches, key=lambda s: s.to_s)
    return Stretch(first.from_s, last.to_s, first.from_pts, last.to_pts)
