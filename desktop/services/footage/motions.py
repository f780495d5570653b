"""Movement inside a drawn area: where to look in hours of footage."""

from pathlib import Path

from desktop.evidence.asking.motion import SEARCHING, Listener, MotionFound, search_motion
from desktop.evidence.motion.motion import Area, MotionQuery, Movement, rectangle
from desktop.progress import Progress
from desktop.services.evidence.exhibits import Evidence
from desktop.system.interface import System

__all__ = [
    "SEARCHING", "Area", "Listener", "MotionFound", "MotionQuery", "Motions", "Movement",
    "rectangle", "search_motion",
]  # fmt: skip


class Motions:
    """Search the footage of cases; each search runs in a child of its own."""

    def __init__(self, evidence: Evidence, system: System) -> None:
        self._evidence = evidence
        self._system = system

    def search(
        self,
        case_id: str,
        evidence_id: str,
        query: MotionQuery,
        progress: Progress,
        found: Listener | None = None,
    ) -> MotionFound:
        """Search an exhibit's footage that is being looked at; the looking is recorded elsewhere.

        ``found`` is called from this thread with what is known so far. Raises ``stills.no_area``,
        the Problems of opening footage, and ``Cancelled``; what ``found`` heard stays true.
        """
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)
        return self.search_path(path, query, progress, found)

    def search_path(
        self, path: Path, query: MotionQuery, progress: Progress, found: Listener | None = None
    ) -> MotionFound:
        """Search any camera file."""
        return search_motion(path, query, self._system, progress, found)
