"""What can be asked of ``python3 -m build_spec``, and what each verb does first."""

import sys
from collections.abc import Callable
from io import TextIOWrapper

from build_spec import (
    checks,
    crossing,
    display,
    environment,
    generate,
    linux,
    lock,
    places,
    translations,
    wheel,
)
from build_spec.steps import StepFailed, hand_over

USAGE = """\
python3 -m build_spec VERB [arguments]

  run           open the application (arguments go to it); without a display, do the tour
  test          run the tests on all processors (arguments go to pytest: -n0 for one,
                --random-order for another order)
  check         format, ruff, mypy, imports, translations, then the tests; --static leaves them out
  tour          drive the main job in the real windows: [--video FILE] [--photo FILE]... --out DIR
  walk          look at every window at every size: what is cut, hidden, unnamed or too faint
  bench         measure, and write build/bench.md: [GROUP]... for some of it, --help names them
  papers        write every paper as pictures to look at, and as PDF, into build/papers
  crossing      let this version and another work together, both ways: CHECKOUT of the other
  wheel         make the wheel of both programs into dist/: [--out DIR]
  translations  collect new interface strings and list those without Chinese
  release-rules release a rule set for good: VERSION, its folder below resources/rules
  keep-release  keep what this release writes, for the tests of later ones: VERSION
  lock          pin the packages again (--upgrade for newer ones)
"""


def run(arguments: list[str]) -> int:
    """Open the application, or do the tour where there is no display."""
    prepare(tests=False)
    if display.missing():
        print("There is no display here: the tour runs instead, its pictures go to build/tour.")
        return _module("build_spec.tour", ["--out", str(places.ROOT / "build" / "tour")])
    return _module("desktop", arguments)


def test(arguments: list[str]) -> int:
    """Run the tests."""
    prepare(tests=True)
    return checks.tests(arguments)


def check(arguments: list[str]) -> int:
    """Run what a change must pass."""
    prepare(tests=True)
    failed = checks.static()
    rest = [argument for argument in arguments if argument != "--static"]
    if "--static" in arguments:
        return failed
    return checks.tests(rest) or failed


def tour(arguments: list[str]) -> int:
    """Drive the main job in the real windows."""
    prepare(tests=False)
    return _module("build_spec.tour", arguments)


def walk(arguments: list[str]) -> int:
    """Look at every window at every size."""
    prepare(tests=True)
    return _module("build_spec.walk", arguments)


def bench(arguments: list[str]) -> int:
    """Measure the figures."""
    prepare(tests=True)
    return _module("build_spec.bench", arguments)


def papers(_arguments: list[str]) -> int:
    """Write the contact sheets of all papers."""
    prepare(tests=True)
    return _module("build_spec.papers", [])


def cross(arguments: list[str]) -> int:
    """Let two versions work together."""
    prepare(tests=False)
    return crossing.main(arguments)


def pack(arguments: list[str]) -> int:
    """Make the wheel."""
    prepare(tests=False)
    return wheel.build(arguments)


def translate(_arguments: list[str]) -> int:
    """Collect new interface strings; fail while some have no Chinese."""
    prepare(tests=False)
    return int(translations.update() > 0)


def release(arguments: list[str]) -> int:
    """Release a rule set."""
    prepare(tests=False)
    return _module("build_spec.release_rules", arguments)


def keep(arguments: list[str]) -> int:
    """Keep what a release writes."""
    prepare(tests=False)
    return _module("build_spec.keep_release", arguments)


def pin(arguments: list[str]) -> int:
    """Pin the packages again."""
    prepare(tests=True)
    return lock.renew(arguments)


def prepare(*, tests: bool) -> None:
    """Do what is missing before a program can start; add next to nothing when all is there."""
    linux.ensure()
    environment.ensure(tests=tests)
    generate.ensure()


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "tour": tour,
    "walk": walk,
    "bench": bench,
    "papers": papers,
    "crossing": cross,
    "wheel": pack,
    "translations": translate,
    "release-rules": release,
    "keep-release": keep,
    "lock": pin,
}


def main(arguments: list[str]) -> int:
    """Run a verb and return its exit code; 2 when there is no such verb."""
    verb = VERBS.get(arguments[0]) if arguments else None
    if verb is None:
        print(USAGE, end="")
        return 2
    _print_anything()
    try:
        return verb(arguments[1:])
    except StepFailed as failure:
        if failure.detail:
            print(failure.detail.rstrip(), file=sys.stderr)
        print(failure, file=sys.stderr)
        return 1


def _print_anything() -> None:
    """Let a console without these characters show question marks, not stop the build."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _module(name: str, arguments: list[str]) -> int:
    return hand_over([places.tool("python"), "-m", name, *arguments])
