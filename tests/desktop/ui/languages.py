"""Tests in both languages of the windows, and words written in any script."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

IN_BOTH = pytest.mark.usefixtures("language")
"""For a test that runs once in each language: it is spoken before any window is made."""


def write(field: QWidget, words: str) -> None:
    """Write into a field as an input method does; key presses know only ASCII."""
    written = QInputMethodEvent()
    written.setCommitString(words)
    QApplication.sendEvent(field, written)
