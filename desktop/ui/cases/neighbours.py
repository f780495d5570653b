"""The cases before and after the one on the page."""

from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.cases import Cases
from desktop.ui.window.visit import ToCase

WALK = 300


def neighbour(cases: Cases, queue: tuple[str, ...], case_id: str, by: int) -> ToCase | None:
    """Return the visit of the next case (1) or the one before (-1), None past the end.

    ``queue`` has the ids of the list one came from; else it is all cases, the newest first.
    """
    if case_id not in queue:
        queue = tuple(row.id for row in cases.list(CaseQuery(), 0, WALK).rows)
    at = queue.index(case_id) + by if case_id in queue else 0
    there = 0 <= at < len(queue) and queue[at] != case_id
    return ToCase(queue[at], queue=queue) if there else None
