"""What is hidden: regions of a picture or page, and tracks of regions through a clip.

Coordinates are pixels of the upright picture, from its top left corner; a frame is named by its
number from 0. A track knows its region at key frames that a person set or a detector found; in
between it is moved in a straight line and grows with the distance from the nearest key.
"""

import math
from bisect import bisect_right
from typing import Any

import msgspec

from record.derivatives.redacted import ELLIPSE, POLYGON, RECT, Region
from record.problems import Problem

SHAPES = frozenset({RECT, ELLIPSE, POLYGON})
MOST_REGIONS = 2000
# Pages are drawn at so many dots to the inch; a page's coordinates are pixels of that drawing.
PAGE_DPI = 200
MOST_POINTS = 200
_FARTHEST = 100_000
# Of a region's own size, for every frame away from a key; and where growing ends.
GROWTH_PER_FRAME, MOST_GROWTH = 0.02, 0.5


class Key(msgspec.Struct, frozen=True):
    """Where a track's region is at one frame."""

    frame: int
    region: Region


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """A region through a clip, hidden from frame ``first`` to frame ``last``, both included.

    ``keys`` are in order of their frames; before the first and after the last key the region
    stays where that key has it, and grows.
    """

    keys: tuple[Key, ...]
    first: int
    last: int

    def at(self, frame: int) -> Region | None:
        """Return the region at a frame, or None where nothing of the track is hidden."""
        if not self.first <= frame <= self.last:
            return None
        after = bisect_right([key.frame for key in self.keys], frame)
        before = self.keys[max(0, after - 1)]
        behind = self.keys[min(after, len(self.keys) - 1)]
        distance = min(abs(frame - before.frame), abs(frame - behind.frame))
        if before.frame == frame:
            return before.region
        placed = before.region
        if behind.frame > before.frame:
            share = (frame - before.frame) / (behind.frame - before.frame)
            placed = between(before.region, behind.region, share)
        grows = 0.0 if len(self.keys) == 1 else min(MOST_GROWTH, GROWTH_PER_FRAME * distance)
        return placed.grown(grows)

    def with_key(self, frame: int, region: Region) -> "Track":
        """Return the track with its region at a frame set anew; its span grows to hold it."""
        kept = [key for key in self.keys if key.frame != frame]
        keys = tuple(sorted([*kept, Key(frame, region)], key=lambda key: key.frame))
        first, last = min(self.first, frame), max(self.last, frame)
        return msgspec.structs.replace(self, keys=keys, first=first, last=last)

    def cut(self, first: int, last: int) -> "Track":
        """Return the track hidden only between two frames; keys outside stay for its path."""
        return msgspec.structs.replace(self, first=first, last=max(first, last))


def between(one: Region, other: Region, share: float) -> Region:
    """Return the region on the way from one to the other."""

    def mixed(a: float, b: float) -> float:
        return a + (b - a) * share

    return one.resized(
        mixed(one.x, other.x),
        mixed(one.y, other.y),
        mixed(one.width, other.width),
        mixed(one.height, other.height),
    )


def checked(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return regions that can be drawn; raises ``Problem('hiding.bad_region')``."""
    if len(regions) > MOST_REGIONS:
        raise Problem("hiding.too_many", limit=MOST_REGIONS)
    for region in regions:
        numbers = (region.x, region.y, region.width, region.height)
        places = [*numbers, *(value for point in region.points for value in point)]
        right = all(math.isfinite(v) and abs(v) <= _FARTHEST for v in places)
        polygon = region.shape == POLYGON and 3 <= len(region.points) <= MOST_POINTS
        shaped = polygon if region.shape == POLYGON else region.shape in SHAPES
        if not (right and shaped and region.width > 0 and region.height > 0 and region.page >= 0):
            raise Problem("hiding.bad_region")
    return regions


def checked_tracks(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """Return tracks whose keys are in order; raises ``Problem('hiding.bad_region')``."""
    if len(tracks) > MOST_REGIONS:
        raise Problem("hiding.too_many", limit=MOST_REGIONS)
    for track in tracks:
        frames = [key.frame for key in track.keys]
        ordered = frames == sorted(set(frames)) and bool(frames)
        if not ordered or frames[0] < 0 or not 0 <= track.first <= track.last:
            raise Problem("hiding.bad_region")
        checked(tuple(key.region for key in track.keys[:MOST_REGIONS]))
    return tracks


def region_of(facts: dict[str, Any]) -> Region:
    """Read a region from JSON: x, y, width, height (or w, h) and more; a polygon by its points.

    Raises ``Problem('hiding.bad_region')``.
    """
    given = dict(facts)
    for short, name in (("w", "width"), ("h", "height")):
        if short in given:
            given[name] = given.pop(short)
    points = given.get("points") or ()
    try:
        if points and "x" not in given:
            across, down = [float(p[0]) for p in points], [float(p[1]) for p in points]
            given |= {"x": min(across), "y": min(down), "shape": POLYGON}
            given |= {"width": max(across) - min(across), "height": max(down) - min(down)}
        return checked((msgspec.convert(given, Region),))[0]
    except (msgspec.ValidationError, TypeError, ValueError, IndexError) as error:
        raise Problem("hiding.bad_region") from error


def track_of(facts: dict[str, Any], frames: int) -> Track:
    """Read a track from JSON: ``keys`` of a frame and a region each, and maybe ``first``, ``last``.

    A region without keys is hidden in every frame. Raises ``Problem('hiding.bad_region')``.
    """
    last = max(0, frames - 1)
    try:
        if "keys" not in facts:
            given = {k: v for k, v in facts.items() if k not in {"first", "last"}}
            keys: tuple[Key, ...] = (Key(int(facts.get("first", 0)), region_of(given)),)
            start, end = int(facts.get("first", 0)), int(facts.get("last", last))
        else:
            keys = tuple(
                Key(int(k["frame"]), region_of({n: v for n, v in k.items() if n != "frame"}))
                for k in facts["keys"]
            )
            start = int(facts.get("first", keys[0].frame if len(keys) > 1 else 0))
            end = int(facts.get("last", keys[-1].frame if len(keys) > 1 else last))
        return checked_tracks((Track(keys=keys, first=start, last=end),))[0]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Problem("hiding.bad_region") from error
