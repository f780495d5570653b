"""First steps in the practice station: how far a person came, by what stands in the record."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Recorder
from desktop.store.slots import Slots
from record.case import Case
from record.codes import ExhibitKind
from record.sheets.paper import CONFIRMATION

LOOKED_AT = 20


class Lesson(StrEnum):
    """What is done in the course, in its order."""

    COMPLAINT = "COMPLAINT"
    STILL = "STILL"
    SAMPLE_PHOTO = "SAMPLE_PHOTO"
    CONFIRMATION = "CONFIRMATION"


class Course(msgspec.Struct, frozen=True):
    """How far a person came: the lessons that are done, and the case they were done in.

    ``started_at`` is None before the course; ``left`` says that it was put aside.
    """

    started_at: datetime | None = None
    left: bool = False
    case_id: str = ""
    done: frozenset[Lesson] = frozenset()

    @property
    def following(self) -> Lesson | None:
        """The lesson that comes next; None when all are done."""
        return next((lesson for lesson in Lesson if lesson not in self.done), None)


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a person's course: the rest is read from the record."""

    started_at: datetime
    left: bool = False


COURSES = Slots("course:", Kept)


@dataclass(frozen=True)
class FirstSteps:
    """The course of the person on duty. It knows what was done, not what was pressed."""

    recorder: Recorder
    cases: Cases

    def course(self) -> Course:
        """Return how far the person on duty came, as the record stands now."""
        member = self.recorder.session.member
        if member is None:
            return Course()
        with self.recorder.database.read() as connection:
            kept = COURSES.get(connection, member.person_id)
        if kept is None:
            return Course()
        opened = self._opened(member.person_id, kept.started_at)
        best = max(opened, key=lambda case: len(_done(case)), default=None)
        if best is None:
            return Course(kept.started_at, kept.left)
        return Course(kept.started_at, kept.left, best.id, _done(best))

    def start(self) -> Course:
        """Begin, or begin anew: only what is recorded from now on counts."""
        seconds = int(self.recorder.clock.now().timestamp())
        return self._keep(Kept(datetime.fromtimestamp(seconds, UTC)))

    def leave(self) -> Course:
        """Put the course aside; nothing that was done is lost."""
        return self._set_left(left=True)

    def resume(self) -> Course:
        """Take the course up again where it was left; begins it when it never was."""
        return self._set_left(left=False)

    def _set_left(self, *, left: bool) -> Course:
        started = self.course().started_at
        return self.start() if started is None else self._keep(Kept(started, left))

    def _keep(self, kept: Kept) -> Course:
        person = self.recorder.session.require().person_id
        with self.recorder.database.write() as connection:
            COURSES.put(connection, person, kept)
        return self.course()

    def _opened(self, person_id: str, since: datetime) -> list[Case]:
        rows = self.cases.list(CaseQuery(), 0, LOOKED_AT).rows
        found = [self.cases.get(row.id) for row in rows if row.recorded_at >= since]
        return [case for case in found if case.activity and case.activity[0].actor == person_id]


def _done(case: Case) -> frozenset[Lesson]:
    kinds = {exhibit.kind for exhibit in case.evidence.values() if exhibit.in_force}
    papers = case.papers.values()
    facts = {
        Lesson.COMPLAINT: True,
        Lesson.STILL: ExhibitKind.CCTV_STILL in kinds,
        Lesson.SAMPLE_PHOTO: ExhibitKind.SAMPLE_PHOTO in kinds,
        Lesson.CONFIRMATION: any(p.document == CONFIRMATION and p.printed for p in papers),
    }
    return frozenset(lesson for lesson, done in facts.items() if done)
