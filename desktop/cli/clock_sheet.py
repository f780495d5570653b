"""Verbs on the clock sheet of a case: clocks, compare-clocks, read-clock."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.fields import read_moment
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.evidence.asking.decoder import Decoder
from desktop.services.timekeeping.readings import suggestions
from desktop.services.timekeeping.timekeeping import READING_EDGE, PairForm
from desktop.system.choice import this_system
from record.problems import Problem
from record.timekeeping import BY_EYE, TRUSTED, WAYS

CLOCK = (
    "RECORDER, DISPENSER, RECEIPT, PHONE, PC or TRUSTED; RECORDER:CAM-03 where there are several"
)
MOMENT = "2026-11-20T11:39:06+08:00"


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    sheet = verbs.add_parser("clocks", parents=[shared], help="the clock sheet of a case")
    sheet.add_argument("case", help=CASE)
    sheet.set_defaults(run=show_clocks)
    pair = verbs.add_parser(
        "compare-clocks", parents=[shared], help="enter two clocks seen at one moment"
    )
    pair.add_argument("case", help=CASE)
    pair.add_argument("--clock", required=True, help=CLOCK)
    pair.add_argument("--showed", required=True, metavar="TIME", help=MOMENT)
    pair.add_argument("--reference", default=TRUSTED, help="the other clock (default TRUSTED)")
    pair.add_argument("--reference-showed", required=True, metavar="TIME", help=MOMENT)
    pair.add_argument("--half-width", type=float, default=1.0, metavar="SECONDS")
    pair.add_argument("--way", choices=WAYS, default=BY_EYE)
    pair.add_argument("--exhibit", default="", metavar="E05", help="the photo that shows both")
    pair.set_defaults(run=compare_clocks)
    read = verbs.add_parser(
        "read-clock", parents=[shared], help="suggest the times that stand in a picture"
    )
    read.add_argument("picture", type=Path, help="a photo or still; it is only read")
    read.set_defaults(run=read_clock)


def show_clocks(chosen: argparse.Namespace, output: Output) -> int:
    """Show the pairs of a case and the offset of every clock they join to trusted time."""
    with opened(chosen) as application:
        case = application.cases.by_number(chosen.case)
        found = application.timekeeping.offsets(case.id)
    lines = [
        f"{o.clock}  {o.offset_s:+.1f} s  ±{o.uncertainty_s:.1f} s{'' if o.agrees else '  !'}"
        for o in sorted(found.values(), key=lambda each: each.clock)
    ]
    facts = {
        "case_no": case.case_no,
        "pairs": msgspec.to_builtins(case.time_pairs),
        "offsets": msgspec.to_builtins(found),
    }
    return output.result(facts, lines)


def compare_clocks(chosen: argparse.Namespace, output: Output) -> int:
    """Enter a pair and say what follows for the clock."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        form = PairForm(
            clock=chosen.clock,
            shown_at=read_moment(chosen.showed),
            reference=chosen.reference,
            reference_at=read_moment(chosen.reference_showed),
            uncertainty_s=chosen.half_width,
            way=chosen.way,
            evidence_id=_exhibit(case.evidence, chosen.exhibit),
        )
        application.timekeeping.add(case.id, form)
        found = application.timekeeping.correction(case.id, chosen.clock)
    facts = {"case_no": case.case_no, "offset": msgspec.to_builtins(found)}
    words = f"{found.offset_s:+.1f} s  ±{found.uncertainty_s:.1f} s" if found else "?"
    return output.result(facts, [f"{chosen.clock}  {words}"])


def read_clock(chosen: argparse.Namespace, output: Output) -> int:
    """Suggest the times in a picture; exit 1 when none was found."""
    decoder = Decoder(this_system())
    try:
        shown = decoder.preview(chosen.picture, READING_EDGE, READING_EDGE)
        lines = decoder.read_text(shown.width, shown.height, shown.rgb)
    finally:
        decoder.close()
    found = suggestions(lines, datetime.now().astimezone().replace(tzinfo=None))
    facts = {"suggestions": msgspec.to_builtins(found)}
    return output.findings(
        facts, [f"{s.shown.isoformat(' ')}  {s.text}" for s in found], ok=bool(found)
    )


def _exhibit(evidence: Any, number: str) -> str:
    if not number:
        return ""
    found = next((e.id for e in evidence.values() if e.exhibit_no == number), "")
    if not found:
        raise Problem("evidence.unknown")
    return found
