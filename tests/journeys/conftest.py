from collections.abc import Iterator
from pathlib import Path

import pytest

from headquarters.settings import Settings
from tests.conftest import StartServers
from tests.exchange.desks import Region
from tests.headquarters import world
from tests.headquarters.world import Headquarters

BACK_ENDS = ["embedded", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> None:
    """Take the place of the check for threads: a shared service's workers come and go."""


@pytest.fixture(params=BACK_ENDS)
def hq(
    request: pytest.FixtureRequest, tmp_path: Path, real_servers: StartServers
) -> Iterator[Headquarters]:
    """A headquarters of the test's own: embedded, or on a real PostgreSQL and S3."""
    settings = Settings(tmp_path / "总部 数据")
    if request.param == "postgres":
        running = real_servers()
        settings = Settings(tmp_path / "总部 数据", running.database(), running.objects())
    with world.serving(settings) as serving:
        yield serving


@pytest.fixture
def region(hq: Headquarters, tmp_path: Path) -> Iterator[Region]:
    made = Region(hq, tmp_path)
    with made.stack:
        yield made
