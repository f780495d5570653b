"""What a region does with synced cases: read, comment, return, confirm, decide, raise."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from desktop.services.cases.case_lists import CasePage, CaseQuery
from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.texts import checked
from record.case import Activity, Case
from record.codes import CLASSES, VALIDITIES, Action, Severity, Status, Validity
from record.journal import kinds
from record.problems import Problem
from record.rules import guards


class Tab(StrEnum):
    """What a region's queue is looked at by."""

    WAITING = "WAITING"
    OVERDUE = "OVERDUE"
    HOT = "HOT"
    PRESS = "PRESS"
    ALL = "ALL"


TABS = {
    Tab.WAITING: CaseQuery(waiting_review=True, sort="urgency", descending=False),
    Tab.OVERDUE: CaseQuery(overdue=True, sort="urgency", descending=False),
    Tab.HOT: CaseQuery(
        severities=(Severity.HOT, Severity.MAJOR), open_only=True, sort="urgency", descending=False
    ),
    Tab.PRESS: CaseQuery(press=True, open_only=True, sort="urgency", descending=False),
    Tab.ALL: CaseQuery(),
}


class Narrowed(msgspec.Struct, frozen=True, kw_only=True):
    """What a queue is narrowed to beside its tab, and what sorts it; "" for the tab's own order."""

    stations: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an act on one case of several: ``problem`` says why it was not done."""

    case_id: str
    case_no: str
    problem: Problem | None = None


EVERYTHING = Narrowed()


class Review:
    """The desk of a regional manager."""

    def __init__(self, recorder: Recorder, cases: Cases) -> None:
        self._recorder = recorder
        self._cases = cases

    def queue(
        self,
        tab: Tab,
        text: str = "",
        offset: int = 0,
        limit: int = 50,
        narrowed: Narrowed = EVERYTHING,
    ) -> CasePage:
        """Return a page of the cases under a tab, found by text."""
        return self._cases.list(self.query(tab, text, narrowed), offset, limit)

    def query(self, tab: Tab, text: str = "", narrowed: Narrowed = EVERYTHING) -> CaseQuery:
        """Return what a tab shows, narrowed and sorted."""
        query = msgspec.structs.replace(TABS[tab], text=text, stations=narrowed.stations)
        if not narrowed.sort:
            return query
        return msgspec.structs.replace(query, sort=narrowed.sort, descending=narrowed.descending)

    def tabs(self) -> dict[Tab, int]:
        """Return how many cases stand under each tab."""
        return {tab: self._cases.list(query, 0, 1).total for tab, query in TABS.items()}

    def comment(self, case_id: str, text: str, about: str = "") -> Case:
        """Add a comment, pinned to a field path or an exhibit when ``about`` names one."""
        return self._decide(case_id, Action.COMMENT, text=text, about=about, needs_text=True)

    def confirm(self, case_id: str, text: str = "") -> Case:
        """Confirm how the station handled the case."""
        return self._decide(case_id, Action.CONFIRM, text=text)

    def confirm_several(self, case_ids: Sequence[str], text: str = "") -> tuple[Outcome, ...]:
        """Confirm each case that waits for nothing else; what is refused says why."""
        return tuple(self._confirm_one(case_id, text) for case_id in case_ids)

    def _confirm_one(self, case_id: str, text: str) -> Outcome:
        case = self._cases.get(case_id)
        try:
            self._refuse_unready(case)
            self.confirm(case_id, text)
        except Problem as problem:
            return Outcome(case_id=case_id, case_no=case.case_no, problem=problem)
        return Outcome(case_id=case_id, case_no=case.case_no)

    def _refuse_unready(self, case: Case) -> None:
        """Raise where somebody should look at a case before it is confirmed."""
        limit = self._recorder.rules_of(case).limits.station_yuan
        for unready, code in (
            (not case.is_open or case.status == Status.RECORDED, "review.not_at_work"),
            (bool(case.confirmed_by), "review.confirmed_already"),
            (case.validity == Validity.UNDECIDED, "review.validity_first"),
            (
                any(o.amount > limit and not o.approved_by for o in case.proposals.values()),
                "review.money_first",
            ),
            (bool(case.open_tasks), "review.points_first"),
        ):
            if unready:
                raise Problem(code)

    def decide_validity(self, case_id: str, value: str, text: str) -> Case:
        """Decide whether a complaint is valid, with the ground."""
        _require_known(value, VALIDITIES)
        return self._decide(case_id, Action.VALIDITY, value=value, text=text, needs_text=True)

    def raise_class(self, case_id: str, value: str, text: str) -> Case:
        """Raise the severity class, with the reason; only headquarters may lower it."""
        _require_known(value, CLASSES)

        def refuse(case: Case) -> None:
            if CLASSES.index(value) <= CLASSES.index(case.severity):
                raise Problem("review.class_not_raised")

        return self._decide(
            case_id, Action.RAISE_CLASS, value=value, text=text, needs_text=True, refuse=refuse
        )

    def approve_money(self, case_id: str, proposal_id: str, text: str = "") -> Case:
        """Approve the amount of a proposal; raises ``review.unknown_proposal``."""

        def refuse(case: Case) -> None:
            if proposal_id not in case.proposals:
                raise Problem("review.unknown_proposal")

        return self._decide(
            case_id, Action.APPROVE_MONEY, value=proposal_id, text=text, refuse=refuse
        )

    def return_points(
        self, case_id: str, points: Sequence[tuple[str, str]], text: str = ""
    ) -> Case:
        """Return a case with points, each a text and what it is about; each must be answered."""
        asked = tuple(
            kinds.ReturnPoint(point_id=new_id(), text=checked(point), about=checked(about))
            for point, about in points
            if point.strip()
        )
        if not asked:
            raise Problem("review.no_points")
        return self._decide(case_id, Action.RETURN, text=text, points=asked)

    def changed_since(self, case: Case, moment: datetime) -> tuple[Activity, ...]:
        """Return what happened in a case after a moment."""
        return tuple(line for line in case.activity if line.at > moment)

    def _decide(  # noqa: PLR0913 (the fields of a decision)
        self,
        case_id: str,
        action: Action,
        *,
        value: str = "",
        text: str = "",
        about: str = "",
        points: tuple[kinds.ReturnPoint, ...] = (),
        needs_text: bool = False,
        refuse: Callable[[Case], None] | None = None,
    ) -> Case:
        member = self._recorder.session.require()
        role = self._recorder.session.device.role
        body = kinds.DecisionAdd(
            action=action, value=value, text=checked(text), about=checked(about), points=points
        )

        def decide(case: Case) -> list[Draft]:
            if refuse is not None:
                refuse(case)
            grave = action == Action.CONFIRM and case.severity in (Severity.HOT, Severity.MAJOR)
            may = guards.may_decide(role, Action.CONFIRM_HOT if grave else action)
            if not may or member.person_id == case.respondent:
                raise Problem("review.not_allowed")
            if needs_text and not text.strip():
                raise Problem("review.ground_missing")
            return [Draft(kinds.DECISION_ADD, body)]

        return self._recorder.change(case_id, decide)


def _require_known(value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise Problem("review.unknown_value", value=value[:20])
