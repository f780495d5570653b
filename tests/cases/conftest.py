"""What people reported of neighbouring products, tried on this one: shared by all cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.evidence.asking.decoder import Decoder
from desktop.system.choice import this_system
from record.case import Case
from tests import builders
from tests.builders import SetClock


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    shared = Decoder(this_system())
    yield shared
    shared.close()


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Application]:
    """A station's desk with its manager on duty."""
    app = builders.open_desk(tmp_path / "案卷 数据", SetClock())
    yield app
    app.close()


@pytest.fixture
def case(station: Application) -> Case:
    """A complaint about fuel quality, just recorded."""
    return builders.a_case(station)
