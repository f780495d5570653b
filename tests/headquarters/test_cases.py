"""What headquarters folds, lists, finds and counts, and the reference data it hands out."""

import secrets

import pytest

from headquarters.services.places import NewMember, World
from record.case import Case
from record.journal import exchange, kinds
from record.journal.envelope import Envelope
from record.journal.station import Member
from tests.headquarters.world import Device, Headquarters, refused


def document(device: Device, case: str) -> Case:
    answer = device.get(f"/cases/{case}")
    assert answer.status_code == 200, answer.text
    return exchange.decode(answer.content, Case)


def test_a_pushed_case_is_folded_by_the_same_rules_as_at_the_station(hq: Headquarters):
    device = hq.device()
    opened = device.open_case(summary="加油后车辆熄火", category="A")
    body = kinds.CasePatch(changes={"narrative": "顾客称加油后两公里熄火"})
    device.pushed(opened, device.make(kinds.CASE_PATCH, body, case=opened.header.case))
    hq.settle()
    case = document(device, opened.header.case)
    assert (case.summary, case.narrative) == ("加油后车辆熄火", "顾客称加油后两公里熄火")
    assert case.entries == 2


def test_entries_that_arrive_out_of_their_order_are_folded_in_it(hq: Headquarters):
    region = hq.region()
    code = hq.station(region)
    station, boss = hq.device(station=code), hq.device(region=region)
    opened = station.open_case(summary="一")
    case = opened.header.case
    early = kinds.CasePatch(changes={"closing_note": "二"})
    first = station.make(kinds.CASE_PATCH, early, case=case)
    late = kinds.CasePatch(changes={"closing_note": "三"}, base={"closing_note": first.id})
    tick = first.header.hlc + 1
    second = boss.make(kinds.CASE_PATCH, late, case=case, station=code, hlc=tick)
    boss.pushed(second)
    hq.settle()
    assert refused(boss.get(f"/cases/{case}")) == (404, "not_found")
    station.pushed(opened)
    hq.settle()
    station.pushed(first)
    hq.settle()
    assert document(boss, case).closing_note == "三"
    assert document(boss, case).entries == 3


def test_a_rebuild_reaches_the_same_cases(hq: Headquarters):
    device = hq.device()
    opened = [device.open_case(summary=f"第{n}件") for n in range(3)]
    device.pushed(*opened)
    hq.settle()
    before = [document(device, value.header.case) for value in opened]
    hq.office.folding.rebuild()
    assert [document(device, value.header.case) for value in opened] == before


@pytest.mark.parametrize("text", ["漏油", "油", "加油枪漏油", "粤A·8K3", "ZQ"])
def test_cases_are_found_by_words_that_stand_together(hq: Headquarters, text: str):
    region = hq.region()
    device = hq.device(station=hq.station(region))
    hit = device.open_case(summary="3号加油枪漏油 ZQ", narrative="车牌 粤A·8K3")
    device.pushed(hit, device.open_case(summary="服务态度"))
    hq.settle()
    boss = hq.device(region=region)
    found = exchange.decode(boss.get("/cases", params={"text": text}).content, exchange.CaseLines)
    assert [line.case for line in found.cases] == [hit.header.case]


@pytest.mark.parametrize("text", ["鄂CO42", "H5", "803", "顾客车辆", "138 0000-2046"])
def test_what_looks_or_means_the_same_is_found(hq: Headquarters, text: str):
    region = hq.region()
    device = hq.device(hq.station(region))
    told = {"summary": "顧客車輛熄火", "vehicle.plate": "鄂C·0420", "vehicle.vin": "LH5803"}
    device.pushed(device.open_case(**told, **{"complainant.phone": "13800002046"}))
    hq.settle()
    assert len(hq.device(region=region).get("/cases", params={"text": text}).json()["cases"]) == 1


def test_a_wildcard_is_not_one(hq: Headquarters):
    device = hq.device()
    device.pushed(device.open_case(summary="漏油"))
    hq.settle()
    assert device.get("/cases", params={"text": "漏%"}).json()["cases"][0]["case_no"]
    assert device.get("/cases", params={"text": "x_z"}).json()["cases"] == []


def test_the_list_says_how_many_files_are_held(hq: Headquarters):
    device = hq.device()
    content = secrets.token_bytes(50)
    opened = device.open_case()
    case = opened.header.case
    files = [device.with_file(content, case=case), device.with_file(b"x" * 9, case=case)]
    device.pushed(opened, *files)
    device.upload(content)
    hq.settle()
    (line,) = exchange.decode(device.get("/cases").content, exchange.CaseLines).cases
    assert (line.files_named, line.files_held) == (2, 1)


def test_figures_count_by_status_station_and_class(hq: Headquarters):
    region = hq.region()
    devices = [hq.device(station=hq.station(region)) for _ in range(2)]
    for device in devices:
        device.pushed(device.open_case(), device.open_case())
    hq.settle()
    answer = hq.device(region=region).get("/statistics")
    figures = exchange.decode(answer.content, exchange.Statistics)
    assert figures.total == 4
    assert figures.by_status == {"RECORDED": 4}
    assert figures.by_station == {device.station: 2 for device in devices}


def people(region: str, station: str, other: str) -> World:
    return World(
        member=(
            NewMember(name="王站长", role="manager", station=station, phone="138", start_pin="1"),
            NewMember(name="李区经理", role="area_manager", region=region, start_pin="1"),
            NewMember(name="别站的人", role="manager", station=other, start_pin="1"),
        )
    )


def members(device: Device) -> dict[str, Member]:
    envelope = exchange.decode(device.get("/ref/reference").content, Envelope)
    reference = exchange.reference_of(envelope, device.hq.office.house.public_key)
    return {member.name: member for member in reference.members}


def test_reference_data_holds_start_hashes_only_of_a_devices_own_people(hq: Headquarters):
    region = hq.region()
    station, other = hq.station(region), hq.station(region)
    hq.office.places.add(people(region, station, other))
    seen = members(hq.device(station=station))
    assert set(seen) == {"王站长", "李区经理"}
    assert seen["王站长"].start_hash
    assert not seen["李区经理"].start_hash
    seen = members(hq.device(region=region))
    assert set(seen) == {"王站长", "李区经理", "别站的人"}
    assert seen["李区经理"].start_hash
    assert (seen["王站长"].start_hash, seen["王站长"].phone) == ("", "")


def test_reference_data_is_sent_once_until_it_changes(hq: Headquarters):
    region = hq.region()
    device = hq.device(region=region)
    tag = device.get("/ref/reference").headers["ETag"]
    again = device.get("/ref/reference", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    hq.station(region)
    assert device.get("/ref/reference", headers={"If-None-Match": tag}).status_code == 200
    assert refused(device.get("/ref/other")) == (404, "not_found")


def test_reference_data_names_the_keys_of_who_writes_in_scope(hq: Headquarters):
    region = hq.region()
    station, boss = hq.device(station=hq.station(region)), hq.device(region=region)
    stranger = hq.device()
    envelope = exchange.decode(station.get("/ref/reference").content, Envelope)
    reference = exchange.reference_of(envelope, hq.office.house.public_key)
    keys = {value.dev: value.key for value in reference.devices}
    assert keys[boss.dev] == boss.public_key
    assert stranger.dev not in keys
