"""Verbs on footage: register, marks, motion, clip."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop import zone
from desktop.cli.fields import numbers, read_moment_if_given, real, whole
from desktop.cli.opened import CASE, exhibit_named, opened
from desktop.cli.output import Output
from desktop.cli.stills import read_shape
from desktop.progress import NoProgress
from desktop.services.footage.clips import RecorderClock, Span, copy_clip
from desktop.services.footage.motions import Area, MotionQuery, rectangle, search_motion
from desktop.system.choice import this_system
from record.problems import Problem
from record.reading import footage_marks
from record.reading.footage_register import RegisterRow

if TYPE_CHECKING:
    from desktop.app import Application

AREA = "x,y,width,height of a rectangle, or x,y,x,y,x,y of a polygon; 0 to 1 from the top left"


def declare_register(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``register``."""
    verb.add_argument("case", nargs="?", default="", help=CASE)
    verb.add_argument("--case", dest="named", default="", metavar="CASE", help="the same")
    verb.set_defaults(run=show_register)


def declare_marks(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``marks``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("exhibit", metavar="E05", help="the clip")
    verb.add_argument("--at", type=real, metavar="SECONDS", help="name the frame shown then")
    verb.add_argument("--name", default="", help="what happens there; empty with --at removes")
    verb.set_defaults(run=name_moments)


def declare_shape(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``shape``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("exhibit", metavar="E05", help="the clip; it holds for its recorder")
    verb.add_argument("--picture", type=read_shape, metavar="W:H", help="such as 16:9")
    verb.add_argument("--by-file", action="store_true", help="leave it to the file again")
    verb.set_defaults(run=say_shape)


def declare_motion(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``motion``."""
    verb.add_argument("video", type=Path, help="a camera file; it is only read")
    verb.add_argument("--area", action="append", default=[], metavar="NUMBERS", help=AREA)
    verb.add_argument(
        "--without", action="append", default=[], metavar="NUMBERS", help="such as a clock"
    )
    verb.add_argument("--sensitivity", type=real, default=0.5, metavar="0..1")
    verb.add_argument("--from", dest="start", type=real, default=0.0, metavar="SECONDS")
    verb.add_argument("--to", dest="end", type=real, metavar="SECONDS")
    verb.add_argument("--thorough", action="store_true", help="leave nothing out, slower")
    verb.set_defaults(run=find_motion)


def declare_clip(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``clip``."""
    verb.add_argument("video", type=Path, help="a camera file; it is only read")
    verb.add_argument("--from", dest="start", type=real, metavar="SECONDS")
    verb.add_argument("--to", dest="end", type=real, metavar="SECONDS")
    verb.add_argument("--from-pts", type=whole, metavar="PTS", help="or a frame, without stamps")
    verb.add_argument("--to-pts", type=whole, metavar="PTS")
    verb.add_argument("--starts-at", metavar="TIME", help="recorder's time of the first frame")
    verb.add_argument("--offset", type=real, metavar="SECONDS", help="recorder fast by")
    verb.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb.set_defaults(run=cut_clip)


def show_register(chosen: argparse.Namespace, output: Output) -> int:
    """Show the footage register (F18); it names people, so somebody must be on duty."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case or chosen.named)
        rows = application.viewings.rows(case.id)
        lines = [_line(application, row) for row in rows]
    return output.result({"case_no": case.case_no, "rows": msgspec.to_builtins(rows)}, lines)


def name_moments(chosen: argparse.Namespace, output: Output) -> int:
    """List the marks of a clip; with ``--at`` name the frame of a moment, or remove its mark."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        clip = exhibit_named(case, chosen.exhibit)
        marks = footage_marks.marks_of(clip)
        if chosen.at is not None:
            footage = application.stills.open(case.id, clip.id, NoProgress())
            shown = application.stills.at(footage, chosen.at)
            others = [mark for mark in marks if mark.pts != shown.pts]
            named = [footage_marks.Named(chosen.name.strip(), shown.seconds, shown.pts)]
            text = footage_marks.written([*others, *(named if chosen.name.strip() else [])])
            changes = {"details": footage_marks.with_marks(clip, text)}
            changed = application.evidence.annotate(case.id, clip.id, changes)
            marks = footage_marks.marks_of(changed.evidence[clip.id])
    lines = [f"{mark.seconds:10.3f} s  {mark.name}" for mark in marks]
    return output.result({"marks": msgspec.to_builtins(marks)}, lines)


def say_shape(chosen: argparse.Namespace, output: Output) -> int:
    """Say what shape the pictures of a clip's recorder have; alone, tell what it is now."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        clip = exhibit_named(case, chosen.exhibit)
        stills = application.stills
        footage = stills.open(case.id, clip.id, NoProgress())
        if chosen.picture is not None or chosen.by_file:
            stills.say_shape(case.id, clip.id, footage, chosen.picture)
            footage = stills.open(case.id, clip.id, NoProgress())
    wide, high = footage.picture
    facts = {
        "width": footage.width,
        "height": footage.height,
        "picture": [wide, high],
        "pixel_aspect": list(footage.pixel_aspect),
        "source": footage.aspect_source,
    }
    line = f"{clip.exhibit_no}  {footage.width}x{footage.height}  {wide}:{high}"
    return output.result(facts, [f"{line}  {footage.aspect_source or 'not declared'}"])


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
    clock = RecorderClock(starts_at=read_moment_if_given(chosen.starts_at), offset_s=chosen.offset)
    within = this_system(), NoProgress()
    manifest = copy_clip(chosen.video, span, chosen.out, clock, within)
    ends = f"{manifest.from_s:.3f}  {manifest.to_s:.3f}"
    lines = [f"{chosen.out}  {ends}  {manifest.packets}  {manifest.sha256}"]
    return output.result({"out": str(chosen.out), "clip": msgspec.to_builtins(manifest)}, lines)


def _line(application: "Application", row: RegisterRow) -> str:
    words = [
        f"{zone.local(row.at):%Y-%m-%d %H:%M}",
        application.label("custody_event", row.event),
        application.name_of(row.person),
        row.exhibit_no,
        row.purpose,
    ]
    if row.looked is not None:
        words += [f"{s.from_s:.2f}–{s.to_s:.2f} s" for s in row.looked.stretches]
        words += [each.name for each in row.looked.handed]
    return "  ".join(word for word in [*words, row.to] if word)


def _area(text: str) -> Area:
    try:
        found = numbers(text)
    except ValueError as error:
        raise Problem("stills.no_area") from error
    if len(found) == 4:
        return rectangle(*found)
    if len(found) < 6 or len(found) % 2:
        raise Problem("stills.no_area")
    return tuple(zip(found[::2], found[1::2], strict=True))
