"""Verbs on samples, their seals and labels, and on comparing them before the reference card."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.cli.fields import amount, read_moment
from desktop.cli.opened import CASE, copy_of, declare_copy, exhibit_named, opened
from desktop.cli.output import Output
from desktop.clock import SystemClock
from desktop.progress import NoProgress
from desktop.services.desk.texts import one_line
from desktop.services.evidence.decoding import decoding
from desktop.services.evidence.handing_out import write_out
from desktop.services.samples import comparison
from desktop.services.samples.comparison import Names, Result
from desktop.services.samples.sampling import SampleRow
from desktop.services.samples.sets import Portion, SampleSet, is_sample, number_of
from record.case import Case
from record.exhibits.samples import sample_of
from record.problems import Problem
from record.reading.seals import Consent, SealFinding, SealState

if TYPE_CHECKING:
    from desktop.app import Application

SAMPLE = "a sample's number, exhibit number or label code"
ONE, TWO = "A", "B"
PORTION = "TEST:1000:F-000481 (portion, millilitres, seal number); once for each bottle"


def declare_samples(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``samples``."""
    verb.add_argument("case", help=CASE)
    verb.set_defaults(run=show_samples)


def declare_draw_samples(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``draw-samples``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("--source", required=True, help="NOZZLE, VEHICLE_TANK …")
    verb.add_argument("--equipment", default="")
    verb.add_argument("--product", default="")
    verb.add_argument("--drawn", required=True, metavar="TIME")
    verb.add_argument("--sealed", required=True, metavar="TIME")
    verb.add_argument("--sampler", required=True)
    verb.add_argument("--guard", required=True)
    verb.add_argument("--witness", default="")
    verb.add_argument("--flush", type=amount, default=None, metavar="LITRES")
    verb.add_argument("--portion", action="append", required=True, help=PORTION)
    verb.set_defaults(run=draw_samples)


def declare_check_seal(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``check-seal``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("sample", help=SAMPLE)
    verb.add_argument("found", choices=[found.value for found in SealFinding])
    verb.add_argument("--seal", default="", help="the number on the seal")
    verb.add_argument("--place", default="")
    verb.set_defaults(run=check_seal)


def declare_open_sample(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``open-sample``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("sample", help=SAMPLE)
    verb.add_argument(
        "--consent", choices=["", *(consent.value for consent in Consent)], default=""
    )
    verb.add_argument("--purpose", required=True)
    verb.set_defaults(run=open_sample)


def declare_sample_labels(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``sample-labels``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    declare_copy(verb, "casebook sample-labels")
    verb.set_defaults(run=print_labels)


def show_samples(chosen: argparse.Namespace, output: Output) -> int:
    """Show the samples of a case with their seals and how long they are kept."""
    with opened(chosen) as application:
        case = application.cases.by_number(chosen.case)
        rows = application.sampling.rows(case.id)
        lines = [_line(application, row) for row in rows]
    return output.result({"case_no": case.case_no, "samples": msgspec.to_builtins(rows)}, lines)


def draw_samples(chosen: argparse.Namespace, output: Output) -> int:
    """Enter a set of samples; says what should be known about it."""
    drawn = SampleSet(
        source=chosen.source,
        drawn_at=read_moment(chosen.drawn, past=True),
        sealed_at=read_moment(chosen.sealed, past=True),
        sampler=chosen.sampler,
        guard=chosen.guard,
        witness=chosen.witness,
        equipment=chosen.equipment,
        product=chosen.product,
        flush_l=chosen.flush,
        portions=tuple(_portion(text) for text in chosen.portion),
    )
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        made = application.sampling.draw(case.id, drawn)
        warnings = application.sampling.warnings(drawn)
    facts = {"samples": [number_of(e) for e in made], "warnings": list(warnings)}
    return output.result(facts, [*facts["samples"], *warnings])


def check_seal(chosen: argparse.Namespace, output: Output) -> int:
    """Record a look at a seal; exit 1 when the sample is doubtful."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        state = application.sampling.check_seal(
            case.id, _named(case, chosen.sample), chosen.found, chosen.seal, chosen.place
        )
    return _state(state, output)


def open_sample(chosen: argparse.Namespace, output: Output) -> int:
    """Record that a seal is opened; exit 1 when that makes the sample doubtful."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        sample = _named(case, chosen.sample)
        state = application.sampling.open(case.id, sample, chosen.consent, chosen.purpose)
    return _state(state, output)


def print_labels(chosen: argparse.Namespace, output: Output) -> int:
    """Write the labels and seal strips of all samples of a case as PDF."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        samples = [e.id for e in case.evidence.values() if is_sample(e)]
        copy = copy_of(chosen, application)
        application.sampling.save_labels(case.id, samples, chosen.out, copy)
    return output.result({"out": str(chosen.out), "labels": len(samples)}, [str(chosen.out)])


def _state(state: SealState, output: Output) -> int:
    said = [f"{state.seal_no}  {state.state}  {' '.join(state.doubts)}"]
    return output.findings({"seal": msgspec.to_builtins(state)}, said, ok=not state.doubts)


def _line(application: "Application", row: SampleRow) -> str:
    words = [
        number_of(row.exhibit),
        row.seal.seal_no,
        application.label("seal_state", row.seal.state),
        *(application.label("seal_finding", why) for why in row.seal.doubts),
        str(row.keep_until or ""),
    ]
    return "  ".join(word for word in words if word)


def _named(case: Case, text: str) -> str:
    for each in case.evidence.values():
        sample = sample_of(each)
        if text and text in {each.exhibit_no, sample.sample_no, sample.code}:
            return each.id
    raise Problem("samples.not_a_sample")


def _portion(text: str) -> Portion:
    portion, _, rest = text.partition(":")
    millilitres, _, seal = rest.partition(":")
    try:
        return Portion(portion=portion, amount_ml=amount(millilitres), seal_no=seal)
    except argparse.ArgumentTypeError as error:
        raise Problem("samples.no_portion") from error


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
    name = comparison.save_card(chosen.out, SystemClock().now())
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
        result = comparison.measure(decoder, chosen.photos, swapped, NoProgress())
    facts, lines = _told(result, names, output)
    if chosen.report is not None:
        write_out(
            chosen.report,
            comparison.plain_report(result, names, output.language, SystemClock().now()),
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
    said = comparison.in_words(result, names, output.language)
    facts = {**comparison.numbers(result), "said": said.lead, "limits": list(said.limits)}
    lines = [said.lead]
    lines += [" ".join("  ".join(row).split("\n")) for row in said.rows]
    lines += [f"{photo.sha256}  {photo.name}" for photo in result.photos]
    return facts, [*lines, *(f"* {limit}" for limit in said.limits)]


def _order(typed: str, count: int) -> list[bool]:
    """Read which photos show the vials swapped."""
    if not typed:
        return comparison.usual_order(count)
    words = typed.upper().replace(" ", "").split(",")
    if len(words) != count or not set(words) <= {ONE + TWO, TWO + ONE}:
        raise Problem("cli.bad_order", text=one_line(typed, 40))
    return [word == TWO + ONE for word in words]
