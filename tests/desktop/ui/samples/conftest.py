"""What the tests of the sample windows start from: a case, and whoever answers questions."""

import pytest

from desktop.app import Application
from record.case import Case
from tests.builders import a_case
from tests.fakes import FakePrompts


@pytest.fixture
def case(desk: Application) -> Case:
    return a_case(desk)


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()
