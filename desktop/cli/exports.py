"""Verbs on cases that leave the house: export, verify."""

import argparse
from pathlib import Path

import msgspec

from desktop.cli.opened import CASE, exhibit_named, opened
from desktop.cli.output import Output
from desktop.progress import NoProgress
from desktop.services.cases.exports import Scope, verify
from record.case import Case
from record.reading.redaction import withheld


def declare_export(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``export``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("--out", type=Path, required=True, metavar="DIR", help="an empty place")
    verb.add_argument("--purpose", default="casebook export", help="kept on the case")
    verb.add_argument(
        "--full",
        action="store_true",
        help="for courts and regulators: with originals that may show bystanders",
    )
    verb.add_argument(
        "--with",
        dest="included",
        action="append",
        default=[],
        metavar="EXHIBIT",
        help="hand this one out unredacted (may be repeated; needs --reason)",
    )
    verb.add_argument("--reason", default="", help="why originals are handed out; kept")
    verb.set_defaults(run=export_case)


def declare_verify(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``verify``."""
    verb.add_argument("path", type=Path, help="the exported folder or zip")
    verb.set_defaults(run=verify_export)


def export_case(chosen: argparse.Namespace, output: Output) -> int:
    """Export a case as a bag that a stranger can verify."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        scope = _scope(case, chosen)
        path = application.exports.export(
            case.id, chosen.out, NoProgress(), chosen.purpose, scope=scope
        )
        left_out = [] if scope.full else sorted(withheld(case, scope.included))
    numbers = sorted(case.evidence[each].exhibit_no for each in left_out)
    facts = {"path": str(path), "scope": "FULL" if scope.full else "OTHERS", "withheld": numbers}
    return output.result(facts, [str(path)])


def verify_export(chosen: argparse.Namespace, output: Output) -> int:
    """Verify an exported case; exit 1 when anything does not hold."""
    verdict = verify(chosen.path)
    facts = {"findings": msgspec.to_builtins(verdict.lines)}
    return output.findings(facts, [str(line) for line in verdict.lines], ok=verdict.ok)


def _scope(case: Case, chosen: argparse.Namespace) -> Scope:
    included = frozenset(exhibit_named(case, number).id for number in chosen.included)
    return Scope(full=chosen.full, included=included, reason=chosen.reason)
