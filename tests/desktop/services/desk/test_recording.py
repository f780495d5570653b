from pathlib import Path

import pytest

from build_spec.bench import acts
from desktop.app import Application
from desktop.services.desk.recording import Draft
from record.case import Case
from record.codes import Status
from record.journal import kinds
from record.problems import Problem
from tests import builders
from tests.builders import NOON, complaint


@pytest.mark.parametrize("name", ["new complaint", "one answer", "one field", "five pictures"])
def test_an_act_reads_its_case_once_and_writes_in_one_transaction(
    station: Application, tmp_path: Path, name: str
) -> None:
    act = acts.acts(station, tmp_path)[name]
    with acts.counted() as cost:
        act()
    assert cost.transactions == 1
    assert cost.decodes == (0 if name == "new complaint" else 1)


def test_a_complaint_its_first_move_and_the_end_of_its_draft_are_one(station: Application) -> None:
    station.drafts.keep("new", "summary", "加油后抖动")
    area = {"manager_on_duty": "u_chen", "privacy_notice": "2026-1"}
    ready = complaint(NOON) | area
    with acts.counted() as cost:
        case = station.cases.open(ready, taken_over=True, typed_at="new")
    assert cost.transactions == 1
    assert case.status == Status.ON_SITE
    assert station.drafts.of("new") == {}


def test_what_cannot_be_opened_whole_leaves_the_draft_and_no_case(station: Application) -> None:
    station.drafts.keep("new", "summary", "加油后抖动")

    def refuse(_case: Case) -> list[Draft]:
        raise Problem("cases.guard")

    with pytest.raises(Problem, match=r"cases\.guard"):
        station.recorder.open("1203", {"category": "A", "summary": "x"}, refuse)
    assert station.drafts.of("new") == {"summary": "加油后抖动"}
    assert station.cases.counts()["open"] == 0
    first = builders.a_case(station)
    assert first.case_no.endswith("-01")


def test_each_decision_sees_what_those_before_it_wrote_and_all_or_none_is_kept(
    station: Application,
) -> None:
    case = builders.a_case(station)
    seen: list[int] = []

    def note(now: Case) -> list[Draft]:
        seen.append(len(now.notes))
        if len(seen) == 3:
            raise Problem("cases.empty_note")
        return [Draft(kinds.NOTE_ADD, kinds.NoteAdd(text=f"第 {len(seen)} 条"))]

    with pytest.raises(Problem, match=r"cases\.empty_note"):
        station.recorder.change(case.id, note, note, note)
    assert seen == [0, 1, 2]
    assert station.cases.get(case.id) == case
    assert len(station.recorder.change(case.id, note, note).notes) == 2


def test_a_decision_for_nothing_writes_nothing_and_tells_nobody(station: Application) -> None:
    case = builders.a_case(station)
    told: list[frozenset[str]] = []
    station.recorder.listen(told.append)
    assert station.recorder.change(case.id, lambda _case: []) == case
    assert told == []
    with pytest.raises(Problem, match=r"cases\.unknown"):
        station.recorder.change("nobody", lambda _case: [])
