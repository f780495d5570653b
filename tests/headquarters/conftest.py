from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from headquarters.settings import Settings
from tests.conftest import StartServers
from tests.headquarters import world
from tests.headquarters.world import Headquarters


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> None:
    """Take the place of the check for threads: a shared service's workers come and go."""


BACK_ENDS = ["embedded", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def back_end(
    real_servers: StartServers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Headquarters]]:
    """Begin one service per back end when it is first asked for, in whatever order tests come."""
    with ExitStack() as stack:

        @cache
        def begun(name: str) -> Headquarters:
            settings = Settings(tmp_path_factory.mktemp("hq") / "总部 数据")
            if name == "postgres":
                running = real_servers()
                settings = Settings(settings.data, running.database(), running.objects())
            return stack.enter_context(world.serving(settings))

        yield begun


@pytest.fixture(params=BACK_ENDS)
def shared(request: pytest.FixtureRequest, back_end: Callable[[str], Headquarters]) -> Headquarters:
    """The service that all tests share; each test uses places of its own."""
    return back_end(request.param)


@pytest.fixture
def settings(shared: Headquarters) -> Settings:
    return shared.settings


@pytest.fixture
def hq(shared: Headquarters) -> Iterator[Headquarters]:
    yield shared
    shared.clock.ahead *= 0


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headquarters]:
    """A service for one test that damages it."""
    with world.serving(Settings(tmp_path_factory.mktemp("hq") / "总部 数据")) as running:
        yield running
