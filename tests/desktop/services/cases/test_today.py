from datetime import timedelta

from desktop.app import Application
from record.case import Case
from record.codes import Level, Status
from tests import builders
from tests.builders import NOON, SetClock, a_printed_paper


def kinds(station: Application) -> list[str]:
    return [item.kind for item in station.today.items()]


def test_the_most_urgent_stands_first(station: Application, clock: SetClock) -> None:
    late = builders.a_case(station, promised_reply_at=NOON + timedelta(hours=1))
    soon = builders.a_case(station, promised_reply_at=NOON + timedelta(hours=30))
    clock.move(hours=2)
    items = station.today.items()
    left = [item.left_s for item in items if item.left_s is not None]
    assert left == sorted(left)
    promises = [(i.case_id, i.kind) for i in items if i.detail == "D18"]
    assert promises == [(late.id, "OVERDUE"), (soon.id, "DUE")]


def test_what_has_no_clock_follows_what_has_one(station: Application, case: Case) -> None:
    a_printed_paper(station, case.id)
    found = [item.left_s is None for item in station.today.items()]
    assert found == sorted(found)
    assert "UNSIGNED" in kinds(station)


def test_a_refused_paper_waits_no_longer_but_its_record_for_the_witnesses(
    station: Application, case: Case
) -> None:
    printed = a_printed_paper(station, case.id)
    refused = station.signing.refuse(case.id, printed.paper_id, "不签", ["甲", "乙"])
    written = station.signing.refusal_of(refused, printed.paper_id)
    record = refused.papers[written]
    assert "UNSIGNED" not in kinds(station)
    station.papers.record_print(case.id, written, builders.COPY, record.pages)
    waiting = [item.detail for item in station.today.items() if item.kind == "UNSIGNED"]
    assert waiting == [record.code]


def test_an_escalated_case_waits_for_an_answer(station: Application, case: Case) -> None:
    station.cases.change(case, {"manager_on_duty": "u_chen"})
    station.cases.move(case.id, Status.ESCALATED, reason="客户要求见领导", level=Level.AREA)
    assert "WAITING" in kinds(station)


def test_far_duties_do_not_crowd_the_board(station: Application) -> None:
    case = builders.a_case(station, promised_reply_at=NOON + timedelta(days=20))
    assert "D18" not in [i.detail for i in station.today.items() if i.case_id == case.id]
