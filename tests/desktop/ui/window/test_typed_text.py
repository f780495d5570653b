from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.window.theme import Theme
from desktop.ui.window.typed_text import TypedText

WORD_CELL = "第一段\x0b第二行\x07𠮷\x0b完"


@pytest.fixture
def form(qtbot, qapp: QApplication, theme: Theme, language: str) -> Iterator[QWidget]:
    """A window with a line and a box, watched as the program watches its own."""
    typed = TypedText(qapp, lambda: language)
    window = QWidget()
    rows = QVBoxLayout(window)
    for field in (QLineEdit(), QPlainTextEdit()):
        rows.addWidget(field)
    qtbot.addWidget(window)
    window.resize(700, 300)
    window.show()
    yield window
    typed.deleteLater()


def _enter(field: QWidget) -> None:
    QApplication.instance().focusChanged.emit(None, field)  # offscreen, no window is active


def test_what_word_brings_is_cleaned_where_it_is_pasted_and_said(form: QWidget, language: str):
    box = form.findChild(QPlainTextEdit)
    _enter(box)
    _enter(box)
    box.setPlainText("先")
    box.moveCursor(box.textCursor().MoveOperation.End)
    pasted = QMimeData()
    pasted.setText(WORD_CELL)
    box.insertFromMimeData(pasted)
    assert box.toPlainText() == "先第一段\n第二行𠮷\n完"
    bar = form.findChild(Snackbar)
    assert bar.isVisible()
    assert "U+0007、U+000B" in bar.text.text()
    assert ("控制字符" in bar.text.text()) == (language == "zh")
    box.undo()
    assert box.toPlainText() == "先"


def test_a_line_stays_one_line_and_keeps_the_cursor_behind_what_was_pasted(form: QWidget):
    line = form.findChild(QLineEdit)
    _enter(line)
    line.setText("头尾")
    line.setCursorPosition(1)
    line.insert("甲\x0b乙\x1b")
    assert line.text() == "头甲 乙尾"
    assert line.cursorPosition() == 4
    assert "U+000B、U+001B" in form.findChild(Snackbar).text.text()


def test_ordinary_text_is_left_alone_and_nothing_is_said(form: QWidget):
    box = form.findChild(QPlainTextEdit)
    _enter(box)
    box.insertPlainText("一\n二\t三 👌 ئا \u200f")
    assert box.toPlainText() == "一\n二\t三 👌 ئا \u200f"
    assert form.findChild(Snackbar) is None
