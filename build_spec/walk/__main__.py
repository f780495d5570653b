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
from build_spec.walk.parts import LANGUAGES, QUICK, Part, parts

OUT = places.ROOT / "build" / "walk"


def main(arguments: Sequence[str]) -> int:
    """Walk the parts that were not walked yet; 1 when one has faults that are not known."""
    chosen = _parse(arguments)
    every = QUICK if chosen.quick else parts()
    wanted = [part for part in every if not chosen.part or part.name in chosen.part]
    if chosen.again:
        shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True, exist_ok=True)
    out = OUT / "quick" if chosen.quick else OUT
    options = [f"--{each}" for each in ("quick", "pictures") if getattr(chosen, each)]
    for language in LANGUAGES:
        lacks = [
            part
            for part in wanted
            if part.language == language and not (out / part.name / report.FOUND).exists()
        ]
        if lacks:
            _walk(lacks, out, options)
    return _tell(wanted, out, quick=chosen.quick, keep=chosen.keep_known)


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
    parser.add_argument(
        "--pictures", action="store_true", help="draw everything, not only what is wrong"
    )
    return parser.parse_args(arguments)


def _walk(wanted: Sequence[Part], out: Path, options: Sequence[str]) -> None:
    """Walk parts of one language in a process of their own: Qt reads its screens when it starts."""
    names = [part.name for part in wanted]
    say("walking", ", ".join(names))
    out.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "build_spec.walk.one", str(out), *names, *options]
    with (out / f"said-{names[0]}.txt").open("wb") as said:
        subprocess.run(command, check=False, cwd=places.ROOT, stdout=said, stderr=subprocess.STDOUT)


def _tell(wanted: Sequence[Part], out: Path, *, quick: bool, keep: bool) -> int:
    known, kinds, looked, lacks = read_known(), Counter[str](), Counter[str](), 0
    failed = 0
    for part in wanted:
        name = f"quick-{part.name}" if quick else part.name
        found = report.read(out / part.name)
        if found is None:
            lacks += 1
            continue
        kinds.update(fault.kind for fault in found.faults)
        looked.update(found.looked)
        told = judge(found.faults, known.get(name, set()))
        if keep:
            known[name] = {fault.key for fault in found.faults}
        elif told:
            failed += 1
            say(name, f"{len(told.fresh)} new, {len(told.gone)} gone")
            print(told)
    if keep:
        write_known(known)
    walked = len(wanted) - lacks
    states = len(set(looked))
    say("looked at", f"{looked.total()} times: {states} windows in their states, {walked} parts")
    for kind, count in kinds.most_common():
        say(f"{count:6d}", kind)
    if lacks:
        say("not walked to the end", f"{lacks} parts: pictures and errors are in {Path(OUT)}")
    return int(bool(failed or lacks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
