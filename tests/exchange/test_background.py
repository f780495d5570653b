"""Sending and listening by themselves: no click waits, and nobody has to press anything."""

import time

import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.desk import headquarters
from desktop.services.desk.headquarters import ATTENTION, IDLE, OFFLINE, PAUSED
from desktop.sync import backoff, transport
from record.codes import Validity
from record.journal.exchange import HqKey
from record.problems import Problem
from tests.exchange.chaos import BadLine
from tests.exchange.desks import Region, Watch, chain, held_by, record, sync
from tests.headquarters.world import Headquarters
from tests.patience import PATIENCE_S

# A question that waits for news is answered after so long when there are none.
UNTOLD_S = headquarters.LISTEN_S * 0.75
# A round that hangs is given up after so long; nothing that waits for it comes back before.
HANGING_S = transport.CONTROL_S * 0.5


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again soon, so that tests do not wait for real minutes."""
    monkeypatch.setattr(backoff, "BASE_S", 0.05)
    monkeypatch.setattr(backoff, "CEILING_S", 0.2)
    monkeypatch.setattr(backoff, "LEAST_S", 0.05)


def is_idle(desk: Application) -> bool:
    status = desk.headquarters.status()
    return status.state == IDLE and not status.waiting_entries


def test_a_decision_is_on_the_stations_page_before_it_would_ask_again(region: Region):
    station, desk = region.station(), region.desk()
    case = record(station)
    at_station, at_desk = Watch(station), Watch(desk)
    station.headquarters.start()
    desk.headquarters.start()
    at_desk.until(lambda: desk.cases.list(CaseQuery()).total == 1)
    at_station.until(lambda: is_idle(station))
    began = time.monotonic()
    desk.review.decide_validity(case.id, "VALID", "油样与录像相符")
    at_station.until(lambda: station.cases.get(case.id).validity == Validity.VALID)
    assert time.monotonic() - began < UNTOLD_S


def test_no_click_waits_while_a_round_hangs(region: Region, line: BadLine):
    station = region.station(address=line.url)
    line.black_hole = True
    station.headquarters.start()
    record(station)
    assert line.swallowed.wait(PATIENCE_S)
    longest = 0.0
    for click in (
        station.headquarters.status,
        station.headquarters.items,
        lambda: record(station),
        station.headquarters.pause,
        station.headquarters.resume,
    ):
        began = time.monotonic()
        click()
        longest = max(longest, time.monotonic() - began)
    assert longest < HANGING_S


def test_stopping_does_not_wait_for_a_hanging_question(region: Region, line: BadLine):
    station = region.station(address=line.url)
    watch = Watch(station)
    station.headquarters.start()
    watch.until(lambda: is_idle(station) and station.headquarters.status().last_at is not None)
    line.black_hole = True
    record(station)
    assert line.swallowed.wait(PATIENCE_S)
    began = time.monotonic()
    station.headquarters.stop()
    assert time.monotonic() - began < HANGING_S


def test_headquarters_down_shows_offline_and_recovers_by_itself(
    hq: Headquarters, region: Region, line: BadLine
):
    station = region.station(address=line.url)
    good, line.target = line.target, "http://127.0.0.1:9"
    watch = Watch(station)
    station.headquarters.start()
    record(station)
    watch.until(lambda: station.headquarters.status().state == OFFLINE)
    assert station.headquarters.status().waiting_entries == 1
    line.target = good
    watch.until(lambda: is_idle(station))
    assert held_by(hq, chain(station)) == 1


def test_a_login_page_of_the_network_counts_as_no_network(
    hq: Headquarters, region: Region, line: BadLine
):
    station = region.station(address=line.url)
    line.portal = True
    watch = Watch(station)
    station.headquarters.start()
    record(station)
    watch.until(lambda: station.headquarters.status().state == OFFLINE)
    problem = station.headquarters.status().problem
    assert problem is not None
    assert problem.code == "sync.not_headquarters"
    assert held_by(hq, chain(station)) == 0
    line.portal = False
    watch.until(lambda: is_idle(station))


def test_paused_nothing_is_sent_and_resumed_all_is(hq: Headquarters, region: Region):
    station = region.station()
    watch = Watch(station)
    station.headquarters.start()
    watch.until(lambda: is_idle(station) and station.headquarters.status().last_at is not None)
    station.headquarters.pause()
    assert station.headquarters.status().state == PAUSED
    record(station)
    desk = region.desk()
    sync(desk)
    assert held_by(hq, chain(station)) == 0
    station.headquarters.resume()
    watch.until(lambda: is_idle(station))
    assert held_by(hq, chain(station)) == 1


def test_a_bug_in_a_listener_does_not_end_the_sending(hq: Headquarters, region: Region):
    station = region.station()
    watch = Watch(station)
    station.headquarters.on_status(_broken)
    station.headquarters._lanes["sending"]._failed = lambda: None
    station.headquarters.start()
    record(station)
    station.headquarters._lanes["sending"].kick()
    watch.until(lambda: held_by(hq, chain(station)) == 1)


def _broken(_status: object) -> None:
    raise RuntimeError("a window that is gone")


def test_send_now_does_not_wait_for_the_pause_after_a_failure(
    hq: Headquarters, region: Region, line: BadLine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backoff, "LEAST_S", 600.0)
    station = region.station(address=line.url)
    watch = Watch(station)
    good, line.target = line.target, "http://127.0.0.1:9"
    station.headquarters.start()
    record(station)
    watch.until(lambda: station.headquarters.status().state == OFFLINE)
    line.target = good
    assert station.headquarters.sync_now(NoProgress()).state == IDLE
    assert held_by(hq, chain(station)) == 1
    record(station)
    watch.until(lambda: held_by(hq, chain(station)) == 2)


def test_another_headquarters_under_the_address_is_told_nothing(
    hq: Headquarters, alone: Headquarters, region: Region, line: BadLine
):
    station = region.station(address=line.url)
    record(station)
    line.target = alone.url
    sent_before = line.bytes_up
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == "sync.other_headquarters"
    assert station.headquarters.status().state == ATTENTION
    assert line.bytes_up - sent_before < 400  # one question without a token
    line.target = hq.url
    line.hang_up()
    sync(station)
    assert held_by(hq, chain(station)) == 1


def test_a_pinned_key_that_is_only_listed_is_not_believed(
    hq: Headquarters, alone: Headquarters, region: Region
):
    known = hq.office.house
    stranger = alone.office.house
    keys = (*stranger.keys, HqKey(known.kid, known.public_key, current=False))
    object.__setattr__(stranger, "keys", keys)
    folder = region.enrol(station=region.first)
    station = region.open(folder, address=alone.url)
    record(station)
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == "sync.other_headquarters"
