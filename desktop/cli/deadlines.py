"""Verbs on files and rules that need no data folder: read-form, due, verify."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.fields import read_moment
from desktop.cli.output import Output
from desktop.rules import load_rules
from desktop.services.cases.verifying import verify
from record.rules import deadlines


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    due = verbs.add_parser("due", parents=[shared], help="when a rule's duty falls due")
    due.add_argument("rule", help="D01 to D54")
    due.add_argument(
        "--from", dest="start", required=True, metavar="TIME", help="2026-02-14T18:10+08:00"
    )
    due.set_defaults(run=tell_due)
    check = verbs.add_parser("verify", parents=[shared], help="verify an export")
    check.add_argument("path", type=Path, help="the exported folder or zip")
    check.set_defaults(run=verify_export)


def tell_due(chosen: argparse.Namespace, output: Output) -> int:
    """Say when a duty falls due, and why then."""
    start = read_moment(chosen.start)
    rules = load_rules()
    due = deadlines.due(chosen.rule, start, rules)
    lines = [f"{due.due.isoformat()}  {due.calendar}"]
    for stretch in due.stretches:
        why = rules.label("stretch", stretch.why, chosen.language)
        mark = "+" if stretch.counted else "-"
        lines.append(f"{mark} {stretch.start.isoformat()} – {stretch.end.isoformat()}  {why}")
    return output.result({"rule": chosen.rule, **msgspec.to_builtins(due)}, lines)


def verify_export(chosen: argparse.Namespace, output: Output) -> int:
    """Verify an exported case; exit 1 when anything does not hold."""
    verdict = verify(chosen.path)
    facts = {"findings": msgspec.to_builtins(verdict.lines)}
    return output.findings(facts, [str(line) for line in verdict.lines], ok=verdict.ok)
