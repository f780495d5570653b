from datetime import timedelta

from desktop.app import Application
from desktop.services.cases.today import Reason
from record.case import Case
from record.codes import Level, Status
from tests import builders
from tests.builders import NOON, SetClock, a_printed_paper


def reasons(station: Application) -> list[tuple[str, Reason]]:
    return [(item.case_id, reason) for item in station.today.items() for reason in item.reasons]


def kinds(station: Application) -> list[str]:
    return [reason.kind for _, reason in reasons(station)]


def test_the_most_urgent_stands_first(station: Application, clock: SetClock) -> None:
    soon = builders.a_case(station, promised_reply_at=NOON + timedelta(hours=30))
    late = builders.a_case(station, promised_reply_at=NOON + timedelta(hours=1))
    clock.move(hours=2)
    left = [item.first.left_s for item in station.today.items()]
    assert left == sorted(left)
    promises = [(case_id, r.kind) for case_id, r in reasons(station) if r.detail == "D18"]
    assert sorted(promises) == sorted([(late.id, "OVERDUE"), (soon.id, "DUE")])


def test_a_case_stands_once_with_all_its_reasons_the_most_urgent_first(
    station: Application, clock: SetClock
) -> None:
    case = builders.a_case(station, promised_reply_at=NOON + timedelta(hours=1))
    a_printed_paper(station, case.id)
    clock.move(hours=2)
    [item] = station.today.items()
    found = [reason.kind for reason in item.reasons]
    assert found[0] == item.first.kind == "OVERDUE"
    assert found.index("DUE") < found.index("UNSIGNED")


def test_the_rail_counts_a_case_once_however_much_presses(
    station: Application, clock: SetClock
) -> None:
    builders.a_case(station, promised_reply_at=NOON + timedelta(hours=1))
    assert station.cases.counts()["today"] == 0
    clock.move(hours=2)
    overdue = [item for item in station.today.items() if item.first.kind == "OVERDUE"]
    counts = station.cases.counts()
    assert kinds(station).count("OVERDUE") > 1
    assert counts["today"] == counts["overdue"] == len(overdue) == 1


def test_a_refused_paper_waits_no_longer_but_its_record_for_the_witnesses(
    station: Application, case: Case
) -> None:
    printed = a_printed_paper(station, case.id)
    refused = station.signing.refuse(case.id, printed.paper_id, "不签", ["甲", "乙"])
    written = station.signing.refusal_of(refused, printed.paper_id)
    record = refused.papers[written]
    assert "UNSIGNED" not in kinds(station)
    station.papers.record_print(case.id, written, builders.COPY, record.pages)
    waiting = [reason.detail for _, reason in reasons(station) if reason.kind == "UNSIGNED"]
    assert waiting == [record.code]


def test_an_escalated_case_waits_for_an_answer(station: Application, case: Case) -> None:
    station.cases.change(case, {"manager_on_duty": "u_chen"})
    station.cases.move(case.id, Status.ESCALATED, reason="客户要求见领导", level=Level.AREA)
    assert "WAITING" in kinds(station)


def test_far_duties_do_not_crowd_the_board(station: Application) -> None:
    case = builders.a_case(station, promised_reply_at=NOON + timedelta(days=20))
    assert "D18" not in [r.detail for case_id, r in reasons(station) if case_id == case.id]
