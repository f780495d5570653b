"""Start the program: a window without arguments, the command line with a verb."""

import sys
from collections.abc import Sequence
from importlib import import_module


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window, or run one verb; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] == "--decode-child":
        return int(import_module("desktop.evidence.child.decode_child").main(given[1:]))
    cli = import_module("desktop.cli.main")
    if cli.asks_for_window(given):
        return int(import_module("desktop.window").main(given))
    return int(cli.main(given))


if __name__ == "__main__":
    sys.exit(main())
