"""A headquarters on loopback for practice: the real service, in a process of its own."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from desktop.system.choice import this_system
from record.problems import Problem

START_S, STOP_S, VERB_S = 60, 10, 120


class PracticeOffice:
    """Run ``casebook-hq`` over one folder; it ends when this program ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def verb(self, *words: str) -> dict[str, Any]:
        """Run one verb of ``casebook-hq`` and return its answer.

        Raises ``practice.failed`` when the verb was refused.
        """
        command = [*_command(), *words, "--data", str(self._folder), "--json"]
        try:
            done = subprocess.run(  # noqa: S603 (our own program)
                command,
                capture_output=True,
                timeout=VERB_S,
                check=False,
                **this_system().quiet_start(),
            )
            answer: dict[str, Any] = json.loads(done.stdout.decode("utf-8"))
        except (OSError, subprocess.TimeoutExpired, ValueError) as error:
            raise Problem("practice.failed", why=type(error).__name__) from error
        if done.returncode:
            raise Problem("practice.failed", why=str(answer.get("sentence", words[0])))
        return answer

    def start(self) -> str:
        """Start the service and return its address."""
        command = [*_command(), "serve", "--data", str(self._folder), "--port", "0"]
        try:
            self._process = subprocess.Popen(  # noqa: S603 (our own program)
                [*command, "--stop-with-stdin"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                **this_system().quiet_start(),
            )
        except OSError as error:
            raise Problem("practice.failed", why="serve") from error
        # One that never says where it listens must not keep the program waiting.
        watch = threading.Timer(START_S, self._process.kill)
        watch.start()
        said = self._process.stdout.readline() if self._process.stdout else b""
        watch.cancel()
        try:
            return str(json.loads(said)["listening"])
        except (ValueError, KeyError) as error:
            self.stop()
            raise Problem("practice.failed", why="serve") from error

    def stop(self) -> None:
        """Stop the service and wait until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(STOP_S)
        if process.stdout:
            process.stdout.close()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_name("casebook-hq"))]
    return [sys.executable, "-m", "headquarters"]
