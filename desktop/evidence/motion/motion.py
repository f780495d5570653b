"""Movement in a camera's picture as values: where to look, what changed, when something moved."""

import msgspec

Area = tuple[tuple[float, float], ...]

SAMPLES_PER_SECOND = 5.0
JOIN_S = 1.0


class MotionQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Where to look, and how closely.

    ``areas`` and ``without`` are polygons in picture coordinates, 0 to 1 from the top left of the
    upright picture; no area means all of it; ``without`` leaves out a burnt-in clock or a tree.
    ``sensitivity`` is 0 to 1. ``thorough`` decodes every frame that others refer to, however long
    that takes. ``from_s`` and ``to_s`` bound the search in seconds from the first frame;
    ``stream`` chooses among several video streams, -1 takes the first.
    """

    areas: tuple[Area, ...] = ()
    without: tuple[Area, ...] = ()
    sensitivity: float = 0.5
    thorough: bool = False
    from_s: float = 0.0
    to_s: float | None = None
    stream: int = -1


class Sample(msgspec.Struct, frozen=True, array_like=True):
    """How much changed between two time stamps: the share of the area, 0 to 1.

    ``moved`` says that it is more than noise and light.
    """

    since: int
    pts: int
    share: float
    moved: bool


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """Something moved from one time stamp to another; ``strength`` is 0 to 1."""

    from_pts: int
    to_pts: int
    from_s: float
    to_s: float
    strength: float


def rectangle(x: float, y: float, width: float, height: float) -> Area:
    """Return a rectangle of picture coordinates as an area."""
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def movements(
    samples: list[Sample], seconds: "list[tuple[float, float]]", join_s: float = JOIN_S
) -> tuple[Movement, ...]:
    """Join samples that moved into stretches; pauses up to ``join_s`` belong to a movement.

    ``seconds`` holds, for each sample, the seconds of its two time stamps.
    """
    found: list[Movement] = []
    for sample, (start, end) in zip(samples, seconds, strict=True):
        if not sample.moved:
            continue
        last = found[-1] if found else None
        if last is not None and start - last.to_s <= join_s:
            found[-1] = msgspec.structs.replace(
                last,
                to_pts=sample.pts,
                to_s=end,
                strength=max(last.strength, sample.share),
            )
        else:
            found.append(
                Movement(
                    from_pts=sample.since,
                    to_pts=sample.pts,
                    from_s=start,
                    to_s=end,
                    strength=sample.share,
                )
            )
    return tuple(found)


def curve(samples: list[Sample], seconds: "list[tuple[float, float]]") -> tuple[float, ...]:
    """Return, for each second from the first frame, the greatest change in it, 0 to 1."""
    bars = [0.0] * (int(seconds[-1][1]) + 1 if seconds else 0)
    for sample, (start, end) in zip(samples, seconds, strict=True):
        if sample.moved:
            for second in range(int(max(0.0, start)), min(int(end), len(bars) - 1) + 1):
                bars[second] = max(bars[second], sample.share)
    return tuple(bars)
