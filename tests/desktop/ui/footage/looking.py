"""What a person does on the page of footage: keys, the pointer, and waiting for a frame."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.stills.stills_page import StillsPage
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit

FRAMES = 60
STARTED = datetime.fromisoformat("2026-11-20T11:38:00+08:00")
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = pytest.mark.parametrize("language", ["zh", "en"], indirect=True)


def add_clip(station: Application, case: Case, path: Path, title: str = "4 号枪") -> Exhibit:
    """Take a film into a case as a clip of camera CAM-03 that began at STARTED."""
    form = ExhibitForm(
        kind=ExhibitKind.CCTV_CLIP, title=title, captured_at=STARTED, details={"camera": "CAM-03"}
    )
    return station.evidence.add_file(case.id, path, form, NoProgress())


def press(page: StillsPage, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press a key over the picture."""
    QTest.keyClick(page.ui.frameView, key, held or Qt.KeyboardModifier.NoModifier)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget with the left button, in its middle unless told."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def write(field: QWidget, words: str) -> None:
    """Type words as an input method hands them over; what is selected is replaced."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def rests_at(page: StillsPage, qtbot: QtBot, ordinal: int) -> None:
    """Wait until a frame is on screen and nothing else is on its way."""

    def there() -> None:
        assert page.player.current is not None
        assert page.player.current.ordinal == ordinal

    qtbot.waitUntil(there)


def begin(page: StillsPage, qtbot: QtBot, reason: str = "COMPLAINT") -> None:
    """Give the reason when it is asked for, and wait for a frame."""

    def asked_or_shown() -> bool:
        return page.ui.viewStack.currentWidget() is page.why or page.player.current is not None

    qtbot.waitUntil(asked_or_shown)
    if page.ui.viewStack.currentWidget() is page.why:
        page.why.cards[reason].click()
    qtbot.waitUntil(lambda: page.player.current is not None)


def at_frame(page: StillsPage, qtbot: QtBot, ordinal: int) -> None:
    """Go to a frame by typing its number."""
    page.ui.jumpEdit.setText(f"#{ordinal}")
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Return)
    rests_at(page, qtbot, ordinal)


def in_dialog(act: Callable[[Any], None]) -> list[QWidget]:
    """Do something in the dialog that opens next; returns a list that will hold it.

    A dialog in which that fails is closed: the test fails at once instead of waiting in it.
    """
    seen: list[QWidget] = []

    def once_open() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, once_open)
            return
        seen.append(dialog)
        try:
            act(dialog)
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(0, once_open)
    return seen
