"""Control characters are taken out of what comes into a field, and the person is told."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.messages import phrase
from desktop.ui.widgets.snackbar import Snackbar
from record.control_characters import cleaned, taken_out


class TypedText(QObject):
    """Watch every field of the application once it was entered.

    What is pasted from Word or a terminal may hold characters that nobody sees; they are cleaned
    at once, so that what stands in the field is what will be kept, shown and printed.
    """

    def __init__(self, app: QApplication, language: Callable[[], str]) -> None:
        super().__init__(app)
        self._language = language
        self._watched: set[int] = set()
        app.focusChanged.connect(self._entered)

    def watch(self, field: QWidget | None) -> None:
        """Clean what comes into a field from now on."""
        if not isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            return
        key = id(field)
        if key in self._watched:
            return
        self._watched.add(key)
        field.destroyed.connect(partial(self._gone, key))
        if isinstance(field, QLineEdit):
            field.textChanged.connect(partial(self._clean_line, field))
        else:
            field.textChanged.connect(partial(self._clean_text, field))

    def _entered(self, _left: QWidget | None, entered: QWidget | None) -> None:
        self.watch(entered)

    def _gone(self, key: int, *_of: object) -> None:
        self._watched.discard(key)

    def _clean_line(self, line: QLineEdit, text: str) -> None:
        codes = taken_out([text])
        if not codes or line.isReadOnly():
            return
        before = cleaned(text[: line.cursorPosition()]).replace("\n", " ")
        line.setText(cleaned(text).replace("\n", " "))
        line.setCursorPosition(len(before))
        self._tell(line, codes)

    def _clean_text(self, box: QPlainTextEdit | QTextEdit) -> None:
        text = box.toPlainText()
        codes = taken_out([text])
        if not codes or box.isReadOnly():
            return
        cursor = QTextCursor(box.document())
        # One step back takes the whole paste back.
        cursor.joinPreviousEditBlock()
        places = [place for place, character in enumerate(text) if taken_out([character])]
        for place in reversed(places):
            at = len(text[:place].encode("utf-16-le")) // 2
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(cleaned(text[place]))
        cursor.endEditBlock()
        self._tell(box, codes)

    def _tell(self, field: QWidget, codes: str) -> None:
        window = field.window()
        name = "typedText"
        bar = window.findChild(Snackbar, name) or Snackbar(window)
        bar.setObjectName(name)
        bar.say(phrase("text.cleaned", self._language(), codes=codes))
