"""Verbs on fuel samples: print-card, compare-samples."""

import argparse
from pathlib import Path
from typing import Any

from desktop.app import Application
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.clock import SystemClock
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.names import shown_name
from desktop.prints.samples import comparison as paper
from desktop.progress import NoProgress
from desktop.services.evidence.handing_out import handed_out
from desktop.services.samples import comparison as samples
from desktop.services.samples.comparison import Names, Result
from desktop.system.choice import this_system
from desktop.version import VERSION
from record.evidence import Exhibit
from record.problems import Problem

ONE, TWO = "A", "B"


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    card = verbs.add_parser("print-card", parents=[shared], help="make a reference card for vials")
    card.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    card.set_defaults(run=print_card)
    compare = verbs.add_parser(
        "compare-samples",
        parents=[shared],
        help="compare two vials before the reference card",
        description="Photos of both vials before one card. Of several, every second one shows the "
        "vials swapped unless --order says otherwise. Visual screening only; see the limits "
        "that are printed with every result.",
    )
    compare.add_argument("photos", nargs="*", type=Path, help="one to six photos; only read")
    compare.add_argument(
        "--order", default="", metavar="AB,BA,AB", help="left and right in each photo, by letters"
    )
    compare.add_argument("--one", default=ONE, help="what sample A is called")
    compare.add_argument("--two", default=TWO, help="what sample B is called")
    compare.add_argument("--report", type=Path, metavar="PDF", help="write the result page too")
    compare.add_argument("--case", default="", help=f"keep the result: {CASE}; needs --as")
    compare.add_argument(
        "--reproduce", default="", metavar="E07", help="measure an exhibit of --case once more"
    )
    compare.set_defaults(run=compare_samples)


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
    decoder = Decoder(this_system())
    try:
        result = samples.measure(decoder, chosen.photos, swapped, NoProgress())
    finally:
        decoder.close()
    facts, lines = _told(result, names, output)
    if chosen.report is not None:
        _write_report(chosen.report, samples.plain_report(result, names, output.language, VERSION))
        facts["report"] = str(chosen.report)
    return output.result(facts, lines)


def _kept(chosen: argparse.Namespace, swapped: list[bool], names: Names, output: Output) -> int:
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        result = application.samples.measure(chosen.photos, swapped, NoProgress())
        kept = application.samples.save(case.id, result, names, chosen.photos, NoProgress())
        if chosen.report is not None:
            _write_report(chosen.report, application.samples.report(case.id, result, names).pdf)
    facts, lines = _told(result, names, output)
    facts["exhibit_no"] = kept.exhibit_no
    return output.result(facts, [*lines, kept.exhibit_no])


def _reproduced(chosen: argparse.Namespace, output: Output) -> int:
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        exhibit = _exhibit(application, case.id, chosen.reproduce)
        again = application.samples.reproduce(case.id, exhibit.id, NoProgress())
    facts = {"exhibit_no": exhibit.exhibit_no, "equal": again.equal, "differ": again.differences}
    line = f"{exhibit.exhibit_no}  {'=' if again.equal else '≠'}  {' '.join(again.differences)}"
    return output.findings(facts, [line.rstrip()], ok=again.equal)


def _exhibit(application: Application, case_id: str, number: str) -> Exhibit:
    held = application.cases.get(case_id).evidence.values()
    found = next((e for e in held if number in {e.exhibit_no, e.id}), None)
    if found is None:
        raise Problem("evidence.unknown")
    return found


def _told(result: Result, names: Names, output: Output) -> tuple[dict[str, Any], list[str]]:
    language = output.language
    limits = paper.limits(language)
    lead = paper.lead(result.comparison, names.one, names.two, language)
    facts = {**samples.numbers(result), "said": lead, "limits": list(limits)}
    lines = [lead]
    lines += [
        " ".join("  ".join(row).split("\n")) for row in paper.rows(result.comparison, language)
    ]
    lines += [f"{photo.sha256}  {photo.name}" for photo in result.photos]
    return facts, [*lines, *(f"* {limit}" for limit in limits)]


def _write_report(target: Path, pdf: bytes) -> None:
    refusal = Problem("prints.not_saved", name=shown_name(target.name))
    with handed_out(target, refusal) as staged:
        staged.write_bytes(pdf)


def _order(typed: str, count: int) -> list[bool]:
    """Read which photos show the vials swapped."""
    if not typed:
        return samples.usual_order(count)
    words = typed.upper().replace(" ", "").split(",")
    if len(words) != count or not set(words) <= {ONE + TWO, TWO + ONE}:
        raise Problem("cli.bad_order", text=shown_name(typed)[:40])
    return [word == TWO + ONE for word in words]
