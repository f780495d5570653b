"""Read the command line, run one verb, say what came of it."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence

from desktop.cli.verbs import parse
from record.control_characters import clean
from record.problems import Problem

DONE, WRONG_USAGE = 0, 2
# What a verb imports and reads stays until it ends; looking for garbage among it is lost time.
GARBAGE_AFTER = 50_000


def main(arguments: Sequence[str], open_window: Callable[[argparse.Namespace], int]) -> int:
    """Run one verb; 0 done, 1 refused with a code and a sentence, 2 wrong usage.

    ``open_window`` is called where no verb was given, with what was chosen for the window.
    """
    usual = gc.get_threshold()
    gc.set_threshold(GARBAGE_AFTER, *usual[1:])
    try:
        chosen = parse(arguments)
    except SystemExit as stop:
        return WRONG_USAGE if stop.code else DONE
    if chosen.verb is None:
        gc.set_threshold(*usual)
        return open_window(chosen)
    from desktop.cli.output import Output, speak_utf8

    chosen.language = chosen.language or "zh"
    speak_utf8()
    output = Output(as_json=chosen.json, language=chosen.language)
    if codes := clean(vars(chosen)):
        output.cleaned(codes)
    try:
        return int(chosen.run(chosen, output))
    except Problem as problem:
        return output.refusal(problem)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
