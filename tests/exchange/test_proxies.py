"""Behind proxies that take little at once, no PATCH, or speak for themselves."""

import gzip
import random
from collections.abc import Iterator

import pytest

from desktop.services.desk.headquarters import ATTENTION, OFFLINE
from desktop.store.blobs import ATTENTION as HELD_BACK
from desktop.sync.passage import KNOWN, LEAST
from record.problems import Problem
from tests.exchange.desks import Region, attach, chain, held_by, record, sync
from tests.exchange.proxy import Asked, Proxy, Said, proxy
from tests.headquarters.world import Headquarters

KIB = 1024


@pytest.fixture
def way(hq: Headquarters) -> Iterator[Proxy]:
    with proxy(hq.url) as made:
        yield made


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def at_most(size: int):
    return lambda asked: Said(413) if asked.size > size else None


def without(*methods: str, status: int = 405):
    return lambda asked: Said(status) if asked.method in methods else None


@pytest.mark.parametrize("limit", [1024 * KIB, 64 * KIB, LEAST])
def test_the_size_that_passes_is_found_in_one_round_and_kept(
    hq: Headquarters, region: Region, way: Proxy, limit: int
):
    station = region.station(address=way.url)
    case = record(station)
    h = attach(station, case, noise(3 * limit + 5), "录像.bin")
    way.rule = at_most(limit)
    sync(station)
    assert station.evidence.state(h).state == "VERIFIED"
    halvings = (1024 * KIB // limit).bit_length()
    assert way.refused(413) <= halvings
    again = attach(station, case, noise(3 * limit + 6), "录像 2.bin")
    way.seen.clear()
    sync(station)
    assert station.evidence.state(again).state == "VERIFIED"
    assert way.refused(413) == 0


def test_batches_of_entries_halve_as_well(hq: Headquarters, region: Region, way: Proxy):
    station = region.station(address=way.url)
    case = record(station)
    for number in range(12):
        station.cases.note(case.id, f"{number}" + "经过。" * 1500)
    way.rule = at_most(40 * KIB)
    sync(station)
    assert held_by(hq, chain(station)) == len(chain(station))
    assert 0 < way.refused(413) < 6


def test_what_passes_no_way_is_said_and_hinders_nothing_else(
    hq: Headquarters, region: Region, way: Proxy
):
    station = region.station(address=way.url)
    case = record(station)
    large = attach(station, case, noise(40 * KIB), "大.bin")
    small = attach(station, case, noise(900), "小.bin")
    sent = station.cases.note(case.id, "看过现场")
    way.rule = lambda asked: Said(413) if asked.method == "PATCH" and asked.size > 8 * KIB else None
    sync(station)
    assert held_by(hq, chain(station)) == len(chain(station))
    assert station.evidence.state(small).state == "VERIFIED"
    held = station.evidence.state(large)
    assert (held.state, held.why) == (HELD_BACK, "sync.too_large")
    assert sent.id == case.id


@pytest.mark.parametrize("status", [405, 501, 403])
def test_pieces_go_by_post_where_patch_is_refused_and_that_is_kept(
    hq: Headquarters, region: Region, way: Proxy, status: int
):
    station = region.station(address=way.url)
    case = record(station)
    first = attach(station, case, noise(5000), "一.bin")
    way.rule = without("PATCH", "PUT", "DELETE", status=status)
    sync(station)
    second = attach(station, case, noise(5001), "二.bin")
    sync(station)
    assert [station.evidence.state(h).state for h in (first, second)] == ["VERIFIED"] * 2
    assert way.refused(status) == 1
    with station.database.read() as connection:
        assert KNOWN.get(connection, way.url).patch_by_post


def test_a_headquarters_of_before_that_knows_no_override_is_told_as_that(
    region: Region, way: Proxy
):
    station = region.station(address=way.url)
    attach(station, record(station), noise(5000), "一.bin")

    def old(asked: Asked) -> Said | None:
        if asked.method == "POST" and asked.path.startswith("/v1/uploads/"):
            refusal = b'{"status":404,"code":"not_found","title":"not_found"}'
            return Said(404, refusal, (("Content-Type", "application/problem+json"),))
        return Said(405) if asked.method == "PATCH" else None

    way.rule = old
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == "sync.method_refused"
    assert station.headquarters.status().state == ATTENTION
    way.rule = lambda _asked: None
    sync(station)


@pytest.mark.parametrize(
    ("said", "code", "state"),
    [
        (Said(502), "sync.gateway", OFFLINE),
        (Said(503), "sync.gateway", OFFLINE),
        (Said(504), "sync.gateway", OFFLINE),
        (Said(407), "sync.proxy_password", ATTENTION),
        (Said(403), "sync.forbidden", ATTENTION),
        (Said(404), "sync.no_headquarters_here", ATTENTION),
        (Said(200), "sync.not_headquarters", OFFLINE),
        (Said(302, headers=(("Location", "/login"),)), "sync.not_headquarters", OFFLINE),
        (Said(511), "sync.not_headquarters", OFFLINE),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everybody_on_the_way_is_told_apart(
    shared: tuple, said: Said, code: str, state: str, language: str
):
    station, way = shared
    way.rule = lambda _asked: said
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == code
    assert station.headquarters.status().state == state
    from desktop import messages

    words = messages.sentence(caught.value, language)
    assert words.what
    assert words.next
    assert ("login" in words.what or "网页" in words.what) == (code == "sync.not_headquarters")


@pytest.fixture(scope="module")
def shared(hq: Headquarters, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple]:
    """One station behind one proxy, for what changes neither."""
    region = Region(hq, tmp_path_factory.mktemp("代理"))
    with proxy(hq.url) as way, region.stack:
        yield region.station(address=way.url), way


def test_answers_that_a_proxy_packs_are_read(hq: Headquarters, region: Region, way: Proxy):
    station = region.station(address=way.url)

    def packed(_asked: Asked, said: Said) -> Said:
        if not any("json" in text for _, text in said.headers):
            return said
        headers = (*said.headers, ("Content-Encoding", "gzip"))
        return Said(said.status, gzip.compress(said.body), headers)

    way.after = packed
    h = attach(station, record(station), noise(5000), "一.bin")
    sync(station)
    assert station.evidence.state(h).state == "VERIFIED"
    assert held_by(hq, chain(station)) == len(chain(station))
