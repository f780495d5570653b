"""The verb on the rules' deadlines: due."""

import argparse

import msgspec

from desktop.cli.fields import read_moment
from desktop.cli.output import Output
from desktop.messages import phrase
from desktop.rules import shipped_rules
from record.rules import deadlines


def declare_due(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``due``."""
    verb.add_argument("rule", help="the number of a deadline rule, such as D01")
    verb.add_argument(
        "--from", dest="start", required=True, metavar="TIME", help="2026-02-14T18:10+08:00"
    )
    verb.set_defaults(run=tell_due)


def tell_due(chosen: argparse.Namespace, output: Output) -> int:
    """Say when a duty falls due, and why then."""
    start = read_moment(chosen.start)
    rules = shipped_rules().in_force_at(start)
    due = deadlines.due(chosen.rule, start, rules)
    word = phrase("rules.provisional", chosen.language) if due.provisional else ""
    lines = [f"{due.due.isoformat()}  {due.calendar}  {word}".rstrip()]
    for stretch in due.stretches:
        why = rules.label("stretch", stretch.why, chosen.language)
        mark = "+" if stretch.counted else "-"
        lines.append(f"{mark} {stretch.start.isoformat()} – {stretch.end.isoformat()}  {why}")
    if due.provisional:
        lines.append(phrase("rules.why_provisional", chosen.language))
    return output.result({"rule": chosen.rule, **msgspec.to_builtins(due)}, lines)
