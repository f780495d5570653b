"""Verbs on camera files that need no data folder: motion and clip."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.fields import read_moment
from desktop.cli.output import Output
from desktop.evidence.asking.motion import search_motion
from desktop.progress import NoProgress
from desktop.services.footage.clips import RecorderClock, Span, copy_clip
from desktop.services.footage.motions import Area, MotionQuery, rectangle
from desktop.system.choice import this_system
from record.problems import Problem

_AREA = "x,y,width,height of a rectangle, or x,y,x,y,x,y of a polygon; 0 to 1 from the top left"


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    motion = verbs.add_parser("motion", parents=[shared], help="find movement in a camera file")
    motion.add_argument("video", type=Path, help="a camera file; it is only read")
    motion.add_argument("--area", action="append", default=[], metavar="NUMBERS", help=_AREA)
    motion.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="NUMBERS",
        help="such as a clock",
    )
    motion.add_argument("--sensitivity", type=float, default=0.5, metavar="0..1")
    motion.add_argument("--from", dest="start", type=float, default=0.0, metavar="SECONDS")
    motion.add_argument("--to", dest="end", type=float, metavar="SECONDS")
    motion.add_argument("--thorough", action="store_true", help="leave nothing out, slower")
    motion.set_defaults(run=find_motion)
    clip = verbs.add_parser("clip", parents=[shared], help="copy a clip out, unchanged")
    clip.add_argument("video", type=Path, help="a camera file; it is only read")
    clip.add_argument("--from", dest="start", type=float, metavar="SECONDS")
    clip.add_argument("--to", dest="end", type=float, metavar="SECONDS")
    clip.add_argument("--from-pts", type=int, metavar="PTS", help="or a frame, without stamps")
    clip.add_argument("--to-pts", type=int, metavar="PTS")
    clip.add_argument("--starts-at", metavar="TIME", help="recorder's time of the first frame")
    clip.add_argument("--offset", type=float, metavar="SECONDS", help="recorder fast by")
    clip.add_argument("--out", type=Path, required=True, metavar="FILE")
    clip.set_defaults(run=cut_clip)


def find_motion(chosen: argparse.Namespace, output: Output) -> int:
    """Say when something moves inside the areas."""
    query = MotionQuery(
        areas=tuple(_area(text) for text in chosen.area),
        without=tuple(_area(text) for text in chosen.without),
        sensitivity=chosen.sensitivity,
        thorough=chosen.thorough,
        from_s=chosen.start,
        to_s=chosen.end,
    )
    found = search_motion(chosen.video, query, this_system(), NoProgress())
    lines = [f"{m.from_s:.3f}  {m.to_s:.3f}  {m.strength:.3f}" for m in found.movements]
    facts: dict[str, Any] = msgspec.to_builtins(found)
    return output.result({"motion": facts}, lines or ["–"])


def cut_clip(chosen: argparse.Namespace, output: Output) -> int:
    """Copy a clip with its manifest beside it; tell its true ends."""
    by_pts = chosen.from_pts is not None and chosen.to_pts is not None
    if not by_pts and (chosen.start is None or chosen.end is None):
        raise Problem("clips.no_range")
    span = Span(
        from_s=chosen.start or 0.0,
        to_s=chosen.end or 0.0,
        from_pts=chosen.from_pts,
        to_pts=chosen.to_pts,
    )
    clock = RecorderClock(starts_at=aware_time(chosen.starts_at), offset_s=chosen.offset)
    within = this_system(), NoProgress()
    manifest = copy_clip(chosen.video, span, chosen.out, clock, within)
    ends = f"{manifest.from_s:.3f}  {manifest.to_s:.3f}"
    lines = [f"{chosen.out}  {ends}  {manifest.packets}  {manifest.sha256}"]
    return output.result({"out": str(chosen.out), "clip": msgspec.to_builtins(manifest)}, lines)


def aware_time(text: str | None) -> datetime | None:
    """Read a time with its difference from UTC; raises ``Problem('cli.bad_time')``."""
    return None if text is None else read_moment(text)


def _area(text: str) -> Area:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError as error:
        raise Problem("stills.no_area") from error
    if len(numbers) == 4:
        return rectangle(*numbers)
    if len(numbers) < 6 or len(numbers) % 2:
        raise Problem("stills.no_area")
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))
