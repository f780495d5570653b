"""What a person does with a case: open it, change it, answer its checklist, move it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import uuid_utils
from sqlalchemy import Connection

from desktop.services.cases import closing
from desktop.services.cases.case_lists import CaseLists
from desktop.services.cases.deadlines import Clock, clocks_of
from desktop.services.cases.meters import Meters, meters
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.texts import checked, plain
from desktop.store import cases, keep, projection
from record import fields, wire
from record.case import Case
from record.case_numbers import spelled
from record.codes import STAGES, Channel, CustodyAct, DeadlineStatus, RowState, Stage, Status
from record.journal import kinds
from record.people import Person
from record.problems import Problem
from record.rules import checklists, guards
from record.rules.book import Ruleset
from record.rules.requirements import open_items
from record.sheets.paper import read_payload

NEXT_STEP: dict[str, tuple[str, str]] = {
    Stage.LISTEN: (Status.ON_SITE, Stage.LOOK),
    Stage.LOOK: (Status.ON_SITE, Stage.COMMUNICATE),
    Stage.COMMUNICATE: (Status.ON_SITE, Stage.PROPOSE),
    Stage.PROPOSE: (Status.EXECUTING, ""),
}
NEXT_STATUS: dict[str, tuple[str, str]] = {
    Status.RECORDED: (Status.ON_SITE, Stage.LISTEN),
    Status.AWAIT_CUSTOMER: (Status.EXECUTING, ""),
    Status.EXECUTING: (Status.RESOLVED, ""),
    Status.RESOLVED: (Status.CLOSED, ""),
}
ANSWERS = (RowState.DONE, RowState.NOT_POSSIBLE, RowState.NOT_APPLICABLE, RowState.OPEN)
EVERYTHING = "*"
_SHORT_ID = 12


class Cases(CaseLists):
    """The cases of this device, for windows and the command line alike."""

    def __init__(
        self,
        recorder: Recorder,
        reference: ReferenceData,
        language: Callable[[], str] = lambda: "zh",
    ) -> None:
        super().__init__(recorder, reference)
        self._language = language

    def open(self, values: dict[str, Any], *, taken_over: bool = False, typed_at: str = "") -> Case:
        """Record a complaint; values by path, such as ``summary`` or ``complainant.phone``.

        One that is ``taken_over`` also makes the first move, when nothing is missing for it.
        ``typed_at`` names the place whose drafts hold these values: they go in the same
        transaction. Raises ``cases.incomplete`` when category or summary is missing,
        ``cases.bad_field`` for a value that can't be one, and what ``text.*`` refuses.
        """
        member = self._recorder.session.require()
        given = {"raised_at": self._recorder.clock.now(), "taken_by": member.person_id}
        given |= {"channel": Channel.ON_SITE} | values
        station = self._station_of(given.pop("station", ""))
        wanted = {path: plain(v, path) for path, v in given.items() if v not in ("", None)}
        for name in ("category", "summary"):
            if not str(wanted.get(name, "")).strip():
                raise Problem("cases.incomplete", field=name)
        self._refuse_bad(wanted)

        def forget(connection: Connection) -> None:
            if typed_at:
                keep.drop_drafts(connection, member.person_id, typed_at, None)

        then = (self._first_move,) if taken_over else ()
        return self._recorder.open(station, wanted, *then, also=forget)

    def get(self, case_id: str) -> Case:
        """Return a case; raises ``Problem('cases.unknown')``."""
        with self._recorder.database.read() as connection:
            case = projection.get(connection, case_id, self._recorder.book)
        if case is None:
            raise Problem("cases.unknown")
        return case

    def by_number(self, typed: str) -> Case:
        """Return the one case that a number, id, paper code, hash or part of them names.

        Raises ``cases.unknown`` or ``cases.ambiguous``.
        """
        sheet = read_payload(typed)
        wanted = sheet.code if sheet else spelled(checked(typed).strip())
        if not wanted:
            raise Problem("cases.unknown")
        with self._recorder.database.read() as connection:
            exact = projection.get(connection, wanted, self._recorder.book)
            if exact is not None:
                return exact
            found = cases.find_number(connection, wanted.upper())
            if len(found) != 1:
                page = slice(0, 2)
                rows = cases.find(
                    connection,
                    cases.Filter(text=wanted),
                    sort="recorded_at",
                    descending=True,
                    page=page,
                )
                found = [row.id for row in rows]
        if not found:
            raise Problem("cases.unknown")
        if len(found) > 1:
            raise Problem("cases.ambiguous", count=len(found))
        return self.get(found[0])

    def change(self, case: Case, changes: dict[str, Any], reason: str = "") -> Case:
        """Change fields of a case; ``case`` is what was on screen, None clears a field.

        Raises ``cases.bad_field`` or what ``text.*`` refuses; nothing is written then.
        """
        drafts = self.patch(case, changes, reason)
        if not drafts:
            return self.get(case.id)
        return self._recorder.change(case.id, lambda _now: drafts)

    def change_by(self, case_id: str, say: Callable[[Case], dict[str, Any]]) -> Case:
        """Change fields of a case by what it says now; as ``change``."""
        return self._recorder.change(case_id, lambda case: self.patch(case, say(case)))

    def patch(self, case: Case, changes: dict[str, Any], reason: str = "") -> list[Draft]:
        """Return the entry that makes changes of a case, or none when it says so already.

        Raises as ``change`` does.
        """
        wanted = {path: plain(value, path) for path, value in changes.items()}
        self._refuse_bad(wanted, case)
        news = {p: v for p, v in wanted.items() if _differs(v, fields.get(case, p))}
        if not news:
            return []
        base = {path: case.writes[path].entry for path in news if path in case.writes}
        body = kinds.CasePatch(
            changes=news, base=base, reason=checked(reason), settles=_seen(case, news)
        )
        return [Draft(kinds.CASE_PATCH, body)]

    def add(self, case: Case, collection: str, value: msgspec.Struct | dict[str, Any]) -> Case:
        """Add a member to a collection such as ``claims``; it gets an id of its own."""
        return self.change(case, {f"{collection}.{new_id()}": value})

    def answer(
        self, case_id: str, item: str, answer: str, reason: str = "", said: str = ""
    ) -> Case:
        """Answer a row of the case's checklist.

        Raises ``cases.unknown_item``, and ``cases.reason_missing`` when it was not possible.
        """
        body = kinds.StepDone(
            item=item, answer=RowState(answer), reason=checked(reason), said=checked(said)
        )

        def decide(case: Case) -> list[Draft]:
            if answer not in ANSWERS or not self._has_item(case, item):
                raise Problem("cases.unknown_item", item=item[:40])
            if answer in checklists.EXCUSED and not reason.strip():
                raise Problem("cases.reason_missing")
            return [Draft(kinds.STEP_DONE, body)]

        return self._recorder.change(case_id, decide)

    def note(self, case_id: str, text: str, about: str = "", answers: str = "") -> Case:
        """Add a note, or the answer to a returned point.

        Raises ``cases.empty_note`` and ``cases.unknown_point``.
        """
        if not text.strip():
            raise Problem("cases.empty_note")
        body = kinds.NoteAdd(text=checked(text), about=checked(about), answers=answers)

        def decide(case: Case) -> list[Draft]:
            if answers and answers not in case.tasks:
                raise Problem("cases.unknown_point")
            return [Draft(kinds.NOTE_ADD, body)]

        return self._recorder.change(case_id, decide)

    def missing(self, case: Case, to: str, stage: str = "") -> tuple[guards.Missing, ...]:
        """Return what is missing for a move; empty means that it is allowed."""
        rules = self.rules_of(case)
        asks = closing.lacking(case, rules) if to == Status.CLOSED else ()
        return asks or guards.missing(case, to, stage, rules)

    def meters(self, case: Case, step: str) -> Meters:
        """Return how far a step of a case is; ``step`` is a stage or ``CLOSE``."""
        rules, ahead = self.rules_of(case), self.next_step(case)
        here = checklists.CLOSE if case.status == Status.RESOLVED else case.stage
        going_on = case.status in (Status.ON_SITE, Status.RESOLVED) and ahead is not None
        if going_on and step == here and ahead is not None:
            return meters(case, step, self.missing(case, *ahead), rules)
        return meters(case, step, open_items(case, step, rules), rules)

    def moves(self, case: Case) -> tuple[tuple[str, str], ...]:
        """Return the moves that the state machine has from here."""
        return guards.moves(case, self.rules_of(case))

    def next_step(self, case: Case) -> tuple[str, str] | None:
        """Return what *finish this step* asks for: status and stage; None when nothing follows."""
        if case.status == Status.ON_SITE:
            return NEXT_STEP.get(case.stage)
        return NEXT_STATUS.get(case.status)

    def rules_of(self, case: Case) -> Ruleset:
        """Return the rule set that a case follows."""
        return self._recorder.rules_of(case)

    def move(
        self, case_id: str, to: str, stage: str = "", reason: str = "", level: str = ""
    ) -> Case:
        """Move a case; raises ``Problem('cases.guard')`` naming the first thing missing."""
        body = kinds.StatusRequest(to=Status(to), stage=stage, level=level, reason=checked(reason))

        def decide(case: Case) -> list[Draft]:
            asked = msgspec.structs.replace(case, status_reason=reason)
            missing = self.missing(asked, to, stage)
            if missing:
                first = missing[0]
                raise Problem(
                    "cases.guard", count=len(missing), first=first.code, about=first.about
                )
            ends = closing.ended_clocks(case, self.rules_of(case)) if to == Status.CLOSED else ()
            return [
                *(_ended(clock.rule, at, case.closing_note) for clock, at in ends),
                Draft(kinds.STATUS_REQUEST, body),
            ]

        return self._recorder.change(case_id, decide)

    def clocks(self, case: Case) -> tuple[Clock, ...]:
        """Return the clocks of a case, the most urgent first."""
        return clocks_of(case, self.rules_of(case), self._recorder.clock.now(), self._language())

    def meet(self, case_id: str, rule: str) -> Case:
        """Mark an open clock as met now; raises ``cases.unknown_clock``."""
        body = kinds.DeadlineSet(rule=rule, done_at=self._recorder.clock.now())

        def decide(case: Case) -> list[Draft]:
            if not any(c.rule == rule and c.status == DeadlineStatus.OPEN for c in case.deadlines):
                raise Problem("cases.unknown_clock", rule=rule[:16])
            return [Draft(kinds.DEADLINE_SET, body)]

        return self._recorder.change(case_id, decide)

    def unmask(self, case_id: str, what: str, reason: str) -> str:
        """Return a masked value in full; who looked and why goes on record.

        ``EVERYTHING`` records that the whole case is shown, and returns nothing. Raises
        ``cases.reason_missing`` and ``cases.bad_field``.
        """
        if not reason.strip():
            raise Problem("cases.reason_missing")
        if what != EVERYTHING and not fields.is_path(what):
            raise Problem("cases.bad_field", field=what[:40], why="field.unknown")
        body = kinds.AccessLog(
            event=CustodyAct.UNMASKED, purpose=checked(reason), found=checked(what)
        )
        case = self._write(case_id, kinds.ACCESS_LOG, body)
        found = "" if what == EVERYTHING else fields.get(case, what)
        if isinstance(found, Person):
            return " ".join(part for part in (found.name, found.phone) if part)
        return str(found or "")

    def choose_version(self, case: Case, path: str, keep_value: Any) -> Case:
        """Settle two versions of a field by writing the one that holds."""
        base = {path: case.writes[path].entry} if path in case.writes else {}
        kept = {path: plain(fields.read(path, keep_value), path)}
        self._refuse_bad(kept, case)
        body = kinds.CasePatch(changes=kept, base=base, settles=_seen(case, kept))
        return self._write(case.id, kinds.CASE_PATCH, body)

    def link(self, case_id: str, other_case: str, reason: str) -> Case:
        """Link a case with another that tells of the same complaint; says why."""
        if not reason.strip():
            raise Problem("cases.reason_missing")
        other = self.get(other_case)
        body = kinds.TransferPropose(other_case=other.id, reason=checked(reason))
        return self._write(case_id, kinds.TRANSFER_PROPOSE, body)

    def _write(self, case_id: str, kind: str, body: msgspec.Struct) -> Case:
        return self._recorder.change(case_id, lambda _case: [Draft(kind, body)])

    def _first_move(self, case: Case) -> list[Draft]:
        to, stage = NEXT_STATUS[Status.RECORDED]
        if self.missing(case, to, stage):
            return []
        return [Draft(kinds.STATUS_REQUEST, kinds.StatusRequest(to=Status(to), stage=stage))]

    def _refuse_bad(self, wanted: dict[str, Any], case: Case | None = None) -> None:
        trial = case or _BLANK
        for path, value in wanted.items():
            try:
                trial = fields.apply(trial, path, value)
            except fields.Refused as refused:
                raise Problem("cases.bad_field", field=path[:40], why=refused.code) from refused
        rules = self._recorder.rules if case is None else self.rules_of(case)
        if "category" in wanted and trial.category not in rules.categories:
            raise Problem("cases.bad_field", field="category", why="field.unknown")

    def _station_of(self, named: Any) -> str:
        """Return where a complaint belongs: a station's own desk never opens another's case."""
        own = self._recorder.session.device.station
        if own:
            if named not in ("", None, own):
                raise Problem("cases.bad_field", field="station", why="field.unknown")
            return own
        if not any(s.code == named for s in self._reference.now.stations):
            raise Problem("cases.incomplete", field="station")
        return str(named)

    def _has_item(self, case: Case, item: str) -> bool:
        rules = self.rules_of(case)
        stages = (*STAGES, checklists.CLOSE)
        rows = (row for s in stages for row in checklists.items(case.category, s, rules))
        return any(row.id == item for row in rows)


def _ended(rule: str, at: datetime, why: str) -> Draft:
    return Draft(kinds.DEADLINE_SET, kinds.DeadlineSet(rule=rule, done_at=at, reason=why))


def _differs(new: Any, old: Any) -> bool:
    """Tell whether a value is another one, or the same measured with other digits."""
    return bool(wire.kept(new) != wire.kept(fields.plain(old)))


def _seen(case: Case, changes: dict[str, Any]) -> dict[str, str]:
    """Return the set-aside versions that were on screen when these fields were changed."""
    return {p: both.other_entry for p, both in case.two_versions.items() if p in changes}


def new_id() -> str:
    """Return a short id for a member of a collection."""
    return uuid_utils.uuid7().hex[-_SHORT_ID:]


_BLANK = Case(
    id="",
    case_no="",
    station="",
    ruleset="",
    opened_by="",
    recorded_at=datetime.fromtimestamp(0, UTC),
)
