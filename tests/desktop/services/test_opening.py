import shutil
from datetime import datetime
from typing import Any

import pytest

from desktop.app import Application, open_application
from record.codes import Channel, NoticeKind, Status
from record.problems import Problem
from tests import builders
from tests.builders import NOON, complaint


def test_a_complaint_is_opened_from_six_fields(station: Application) -> None:
    case = station.cases.open(complaint(NOON))
    assert (case.category, case.status, case.station) == ("A", Status.RECORDED, builders.HOME)
    assert case.complainant.name == "周建国"
    assert case.vehicle.plate == "鄂C·6Q215"
    assert (case.taken_by, case.opened_by, case.channel) == ("u_chen", "u_chen", "ON_SITE")
    assert case.raised_at == NOON
    assert station.cases.get(case.id) == case


def test_numbers_of_a_day_follow_each_other_under_the_devices_part(station: Application) -> None:
    device = station.device.dev[-6:]
    numbers = [builders.a_case(station).case_no for _ in range(3)]
    assert numbers == [f"TS-1203-20260611-{device}-0{n}" for n in (1, 2, 3)]


def test_what_was_given_is_not_changed_by_opening(station: Application) -> None:
    given = complaint(NOON) | {"station": builders.HOME, "summary": ""}
    kept = dict(given)
    with pytest.raises(Problem):
        station.cases.open(given)
    assert given == kept


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("complainant.name", "周\ud842", "text.surrogate"),
        ("narrative", "长" * 20_001, "text.too_long"),
        ("summary", "   ", "cases.incomplete"),
        ("category", "", "cases.incomplete"),
        ("category", "Z", "cases.bad_field"),
        ("no_such_field", "x", "cases.bad_field"),
        ("complainant.no_such", "x", "cases.bad_field"),
        ("persons_count", "two", "cases.bad_field"),
        ("occurred_at", datetime(2026, 6, 11, 8, 0), "cases.bad_field"),  # noqa: DTZ001 (no zone)
        ("vehicle.odometer_km", float("nan"), "cases.bad_field"),
        ("summary", object(), "cases.bad_field"),
        ("summary", {"\ud842": "x"}, "text.surrogate"),
        ("station", "1204", "cases.bad_field"),
    ],
)
def test_bad_input_is_refused_with_its_code_and_nothing_is_recorded(
    station: Application, path: str, value: Any, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        station.cases.open(complaint(NOON) | {path: value})
    assert refused.value.code == code
    assert station.cases.counts()["open"] == 0


def test_control_characters_are_cleaned_and_everything_else_is_kept(station: Application) -> None:
    case = builders.a_case(station, summary="加油\x00后\x07", narrative="第一段\x0b第二行\r\n完")
    assert (case.summary, case.narrative) == ("加油后", "第一段\n第二行\n完")


@pytest.mark.parametrize(
    "text", ["𠮷野家旁", "𰻝" * 3, "长" * 10_000, "e\u0301 é", "a\nb", "👨‍👩‍👧"]
)
def test_rare_and_long_text_is_kept_to_the_character(station: Application, text: str) -> None:
    case = builders.a_case(station, narrative=text)
    assert station.cases.get(case.id).narrative == text


def test_a_refused_change_keeps_everything_that_was_there(station: Application) -> None:
    case = builders.a_case(station)
    for changes in (
        {"summary": "x\ud842"},
        {"summary": 5},
        {"nothing.here": 1},
        {"category": None},
    ):
        with pytest.raises(Problem):
            station.cases.change(case, {"narrative": "新内容"} | changes)
    assert station.cases.get(case.id) == case


def test_a_member_with_a_time_without_zone_is_refused(station: Application) -> None:
    case = builders.a_case(station)
    at = datetime(2026, 6, 11, 8, 0)  # noqa: DTZ001 (no zone)
    with pytest.raises(Problem, match=r"cases\.bad_field"):
        station.cases.add(
            case,
            "notices",
            {"kind": NoticeKind.ALERT, "to": "x", "channel": Channel.PHONE, "sent_at": at},
        )


def test_nobody_signed_in_records_nothing(station: Application) -> None:
    station.session.sign_out()
    with pytest.raises(Problem, match=r"people\.signed_out"):
        station.cases.open(complaint(NOON))
    assert station.cases.counts()["open"] == 0


def test_the_region_names_the_station_of_a_complaint(region: Application) -> None:
    with pytest.raises(Problem, match=r"cases\.incomplete"):
        region.cases.open(complaint(NOON))
    with pytest.raises(Problem, match=r"cases\.incomplete"):
        region.cases.open(complaint(NOON) | {"station": "9999"})
    assert region.cases.open(complaint(NOON) | {"station": "1204"}).station == "1204"


def test_earlier_cases_of_the_same_car_or_telephone_are_offered(station: Application) -> None:
    case = builders.a_case(station)
    assert [r.id for r in station.cases.similar({"vehicle.plate": "鄂c6q215"})] == [case.id]
    assert [r.id for r in station.cases.similar({"complainant.phone": "139 0000 2046"})] == [
        case.id
    ]
    assert station.cases.similar({"vehicle.plate": "鄂C·6Q21"}) == ()
    assert station.cases.similar({"vehicle.plate": "", "complainant.phone": None}) == ()


def test_an_edit_is_on_the_disk_when_the_call_returns(station: Application) -> None:
    case = station.cases.change(builders.a_case(station), {"narrative": "先开走再回来"})
    copy = station.folder.root.with_name("断电后的盘")
    shutil.copytree(station.folder.root, copy)
    again = open_application(copy)
    try:
        assert again.cases.get(case.id).narrative == "先开走再回来"
    finally:
        again.close()
