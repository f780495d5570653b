from datetime import timedelta

import pytest

from desktop.app import Application
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.evidence.exhibits import ExhibitForm
from record.codes import ExhibitKind
from record.problems import Problem
from tests import builders
from tests.builders import COLLEAGUE, NOON, SetClock


def found(station: Application, text: str) -> int:
    return station.cases.list(CaseQuery(text=text)).total


@pytest.mark.parametrize(
    "text",
    [
        "抖", "启动", "动困", "6Q215", "鄂C6Q215", "鄂C·6Q215", "鄂c 6q215", "2046", "1390000",
        "13900002046", "周建国", "建国", "TS-1203", "02046", "发抖 赔偿",
    ],
)  # fmt: skip
def test_a_case_is_found_by_what_people_remember(station: Application, text: str) -> None:
    builders.a_case(station)
    builders.a_case(
        station,
        summary="少油",
        category="B",
        complainant__name="李芳",
        complainant__phone="13700008888",
        vehicle__plate="鄂A·11111",
    )
    assert found(station, text) == (2 if text == "TS-1203" else 1)


@pytest.mark.parametrize(
    "text",
    [
        "%",
        "_",
        '"',
        "*",
        "NEAR",
        "'; DROP TABLE case_row;--",
        "抖 OR 1",
        "^",
        "\ud842",
        "(",
        "不在",
    ],
)
def test_signs_of_the_index_are_only_text(station: Application, text: str) -> None:
    builders.a_case(station)
    assert found(station, text) == 0


def test_an_exhibit_is_found_by_its_hash(station: Application) -> None:
    case = builders.a_case(station)
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="小票")
    exhibit = station.evidence.add_bytes(case.id, b"receipt", "a.txt", form)
    assert found(station, exhibit.files[0].h) == found(station, exhibit.files[0].h[:16]) == 1
    assert station.cases.by_number(exhibit.files[0].h).id == case.id


def test_rows_are_masked_and_an_unknown_order_is_the_newest_first(
    station: Application, clock: SetClock
) -> None:
    first = builders.a_case(station)
    clock.move(minutes=1)
    second = builders.a_case(station)
    page = station.cases.list(CaseQuery(sort="'; DROP"))
    assert [row.id for row in page.rows] == [second.id, first.id]
    row = page.rows[0]
    assert (row.plate, row.phone, row.complainant) == ("鄂C·6Q***", "139****2046", "周**")
    assert row.station_name == "三堰加油站"
    assert row.sync == "ONLY_HERE"


def test_filters_pages_and_counts_agree(station: Application, clock: SetClock) -> None:
    for number in range(5):
        builders.a_case(station, category="AB"[number % 2])
        clock.move(minutes=1)
    only_b = station.cases.list(CaseQuery(categories=("B",)), 0, 1)
    assert (len(only_b.rows), only_b.total) == (1, 2)
    assert len(station.cases.list(CaseQuery(), 4, 50).rows) == 1
    assert station.cases.list(CaseQuery(), -3, -1).rows == ()
    assert station.cases.list(CaseQuery(severities=("NONSENSE", "GENERAL"))).total == 5
    assert station.cases.counts()["open"] == 5


def test_overdue_follows_the_clock(station: Application, clock: SetClock) -> None:
    builders.a_case(station, promised_reply_at=NOON + timedelta(hours=2))
    assert station.cases.counts()["overdue"] == 0
    clock.move(days=30)
    assert station.cases.counts()["overdue"] == 1
    assert station.cases.list(CaseQuery(overdue=True)).total == 1


def test_saved_views_belong_to_the_person_who_saved_them(station: Application) -> None:
    query = CaseQuery(categories=("A",), overdue=True, sort="due")
    station.cases.save_view(" 我的 A 类 ", query)
    assert station.cases.views() == {"我的 A 类": query}
    with pytest.raises(Problem, match=r"cases\.incomplete"):
        station.cases.save_view("  ", query)
    station.session.member = COLLEAGUE
    assert station.cases.views() == {}
    station.session.member = builders.MANAGER
    station.cases.drop_view("我的 A 类")
    assert station.cases.views() == {}
