"""Verbs on rule sets: rules list, rules preview, rules switch."""

import argparse

import msgspec

from desktop import messages
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.progress import NoProgress
from desktop.services.cases.rule_switch import SwitchPreview


def declare_rules_list(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``rules list``."""
    verb.set_defaults(run=list_rules)


def declare_rules_preview(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``rules preview``."""
    verb.add_argument("cases", nargs="*", metavar="CASE", help=f"{CASE} (default: every open one)")
    verb.add_argument("--to", required=True, metavar="VERSION", help="the rule set, such as 2027.1")
    verb.set_defaults(run=preview_rules)


def declare_rules_switch(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``rules switch``."""
    verb.add_argument("cases", nargs="+", metavar="CASE", help=CASE)
    verb.add_argument("--to", required=True, metavar="VERSION", help="the rule set, such as 2027.1")
    verb.add_argument("--reason", required=True, help="kept on every case")
    verb.set_defaults(run=switch_rules)


def list_rules(chosen: argparse.Namespace, output: Output) -> int:
    """List the rule sets known here."""
    with opened(chosen) as application:
        known = application.rule_switch.known()
    lines = [
        f"{each.version}  {each.in_force}  {each.open_cases}{'  *' if each.is_in_force else ''}"
        for each in known
    ]
    return output.result({"rules": msgspec.to_builtins(known)}, lines)


def preview_rules(chosen: argparse.Namespace, output: Output) -> int:
    """Say what another rule set would change; nothing is written."""
    with opened(chosen) as application:
        switch = application.rule_switch
        if chosen.cases:
            found = [application.cases.by_number(text) for text in chosen.cases]
            previews = tuple(switch.preview_of(case, chosen.to) for case in found)
        else:
            previews = switch.preview(chosen.to, NoProgress())
        language = application.language()
    lines = [line for preview in previews for line in _lines(preview, language)]
    return output.result({"cases": msgspec.to_builtins(previews)}, lines)


def switch_rules(chosen: argparse.Namespace, output: Output) -> int:
    """Let cases follow another rule set."""
    with opened(chosen, writes=True) as application:
        ids = [application.cases.by_number(text).id for text in chosen.cases]
        cases = application.rule_switch.switch(ids, chosen.to, chosen.reason)
    switched = [{"id": case.id, "case_no": case.case_no, "rules": case.ruleset} for case in cases]
    return output.result(
        {"switched": switched}, [f"{case.case_no}  {case.ruleset}" for case in cases]
    )


def _lines(preview: SwitchPreview, language: str) -> list[str]:
    head = f"{preview.case_no}  {preview.followed}"
    if preview.refusal:
        return [head, f"  {messages.phrase(f'{preview.refusal}.short', language)}"]
    texts = [each.text for each in preview.differences]
    return [
        head,
        *(f"  {text}" for text in texts or [messages.phrase("rules.change.none", language)]),
    ]
