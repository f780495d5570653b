"""kill -9 of either side in the middle: what was promised is there, exactly once."""

import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from desktop.app import Application
from desktop.services.desk.headquarters import IDLE
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import journal
from desktop.sync import backoff
from headquarters.services.office import Office
from headquarters.settings import Settings
from headquarters.store import tables
from record.journal.entry import FIRST, verify
from tests.exchange.chaos import bad_line
from tests.exchange.desks import Region, Watch, chain, held_by, record, sync
from tests.headquarters.world import Clock, Headquarters
from tests.patience import PATIENCE_S

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]
STATION_KILLS, HEADQUARTERS_KILLS = 8, 3
MOST_LINES = 14


def run_and_kill(command: list[str], chance: random.Random) -> list[tuple[str, str]]:
    """Run a process, kill it after some lines of output, and return those lines."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(chance.randint(1, MOST_LINES))]
    threading.Event().wait(chance.uniform(0, 0.04))
    process.kill()
    said += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    return [(word, rest) for word, _, rest in (line.strip().partition(" ") for line in said)]


def then_the_chain_is_whole(desk: Application) -> int:
    """Verify numbers, links and signatures of the desk's own chain; return its length."""
    device = desk.device
    key = desk.recorder._key.verify_key
    with desk.database.read() as connection:
        entries = journal.find_after(connection, device.dev, f"st:{device.station}", 0, 100_000)
    before = FIRST
    for number, entry in enumerate(entries, 1):
        assert (entry.header.seq, entry.header.prev) == (number, before)
        verify(entry, bytes(key))
        before = entry.id
    return len(entries)


@pytest.mark.parametrize("hq", ["embedded"], indirect=True)
def test_a_station_that_is_killed_keeps_and_sends_what_it_promised_exactly_once(
    hq: Headquarters, region: Region
):
    chance = random.Random(11)
    folder = region.enrol(station=region.first)
    command = [sys.executable, "-m", "tests.journeys.busy_station", str(folder), hq.url]
    promised: list[tuple[str, str]] = []
    for _ in range(STATION_KILLS):
        promised += run_and_kill(command, chance)
    assert not [line for line in promised if line[0] == "problem"]

    station = region.open(folder)
    for _, case_id in [line for line in promised if line[0] == "case"]:
        assert station.cases.get(case_id).summary
    for _, case_id in [line for line in promised if line[0] == "note"]:
        assert len(station.cases.get(case_id).notes) == 1
    files = {h for word, h in promised if word == "file"}
    assert all(station.vault.check(h) for h in files)
    sync(station)
    length = then_the_chain_is_whole(station)
    assert length >= len(promised)
    assert held_by(hq, chain(station)) == length
    with hq.office.house.database.reading() as connection:
        stored = set(connection.scalars(sa.select(tables.blob.c.h)))
    assert files <= stored
    assert hq.office.checks.run().findings == ()


@contextmanager
def office(data: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Run headquarters as a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "headquarters", "serve", "--data", str(data), "--port", "0",
         "--stop-with-stdin"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process, str(json.loads(process.stdout.readline())["listening"])
    finally:
        process.stdin.close()
        process.wait(PATIENCE_S)
        process.stdout.close()


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "BASE_S", 0.05)
    monkeypatch.setattr(backoff, "CEILING_S", 0.3)
    monkeypatch.setattr(backoff, "LEAST_S", 0.05)


@pytest.mark.usefixtures("_impatient")
def test_a_headquarters_that_is_killed_has_everything_it_acknowledged(tmp_path: Path):
    chance = random.Random()
    hq = desk_of_headquarters(Settings(tmp_path / "总部 数据"))
    region = Region(hq, tmp_path)
    with region.stack, bad_line("http://127.0.0.1:9") as line:
        with office(hq.settings.data) as (_, line.target):
            folder = region.enrol(station=region.first, address=line.url)
        station = region.open(folder)
        watch = Watch(station)
        station.headquarters.start()
        for _ in range(HEADQUARTERS_KILLS):
            with office(hq.settings.data) as (process, line.target):
                for _ in range(chance.randint(2, 5)):
                    prove(station, record(station).id, chance.randbytes(1_500_000))
                watch.until(lambda: has_sent_something(hq, station))
                threading.Event().wait(chance.uniform(0.0, 0.3))
                process.kill()
        with office(hq.settings.data) as (_, line.target):
            watch.until(lambda: is_done(station), PATIENCE_S)
        station.headquarters.stop()
        length = then_the_chain_is_whole(station)
        assert held_by(hq, chain(station)) == length
        with hq.office.house.database.reading() as connection:
            count = sa.select(sa.func.count()).select_from(tables.entry)
            assert connection.scalar(count) == length
        assert hq.office.checks.run().findings == ()
    hq.office.house.database.close()
    hq.http.close()


def desk_of_headquarters(settings: Settings) -> Headquarters:
    """Sit at the data of a headquarters whose service runs elsewhere, or not at all."""
    return Headquarters(Office(settings), "", httpx.Client(), Clock(), settings)


def has_sent_something(hq: Headquarters, station: Application) -> bool:
    """Tell whether some, and usually not all, of what is here has arrived."""
    return held_by(hq, chain(station)[-3:]) > 0


def prove(station: Application, case_id: str, content: bytes) -> None:
    station.evidence.add_bytes(case_id, content, "照片.jpg", ExhibitForm(title="照片"))


def is_done(station: Application) -> bool:
    status = station.headquarters.status()
    return status.state == IDLE and not status.waiting_entries and not status.waiting_files
