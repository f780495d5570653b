"""Work that is done again and again in a thread of its own."""

import logging
import threading
from collections.abc import Callable

from record.problems import Problem

_LOG = logging.getLogger(__name__)
_AFTER_FAILURE_S = 1.0


class Rounds:
    """Call ``work`` at least every ``every_s`` seconds, at once when woken, until stopped."""

    def __init__(self, name: str, every_s: float, work: Callable[[], None]) -> None:
        self._work = work
        self._every_s = every_s
        self._stopped = threading.Event()
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin with a first round now."""
        self._woken.set()
        self._thread.start()

    def wake(self) -> None:
        """Have the next round begin now."""
        self._woken.set()

    def stop(self) -> None:
        """End after the round under way."""
        self._stopped.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._woken.wait(self._every_s)
            self._woken.clear()
            if not self._stopped.is_set():
                self._round()

    def _round(self) -> None:
        try:
            self._work()
        except Problem as problem:
            _LOG.warning("%s waits: %s %s", self._thread.name, problem.code, dict(problem.facts))
            self._stopped.wait(_AFTER_FAILURE_S)
        except Exception:  # noqa: BLE001 - a thread that ends would keep every device waiting
            _LOG.exception("%s failed", self._thread.name)
            self._stopped.wait(_AFTER_FAILURE_S)
