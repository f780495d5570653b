"""What every widget needs to be looked at."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[W], W]:
    def show(widget: W) -> W:
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show
