"""The feed: order, cursors, waiting, and single reads."""

import base64
import threading
import time

import pytest

from headquarters.services.places import World
from record.journal import exchange, hlc
from record.journal.station import Station
from tests.headquarters.world import Headquarters, refused
from tests.patience import PATIENCE_S

WAIT_S = 20


def test_entries_come_in_the_order_of_their_positions_with_their_parts(hq: Headquarters):
    region = hq.region()
    stations = [hq.device(station=hq.station(region)) for _ in range(2)]
    sent = [value for device in stations for value in (device.make(), device.make())]
    for value, device in zip(sent, [d for d in stations for _ in range(2)], strict=True):
        device.pushed(value)
    seen = hq.device(region=region).pull_until(4)
    assert [s.h for s in seen] == [value.signed for value in sent]
    assert [s.p for s in seen] == [value.parts for value in sent]
    assert [s.pos for s in seen] == sorted({s.pos for s in seen})


def test_own_entries_come_back_without_parts(hq: Headquarters):
    device = hq.device()
    value = device.make()
    device.pushed(value)
    (seen,) = device.pull_until(1)
    assert (seen.h, seen.p) == (value.signed, {})
    assert seen.eff == value.header.hlc


def test_a_cursor_goes_on_where_it_stopped_and_pages_are_bounded(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(5)]
    device.pushed(*chain)
    device.pull_until(5)
    first = device.pull(limit=2)
    second = device.pull(first.next, limit=2)
    third = device.pull(second.next, limit=2)
    seen = [*first.entries, *second.entries, *third.entries]
    assert [s.h for s in seen] == [value.signed for value in chain]
    assert (first.more, second.more, third.more) == (True, True, False)
    assert device.pull(third.next).entries == ()


def test_a_page_is_bounded_in_bytes(hq: Headquarters):
    region = hq.region()
    device = hq.device(station=hq.station(region))
    chain = [device.make("case.dream", {"text": "油" * 20_000}) for _ in range(30)]
    for value in chain:
        device.pushed(value)
    reader = hq.device(region=region)
    reader.pull_until(30)
    page = reader.pull()
    assert page.more
    assert 0 < sum(len(s.p["b"]) for s in page.entries) <= exchange.MAX_FEED_BYTES


def test_the_cursor_moves_past_what_others_wrote(hq: Headquarters):
    device, other = hq.device(), hq.device()
    before = device.pull()
    other.pushed(other.make())
    other.pull_until(1)
    after = device.pull(before.next)
    assert after.entries == ()
    assert after.next != before.next


def test_a_waiting_reader_hears_before_its_time_is_up(hq: Headquarters):
    region = hq.region()
    station, reader = hq.device(station=hq.station(region)), hq.device(region=region)
    cursor = reader.pull().next
    heard: list[float] = []

    def wait() -> None:
        if reader.pull(cursor, wait=WAIT_S).entries:
            heard.append(time.monotonic())

    thread = threading.Thread(target=wait)
    thread.start()
    thread.join(0.3)
    assert thread.is_alive()
    pushed_at = time.monotonic()
    station.pushed(station.make())
    thread.join(PATIENCE_S)
    assert heard
    assert heard[0] - pushed_at < WAIT_S * 0.75


def test_waiting_ends_without_news(hq: Headquarters):
    device = hq.device()
    began = time.monotonic()
    assert device.pull(device.pull().next, wait=1).entries == ()
    assert 0.9 < time.monotonic() - began < PATIENCE_S


def test_a_cursor_of_another_log_is_told_so(hq: Headquarters):
    device = hq.device()
    cursor = base64.urlsafe_b64encode(b'{"log":"another","pos":0,"scope_v":1}').decode()
    assert refused(device.get("/feed", params={"cursor": cursor})) == (410, "log_changed")


@pytest.mark.parametrize("cursor", ["x", "e30=", "汉字", "eyJ9"])
def test_what_is_not_a_cursor_is_malformed(hq: Headquarters, cursor: str):
    assert refused(hq.device().get("/feed", params={"cursor": cursor})) == (400, "malformed")


def test_a_station_that_moves_takes_its_history_with_it(hq: Headquarters):
    old, new = hq.region(), hq.region()
    code = hq.station(old)
    station, before, after = hq.device(station=code), hq.device(region=old), hq.device(region=new)
    station.pushed(station.make())
    cursor = before.pull().next
    before.pull_until(1)
    hq.office.places.add(World(station=(Station(code=code, name="搬迁", region=new),)))
    assert refused(before.get("/feed", params={"cursor": cursor})) == (409, "scope_changed")
    assert before.pull().entries == ()
    assert len(after.pull_until(1)) == 1


def test_heads_and_have_say_what_is_held(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(3)]
    device.pushed(*chain[:2])
    heads = exchange.decode(device.get("/heads").content, exchange.Heads)
    assert [(h.seq, h.eh, h.state) for h in heads.heads] == [(2, chain[1].id, "ok")]
    asked = exchange.EntriesAsked(tuple(value.id for value in chain))
    answer = device.post("/entries:have", asked)
    missing = exchange.decode(answer.content, exchange.EntriesMissing).missing
    assert missing == (chain[2].id,)


def test_an_entry_and_a_part_can_be_fetched_alone(hq: Headquarters):
    device = hq.device()
    value = device.make()
    device.pushed(value)
    device.pull_until(1)
    found = exchange.decode(device.get(f"/entries/{value.id}").content, exchange.FeedEntry)
    assert (found.h, found.p) == (value.signed, value.parts)
    part = device.get(f"/parts/{value.header.parts['b'].h}")
    assert part.content == value.parts["b"]


def test_the_effective_clock_is_the_devices_own_when_it_is_right(hq: Headquarters):
    device = hq.device()
    value = device.make()
    device.pushed(value)
    (seen,) = device.pull_until(1)
    assert hlc.moment(seen.eff) == hlc.moment(value.header.hlc)
