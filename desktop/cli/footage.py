"""Verbs on the footage of a case: register, marks."""

import argparse
from typing import Any

import msgspec

from desktop.app import Application
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.progress import NoProgress
from record.problems import Problem
from record.reading import footage_marks
from record.reading.footage_register import RegisterRow


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    register = verbs.add_parser(
        "register", parents=[shared], help="who looked at footage of a case, why, what was taken"
    )
    register.add_argument("case", nargs="?", default="", help=CASE)
    register.add_argument("--case", dest="named", default="", metavar="CASE", help="the same")
    register.set_defaults(run=show_register)
    marks = verbs.add_parser("marks", parents=[shared], help="named moments of a clip")
    marks.add_argument("case", help=CASE)
    marks.add_argument("exhibit", metavar="E05", help="the clip")
    marks.add_argument("--at", type=float, metavar="SECONDS", help="name the frame shown then")
    marks.add_argument("--name", default="", help="what happens there; empty with --at removes")
    marks.set_defaults(run=name_moments)


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
        clip = next((e for e in case.evidence.values() if e.exhibit_no == chosen.exhibit), None)
        if clip is None:
            raise Problem("evidence.unknown")
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


def _line(application: Application, row: RegisterRow) -> str:
    words = [
        f"{row.at.astimezone():%Y-%m-%d %H:%M}",
        application.label("custody_event", row.event),
        application.name_of(row.person),
        row.exhibit_no,
        row.purpose,
    ]
    if row.looked is not None:
        words += [f"{s.from_s:.2f}–{s.to_s:.2f} s" for s in row.looked.stretches]
        words += [each.name for each in row.looked.handed]
    return "  ".join(word for word in [*words, row.to] if word)
