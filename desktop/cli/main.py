"""Read the command line, run one verb, say what came of it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.cli import (
    cases,
    clips,
    clock_sheet,
    comparison,
    deadlines,
    desk,
    evidence,
    footage,
    hiding,
    papers,
    pictures,
    samples,
    scans,
    stills,
)
from desktop.cli.output import DONE, WRONG_USAGE, Output, speak_utf8
from desktop.version import VERSION
from record.problems import Problem

WITH_VALUE = frozenset({"--data", "--language", "--as", "--pin"})
EVERYWHERE = WITH_VALUE | {"--json"}
WINDOW_OPTIONS = ("--data", "--language", "--practice", "--offscreen")


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Tell whether only options of the window were given."""
    flags = [a for a in arguments if a.startswith("--")]
    verbs = {"--help", "--version", "--json"}
    words = [
        a
        for n, a in enumerate(arguments)
        if not a.startswith("-") and (n == 0 or arguments[n - 1] not in WINDOW_OPTIONS)
    ]
    return not words and not verbs.intersection(flags) and "-h" not in arguments


def main(arguments: Sequence[str]) -> int:
    """Run one verb; 0 done, 1 refused with a code and a sentence, 2 wrong usage."""
    try:
        chosen = parser().parse_args(verb_first(arguments))
    except SystemExit as stop:
        return WRONG_USAGE if stop.code else DONE
    speak_utf8()
    output = Output(as_json=chosen.json, language=chosen.language)
    try:
        return int(chosen.run(chosen, output))
    except Problem as problem:
        return output.refusal(problem)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def verb_first(arguments: Sequence[str]) -> list[str]:
    """Put options that stand before the verb behind its own, where every verb reads them."""
    early = 0
    while early < len(arguments) and arguments[early].partition("=")[0] in EVERYWHERE:
        early += 2 if arguments[early] in WITH_VALUE else 1
    rest = list(arguments[early:])
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *arguments[:early], *rest[end:]]


def parser() -> argparse.ArgumentParser:
    """Return the parser of every verb."""
    top = argparse.ArgumentParser(
        prog="casebook",
        description=(
            "Forecourt Casebook: record complaints, prove them, sync them, review them. "
            "Without a verb the window opens."
        ),
        epilog="Exit codes: 0 done, 1 refused (code and sentence), 2 wrong usage.",
    )
    top.add_argument("--version", action="version", version=VERSION)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_argument(
        "--language", choices=("zh", "en"), default="zh", help="of sentences and labels"
    )
    shared.add_argument(
        "--data", type=Path, metavar="DIR", help="the data folder (default: this account's)"
    )
    shared.add_argument(
        "--as",
        dest="person",
        default="",
        metavar="PERSON",
        help="who does it: staff number, name or id; needed by verbs that record something",
    )
    shared.add_argument(
        "--pin", default="", help="that person's PIN (default: CASEBOOK_PIN, or asked for)"
    )
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    for module in (
        cases,
        clock_sheet,
        pictures,
        deadlines,
        footage,
        scans,
        hiding,
        stills,
        evidence,
        desk,
        papers,
        comparison,
        samples,
        clips,
    ):
        module.add_to(verbs, shared)
    return top
