"""Verbs on samples, their seals and labels."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.fields import amount, read_moment
from desktop.cli.opened import CASE, copy_of, declare_copy, opened
from desktop.cli.output import Output
from desktop.services.samples.sampling import SampleRow
from desktop.services.samples.sets import Portion, SampleSet, is_sample, number_of
from record.case import Case
from record.exhibits.samples import sample_of
from record.problems import Problem
from record.reading.seals import Consent, SealFinding, SealState

if TYPE_CHECKING:
    from desktop.app import Application

SAMPLE = "a sample's number, exhibit number or label code"
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
