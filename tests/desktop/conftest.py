"""What is made once for all tests of the desktop."""

from collections.abc import Iterator

import pytest

from tests import builders


@pytest.fixture(scope="session", autouse=True)
def _templates() -> Iterator[None]:
    yield
    builders.drop_templates()
