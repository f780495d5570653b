"""What every window test needs: the application, its look, and no work left running."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui import tasks
from desktop.ui.theme import Theme


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture
def theme(_look: Theme) -> Theme:
    """The theme of the application, light at 100 %."""
    _look.use("light", 100)
    return _look


@pytest.fixture(autouse=True)
def _no_work_left(qapp: QApplication) -> Iterator[None]:
    yield
    assert tasks.wait_all(5000), "a task outlives its test"
    qapp.sendPostedEvents()
