"""A thread that works, rests, and is woken: sending is one, listening is another."""

import logging
import threading
from collections.abc import Callable

import msgspec

LOG = logging.getLogger(__name__)
AFTER_BUG_S = 60.0
END_S = 10.0


class Rest(msgspec.Struct, frozen=True):
    """How long to rest, in seconds; after a failure news do not end it (``patient``)."""

    seconds: float
    patient: bool = False


class Lane:
    """Call ``work`` again and again; what it returns says how long to rest."""

    def __init__(self, name: str, work: Callable[[], Rest], failed: Callable[[], None]) -> None:
        self._name = name
        self._work = work
        self._failed = failed
        self._change = threading.Condition()
        self._news = False
        self._now = False
        self._ended = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless it runs already."""
        if self._thread is None:
            self._ended = False
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """Say that there is something to do; a rest after a failure is not cut short."""
        with self._change:
            self._news = True
            self._change.notify_all()

    def kick(self) -> None:
        """End any rest now."""
        with self._change:
            self._now = True
            self._change.notify_all()

    def end(self) -> None:
        """Say that it is over; ``join`` waits for it."""
        with self._change:
            self._ended = True
            self._change.notify_all()

    def join(self) -> None:
        """Wait until the thread is gone."""
        if self._thread is not None:
            self._thread.join(END_S)
            self._thread = None

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self._ended

    def _run(self) -> None:
        while not self._ended:
            with self._change:
                self._news = self._now = False
            self._rest(self._step())

    def _rest(self, rest: Rest) -> None:
        def is_over() -> bool:
            return self._ended or self._now or (self._news and not rest.patient)

        with self._change:
            self._change.wait_for(is_over, rest.seconds)

    def _step(self) -> Rest:
        try:
            return self._work()
        except Exception:
            LOG.exception("%s failed", self._name)
            self._tell_failure()
            return Rest(AFTER_BUG_S, patient=True)

    def _tell_failure(self) -> None:
        try:
            self._failed()
        except Exception:
            # What made the work fail, such as a disk, may hinder this too; the thread goes on.
            LOG.exception("%s could not say so", self._name)
