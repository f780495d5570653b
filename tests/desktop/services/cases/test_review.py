from datetime import timedelta

import msgspec
import pytest

from desktop.app import Application
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.review import TABS, Tab
from record.case import Case
from record.codes import Severity, Validity
from record.problems import Problem
from tests import builders
from tests.builders import SetClock


@pytest.fixture
def sent(region: Application) -> Case:
    """A case of a station at the region's desk."""
    return builders.a_case(region, station="1203")


def test_a_station_decides_nothing(station: Application, case: Case) -> None:
    decisions = (
        lambda: station.review.confirm(case.id),
        lambda: station.review.decide_validity(case.id, Validity.VALID, "有依据"),
        lambda: station.review.raise_class(case.id, Severity.HOT, "媒体"),
        lambda: station.review.return_points(case.id, [("补照片", "")]),
    )
    for decide in decisions:
        with pytest.raises(Problem, match=r"review\.not_allowed"):
            decide()
    assert station.cases.get(case.id) == case


def test_the_region_decides_with_a_ground(region: Application, sent: Case) -> None:
    with pytest.raises(Problem, match=r"review\.ground_missing"):
        region.review.decide_validity(sent.id, Validity.VALID, " ")
    with pytest.raises(Problem, match=r"review\.unknown_value"):
        region.review.decide_validity(sent.id, "MAYBE", "有依据")
    decided = region.review.decide_validity(sent.id, Validity.VALID, "油样浑浊")
    assert (decided.validity, decided.validity_by) == (Validity.VALID, "u_wang")
    assert region.review.confirm(sent.id).confirmed_by == "u_wang"


def test_a_class_only_goes_up(region: Application, sent: Case) -> None:
    raised = region.review.raise_class(sent.id, Severity.HOT, "媒体到场")
    assert raised.severity == Severity.HOT
    for value in (Severity.GENERAL, Severity.IMPORTANT, Severity.HOT):
        with pytest.raises(Problem, match=r"review\.class_not_raised"):
            region.review.raise_class(sent.id, value, "误会")
    with pytest.raises(Problem, match=r"review\.unknown_value"):
        region.review.raise_class(sent.id, "WORST", "更糟")
    assert region.cases.get(sent.id).severity == Severity.HOT


def test_who_the_complaint_is_about_decides_nothing(region: Application) -> None:
    about_us = builders.a_case(region, station="1203", respondent="u_wang")
    with pytest.raises(Problem, match=r"review\.not_allowed"):
        region.review.confirm(about_us.id)


def test_money_is_approved_for_a_proposal_that_is_there(region: Application) -> None:
    offer = {"remedy": "REFUND", "amount": 900.0}
    case = builders.a_case(region, station="1203", proposals__p1=offer)
    with pytest.raises(Problem, match=r"review\.unknown_proposal"):
        region.review.approve_money(case.id, "p2")
    assert region.review.approve_money(case.id, "p1").proposals["p1"].approved_by == "u_wang"


def test_returned_points_become_tasks_that_wait_for_their_answer(
    region: Application, sent: Case
) -> None:
    with pytest.raises(Problem, match=r"review\.no_points"):
        region.review.return_points(sent.id, [(" ", "x")])
    points = [("补一张铅封照片", "evidence:DISPENSER_STATE"), ("写明读数", ""), (" ", "")]
    returned = region.review.return_points(sent.id, points, "请补充")
    assert [t.text for t in returned.open_tasks] == ["补一张铅封照片", "写明读数"]
    first = returned.open_tasks[0]
    answered = region.cases.note(sent.id, "已补拍", answers=first.id)
    assert [t.text for t in answered.open_tasks] == ["写明读数"]
    assert answered.tasks[first.id].answer == "已补拍"
    assert region.cases.counts()["tasks"] == 1


def test_a_comment_stands_at_its_place(region: Application, sent: Case) -> None:
    with pytest.raises(Problem, match=r"review\.ground_missing"):
        region.review.comment(sent.id, "", "summary")
    with pytest.raises(Problem, match=r"text\.surrogate"):
        region.review.comment(sent.id, "看\ud842这里", "summary")
    commented = region.review.comment(sent.id, "时间不一致", "occurred_at")
    assert [(d.action, d.about) for d in commented.decisions] == [("COMMENT", "occurred_at")]


def test_the_tabs_count_what_the_queue_shows(
    region: Application, sent: Case, clock: SetClock
) -> None:
    clock.move(minutes=1)
    other = builders.a_case(region, station="1204", summary="记者来电")
    region.cases.change(other, {"flags.press": True})
    assert region.review.tabs()["ALL"] == 2
    assert [r.id for r in region.review.queue("PRESS").rows] == [other.id]
    assert [r.id for r in region.review.queue("ALL", "记者").rows] == [other.id]
    for tab, count in region.review.tabs().items():
        assert region.review.queue(tab).total == count


def test_the_press_comes_first_then_the_grave_then_what_is_due(
    region: Application, sent: Case, clock: SetClock
) -> None:
    hot = builders.a_case(region, station="1203", promised_reply_at=clock.now())
    region.review.raise_class(hot.id, Severity.HOT, "网上有视频")
    clock.move(minutes=1)
    press = builders.a_case(region, station="1204", summary="记者来电", flags__press=True)
    clock.move(minutes=1)
    due = builders.a_case(region, station="1204", promised_reply_at=clock.now())
    rows = region.cases.list(CaseQuery(sort="urgency", descending=False)).rows
    assert [row.id for row in rows][:2] == [press.id, hot.id]
    assert {row.id for row in rows[2:]} == {due.id, sent.id}
    for tab in set(Tab) - {Tab.ALL}:
        assert TABS[tab].sort == "urgency"


def test_what_changed_since_the_last_look_is_told(
    region: Application, sent: Case, clock: SetClock
) -> None:
    moment = clock.now()
    clock.move(minutes=5)
    commented = region.cases.note(sent.id, "已联系站长")
    changes = region.review.changed_since(commented, moment)
    assert [line.code for line in changes] == ["note.added"]
    assert region.review.changed_since(commented, moment + timedelta(hours=1)) == ()
    assert msgspec.json.encode(changes)
