"""Ctrl+V in a field: words go into it, files and pictures to the place it lies on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.messages import sentence
from desktop.ui.files.given import carries, carries_text
from desktop.ui.widgets.snackbar import Snackbar
from record.fields import MAX_TEXT
from record.problems import Problem


class Pasting(QObject):
    """Watch the field that has the keyboard; one for the whole application.

    A field would swallow Ctrl+V although it can do nothing with a file, and would stand still over
    a text that is far longer than what can be kept.
    """

    def __init__(self, app: QApplication, language: Callable[[], str]) -> None:
        super().__init__(app)
        self._language = language
        app.focusChanged.connect(self._entered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave files to the shortcut of the place, and refuse what is too long."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        data = QGuiApplication.clipboard().mimeData()
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return carries(data) and not carries_text(data)
        if event.type() == QEvent.Type.KeyPress and data.hasText():
            count = len(data.text())
            if count > MAX_TEXT and isinstance(watched, QWidget):
                self._tell(watched, Problem("given.text_too_long", count=count, most=MAX_TEXT))
                return True
        return False

    def _entered(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(entered, QLineEdit | QPlainTextEdit | QTextEdit):
            entered.installEventFilter(self)

    def _tell(self, field: QWidget, problem: Problem) -> None:
        window = field.window()
        bar = window.findChild(Snackbar, "pasting") or Snackbar(window)
        bar.setObjectName("pasting")
        words = sentence(problem, self._language())
        bar.say(f"{words.what} {words.next}")
