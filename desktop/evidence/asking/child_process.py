"""The parent's end of a decode child: start it, ask it, end it in time."""

import contextlib
import os
import sys
import time
from multiprocessing.connection import Pipe
from pathlib import Path
from subprocess import Popen
from typing import BinaryIO

import msgspec

import desktop
from desktop.evidence.asking.codec import (
    MAX_ANSWER,
    READY,
    Answer,
    Request,
    Unlocked,
    encode,
    read_answer,
)
from desktop.evidence.pictures.answers import Refused
from desktop.progress import NoProgress, Progress
from desktop.system.interface import Limits, System
from record.problems import Problem

CHILD_FLAG = "--decode-child"
MODELS_FLAG = "--models"
START_SECONDS = 30.0
_SLICE = 0.1
_LONGEST_WORD = 256
_KEPT_BYTES = 32 * 1024 * 1024
# The C library keeps freed pictures for the next ones instead of handing their memory back.
_KEEP_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": str(_KEPT_BYTES),
    "MALLOC_TRIM_THRESHOLD_": str(4 * _KEPT_BYTES),
}
_KEPT_ENVIRONMENT = frozenset({"SYSTEMROOT", "PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH"})


class ChildProcess:
    """One confined child. Not for two threads at once; a child that fails is gone for good."""

    def __init__(self, system: System, *, models: bool = False) -> None:
        """Start the child, with the models it may need.

        Raises ``Problem('evidence.decoder_gone')`` when it does not come up.
        """
        self._system = system
        # Memory that the system must first find and clear takes longer than what is put into it.
        self._taken = bytearray()
        self._connection, theirs = Pipe()
        try:
            self._process: Popen[bytes] = system.start_child(
                _command(models=models), theirs, _environment()
            )
        except OSError as error:
            self._connection.close()
            raise Problem("evidence.decoder_gone") from error
        finally:
            theirs.close()
        try:
            system.limit_child(self._process, Limits())
        except OSError as error:
            # Better no decoder than one without limits.
            self.end()
            raise Problem("evidence.decoder_gone") from error
        self.confinement = self._await_ready()

    @property
    def process_id(self) -> int:
        """The process id, for tests and logs."""
        return self._process.pid

    def work_behind(self) -> None:
        """Let the child work only where others leave time."""
        self._system.lower_priority(self._process)

    def ask(
        self,
        request: Request | Unlocked,
        file: BinaryIO | None,
        seconds: float,
        progress: Progress | None = None,
    ) -> Answer:
        """Ask and wait; a child that works too long, stands still, dies or lies is ended.

        ``seconds`` is the child's own processor time, so that a busy machine ends none at work;
        one that does nothing at all for as long stands still. Raises ``Problem``: the child's
        refusal, ``evidence.undecodable`` for a child that hung or crashed on this file; and
        ``Cancelled``.
        """
        try:
            self._connection.send_bytes(encode(request))
            if file is not None:
                self._system.send_file(self._connection, file.fileno(), self._process)
            answer = self._receive(seconds, progress or NoProgress())
        except (EOFError, OSError, msgspec.DecodeError, TimeoutError) as error:
            self.end()
            raise Problem("evidence.undecodable") from error
        except BaseException:
            self.end()
            raise
        if isinstance(answer, Refused):
            raise Problem(answer.code)
        return answer

    def end(self) -> None:
        """End the child at once; it has nothing to save."""
        with contextlib.suppress(OSError):
            self._connection.close()
        self._process.kill()
        self._process.wait()

    @property
    def is_alive(self) -> bool:
        """Whether the child can be asked."""
        return not self._connection.closed and self._process.poll() is None

    def _receive(self, seconds: float, progress: Progress) -> Answer:
        self._await(seconds, progress)
        with self._system.receive_large(
            self._connection, self._taken, MAX_ANSWER, seconds
        ) as taken:
            answer = read_answer(taken)
        if len(self._taken) > _KEPT_BYTES:
            self._taken = bytearray()
        return answer

    def _await_ready(self) -> str:
        try:
            self._await(START_SECONDS, NoProgress())
            word = self._connection.recv_bytes(_LONGEST_WORD)
        except (EOFError, OSError, TimeoutError) as error:
            self.end()
            raise Problem("evidence.decoder_gone") from error
        return word.removeprefix(READY).strip().decode("ascii", "replace")

    def _await(self, seconds: float, progress: Progress) -> None:
        """Wait until the child says something, works for too long or stands still."""
        used = began = self._system.processor_seconds(self._process)
        moved_at = time.monotonic()
        while not self._connection.poll(_SLICE):
            progress.check()
            before, used = used, self._system.processor_seconds(self._process)
            now = time.monotonic()
            moved_at = moved_at if used == before else now
            if max(used - began, now - moved_at) > seconds:
                raise TimeoutError


def _command(*, models: bool) -> list[str]:
    child = (
        [CHILD_FLAG]
        if getattr(sys, "frozen", False)
        else ["-m", "desktop.evidence.child.decode_child"]
    )
    return [sys.executable, *child, *([MODELS_FLAG] if models else [])]


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k.upper() in _KEPT_ENVIRONMENT}
    root = Path(desktop.__file__ or "").parent.parent
    own = {"PYTHONPATH": str(root), "OMP_NUM_THREADS": "2", "OPENCV_LOG_LEVEL": "SILENT"}
    return {**kept, **own, **_KEEP_MEMORY}
