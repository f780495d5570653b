"""Verbs on fuel samples: print-card, compare-samples."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.opened import CASE, exhibit_named, opened
from desktop.cli.output import Output
from desktop.clock import SystemClock
from desktop.progress import NoProgress
from desktop.services.desk.texts import one_line
from desktop.services.evidence.decoding import decoding
from desktop.services.evidence.handing_out import write_out
from desktop.services.samples import comparison as samples
from desktop.services.samples.comparison import Names, Result
from record.problems import Problem

ONE, TWO = "A", "B"


def declare_print_card(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``print-card``."""
    verb.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    verb.set_defaults(run=print_card)


def declare_compare_samples(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``compare-samples``."""
    verb.description = (
        "Photos of both vials before one card. Of several, every second one shows the "
        "vials swapped unless --order says otherwise. Visual screening only; see the limits "
        "that are printed with every result."
    )
    verb.add_argument("photos", nargs="*", type=Path, help="one to six photos; only read")
    verb.add_argument(
        "--order", default="", metavar="AB,BA,AB", help="left and right in each photo, by letters"
    )
    verb.add_argument("--one", default=ONE, help="what sample A is called")
    verb.add_argument("--two", default=TWO, help="what sample B is called")
    verb.add_argument("--report", type=Path, metavar="PDF", help="write the result page too")
    verb.add_argument("--case", default="", help=f"keep the result: {CASE}; needs --as")
    verb.add_argument(
        "--reproduce", default="", metavar="E07", help="measure an exhibit of --case once more"
    )
    verb.set_defaults(run=compare_samples)


def print_card(chosen: argparse.Namespace, output: Output) -> int:
    """Write a reference card with a serial of its own."""
    name = samples.save_card(chosen.out, SystemClock().now())
    facts = {"path": str(chosen.out), "card": name}
    return output.result(facts, [f"{chosen.out}  {name}"])


def compare_samples(chosen: argparse.Namespace, output: Output) -> int:
    """Compare samples, keep the result with a case, or measure a kept one again."""
    if chosen.reproduce:
        return _reproduced(chosen, output)
    if not chosen.photos:
        raise Problem("cli.no_photos")
    swapped = _order(chosen.order, len(chosen.photos))
    names = Names(one=chosen.one, two=chosen.two)
    if chosen.case:
        return _kept(chosen, swapped, names, output)
    with decoding() as decoder:
        result = samples.measure(decoder, chosen.photos, swapped, NoProgress())
    facts, lines = _told(result, names, output)
    if chosen.report is not None:
        write_out(
            chosen.report, samples.plain_report(result, names, output.language, SystemClock().now())
        )
        facts["report"] = str(chosen.report)
    return output.result(facts, lines)


def _kept(chosen: argparse.Namespace, swapped: list[bool], names: Names, output: Output) -> int:
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        result = application.samples.measure(chosen.photos, swapped, NoProgress())
        kept = application.samples.save(case.id, result, names, chosen.photos, NoProgress())
        if chosen.report is not None:
            write_out(chosen.report, application.samples.report(case.id, result, names).pdf)
    facts, lines = _told(result, names, output)
    facts["exhibit_no"] = kept.exhibit_no
    return output.result(facts, [*lines, kept.exhibit_no])


def _reproduced(chosen: argparse.Namespace, output: Output) -> int:
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        exhibit = exhibit_named(case, chosen.reproduce)
        again = application.samples.reproduce(case.id, exhibit.id, NoProgress())
    facts = {"exhibit_no": exhibit.exhibit_no, "equal": again.equal, "differ": again.differences}
    line = f"{exhibit.exhibit_no}  {'=' if again.equal else '≠'}  {' '.join(again.differences)}"
    return output.findings(facts, [line.rstrip()], ok=again.equal)


def _told(result: Result, names: Names, output: Output) -> tuple[dict[str, Any], list[str]]:
    said = samples.in_words(result, names, output.language)
    facts = {**samples.numbers(result), "said": said.lead, "limits": list(said.limits)}
    lines = [said.lead]
    lines += [" ".join("  ".join(row).split("\n")) for row in said.rows]
    lines += [f"{photo.sha256}  {photo.name}" for photo in result.photos]
    return facts, [*lines, *(f"* {limit}" for limit in said.limits)]


def _order(typed: str, count: int) -> list[bool]:
    """Read which photos show the vials swapped."""
    if not typed:
        return samples.usual_order(count)
    words = typed.upper().replace(" ", "").split(",")
    if len(words) != count or not set(words) <= {ONE + TWO, TWO + ONE}:
        raise Problem("cli.bad_order", text=one_line(typed, 40))
    return [word == TWO + ONE for word in words]
