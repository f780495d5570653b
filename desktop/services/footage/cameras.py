"""Several cameras on one corrected time line: which frame of each belongs to a moment.

A recorder's time less what it is fast by is the corrected time. Nothing is interpolated: where a
camera has no footage of a moment, that is said.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from desktop.services.footage.contents import Footage

BEFORE, AFTER, GAP, NO_TIMES = "BEFORE", "AFTER", "GAP", "NO_TIMES"


class Camera(msgspec.Struct, frozen=True, kw_only=True):
    """One camera's file: the recorder's time of its first frame, aware, and how fast that is."""

    name: str
    footage: Footage
    starts_at: datetime
    offset_s: float = 0.0
    uncertainty_s: float = 0.0


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Where a corrected time lies in one camera's file.

    ``seconds`` runs from its first frame and is what to show when ``covered``; ``why`` names what
    is wrong when it is not: BEFORE, AFTER, GAP or NO_TIMES.
    """

    camera: str
    seconds: float
    covered: bool
    why: str = ""
    uncertainty_s: float = 0.0


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Footage of one camera without a gap, in corrected time."""

    camera: str
    from_at: datetime
    to_at: datetime


class TimeLine(msgspec.Struct, frozen=True, kw_only=True):
    """What all cameras cover, from the earliest beginning to the latest end."""

    from_at: datetime
    to_at: datetime
    stretches: tuple[Stretch, ...]


def corrected(camera: Camera, seconds: float) -> datetime:
    """Return the corrected time of a second of a camera's file."""
    return camera.starts_at + timedelta(seconds=seconds - camera.offset_s)


def moment(camera: Camera, at: datetime) -> Moment:
    """Return where a corrected time lies in a camera's file."""
    footage = camera.footage
    seconds = (at - corrected(camera, 0.0)).total_seconds()
    why = _why_not(footage, seconds)
    within = min(max(seconds, 0.0), footage.seconds)
    return Moment(
        camera=camera.name,
        seconds=within,
        covered=not why,
        why=why,
        uncertainty_s=camera.uncertainty_s,
    )


def moments(cameras: Sequence[Camera], at: datetime) -> tuple[Moment, ...]:
    """Return where a corrected time lies in every camera's file."""
    return tuple(moment(camera, at) for camera in cameras)


def together(cameras: Sequence[Camera]) -> TimeLine | None:
    """Lay cameras on one time line; None when no file has times."""
    stretches = tuple(stretch for camera in cameras for stretch in _stretches(camera))
    if not stretches:
        return None
    return TimeLine(
        from_at=min(stretch.from_at for stretch in stretches),
        to_at=max(stretch.to_at for stretch in stretches),
        stretches=stretches,
    )


def _why_not(footage: Footage, seconds: float) -> str:
    if not footage.has_times:
        return NO_TIMES
    if seconds < 0:
        return BEFORE
    if seconds > footage.seconds + _frame(footage):
        return AFTER
    return (
        GAP if any(start + _frame(footage) < seconds < end for start, end in _gaps(footage)) else ""
    )


def _stretches(camera: Camera) -> list[Stretch]:
    if not camera.footage.has_times:
        return []
    edges = [0.0, *(edge for gap in _gaps(camera.footage) for edge in gap), camera.footage.seconds]
    return [
        Stretch(
            camera=camera.name,
            from_at=corrected(camera, start),
            to_at=corrected(camera, end),
        )
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def _gaps(footage: Footage) -> list[tuple[float, float]]:
    return [(float(gap[0]), float(gap[1])) for gap in footage.gaps]


def _frame(footage: Footage) -> float:
    """Return how long a frame stays on screen, in seconds."""
    return 1 / footage.fps if footage.fps > 0 else 0.04
