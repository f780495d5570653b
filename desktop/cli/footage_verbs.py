"""Verbs on the footage of a case: register."""

import argparse
from typing import Any

import msgspec

from desktop.app import Application
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from record.footage_register import RegisterRow


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    register = verbs.add_parser(
        "register", parents=[shared], help="who looked at footage of a case, why, what was taken"
    )
    register.add_argument("case", nargs="?", default="", help=CASE)
    register.add_argument("--case", dest="named", default="", metavar="CASE", help="the same")
    register.set_defaults(run=show_register)


def show_register(chosen: argparse.Namespace, output: Output) -> int:
    """Show the footage register (F18); it names people, so somebody must be on duty."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case or chosen.named)
        rows = application.viewings.rows(case.id)
        lines = [_line(application, row) for row in rows]
    return output.result({"case_no": case.case_no, "rows": msgspec.to_builtins(rows)}, lines)


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
