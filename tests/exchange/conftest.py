from collections.abc import Iterator
from pathlib import Path

import pytest

from headquarters.settings import Settings
from tests.exchange.chaos import BadLine, bad_line
from tests.exchange.desks import Region
from tests.headquarters import world
from tests.headquarters.world import Headquarters


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> None:
    """Take the place of the check for threads: a shared service's workers come and go."""


@pytest.fixture(scope="session")
def hq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headquarters]:
    """One service for all tests; each test has a region of its own."""
    with world.serving(Settings(tmp_path_factory.mktemp("hq") / "总部 数据")) as running:
        yield running


@pytest.fixture
def region(hq: Headquarters, tmp_path: Path) -> Iterator[Region]:
    made = Region(hq, tmp_path)
    with made.stack:
        yield made


@pytest.fixture
def line(hq: Headquarters) -> Iterator[BadLine]:
    with bad_line(hq.url) as made:
        yield made


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headquarters]:
    """A service for one test that changes it."""
    with world.serving(Settings(tmp_path_factory.mktemp("hq") / "总部 数据")) as running:
        yield running
