"""Searching from everywhere: what is found of a case, and why nothing was."""

from collections.abc import Iterator

import pytest

from desktop.app import Application
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.finding import Cause, Group, Unsearched
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind
from tests.builders import COLLEAGUE, MANAGER, a_case, open_desk

GUN = {
    "summary": "跳枪后多扣 7.30 元，7 号枪",
    "narrative": "顧客稱車輛加油後，电话 138 0000 2046 联系",
    "complainant__name": "周建国",
    "complainant__phone": "13900002046",
    "vehicle__plate": "鄂C·6Q215",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    opened = open_desk(tmp_path_factory.mktemp("案卷"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def case(desk: Application) -> Case:
    made = a_case(desk, **GUN)
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="7 号枪铅封 A-20931")
    desk.evidence.add_bytes(made.id, b"seal", "铅封.jpg", form)
    a_case(desk, summary="加油卡重复扣款", complainant__name="王芳", complainant__phone="")
    return desk.cases.get(made.id)


def groups(desk: Application, typed: str) -> dict[Group, list[str]]:
    return {g.group: [hit.title for hit in g.hits] for g in desk.finding.find(typed).groups}


def test_a_case_and_what_in_it_is_meant_are_found_in_their_order(desk: Application, case: Case):
    found = groups(desk, "7号枪")
    assert list(found) == [Group.CASES, Group.EXHIBITS]
    assert found[Group.CASES] == [case.summary]
    assert found[Group.EXHIBITS] == ["E01 7 号枪铅封 A-20931"]


def test_words_may_stand_in_the_case_and_in_the_exhibit(desk: Application, case: Case):
    assert groups(desk, "车辆 铅封")[Group.EXHIBITS] == ["E01 7 号枪铅封 A-20931"]
    assert groups(desk, "a20931")[Group.EXHIBITS] == ["E01 7 号枪铅封 A-20931"]


def test_people_are_found_and_stay_masked(desk: Application, case: Case):
    for typed in ("周建国", "13900002046", "139-0000 2046"):
        [person] = groups(desk, typed)[Group.PEOPLE]
        assert person == "周** 139****2046"
    told = str(desk.finding.find("13900002046"))
    assert "13900002046" not in told.replace("text='13900002046'", "")
    assert "周建国" not in told


def test_the_preview_says_where_the_words_stand_with_personal_data_masked(
    desk: Application, case: Case
):
    [group] = [g for g in desk.finding.find("鄂C6Q2").groups if g.group == Group.CASES]
    [why] = group.hits[0].why
    assert (why.field, why.text) == ("vehicle.plate", "鄂C·6Q***")
    [group] = [g for g in desk.finding.find("顾客称车辆").groups if g.group == Group.CASES]
    [why] = group.hits[0].why
    assert why.field == "narrative"
    assert "138****2046" in why.text


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("飞机延误", Cause.NOTHING_LIKE_IT),
        ("7号枪 飞机", Cause.ONE_WORD),
        ("x", Cause.TOO_SHORT),
    ],
)
def test_nothing_found_has_its_likely_cause(
    desk: Application, case: Case, typed: str, cause: Cause
):
    found = desk.finding.find(typed)
    assert found.groups == ()
    assert found.nothing is not None
    assert found.nothing.cause == cause
    assert Unsearched.OTHER_STATIONS in found.nothing.unsearched
    if cause == Cause.ONE_WORD:
        assert (found.nothing.without, found.nothing.instead) == ("飞机", "7号枪")
        assert found.nothing.found_instead == 1


def test_filters_that_hide_what_is_sought_are_the_cause(desk: Application, case: Case):
    hidden = desk.finding.why_nothing("7号枪", CaseQuery(text="7号枪", categories=("I",)))
    assert (hidden.cause, hidden.found_instead) == (Cause.FILTERS, 1)


def test_recent_cases_are_those_that_the_person_on_duty_opened(desk: Application, case: Case):
    desk.session.member = MANAGER
    other = a_case(desk, complainant__name="王芳", complainant__phone="")
    for each in (case, other, case):
        desk.finding.note_opened(each.id)
    assert [row.id for row, _at in desk.finding.recent()] == [case.id, other.id]
    desk.session.member = COLLEAGUE
    assert desk.finding.recent() == ()
    desk.session.member = MANAGER


def test_nothing_typed_finds_nothing_and_says_nothing(desk: Application, case: Case):
    found = desk.finding.find("  。 ")
    assert (found.groups, found.nothing, found.total) == ((), None, 0)
