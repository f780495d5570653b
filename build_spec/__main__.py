"""The one door to building, running and checking: ``python3 -m build_spec VERB``."""

import sys


def _start() -> int:
    if sys.hexversion < 0x030B0000:
        print(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
        return 1
    from build_spec import verbs  # an older Python could not even read it

    return verbs.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(_start())
