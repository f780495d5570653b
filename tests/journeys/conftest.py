from collections.abc import Iterator
from pathlib import Path

import pytest

from headquarters.settings import Settings
from tests.exchange.desks import Region
from tests.headquarters import servers, world
from tests.headquarters.world import Headquarters

BACK_ENDS = ["embedded", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> None:
    """Take the place of the check for threads: a shared service's workers come and go."""


@pytest.fixture(scope="session")
def real_servers() -> Iterator[servers.Servers]:
    with servers.running() as running:
        yield running


@pytest.fixture(params=BACK_ENDS)
def hq(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Headquarters]:
    """A headquarters of the test's own: embedded, or on a real PostgreSQL and S3."""
    settings = Settings(tmp_path / "总部 数据")
    if request.param == "postgres":
        running: servers.Servers = request.getfixturevalue("real_servers")
        settings = Settings(tmp_path / "总部 数据", running.database(), running.objects())
    with world.serving(settings) as serving:
        yield serving


@pytest.fixture
def region(hq: Headquarters, tmp_path: Path) -> Iterator[Region]:
    made = Region(hq, tmp_path)
    with made.stack:
        yield made
