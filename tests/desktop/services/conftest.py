"""A station's desk and a region's, without headquarters, at noon of one working day."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app import Application
from record.case import Case
from tests import builders
from tests.builders import SetClock


@pytest.fixture
def clock() -> SetClock:
    """The clock of the desks."""
    return SetClock()


@pytest.fixture
def station(tmp_path: Path, clock: SetClock) -> Iterator[Application]:
    """A station's desk with its manager on duty."""
    app = builders.open_desk(tmp_path / "案卷 数据", clock)
    yield app
    app.close()


@pytest.fixture
def region(tmp_path: Path, clock: SetClock) -> Iterator[Application]:
    """The region's desk with the area manager on duty."""
    app = builders.open_desk(tmp_path / "片区 数据", clock, "region")
    yield app
    app.close()


@pytest.fixture
def case(station: Application) -> Case:
    """A complaint about fuel quality, just recorded."""
    return builders.a_case(station)
