"""Whole rounds between real desks and a real headquarters."""

import pytest

from desktop.progress import NoProgress
from desktop.services.desk.headquarters import IDLE, OFFLINE, WAITING
from desktop.store import journal, keep
from desktop.sync import entries
from record.case import Case
from record.codes import Validity
from record.journal.exchange import to_wire
from record.problems import Problem
from tests.exchange.chaos import BadLine
from tests.exchange.desks import (
    Region,
    at_headquarters,
    attach,
    chain,
    encoded,
    held_by,
    record,
    settle,
    sync,
    value,
)
from tests.headquarters.world import Headquarters


def test_a_case_recorded_offline_arrives(hq: Headquarters, region: Region):
    station, desk = region.station(), region.desk()
    case = record(station)
    assert station.headquarters.status().state == WAITING
    sync(station, desk)
    assert desk.cases.get(case.id).summary == case.summary
    assert station.headquarters.status().state == IDLE
    assert at_headquarters(hq, case.id) == encoded(desk.cases.get(case.id))


def test_pushing_twice_is_pushing_once(hq: Headquarters, region: Region):
    station = region.station()
    record(station)
    sync(station)
    with station.database.write() as connection:
        journal.reset_ack(connection)
    assert station.headquarters._sending.send_entries(lambda _news: None) == 0
    assert held_by(hq, chain(station)) == len(chain(station))


def test_a_lost_reply_after_the_commit_has_one_effect(
    hq: Headquarters, region: Region, line: BadLine
):
    station = region.station(address=line.url)
    sync(station)
    record(station)
    line.drop_reply_to = b"POST /v1/entries "
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == "sync.offline"
    assert held_by(hq, chain(station)) == 1
    assert station.headquarters.status().state == OFFLINE
    sync(station)
    assert station.headquarters.status().state == IDLE
    assert held_by(hq, chain(station)) == 1


def test_the_receipt_for_a_chain_is_kept_and_names_its_end(region: Region):
    station = region.station()
    record(station)
    sync(station)
    with station.database.read() as connection:
        kept = keep.get_receipts(connection, "ack")
    assert list(kept) == [f"st:{region.first}:1"]


def test_a_reversed_batch_is_refused_and_nothing_of_it_is_kept(
    hq: Headquarters, region: Region, monkeypatch: pytest.MonkeyPatch
):
    station = region.station()
    for _ in range(3):
        record(station)
    monkeypatch.setattr(
        entries, "batch", lambda found, _most: tuple(to_wire(entry) for entry in reversed(found))
    )
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == "hq.gap"
    assert held_by(hq, chain(station)) == 0
    monkeypatch.undo()
    sync(station)
    assert held_by(hq, chain(station)) == 3


def test_a_decision_waits_for_the_next_contact(hq: Headquarters, region: Region):
    station, desk = region.station(), region.desk()
    case = record(station)
    sync(station, desk)
    desk.review.decide_validity(case.id, "VALID", "油样与录像相符")
    assert desk.headquarters.status().waiting_entries == 1
    sync(desk)
    settle(hq)
    assert station.cases.get(case.id).validity == case.validity
    sync(station)
    assert station.cases.get(case.id).validity == Validity.VALID


def test_two_devices_change_one_field_offline_and_both_versions_show_everywhere(
    hq: Headquarters, region: Region
):
    first, second, desk = region.station(), region.station(), region.desk()
    case = record(first)
    sync(first)
    settle(hq)
    sync(second, desk)
    first.cases.change(first.cases.get(case.id), {"summary": "抖动，已取样"})
    second.cases.change(second.cases.get(case.id), {"summary": "抖动，未取样"})
    second.cases.note(case.id, "客户仍在站内")
    for _ in range(2):
        sync(first, second, desk)
        settle(hq)
    seen = [desk_.cases.get(case.id) for desk_ in (first, second, desk)]
    assert {encoded(one) for one in seen} == {at_headquarters(hq, case.id)}
    both = seen[0].two_versions["summary"]
    assert {value(seen[0], "summary"), both.other} == {"抖动，已取样", "抖动，未取样"}
    first.cases.choose_version(first.cases.get(case.id), "summary", "抖动，已取样")
    sync(first)
    settle(hq)
    sync(second, desk)
    settled = [desk_.cases.get(case.id) for desk_ in (first, second, desk)]
    assert {encoded(one) for one in settled} == {at_headquarters(hq, case.id)}
    assert all(not one.two_versions for one in settled)


def test_a_station_never_receives_another_stations_cases(hq: Headquarters, region: Region):
    one, other = region.station(), region.station(hq.station(region.code))
    stranger = Region(hq, region.folder / "外区").station()
    region.stack.callback(stranger.close)
    case = record(one)
    attach(one, case, b"\xff\xd8\xff" + b"picture" * 100)
    sync(one)
    settle(hq)
    sync(other, stranger)
    for desk in (other, stranger):
        with desk.database.read() as connection:
            assert journal.find_case(connection, case.id) == []
        with pytest.raises(Problem) as caught:
            desk.headquarters.fetch("0" * 64, NoProgress())
        assert caught.value.code in ("evidence.unknown", "hq.not_found")


def test_everybody_folds_a_long_story_alike(hq: Headquarters, region: Region):
    station, desk = region.station(), region.desk()
    cases: list[Case] = [record(station, summary=f"第 {n} 件") for n in range(3)]
    sync(station)
    settle(hq)
    sync(desk)
    for turn in range(4):
        for case in cases:
            station.cases.note(case.id, f"站上第 {turn} 次联系")
            desk.review.comment(case.id, f"片区第 {turn} 次意见")
        sync(*((station, desk) if turn % 2 else (desk, station)))
        settle(hq)
    sync(station, desk)
    for case in cases:
        three = {
            encoded(station.cases.get(case.id)),
            encoded(desk.cases.get(case.id)),
            at_headquarters(hq, case.id),
        }
        assert len(three) == 1
