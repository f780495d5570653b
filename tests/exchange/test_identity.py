"""Copies of a folder, old backups, another log, and entries that do not verify."""

import shutil
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from desktop.app import Application
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.desk.headquarters import ATTENTION, SyncStatus
from desktop.store import journal
from desktop.store import tables as local
from desktop.sync import apply, reference
from headquarters.store import entries as hq_entries
from headquarters.store import settings as kept
from headquarters.store import tables
from headquarters.store.entries import FORKED
from record.journal import exchange, kinds
from record.journal.entry import Entry
from record.problems import Problem
from tests.exchange.chaos import BadLine
from tests.exchange.desks import Region, Watch, attach, chain, held_by, record, settle, sync
from tests.headquarters.world import Device, Headquarters


def copied(folder: Path, name: str) -> Path:
    target = folder.with_name(name)
    shutil.copytree(folder, target)
    return target


def code_of(status: SyncStatus) -> str:
    return status.problem.code if status.problem else ""


def branches(hq: Headquarters, desk: Application) -> list[str]:
    """Return the hashes that headquarters keeps beside the chain."""
    dev, stream = desk.device.dev, f"st:{desk.device.station}"
    with hq.office.house.database.reading() as connection:
        kept_aside = hq_entries.find_branch(connection, dev, stream)
    return [exchange.from_wire(one).id for one in kept_aside]


def test_a_restored_copy_of_yesterday_is_noticed_and_writes_no_more(
    hq: Headquarters, region: Region
):
    folder = region.enrol(station=region.first)
    station = region.open(folder)
    record(station)
    sync(station)
    station.close()
    yesterday = copied(folder, "昨天 备份")
    station = region.open(folder)
    lost = record(station)
    sync(station)
    settle(hq)
    station.close()

    restored = region.open(yesterday)
    with pytest.raises(Problem) as caught:
        sync(restored)
    assert caught.value.code == "device.rolled_back"
    status = restored.headquarters.status()
    assert (status.state, code_of(status)) == (ATTENTION, "device.rolled_back")
    with pytest.raises(Problem) as caught:
        record(restored)
    assert caught.value.code == "device.rolled_back"
    restored.close()

    restored = region.open(yesterday)
    with pytest.raises(Problem) as caught:
        record(restored)
    assert caught.value.code == "device.rolled_back"
    with restored.database.read() as connection:
        assert journal.find_case(connection, lost.id) == []
    assert branches(hq, restored) == []


def test_what_a_restored_copy_wrote_before_it_was_noticed_is_kept_at_headquarters(
    hq: Headquarters, region: Region
):
    folder = region.enrol(station=region.first)
    station = region.open(folder)
    sync(station)
    station.close()
    yesterday = copied(folder, "昨天 备份")
    station = region.open(folder)
    for _ in range(3):
        record(station)
    sync(station)
    restored = region.open(yesterday)
    record(restored)
    with pytest.raises(Problem) as caught:
        sync(restored)
    assert caught.value.code == "device.forked"
    assert branches(hq, restored) == chain(restored)


@pytest.mark.parametrize("written", [(1, 1), (1, 3), (3, 1)])
def test_a_cloned_folder_is_noticed_on_the_second_to_sync_and_nothing_is_lost(
    hq: Headquarters, region: Region, written: tuple[int, int]
):
    folder = region.enrol(station=region.first)
    first = region.open(folder)
    record(first)
    sync(first)
    first.close()
    clone = region.open(copied(folder, "克隆 电脑"))
    first = region.open(folder)
    for _ in range(written[0]):
        record(first)
    for _ in range(written[1]):
        record(clone)
    sync(first)
    with pytest.raises(Problem) as caught:
        sync(clone)
    assert caught.value.code == "device.forked"
    assert held_by(hq, chain(first)) == written[0] + 1
    own = [eh for eh in chain(clone) if eh not in set(chain(first))]
    assert branches(hq, clone) == own
    assert len(own) == written[1]
    late = record(first)
    with pytest.raises(Problem) as caught:
        sync(first)
    assert caught.value.code == "device.forked"
    assert set(chain(first)) <= {*branches(hq, first), *_held(hq, first)}
    with pytest.raises(Problem):
        first.cases.note(late.id, "不再写入")


def test_a_stopped_desk_is_enrolled_anew_in_its_folder_and_goes_on(
    hq: Headquarters, region: Region
):
    folder, lost = _cloned(region)
    stopped = region.open(folder)
    with pytest.raises(Problem):
        sync(stopped)
    assert len(branches(hq, stopped)) == 1
    stopped.close()
    region.enrol_at(folder, hq.office.enrolments.invite(station=region.first).text)
    renewed = region.open(folder)
    assert renewed.device.dev != stopped.device.dev
    sync(renewed)
    (first, second) = renewed.cases.list(CaseQuery(descending=False)).rows
    (exhibit,) = renewed.cases.get(first.id).evidence.values()
    assert renewed.evidence.state(exhibit.files[0].h).state == "VERIFIED"
    assert lost not in (first.id, second.id)
    record(renewed)
    sync(renewed)
    assert held_by(hq, chain(renewed)) == 1
    assert (folder / f"stopped-{stopped.device.dev}.db").exists()


def test_a_stopped_desk_is_not_enrolled_anew_before_what_it_holds_is_rescued(
    hq: Headquarters, region: Region, line: BadLine
):
    folder, _ = _cloned(region)
    stopped = region.open(folder, address=line.url)
    line.drop_reply_to = b"POST /v1/entries:have "
    with pytest.raises(Problem):
        sync(stopped)
    stopped.close()
    with pytest.raises(Problem) as caught:
        region.enrol_at(folder, hq.office.enrolments.invite(station=region.first).text)
    assert caught.value.code == "device.not_rescued"


def _cloned(region: Region) -> tuple[Path, str]:
    """Return a folder whose twin has synced on, and the case that only the folder knows."""
    folder = region.enrol(station=region.first)
    station = region.open(folder)
    attach(station, record(station), b"photo" * 300)
    sync(station)
    station.close()
    clone = copied(folder, "克隆 电脑")
    station = region.open(folder)
    record(station)
    sync(station)
    settle(region.hq)
    twin = region.open(clone)
    case = record(twin)
    twin.close()
    return clone, case.id


def _held(hq: Headquarters, desk: Application) -> list[str]:
    with hq.office.house.database.reading() as connection:
        found = sa.select(tables.entry.c.eh).where(tables.entry.c.dev == desk.device.dev)
        assert (
            connection.scalar(
                sa.select(tables.head.c.state).where(tables.head.c.dev == desk.device.dev)
            )
            == FORKED
        )
        return list(connection.scalars(found))


def test_an_entry_with_a_bad_signature_is_left_out_and_the_rest_goes_on(
    alone: Headquarters, tmp_path: Path
):
    region = Region(alone, tmp_path)
    with region.stack:
        station, desk = region.station(), region.desk()
        bad, good = record(station), record(station)
        sync(station)
        settle(alone)
        with alone.office.house.database.writing() as connection:
            forged = _flipped(connection, chain(station)[0])
            connection.execute(
                tables.entry.update()
                .where(tables.entry.c.eh == chain(station)[0])
                .values(signatures=forged)
            )
        sync(desk)
        assert desk.cases.get(good.id).summary == good.summary
        with pytest.raises(Problem):
            desk.cases.get(bad.id)
        assert code_of(desk.headquarters.status()) == "sync.bad_entries"
        sync(desk)
        assert code_of(desk.headquarters.status()) == ""


def _flipped(connection: sa.Connection, eh: str) -> bytes:
    found = sa.select(tables.entry.c.signatures).where(tables.entry.c.eh == eh)
    raw = bytearray(connection.scalars(found).one())
    raw[-1] ^= 1
    return bytes(raw)


def test_a_kind_from_a_newer_program_is_kept_and_skipped(hq: Headquarters, region: Region):
    desk = region.desk()
    other = hq.device(station=region.first)
    opened = other.open_case(summary="新版本记录")
    newer = other.make("case.dream", {"text": "以后才懂"}, case=opened.header.case)
    other.pushed(opened, newer)
    settle(hq)
    sync(desk)
    case = desk.cases.get(opened.header.case)
    assert case.newer_entries == 1
    with desk.database.read() as connection:
        assert journal.get(connection, newer.id) is not None


def test_a_device_enrolled_later_is_believed_without_a_restart(hq: Headquarters, region: Region):
    desk = region.desk()
    sync(desk)
    late: Device = hq.device(station=region.first)
    late.pushed(opened := late.open_case(summary="新电脑记录"))
    settle(hq)
    desk.headquarters._sending.hear(0, lambda _news: None)
    assert desk.cases.get(opened.header.case).summary == "新电脑记录"


def test_after_a_restore_of_headquarters_everything_is_offered_again(
    alone: Headquarters, tmp_path: Path
):
    region = Region(alone, tmp_path)
    with region.stack:
        station, desk = region.station(), region.desk()
        case = record(station)
        h = attach(station, case, b"photo" * 500)
        sync(station)
        settle(alone)
        sync(desk)
        desk.review.comment(case.id, "已阅")
        sync(desk)
        settle(alone)
        sync(station)
        _lose_everything(alone)
        sync(station, desk)
        settle(alone)
        sync(station, desk)
        mine = chain(station) + chain(desk)
        assert held_by(alone, mine) == len(mine) == 3
        with alone.office.house.database.reading() as connection:
            assert connection.scalar(sa.select(tables.blob.c.h)) == h
        assert len(station.cases.get(case.id).decisions) == 1


def _lose_everything(hq: Headquarters) -> None:
    """Put headquarters back to a copy from before the first entry, under a new log."""
    house = hq.office.house
    kept_ones = {"setting", "region", "station", "member", "device", "device_key", "enrol_code"}
    with house.database.writing() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            if table.name not in kept_ones:
                connection.execute(table.delete())
        kept.put(connection, "folded", b"0")
        kept.put(connection, "log", b"another-log")
    object.__setattr__(house, "log", "another-log")


def test_an_idle_station_hears_of_the_restore_by_itself(alone: Headquarters, tmp_path: Path):
    region = Region(alone, tmp_path)
    with region.stack:
        station = region.station()
        record(station)
        sync(station)
        watch = Watch(station)
        station.headquarters.start()
        _lose_everything(alone)
        station.headquarters._lanes["listening"].kick()
        station.headquarters._listening.line.transport.cut()
        watch.until(lambda: held_by(alone, chain(station)) == 1, 20)


def test_an_entry_of_ours_in_the_feed_that_is_not_here_is_never_taken_over_empty(
    hq: Headquarters, region: Region
):
    folder = region.enrol(station=region.first)
    station = region.open(folder)
    sync(station)
    station.close()
    yesterday = copied(folder, "昨天 备份")
    station = region.open(folder)
    case = record(station)
    sync(station)
    settle(hq)
    restored = region.open(yesterday)
    with pytest.raises(Problem) as caught:
        restored.headquarters._listening.hear(0, lambda _news: None)
    assert caught.value.code == "device.rolled_back"
    with restored.database.read() as connection:
        assert journal.find_case(connection, case.id) == []


def test_an_entry_that_was_damaged_here_is_refused_and_files_still_flow(
    hq: Headquarters, region: Region
):
    station = region.station()
    case = record(station)
    h = attach(station, case, b"photo" * 400)
    station.headquarters._sending.meet(lambda _news: None)
    station.headquarters._sending.send_entries(lambda _news: None)
    station.cases.note(case.id, "这一条在磁盘上坏了")
    rotten = chain(station)[-1]
    with station.database.write() as connection:
        same = local.part.c.eh == rotten
        raw = connection.scalars(sa.select(local.part.c.bytes).where(same)).one()
        # Our own tables refuse to change a part; a disk does not ask them.
        connection.execute(local.part.delete().where(same))
        flipped = bytes([raw[0] ^ 1]) + raw[1:]
        connection.execute(local.part.insert().values(eh=rotten, name="b", bytes=flipped))
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == "hq.part_hash"
    assert station.headquarters.status().state == ATTENTION
    assert station.evidence.state(h).state == "VERIFIED"
    assert held_by(hq, chain(station)) == 2


def test_a_malformed_entry_in_the_feed_blocks_nothing(hq: Headquarters, region: Region):
    station, desk = region.station(), region.desk()
    case = record(station)
    sync(station)
    settle(hq)
    line = desk.headquarters._listening.line
    page = line.ask("GET", "/feed?cursor=&limit=10&wait=0", exchange.FeedPage)
    bad = msgspec.structs.replace(page.entries[0], h=b"{}", pos=0)
    page = msgspec.structs.replace(page, entries=(bad, *page.entries))
    reader = apply.Reader(desk.device.dev, reference.known_keys(desk.database), desk.recorder.book)
    assert not apply.unknown_keys(page.entries, reader.keys)
    applied = apply.apply_page(desk.database, page, reader)
    assert applied == apply.Applied(frozenset({case.id}), ("pos:0",))
    assert isinstance(desk.cases.get(case.id).summary, str)
    assert kinds.CASE_OPEN in {one.header.kind for one in _all(desk, case.id)}


def _all(desk: Application, case_id: str) -> list[Entry]:
    with desk.database.read() as connection:
        return [placed.entry for placed in journal.find_case(connection, case_id)]
