from collections.abc import Iterator

import pytest

from headquarters.settings import Settings
from tests.headquarters import servers, world
from tests.headquarters.world import Headquarters


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> None:
    """Take the place of the check for threads: a shared service's workers come and go."""


BACK_ENDS = ["embedded", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def real_servers() -> Iterator[servers.Servers]:
    with servers.running() as running:
        yield running


@pytest.fixture(scope="session", params=BACK_ENDS)
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    data = tmp_path_factory.mktemp("hq") / "总部 数据"
    if request.param == "embedded":
        return Settings(data)
    running: servers.Servers = request.getfixturevalue("real_servers")
    return Settings(data, running.database(), running.objects())


@pytest.fixture(scope="session")
def shared(settings: Settings) -> Iterator[Headquarters]:
    """One service per back end for all tests; each test uses places of its own."""
    with world.serving(settings) as running:
        yield running


@pytest.fixture
def hq(shared: Headquarters) -> Iterator[Headquarters]:
    yield shared
    shared.clock.ahead *= 0


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headquarters]:
    """A service for one test that damages it."""
    with world.serving(Settings(tmp_path_factory.mktemp("hq") / "总部 数据")) as running:
        yield running
