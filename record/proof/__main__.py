"""``python -m record.proof FOLDER_OR_ZIP [FINGERPRINT]``: say what holds and what does not."""

import sys
from pathlib import Path

from record.proof.verifying import verify

USAGE = "usage: verify FOLDER_OR_ZIP [FINGERPRINT]\n"


def main(arguments: list[str]) -> int:
    """Verify what the command line names; 0 when everything holds, 1 when not, 2 for usage."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write(USAGE)
        return 2
    verdict = verify(Path(arguments[0]), *arguments[1:])
    for line in verdict.lines:
        sys.stdout.write(f"{line}\n")
    return 0 if verdict.ok else 1


def command() -> None:
    """Run as a program of its own."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    command()
