"""Pressing a button or a line of a menu that stands for a value."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton


def on_press(
    pressed: QAbstractButton | QAction, act: Callable[..., object], *values: object
) -> None:
    """Call ``act`` with these values, and nothing else, whenever it is pressed."""

    def press() -> None:
        act(*values)

    signal = pressed.triggered if isinstance(pressed, QAction) else pressed.clicked
    signal.connect(press)
