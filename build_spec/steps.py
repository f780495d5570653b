"""One line per step, and how a step fails."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_spec.places import ROOT


class StepFailed(Exception):
    """Stop with one sentence that says what to do; ``detail`` is what the tool printed."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


class Step:
    """Announce a step that takes a while, and say how it ended and how long it took."""

    def __init__(self, name: str, doing: str) -> None:
        self._name = name
        self._started = time.monotonic()
        say(name, f"{doing} ...")

    def done(self, outcome: str) -> None:
        """Say how the step ended, with its seconds."""
        say(self._name, f"{outcome} ({time.monotonic() - self._started:.1f} s)")


def say(name: str, outcome: str) -> None:
    """Print the line of a step."""
    print(f"  {name:<18}{outcome}", flush=True)


def call(
    command: Sequence[str | Path],
    failure: str,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a tool silently in the checkout and return what it printed.

    Raises ``StepFailed`` with ``failure`` when the tool is missing or exits with an error.
    """
    try:
        ended = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise StepFailed(failure, str(error)) from error
    if ended.returncode:
        raise StepFailed(failure, ended.stdout)
    return ended.stdout


def hand_over(command: Sequence[str | Path]) -> int:
    """Run a program with our own terminal until it ends, and return its exit code."""
    sys.stdout.flush()
    with subprocess.Popen([str(part) for part in command], cwd=ROOT) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                continue  # the program got the same key and decides itself
