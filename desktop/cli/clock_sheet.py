"""Verbs on the clock sheet of a case: clocks, compare-clocks, read-clock."""

import argparse
from decimal import Decimal
from pathlib import Path

import msgspec

from desktop import zone
from desktop.cli.fields import amount, read_moment
from desktop.cli.opened import CASE, exhibit_named, opened
from desktop.cli.output import Output
from record import wire
from record.timekeeping import ClockKind, ReadingWay, offsets

CLOCK = (
    "RECORDER, DISPENSER, RECEIPT, PHONE, PC or TRUSTED; RECORDER:CAM-03 where there are several"
)
MOMENT = "2026-11-20T11:39:06+08:00"


def declare_clocks(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``clocks``."""
    verb.add_argument("case", help=CASE)
    verb.set_defaults(run=show_clocks)


def declare_compare_clocks(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``compare-clocks``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("--clock", required=True, help=CLOCK)
    verb.add_argument("--showed", required=True, metavar="TIME", help=MOMENT)
    verb.add_argument(
        "--reference", default=ClockKind.TRUSTED, help="the other clock (default TRUSTED)"
    )
    verb.add_argument("--reference-showed", required=True, metavar="TIME", help=MOMENT)
    verb.add_argument("--half-width", type=amount, default=Decimal("1.0"), metavar="SECONDS")
    verb.add_argument(
        "--way", choices=[way.value for way in ReadingWay], default=ReadingWay.BY_EYE.value
    )
    verb.add_argument("--exhibit", default="", metavar="E05", help="the photo that shows both")
    verb.set_defaults(run=compare_clocks)


def declare_read_clock(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``read-clock``."""
    verb.add_argument("picture", type=Path, help="a photo or still; it is only read")
    verb.set_defaults(run=read_clock)


def show_clocks(chosen: argparse.Namespace, output: Output) -> int:
    """Show the pairs of a case and the offset of every clock they join to trusted time."""
    with opened(chosen) as application:
        case = application.cases.by_number(chosen.case)
        found = offsets(case.time_pairs)
    lines = [
        f"{o.clock}  {o.offset_s:+.1f} s  ±{o.uncertainty_s:.1f} s{'' if o.agrees else '  !'}"
        for o in sorted(found.values(), key=lambda each: each.clock)
    ]
    facts = {
        "case_no": case.case_no,
        "pairs": wire.plain(case.time_pairs),
        "offsets": msgspec.to_builtins(found),
    }
    return output.result(facts, lines)


def compare_clocks(chosen: argparse.Namespace, output: Output) -> int:
    """Enter a pair and say what follows for the clock."""
    from desktop.services.timekeeping.timekeeping import PairForm

    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        form = PairForm(
            clock=chosen.clock,
            shown_at=read_moment(chosen.showed),
            reference=chosen.reference,
            reference_at=read_moment(chosen.reference_showed),
            uncertainty_s=chosen.half_width,
            way=chosen.way,
            evidence_id=exhibit_named(case, chosen.exhibit).id if chosen.exhibit else "",
        )
        application.timekeeping.add(case.id, form)
        found = application.timekeeping.correction(case.id, chosen.clock)
    facts = {"case_no": case.case_no, "offset": msgspec.to_builtins(found)}
    words = f"{found.offset_s:+.1f} s  ±{found.uncertainty_s:.1f} s" if found else "?"
    return output.result(facts, [f"{chosen.clock}  {words}"])


def read_clock(chosen: argparse.Namespace, output: Output) -> int:
    """Suggest the times in a picture; exit 1 when none was found."""
    from desktop.clock import SystemClock
    from desktop.services.evidence.decoding import decoding
    from desktop.services.timekeeping.timekeeping import read_times

    with decoding() as decoder:
        near = zone.local(SystemClock().now()).replace(tzinfo=None)
        found = read_times(decoder, chosen.picture, near)
    facts = {"suggestions": msgspec.to_builtins(found)}
    return output.findings(
        facts, [f"{s.shown.isoformat(' ')}  {s.text}" for s in found], ok=bool(found)
    )
