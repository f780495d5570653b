"""Release a rule set: check the folder that was worked on and write down its digest for good."""

import sys
from collections.abc import Sequence
from pathlib import Path

from build_spec import places
from record.problems import Problem
from record.rules import releases

RULES = places.ROOT / "resources" / "rules"


def release(version: str, folder: Path = RULES) -> str:
    """Add a version to the list of released sets; returns its digest.

    Raises ``Problem`` ``rules.bad_version`` (not newer than every released one, or its files name
    another), ``rules.bad_file`` or ``rules.changed`` (an earlier set was edited).
    """
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.toml")}
    known = releases.released(files).versions
    texts = {name: content.decode().replace("\r\n", "\n") for name, content in files.items()}
    made = releases.release_in(texts, version)
    if releases.order(version) <= releases.order(known[-1]):
        raise Problem("rules.bad_version", version=version)
    made.read()
    with (folder / releases.LIST).open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(f'"{version}" = "{made.digest}"\n')
    return made.digest


def main(arguments: Sequence[str]) -> int:
    """Release the one version that is named."""
    if len(arguments) != 1:
        print("name one version: a folder of resources/rules that is not released yet")
        return 2
    try:
        print(f"{arguments[0]} released: {release(arguments[0])}")
    except Problem as problem:
        print(f"{problem.code}: {dict(problem.facts)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
