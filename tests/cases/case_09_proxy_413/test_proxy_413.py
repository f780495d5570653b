"""Behind a proxy that takes 1 MiB a request (nginx, client_max_body_size), from the field."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from headquarters.settings import Settings
from record.problems import Problem
from tests.exchange.desks import Region, attach, record, sync
from tests.exchange.proxy import Said, proxy
from tests.headquarters import world
from tests.headquarters.world import Headquarters

LIMIT = 1024 * 1024


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[Headquarters]:
    """A service of its own."""
    with world.serving(Settings(tmp_path / "总部 数据")) as running:
        yield running


def test_eight_mebibytes_get_through_a_proxy_that_takes_one(
    hq: Headquarters, tmp_path: Path
) -> None:
    region = Region(hq, tmp_path)
    with proxy(hq.url) as way, region.stack:
        station = region.station(address=way.url)
        sync(station)
        case = record(station)
        h = attach(station, case, os.urandom(8 * LIMIT), "video.bin")
        way.rule = lambda asked: Said(413) if asked.size > LIMIT else None
        rounds, told = 0, set()
        while rounds < 30:
            rounds += 1
            try:
                sync(station)
                break
            except Problem as problem:
                told.add(problem.code)
        assert station.evidence.state(h).state == "VERIFIED"
        assert rounds <= 2
        assert way.refused(413) <= 2
        assert "sync.not_headquarters" not in told
