"""Every verb by its name, and the module that knows it: imported for the verb that was asked."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from desktop.version import VERSION


class Verb(NamedTuple):
    """The module of ``desktop.cli`` that declares a verb, and what the verb does in one line."""

    module: str
    help: str


GROUPS = {
    "case": "list, show or open cases",
    "evidence": "list evidence or take it in",
    "paper": "papers to be signed",
    "printer": "the printers that are remembered",
    "rules": "the rule sets that cases follow",
    "scan": "paper scanners",
}
VERBS = {
    "case list": Verb("cases", "list cases, newest first"),
    "case show": Verb("cases", "show one case"),
    "case open": Verb("cases", "record a complaint"),
    "case facts": Verb("cases", "the facts of a case, and what both sides confirm of them"),
    "search": Verb("cases", "find cases by any words"),
    "print": Verb("cases", "print a document of a case"),
    "clocks": Verb("clock_sheet", "the clock sheet of a case"),
    "compare-clocks": Verb("clock_sheet", "enter two clocks seen at one moment"),
    "read-clock": Verb("clock_sheet", "suggest the times that stand in a picture"),
    "enhance": Verb("pictures", "make more of a picture visible"),
    "caption": Verb("pictures", "set a still's facts below it, outside the picture"),
    "panel": Verb("pictures", "put exhibits side by side"),
    "remake": Verb("pictures", "make a derivative again and say whether it is the same"),
    "compare-pictures": Verb("pictures", "keep two pictures of a case together"),
    "due": Verb("deadlines", "when a rule's duty falls due"),
    "rules list": Verb("rules", "the rule sets known here, and who follows them"),
    "rules preview": Verb("rules", "what another rule set would change in open cases"),
    "rules switch": Verb("rules", "let cases follow another rule set"),
    "export": Verb("exports", "export a case for verification"),
    "verify": Verb("exports", "verify an export"),
    "register": Verb("footage", "who looked at footage of a case, why, what was taken"),
    "shape": Verb("footage", "what shape a recorder's picture has, where its file is wrong"),
    "marks": Verb("footage", "named moments of a clip"),
    "motion": Verb("footage", "find movement in a camera file"),
    "clip": Verb("footage", "copy a clip out, unchanged"),
    "still": Verb("stills", "take one exact frame as PNG"),
    "frames": Verb("stills", "say what a video file holds"),
    "reproduce": Verb("stills", "take a still again and say whether it is the same"),
    "redact": Verb("hiding", "hide bystanders in a picture, PDF or clip, writing a copy"),
    "evidence list": Verb("evidence", "the exhibits of a case, with what deserves a second look"),
    "evidence add": Verb("evidence", "add files or folders to a case"),
    "intake": Verb("evidence", "take evidence in, or look first"),
    "custody": Verb("cases", "who did what with the evidence"),
    "help": Verb("desk", "the help of a window, or all pages"),
    "keys": Verb("desk", "every key of the windows"),
    "paper list": Verb("papers", "papers of a case, and what can be"),
    "paper write": Verb("papers", "write a paper and print it to PDF"),
    "paper print": Verb("papers", "print a paper again, same hash"),
    "paper refuse": Verb("papers", "record a refusal, print F39"),
    "read-form": Verb("scans", "read signed papers back"),
    "file-scans": Verb("scans", "read scans and file them"),
    "inbox": Verb("scans", "what waits in the scan inbox"),
    "printer list": Verb("desk", "where each kind of paper is printed"),
    "printer set": Verb("desk", "say where a kind of paper is printed"),
    "printer forget": Verb("desk", "forget where a kind of paper is printed"),
    "scan list": Verb("scans", "the scanners that are there"),
    "scan page": Verb("scans", "scan papers into the inbox or a case"),
    "print-card": Verb("samples", "make a reference card for vials"),
    "compare-samples": Verb("samples", "compare two vials before the reference card"),
    "samples": Verb("samples", "the samples of a case"),
    "draw-samples": Verb("samples", "enter a set of samples"),
    "check-seal": Verb("samples", "record a look at a seal"),
    "open-sample": Verb("samples", "record that a seal is opened"),
    "sample-labels": Verb("samples", "labels and seal strips"),
    "enrol": Verb("desk", "enrol this PC with a code"),
    "first-pin": Verb("desk", "replace a start PIN"),
    "sync": Verb("desk", "do one round with headquarters"),
    "selfcheck": Verb("desk", "check this installation"),
}
EVERYWHERE: dict[str, dict[str, Any]] = {
    "--json": {"action": "store_true", "help": "print one JSON object"},
    "--language": {"choices": ("zh", "en"), "help": "of sentences and labels (default: zh)"},
    "--data": {"type": Path, "metavar": "DIR", "help": "the data folder (default: this account's)"},
    "--as": {
        "dest": "person",
        "metavar": "PERSON",
        "help": "who does it: staff number, name or id; needed by verbs that record something",
    },
    "--pin": {"help": "that person's PIN (default: CASEBOOK_PIN, or asked for)"},
}


class Parser(argparse.ArgumentParser):
    """A parser that knows the options that may stand before or after a verb."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for option, how in EVERYWHERE.items():
            # A default of its own would undo at the verb what stood before it.
            self.add_argument(option, default=argparse.SUPPRESS, **how)


class VerbParser(Parser):
    """The parser of a verb or of a group of verbs, made when that verb was named."""

    def __init__(self, *, verb: str, **settings: Any) -> None:
        self._verb = verb
        self._settings = settings

    def parse_known_args(  # type: ignore[override]  # the overloads of the original, in one
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse after declaring the options of every verb, and the verb's own arguments."""
        super().__init__(**self._settings)
        if self._verb in GROUPS:
            words = [n.partition(" ")[2] for n in VERBS if n.startswith(f"{self._verb} ")]
            verbs = self.add_subparsers(
                dest="what", required=True, metavar="|".join(words), parser_class=VerbParser
            )
            for word in words:
                verb = f"{self._verb} {word}"
                verbs.add_parser(word, help=VERBS[verb].help, verb=verb)
        else:
            module = import_module(f"desktop.cli.{VERBS[self._verb].module}")
            declare = f"declare_{self._verb.replace(' ', '_').replace('-', '_')}"
            getattr(module, declare)(self)
        return super().parse_known_args(args, namespace)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ``verb`` is None where no verb was given, for the window.

    Raises ``SystemExit`` with 0 after ``--help`` and ``--version``, with 2 for wrong usage.
    """
    top = _parser()
    chosen = top.parse_args(
        arguments,
        argparse.Namespace(json=False, language=None, data=None, person="", pin="", practice=""),
    )
    if chosen.verb is None and (chosen.json or chosen.person or chosen.pin):
        top.error("--json, --as and --pin belong to a VERB")
    if chosen.verb is not None and chosen.practice:
        top.error("--practice opens the window and takes no VERB")
    return chosen


def _parser() -> Parser:
    top = Parser(
        prog="casebook",
        description=(
            "Forecourt Casebook: record complaints, prove them, sync them, review them. "
            "Without a verb the window opens."
        ),
        epilog="Exit codes: 0 done, 1 refused (code and sentence), 2 wrong usage.",
        allow_abbrev=False,  # what a verb may abbreviate is the verb's own
    )
    top.add_argument("--version", action="version", version=VERSION)
    top.add_argument(
        "--practice", choices=("station", "region"), help="open the window at a practice desk"
    )
    verbs = top.add_subparsers(dest="verb", metavar="VERB", parser_class=VerbParser)
    for name in dict.fromkeys(name.split()[0] for name in VERBS):
        said = GROUPS[name] if name in GROUPS else VERBS[name].help
        verbs.add_parser(name, help=said, verb=name)
    return top
