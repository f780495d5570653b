"""Pushing entries: what is kept, what is refused, and what a repeated or forked push does."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import msgspec
import pytest

from headquarters.services.office import Office
from headquarters.store import audit
from headquarters.store import entries as kept
from record.journal import entry, exchange, hlc, receipts
from record.journal.entry import Entry
from tests.headquarters.world import Device, Headquarters, facts, refused


def test_a_batch_is_kept_and_acknowledged_with_a_signed_receipt(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(3)]
    answer = device.pushed(*chain)
    ack = receipts.read_ack(answer.ack, hq.office.house.public_key)
    assert (answer.new, answer.seq, answer.eh) == (3, 3, chain[-1].id)
    assert (ack.dev, ack.seq, ack.eh, ack.log) == (device.dev, 3, chain[-1].id, hq.office.house.log)


def test_the_same_batch_again_adds_nothing_and_is_acknowledged(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(3)]
    first, again = device.pushed(*chain), device.pushed(*chain)
    assert again.new == 0
    assert (again.seq, again.eh, again.ack.payload) == (first.seq, first.eh, first.ack.payload)


def test_an_overlapping_batch_adds_only_its_tail(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(6)]
    device.pushed(*chain[:4])
    assert device.pushed(*chain[2:]).new == 2


def test_a_gap_is_refused_and_says_what_is_held(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(4)]
    device.pushed(chain[0])
    answer = device.push(*chain[2:])
    assert refused(answer) == (409, "gap")
    assert facts(answer)["have"] == 1


def test_a_reversed_batch_is_refused_and_nothing_of_it_is_kept(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(3)]
    assert refused(device.push(*reversed(chain))) == (409, "gap")
    assert device.get("/heads").json()["heads"] == []


def test_a_batch_out_of_order_after_a_held_entry_is_a_gap_and_not_a_fork(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(4)]
    device.pushed(chain[0])
    assert refused(device.push(chain[1], chain[3], chain[2])) == (409, "gap")
    assert device.pushed(*chain).new == 3


def fork_of(device: Device, chain: list[Entry]) -> Entry:
    """Sign another entry in place of the last one, as a cloned computer would."""
    last = chain[-1].header
    device.chains[last.stream] = (last.seq - 1, last.prev, 0)
    return device.make()


def test_a_fork_is_refused_and_both_branches_are_kept(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(3)]
    device.pushed(*chain)
    other = fork_of(device, chain)
    answer = device.push(other)
    assert refused(answer) == (409, "fork")
    assert facts(answer)["seq"] == 3
    with hq.office.house.database.reading() as connection:
        branch = kept.find_branch(connection, device.dev, chain[0].header.stream)
    assert [wire.h for wire in branch] == [other.signed]
    head = exchange.decode(device.get("/heads").content, exchange.Heads).heads[0]
    assert (head.seq, head.eh, head.state) == (3, chain[-1].id, "forked")


def test_after_a_fork_neither_branch_goes_on_and_nothing_is_dropped(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(2)]
    device.pushed(*chain)
    device.push(fork_of(device, chain))
    following = device.make()
    assert refused(device.push(following)) == (409, "fork")
    assert refused(device.push(*chain)) == (409, "fork")
    with hq.office.house.database.reading() as connection:
        branch = kept.find_branch(connection, device.dev, following.header.stream)
    assert following.signed in [wire.h for wire in branch]


def test_an_entry_with_another_past_is_a_fork(hq: Headquarters):
    device = hq.device()
    device.pushed(device.make())
    assert refused(device.push(device.make(prev="f" * 64))) == (409, "fork")


def test_a_bad_signature_stores_nothing(hq: Headquarters):
    device = hq.device()
    good, other = device.make(), device.make()
    forged = Entry(good.signed, other.signatures, good.parts, good.header)
    assert refused(device.push(forged)) == (422, "bad_signature")
    assert device.get("/heads").json()["heads"] == []


def test_a_swapped_part_is_refused(hq: Headquarters):
    device = hq.device()
    good, other = device.make(), device.make()
    swapped = Entry(good.signed, good.signatures, other.parts, good.header)
    assert refused(device.push(swapped)) == (422, "part_hash")


def test_an_unknown_kind_and_a_newer_version_are_kept_and_passed_on(hq: Headquarters):
    region = hq.region()
    station = hq.device(station=hq.station(region))
    chain = [station.make("case.dream"), station.make(kv=7)]
    assert station.pushed(*chain).new == 2
    seen = hq.device(region=region).pull_until(2)
    assert [value.h for value in seen] == [value.signed for value in chain]


@pytest.mark.parametrize(
    "change",
    [
        {"case": "a\x00b"},
        {"kind": "../../etc"},
        {"actor": "张三"},
        {"prev": "g" * 64},
        {"hlc": 2**63},
        {"kv": 2**31},
        {"seq": 0},
        {"blobs": (entry.BlobRef("a" * 63 + "/", 1, "image/png"),)},
        {"blobs": (entry.BlobRef("a" * 64, 1, "image/png\r\n"),)},
    ],
)
def test_a_header_no_table_could_hold_is_malformed(hq: Headquarters, change: dict[str, object]):
    device = hq.device()
    header = msgspec.structs.replace(device.make().header, **change)
    signed = msgspec.json.encode(header)
    made = Entry(signed, (device.key.sign(entry.pae(signed)).signature,), {}, header)
    assert refused(device.push(made)) == (400, "malformed")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[" * 200_000,
        b'{"log":"x","entries":[{"h":"%%%","s":[]}]}',
        b'{"log":"x","entries":NaN}',
    ],
)
def test_a_body_that_is_not_a_push_is_malformed(hq: Headquarters, body: bytes):
    device = hq.device()
    assert refused(device.request("POST", "/entries", content=body)) == (400, "malformed")


def test_a_header_that_names_a_key_twice_is_malformed(hq: Headquarters):
    device = hq.device()
    good = device.make()
    signed = good.signed.replace(b'"seq":1,', b'"seq":2,"seq":1,')
    doubled = Entry(signed, (device.key.sign(entry.pae(signed)).signature,), {}, good.header)
    assert refused(device.push(doubled)) == (400, "malformed")


def test_a_body_over_four_mebibytes_is_too_large(hq: Headquarters):
    device = hq.device()
    answer = device.request("POST", "/entries", content=b" " * (exchange.MAX_BODY + 1))
    assert refused(answer) == (413, "too_large")


def test_more_than_two_hundred_entries_are_too_many(hq: Headquarters):
    device = hq.device()
    value = device.make()
    assert refused(device.push(*[value] * 201)) == (422, "too_many")


def test_a_packed_body_is_read_and_a_bomb_is_not(hq: Headquarters):
    device = hq.device()
    push = exchange.Push(log=hq.office.house.log, entries=(exchange.to_wire(device.make()),))
    headers = {"Content-Encoding": "gzip"}
    packed = gzip.compress(msgspec.json.encode(push))
    assert device.request("POST", "/entries", content=packed, headers=headers).status_code == 200
    bomb = gzip.compress(b" " * 50_000_000)
    answer = device.request("POST", "/entries", content=bomb, headers=headers)
    assert refused(answer) == (413, "too_large")


def test_a_role_or_station_the_device_was_not_enrolled_for_is_held_back(hq: Headquarters):
    region = hq.region()
    station, other = hq.station(region), hq.station()
    device = hq.device(station=station)
    boss = device.make(role="region")
    assert device.pushed(boss).quarantined == 1
    assert device.pushed(device.make(station=other)).quarantined == 1
    good = device.make()
    assert device.pushed(good).quarantined == 0
    seen = hq.device(region=region).pull_until(1)
    assert [value.h for value in seen] == [good.signed]
    assert hq.device(station=other).pull().entries == ()


def test_a_regional_device_brings_a_stations_chain_and_a_stranger_may_not(hq: Headquarters):
    region = hq.region()
    station = hq.device(station=hq.station(region))
    value = station.make()
    assert refused(hq.device().push(value)) == (403, "scope")
    assert hq.device(region=region).pushed(value).new == 1


def test_a_push_for_another_log_is_refused(hq: Headquarters):
    device = hq.device()
    assert refused(device.push(device.make(), log="another")) == (410, "log_changed")


def test_two_chains_in_one_push_are_malformed(hq: Headquarters):
    region = hq.region()
    device = hq.device(region=region)
    pair = [device.make(station=hq.station(region)) for _ in range(2)]
    assert refused(device.push(*pair)) == (400, "malformed")


def test_missing_parts_are_taken_from_a_later_push(hq: Headquarters):
    region = hq.region()
    station = hq.device(station=hq.station(region))
    whole = station.make()
    bare = Entry(whole.signed, whole.signatures, {}, whole.header)
    station.pushed(bare)
    assert station.pushed(whole).new == 0
    assert hq.device(region=region).pull_until(1)[0].p == whole.parts


def test_a_clock_years_ahead_is_kept_and_its_effect_is_clamped(hq: Headquarters):
    device = hq.device()
    ahead = hq.clock() + timedelta(days=1000)
    device.pushed(device.make(hlc=hlc.pack(int(ahead.timestamp() * 1000))))
    seen = device.pull_until(1)[0]
    assert hlc.moment(seen.eff) <= seen.recv + timedelta(minutes=2)


def test_a_clock_set_back_does_not_turn_the_order_of_a_chain(hq: Headquarters):
    device = hq.device()
    device.pushed(device.make())
    device.pushed(device.make(hlc=hlc.pack(1)))
    first, second = device.pull_until(2)
    assert second.eff >= first.eff
    assert second.pos > first.pos


def test_a_device_that_forges_again_and_again_is_slowed_down(hq: Headquarters):
    device = hq.device()
    good, other = device.make(), device.make()
    forged = Entry(good.signed, other.signatures, good.parts, good.header)
    codes = [refused(device.push(forged))[1] for _ in range(25)]
    assert codes[0] == "bad_signature"
    assert codes[-1] == "too_fast"


def test_the_same_batch_at_the_same_time_is_kept_once(hq: Headquarters):
    device = hq.device()
    chain = [device.make() for _ in range(20)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: device.pushed(*chain), range(4)))
    assert sorted(answer.new for answer in answers) == [0, 0, 0, 20]
    assert len(device.pull_until(20)) == 20


def test_two_sequencers_give_every_position_once(hq: Headquarters):
    """Two processes over one database, as when a standby wakes too early."""
    devices = [hq.device() for _ in range(3)]
    chains = [[device.make() for _ in range(20)] for device in devices]
    other = Office(hq.settings)
    with ThreadPoolExecutor(5) as pool:
        steps = [pool.submit(other.sequencer.step) for _ in range(5)]
        pushes = [
            pool.submit(d.pushed, value)
            for d, chain in zip(devices, chains, strict=True)
            for value in chain[:1]
        ]
        for done in (*pushes, *steps):
            done.result()
    for device, chain in zip(devices, chains, strict=True):
        device.pushed(*chain)
        other.sequencer.step()
        seen = device.pull_until(20)
        assert [s.h for s in seen] == [value.signed for value in chain]
    other.house.database.close()
    with hq.office.house.database.reading() as connection:
        placed, last = audit.positions(connection)
    assert placed == last
