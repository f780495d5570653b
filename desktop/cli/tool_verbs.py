"""Verbs on camera files that need no data folder: motion."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.output import Output
from desktop.evidence.motion_search import search_motion
from desktop.progress import NoProgress
from desktop.services.motions import Area, MotionQuery, rectangle
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
