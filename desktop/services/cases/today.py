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
    """Why a case stands on the board of the day; the most urgent comes first."""

    OVERDUE = "OVERDUE"
    DAMAGED = "DAMAGED"
    TASK = "TASK"
    DUE = "DUE"
    VANISHING = "VANISHING"
    CALLBACK = "CALLBACK"
    WAITING = "WAITING"
    UNSIGNED = "UNSIGNED"
    ATTENTION = "ATTENTION"


SOON = timedelta(days=3)
CAMERA_RULE, CALLBACK_RULE = "D37", "D33"
WAITING_STATUSES = (Status.AWAIT_CUSTOMER, Status.AWAIT_TEST, Status.ESCALATED)
MOST = 500
_GRAVITY = {duty: place for place, duty in enumerate(Duty)}
_RUNNING = frozenset({Duty.DUE, Duty.VANISHING, Duty.CALLBACK})


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do in a case: what about it, until when; ``left_s`` is negative when late."""

    kind: Duty
    detail: str
    at: datetime | None = None
    left_s: float | None = None
    provisional: bool = False


class TodayItem(msgspec.Struct, frozen=True, kw_only=True):
    """A case on the board of the day, once, with all its reasons, the most urgent first."""

    case_id: str
    case_no: str
    station: str
    title: str
    reasons: tuple[Reason, ...]

    @property
    def first(self) -> Reason:
        """The reason that presses most."""
        return self.reasons[0]


class Today:
    """The board of the day, from the open cases of this device."""

    def __init__(self, recorder: Recorder, cases: Cases) -> None:
        self._recorder = recorder
        self._cases = cases

    def items(self) -> tuple[TodayItem, ...]:
        """Return the cases that need a person, each once, the most urgent first."""
        with self._recorder.database.read() as connection:
            wanted = store.Filter(open_only=True)
            open_cases = projection.find(connection, wanted, MOST, self._recorder.book)
        found = [item for case in open_cases if (item := self._of_case(case))]
        return tuple(sorted(found, key=lambda item: _urgency(item.first)))

    def _of_case(self, case: Case) -> TodayItem | None:
        reasons = tuple(sorted((*self._of_clocks(case), *_of_record(case)), key=_urgency))
        if not reasons:
            return None
        return TodayItem(
            case_id=case.id,
            case_no=case.case_no,
            station=case.station,
            title=case.summary,
            reasons=reasons,
        )

    def _of_clocks(self, case: Case) -> Iterator[Reason]:
        for clock in self._cases.clocks(case):
            if clock.status not in (DeadlineStatus.OPEN, CLOCK_OVERDUE):
                continue
            kind = _clock_kind(clock.rule, clock.left_s)
            if kind:
                yield Reason(
                    kind=kind,
                    detail=clock.rule,
                    at=clock.due,
                    left_s=clock.left_s,
                    provisional=clock.provisional,
                )


def _of_record(case: Case) -> Iterator[Reason]:
    damaged = sorted(
        e.exhibit_no for e in case.evidence.values() if e.status == ExhibitStatus.DAMAGED
    )
    if damaged:
        yield Reason(kind=Duty.DAMAGED, detail=", ".join(damaged))
    for task in case.open_tasks:
        yield Reason(kind=Duty.TASK, detail=task.text, at=task.asked_at)
    for paper in case.papers.values():
        if paper.state == PaperState.PRINTED:
            yield Reason(kind=Duty.UNSIGNED, detail=paper.code, at=paper.printed_at)
    if case.status in WAITING_STATUSES:
        yield Reason(kind=Duty.WAITING, detail=case.status, at=case.status_since)
    if count := len(case.remarks) + len(case.two_versions):
        yield Reason(kind=Duty.ATTENTION, detail=str(count))


def _clock_kind(rule: str, left_s: float) -> Duty | None:
    if left_s < 0:
        return Duty.OVERDUE
    if rule == CAMERA_RULE:
        return Duty.VANISHING
    if rule == CALLBACK_RULE:
        return Duty.CALLBACK
    return Duty.DUE if left_s < SOON.total_seconds() else None


def _urgency(reason: Reason) -> tuple[int, float]:
    """Order by kind, within it by what is left, else by how long it waits.

    Clocks that still run press by what is left, whatever they are for.
    """
    kind = Duty.DUE if reason.kind in _RUNNING else reason.kind
    since = reason.at.timestamp() if reason.at else 0.0
    return _GRAVITY[kind], since if reason.left_s is None else reason.left_s
