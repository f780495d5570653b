from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.window.drop_area import FilePaste


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.edit = QLineEdit(made)  # type: ignore[attr-defined]
    QVBoxLayout(made).addWidget(made.edit)  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def copy(*paths: Path, text: str = "") -> None:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def press_paste(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_files_and_folders_of_the_clipboard_come_in_as_if_dropped(
    window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    paste = FilePaste(window)
    copy(tmp_path / "录像.mp4", tmp_path)
    with qtbot.waitSignal(paste.pasted) as came:
        press_paste(window)
    assert came.args == [[tmp_path / "录像.mp4", tmp_path]]


@pytest.mark.parametrize("text", ["", "x" * 50_000_000])
def test_a_clipboard_without_files_is_said_and_takes_nothing(
    window: QWidget, qtbot: QtBot, text: str
) -> None:
    paste = FilePaste(window)
    copy(text=text)
    with qtbot.waitSignal(paste.nothing), qtbot.assertNotEmitted(paste.pasted):
        press_paste(window)


def test_a_field_that_is_typed_into_keeps_the_key_for_itself(window: QWidget, qtbot: QtBot) -> None:
    paste = FilePaste(window)
    copy(text="4号枪")
    edit = window.findChild(QLineEdit)
    edit.setFocus()
    with qtbot.assertNotEmitted(paste.nothing):
        press_paste(edit)
    assert edit.text() == "4号枪"
