"""``python -m build_spec.walk``: look at every window at every size."""

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from build_spec import places
from build_spec.steps import say
from build_spec.walk import report
from build_spec.walk.faults import judge, read_known, write_known
from build_spec.walk.parts import QUICK, Part, parts

OUT = places.ROOT / "build" / "walk"


def main(arguments: Sequence[str]) -> int:
    """Walk the parts that were not walked yet; 1 when one has faults that are not known."""
    chosen = _parse(arguments)
    every = QUICK if chosen.quick else parts()
    wanted = [part for part in every if not chosen.part or part.name in chosen.part]
    if chosen.again:
        shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True, exist_ok=True)
    for part in wanted:
        if not (_folder(part, quick=chosen.quick) / report.FOUND).exists():
            _walk(part, quick=chosen.quick)
    return _tell(wanted, quick=chosen.quick, keep=chosen.keep_known)


def _folder(part: Part, *, quick: bool) -> Path:
    return OUT / (f"quick-{part.name}" if quick else part.name)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m build_spec walk",
        description="Look at every page and dialog, in every state, at every size. A walk that was"
        " stopped goes on with the parts that lack.",
    )
    parser.add_argument("--again", action="store_true", help="forget what was walked before")
    parser.add_argument("--part", action="append", default=[], help="such as 1366x696-100-zh-light")
    parser.add_argument(
        "--keep-known", action="store_true", help="write what was found into known.txt"
    )
    parser.add_argument(
        "--quick", action="store_true", help="only what the ordinary tests walk: one state"
    )
    return parser.parse_args(arguments)


def _walk(part: Part, *, quick: bool) -> None:
    """Walk one part in a process of its own: Qt reads its screen when it starts."""
    say("walking", part.name)
    command = [sys.executable, "-m", "build_spec.walk.one", part.name]
    folder = _folder(part, quick=quick)
    folder.mkdir(parents=True, exist_ok=True)
    command += [str(folder), *(["--quick"] if quick else [])]
    with (folder / "said.txt").open("wb") as said:
        subprocess.run(command, check=False, cwd=places.ROOT, stdout=said, stderr=subprocess.STDOUT)


def _tell(wanted: Sequence[Part], *, quick: bool, keep: bool) -> int:
    known, kinds, looked, lacks = read_known(), Counter[str](), set[str](), 0
    failed = 0
    for part in wanted:
        folder = _folder(part, quick=quick)
        found = report.read(folder)
        if found is None:
            lacks += 1
            continue
        kinds.update(fault.kind for fault in found.faults)
        looked |= {f"{part.screen.name} {part.text} {each}" for each in found.looked}
        told = judge(found.faults, known.get(folder.name, set()))
        if keep:
            known[folder.name] = {fault.key for fault in found.faults}
        elif told:
            failed += 1
            say(folder.name, f"{len(told.fresh)} new, {len(told.gone)} gone")
            print(told)
    if keep:
        write_known(known)
    say(
        "looked at", f"{len(looked)} windows in their states and sizes, {len(wanted) - lacks} parts"
    )
    for kind, count in kinds.most_common():
        say(f"{count:6d}", kind)
    if lacks:
        say("not walked to the end", f"{lacks} parts: pictures and errors are in {Path(OUT)}")
    return int(bool(failed or lacks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
