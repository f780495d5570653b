"""Verbs on samples, their seals and labels, and on pictures looked at together."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.app import Application
from desktop.cli.fields import read_moment
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.evidence.files.names import shown_name
from desktop.evidence.pictures.pairing import MODES, SIDE
from desktop.services.evidence.handing_out import handed_out
from desktop.services.pictures.pairs import Pairing
from desktop.services.samples.sampling import SampleRow
from desktop.services.samples.sets import Portion, SampleSet, is_sample, number_of
from record.case import Case
from record.problems import Problem
from record.reading.seals import CONSENTS, FINDINGS, SealState

SAMPLE = "a sample's number, exhibit number or label code"
PORTION = "TEST:1000:F-000481 (portion, millilitres, seal number); once for each bottle"


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    listed = verbs.add_parser("samples", parents=[shared], help="the samples of a case")
    listed.add_argument("case", help=CASE)
    listed.set_defaults(run=show_samples)
    _add_draw(verbs, shared)
    check = verbs.add_parser("check-seal", parents=[shared], help="record a look at a seal")
    check.add_argument("case", help=CASE)
    check.add_argument("sample", help=SAMPLE)
    check.add_argument("found", choices=FINDINGS)
    check.add_argument("--seal", default="", help="the number on the seal")
    check.add_argument("--place", default="")
    check.set_defaults(run=check_seal)
    opening = verbs.add_parser("open-sample", parents=[shared], help="record that a seal is opened")
    opening.add_argument("case", help=CASE)
    opening.add_argument("sample", help=SAMPLE)
    opening.add_argument("--consent", choices=("", *CONSENTS), default="")
    opening.add_argument("--purpose", required=True)
    opening.set_defaults(run=open_sample)
    labels = verbs.add_parser("sample-labels", parents=[shared], help="labels and seal strips")
    labels.add_argument("case", help=CASE)
    labels.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    labels.set_defaults(run=print_labels)
    pair = verbs.add_parser(
        "compare-pictures", parents=[shared], help="keep two pictures of a case together"
    )
    pair.add_argument("case", help=CASE)
    pair.add_argument("first", help="exhibit number such as E01")
    pair.add_argument("second", help="exhibit number such as E02")
    pair.add_argument("--mode", choices=MODES, default=SIDE)
    pair.add_argument("--title", required=True)
    pair.set_defaults(run=compare_pictures)


def _add_draw(verbs: Any, shared: argparse.ArgumentParser) -> None:
    draw = verbs.add_parser("draw-samples", parents=[shared], help="enter a set of samples")
    draw.add_argument("case", help=CASE)
    draw.add_argument("--source", required=True, help="NOZZLE, VEHICLE_TANK …")
    draw.add_argument("--equipment", default="")
    draw.add_argument("--product", default="")
    draw.add_argument("--drawn", required=True, metavar="TIME")
    draw.add_argument("--sealed", required=True, metavar="TIME")
    draw.add_argument("--sampler", required=True)
    draw.add_argument("--guard", required=True)
    draw.add_argument("--witness", default="")
    draw.add_argument("--flush", type=float, default=None, metavar="LITRES")
    draw.add_argument("--portion", action="append", required=True, help=PORTION)
    draw.set_defaults(run=draw_samples)


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
        drawn_at=read_moment(chosen.drawn),
        sealed_at=read_moment(chosen.sealed),
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
    refusal = Problem("prints.not_saved", name=shown_name(chosen.out.name))
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        samples = [e.id for e in case.evidence.values() if is_sample(e)]
        with handed_out(chosen.out, refusal) as staged:
            staged.write_bytes(application.sampling.labels(case.id, samples))
            application.sampling.record_labels(case.id, samples)
    return output.result({"out": str(chosen.out), "labels": len(samples)}, [str(chosen.out)])


def compare_pictures(chosen: argparse.Namespace, output: Output) -> int:
    """Keep two pictures of a case together as an exhibit; by eye only, no numbers."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        ids = {e.exhibit_no: e.id for e in case.evidence.values()}
        if not {chosen.first, chosen.second} <= set(ids):
            raise Problem("evidence.unknown")
        made = application.pairs.keep(
            case.id, ids[chosen.first], ids[chosen.second], Pairing(mode=chosen.mode), chosen.title
        )
    facts = {"exhibit_no": made.exhibit_no, "settings": made.settings}
    return output.result(facts, [f"{made.exhibit_no}  {made.title}"])


def _state(state: SealState, output: Output) -> int:
    said = [f"{state.seal_no}  {state.state}  {' '.join(state.doubts)}"]
    return output.findings({"seal": msgspec.to_builtins(state)}, said, ok=not state.doubts)


def _line(application: Application, row: SampleRow) -> str:
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
        if text in {each.exhibit_no, str(each.details.get("sample_no")), each.details.get("code")}:
            return each.id
    raise Problem("samples.not_a_sample")


def _portion(text: str) -> Portion:
    portion, _, rest = text.partition(":")
    amount, _, seal = rest.partition(":")
    try:
        return Portion(portion=portion, amount_ml=float(amount), seal_no=seal)
    except ValueError as error:
        raise Problem("samples.no_portion") from error
