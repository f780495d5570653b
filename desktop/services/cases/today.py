"""What needs a person today: due, overdue, about to vanish, waiting for an answer."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from desktop.services.cases.cases import Cases
from desktop.services.cases.deadlines import OVERDUE as CLOCK_OVERDUE
from desktop.services.desk.recording import Recorder
from desktop.store import cases as store
from desktop.store import projection
from record.case import Case
from record.codes import DeadlineStatus, ExhibitStatus, PaperState, Status


class Duty(StrEnum):
    """Why a case stands on the board of the day."""

    DUE = "DUE"
    OVERDUE = "OVERDUE"
    VANISHING = "VANISHING"
    WAITING = "WAITING"
    TASK = "TASK"
    CALLBACK = "CALLBACK"
    UNSIGNED = "UNSIGNED"
    ATTENTION = "ATTENTION"
    DAMAGED = "DAMAGED"


SOON = timedelta(days=3)
CAMERA_RULE, CALLBACK_RULE = "D37", "D33"
WAITING_STATUSES = (Status.AWAIT_CUSTOMER, Status.AWAIT_TEST, Status.ESCALATED)
MOST = 500


class TodayItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do: the case, what about it, until when; ``left_s`` is negative when late."""

    kind: Duty
    case_id: str
    case_no: str
    station: str
    title: str
    detail: str
    at: datetime | None = None
    left_s: float | None = None
    provisional: bool = False


class Today:
    """The board of the day, from the open cases of this device."""

    def __init__(self, recorder: Recorder, cases: Cases) -> None:
        self._recorder = recorder
        self._cases = cases

    def items(self) -> tuple[TodayItem, ...]:
        """Return what needs a person, the most urgent first."""
        with self._recorder.database.read() as connection:
            wanted = store.Filter(open_only=True)
            open_cases = projection.find(connection, wanted, MOST, self._recorder.book)
        found = [item for case in open_cases for item in self._of_case(case)]
        return tuple(sorted(found, key=_urgency))

    def _of_case(self, case: Case) -> Iterator[TodayItem]:
        yield from self._of_clocks(case)
        damaged = sorted(
            e.exhibit_no for e in case.evidence.values() if e.status == ExhibitStatus.DAMAGED
        )
        if damaged:
            yield _item(Duty.DAMAGED, case, ", ".join(damaged), None)
        for task in case.open_tasks:
            yield _item(Duty.TASK, case, task.text, task.asked_at)
        for paper in case.papers.values():
            if paper.state == PaperState.PRINTED:
                yield _item(Duty.UNSIGNED, case, paper.code, paper.printed_at)
        if case.status in WAITING_STATUSES:
            yield _item(Duty.WAITING, case, case.status, case.status_since)
        if case.remarks or case.two_versions:
            yield _item(Duty.ATTENTION, case, str(len(case.remarks) + len(case.two_versions)), None)

    def _of_clocks(self, case: Case) -> Iterator[TodayItem]:
        for clock in self._cases.clocks(case):
            if clock.status not in (DeadlineStatus.OPEN, CLOCK_OVERDUE):
                continue
            kind = _clock_kind(clock.rule, clock.left_s)
            if kind:
                yield TodayItem(
                    kind=kind,
                    case_id=case.id,
                    case_no=case.case_no,
                    station=case.station,
                    title=case.summary,
                    detail=clock.rule,
                    at=clock.due,
                    left_s=clock.left_s,
                    provisional=clock.provisional,
                )


def _clock_kind(rule: str, left_s: float) -> Duty | None:
    if rule == CAMERA_RULE:
        return Duty.VANISHING
    if left_s < 0:
        return Duty.OVERDUE
    if rule == CALLBACK_RULE:
        return Duty.CALLBACK
    return Duty.DUE if left_s < SOON.total_seconds() else None


def _item(kind: Duty, case: Case, detail: str, at: datetime | None) -> TodayItem:
    return TodayItem(
        kind=kind,
        case_id=case.id,
        case_no=case.case_no,
        station=case.station,
        title=case.summary,
        detail=detail,
        at=at,
    )


def _urgency(item: TodayItem) -> tuple[int, float]:
    if item.left_s is not None:
        return (0, item.left_s)
    return (1, item.at.timestamp() if item.at else 0.0)
