"""How things stand with headquarters, as the two lanes and the person left it."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from desktop.services.desk.recording import Recorder
from desktop.store.slots import Slot
from record.problems import Problem

SENDING, LISTENING, NOTICE = "sending", "listening", "notice"
# These pass by themselves when the network or headquarters is back; work goes on meanwhile.
QUIET = (
    "sync.offline", "sync.slow", "sync.not_headquarters", "sync.gateway", "hq.unavailable",
    "hq.failed",
    "hq.too_fast", "hq.token", "hq.log_changed", "database.busy",
)  # fmt: skip
LAST_CONTACT = Slot("last_contact", str, "")
STOPPED = Slot("stopped", str, "")
RESCUED = Slot("rescued", str, "")
LOG = logging.getLogger(__name__)
STOPPING = ("device.rolled_back", "device.forked")


class Standing:
    """What went wrong where, and whether the device was stopped; safe from any thread."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._lock = threading.Lock()
        self._problems: dict[str, Problem] = {}
        self.paused = False
        self.busy = False
        with recorder.database.read() as connection:
            last = LAST_CONTACT.get(connection)
            recorder.stopped_by = STOPPED.get(connection)
        self.contact = datetime.fromisoformat(last) if last else None

    @property
    def stopped_by(self) -> str:
        """The code of the Problem for which this device writes no more, or ""."""
        return self._recorder.stopped_by

    @property
    def problem(self) -> Problem | None:
        """What to tell first: a stop, what needs a person, then what passes by itself."""
        if self.stopped_by:
            return Problem(self.stopped_by)
        with self._lock:
            found = [self._problems.get(lane) for lane in (SENDING, LISTENING, NOTICE)]
        known = [problem for problem in found if problem is not None]
        return next((p for p in known if p.code not in QUIET), known[0] if known else None)

    def note(self, lane: str, problem: Problem) -> None:
        """Note what hinders a lane."""
        with self._lock:
            self._problems[lane] = problem

    def clear(self, lane: str) -> bool:
        """Note that a lane works; tells whether it did not before."""
        with self._lock:
            return self._problems.pop(lane, None) is not None

    def clear_quiet(self, lane: str) -> bool:
        """Forget what hindered a lane if it passes by itself; tells whether there was such."""
        with self._lock:
            problem = self._problems.get(lane)
            if problem is None or problem.code not in QUIET:
                return False
            del self._problems[lane]
        return True

    def met(self, at: datetime, *, durably: bool) -> None:
        """Note a contact with headquarters."""
        self.contact = at
        if durably:
            self._keep(LAST_CONTACT, at.isoformat())

    def refuse_stopped(self) -> None:
        """Raise the Problem for which this device was stopped, if it was."""
        if self.stopped_by:
            raise Problem(self.stopped_by)

    def stop(self, problem: Problem, rescue: Callable[[], bool]) -> None:
        """Write nothing more under this device, also after a restart; rescue what only it holds.

        ``rescue`` tells whether there was any. A rescue that the network hinders is tried again.
        """
        if not self.stopped_by:
            self._recorder.stopped_by = problem.code
            self._keep(STOPPED, problem.code)
        with self._recorder.database.read() as connection:
            if RESCUED.get(connection):
                return
        try:
            is_fork = rescue()
        except Problem as trouble:
            LOG.info("headquarters, rescue: %s", trouble.code)
            return
        if is_fork:
            self._recorder.stopped_by = "device.forked"
            self._keep(STOPPED, "device.forked")
        self._keep(RESCUED, "1")

    def _keep(self, slot: Slot[str], text: str) -> None:
        with self._recorder.database.write() as connection:
            slot.put(connection, text)
