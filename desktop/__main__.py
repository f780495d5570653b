"""Start the program: a window without arguments, the command line with a verb."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window, or run one verb; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] == "--decode-child":
        return int(import_module("desktop.evidence.child.decode_child").main(given[1:]))
    return int(import_module("desktop.cli.main").main(given, _open_window))


def _open_window(chosen: argparse.Namespace) -> int:
    window = import_module("desktop.window")
    return int(window.main(chosen.data, chosen.language or "", chosen.practice))


if __name__ == "__main__":
    sys.exit(main())
