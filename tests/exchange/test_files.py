"""Files: sent in pieces, resumed after cuts, checked at both ends, fetched when small."""

import hashlib
import random
from pathlib import Path

import pytest
import sqlalchemy as sa
from nacl.signing import SigningKey

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import blobs
from desktop.sync.blobs import FIRST_PIECE
from headquarters.store import tables
from record.codes import ExhibitKind
from record.journal import exchange, receipts
from record.journal.envelope import Envelope
from record.journal.receipts import read_blob_receipt
from record.problems import Problem
from tests.exchange.chaos import BadLine
from tests.exchange.desks import Region, Watch, attach, record, settle, sync
from tests.headquarters.world import Headquarters

SIZE = 20 * 1024 * 1024
MOST_TRIES = 20
STORED = "VERIFIED"


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def state(desk: Application, h: str) -> str:
    return desk.evidence.state(h).state


def stored(hq: Headquarters, h: str) -> bool:
    with hq.office.house.database.reading() as connection:
        return connection.scalar(sa.select(tables.blob.c.h).where(tables.blob.c.h == h)) == h


def sync_until_done(desk: Application) -> int:
    for tries in range(1, MOST_TRIES):
        try:
            sync(desk)
        except Problem as problem:
            if problem.code not in ("sync.offline", "sync.slow"):
                raise
        else:
            return tries
    raise AssertionError("it never came through")


def test_a_large_file_goes_on_where_the_connection_was_cut(
    hq: Headquarters, region: Region, line: BadLine, tmp_path: Path
):
    station = region.station(address=line.url)
    case = record(station)
    film = tmp_path / "四号位 录像.mp4"
    film.write_bytes(noise(SIZE))
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="录像")
    exhibit = station.evidence.add_file(case.id, film, form, NoProgress())
    h = exhibit.files[0].h
    before = line.bytes_up
    cuts = 0
    for after in (2_500_000, 4_000_000, 6_000_000):
        line.cut_after = after
        with pytest.raises(Problem):
            sync(station)
        cuts += 1
        assert state(station, h) == "UNDER_WAY"
    sync_until_done(station)
    assert state(station, h) == STORED
    assert stored(hq, h)
    waste = line.bytes_up - before - SIZE
    assert waste <= cuts * exchange.MAX_CHUNK + 64 * 1024
    assert line.bytes_up - before < 1.5 * SIZE


def test_a_reply_lost_after_the_last_piece_sends_nothing_twice(
    hq: Headquarters, region: Region, line: BadLine
):
    station = region.station(address=line.url)
    h = attach(station, record(station), noise(FIRST_PIECE // 2))
    before = line.bytes_up
    line.drop_reply_to = b"PATCH "
    with pytest.raises(Problem):
        sync(station)
    sync(station)
    assert state(station, h) == STORED
    assert line.bytes_up - before < FIRST_PIECE


def test_the_receipt_of_a_file_verifies_with_the_pinned_key(hq: Headquarters, region: Region):
    station = region.station()
    content = noise(4000)
    h = attach(station, record(station), content)
    sync(station)
    with station.database.read() as connection:
        raw = blobs.find_receipts(connection, [h])[h]
    receipt = read_blob_receipt(exchange.decode(raw, Envelope), station.device.hq_key)
    assert (receipt.sha256, receipt.size, receipt.log) == (h, len(content), hq.office.house.log)


def test_a_receipt_by_another_key_verifies_nothing(
    hq: Headquarters, region: Region, monkeypatch: pytest.MonkeyPatch
):
    station = region.station()
    h = attach(station, record(station), noise(4000, 7))
    right = receipts.make_blob_receipt
    monkeypatch.setattr(
        "headquarters.services.finaliser.make_blob_receipt",
        lambda receipt, _key: right(receipt, SigningKey.generate()),
    )
    sync(station)
    assert station.evidence.state(h).state == "NEEDS_ATTENTION"
    assert station.evidence.state(h).why == "envelope.bad_signature"


def test_a_file_that_changed_on_disk_needs_attention_and_the_others_flow(
    hq: Headquarters, region: Region
):
    station = region.station()
    case = record(station)
    bad = attach(station, case, noise(5000, 2), "坏.jpg")
    gone = attach(station, case, noise(5500, 3), "丢.jpg")
    good = attach(station, case, noise(6000, 4), "好.jpg")
    path = station.vault.path_of(bad)
    station.system.make_writable(path)
    path.write_bytes(b"cut short")
    station.system.remove(station.vault.path_of(gone))
    sync(station)
    states = [station.evidence.state(h) for h in (bad, gone, good)]
    assert [(s.state, s.why) for s in states] == [
        ("NEEDS_ATTENTION", "evidence.damaged"),
        ("NEEDS_ATTENTION", "evidence.damaged"),
        (STORED, ""),
    ]
    assert not stored(hq, bad)
    station.vault.take_bytes(noise(5000, 2), "坏.jpg")
    sync(station)
    assert state(station, bad) == STORED


def test_a_region_gets_small_files_by_itself_and_large_ones_on_demand(
    hq: Headquarters, region: Region, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("desktop.sync.fetching.SMALL_FILE", 10_000)
    station, desk = region.station(), region.desk()
    case = record(station)
    small, large = attach(station, case, noise(9_000)), attach(station, case, noise(20_000, 5))
    sync(station)
    settle(hq)
    sync(desk)
    assert (state(desk, small), state(desk, large)) == (STORED, "NOT_HERE")
    exhibits = desk.cases.get(case.id).evidence.values()
    wanted = next(e for e in exhibits if e.files[0].h == large)
    desk.evidence.fetch(case.id, wanted.id, NoProgress())
    assert desk.vault.path_of(large).read_bytes() == noise(20_000, 5)


def test_a_file_that_comes_after_its_entry_is_fetched_without_a_click(
    hq: Headquarters, region: Region
):
    station, desk = region.station(), region.desk()
    case = record(station)
    h = attach(station, case, noise(3000))
    station.headquarters._sending.meet(lambda _news: None)
    station.headquarters._sending.send_entries(lambda _news: None)
    settle(hq)
    watch = Watch(desk)
    desk.headquarters.start()
    watch.until(lambda: state(desk, h) == "NOT_HERE" and desk.headquarters.status().last_at)
    sync(station)
    watch.until(lambda: state(desk, h) == STORED)


def test_a_download_goes_on_where_it_was_cut(hq: Headquarters, region: Region):
    station, desk = region.station(), region.desk()
    content = noise(3_000_000)
    h = attach(station, record(station), content)
    sync(station)
    settle(hq)
    desk.headquarters._sending.meet(lambda _news: None)
    desk.headquarters._sending.hear(0, lambda _news: None)
    part = desk.folder.spool / "fetch" / h
    part.parent.mkdir()
    part.write_bytes(content[:1_000_000])
    desk.headquarters.fetch(h, NoProgress())
    assert hashlib.sha256(desk.vault.path_of(h).read_bytes()).hexdigest() == h
    assert not part.exists()


def test_entries_do_not_wait_behind_a_film(hq: Headquarters, region: Region, line: BadLine):
    station = region.station(address=line.url)
    case = record(station)
    watch = Watch(station)
    attach(station, case, noise(12 * FIRST_PIECE), "录像.mp4")
    noted: list[str] = []

    def note_once(_status: object) -> None:
        row = station.headquarters.items()
        if not noted and row and row[0].state.state == "UNDER_WAY":
            noted.append("noted")
            station.cases.note(case.id, "客户要求今天答复")

    station.headquarters.on_status(note_once)
    line.delay_s = 0.005
    station.headquarters.start()
    watch.until(lambda: noted and not station.headquarters.status().waiting_entries)
    assert station.headquarters.status().waiting_files == 1
    watch.until(lambda: not station.headquarters.status().waiting_files, 40)
