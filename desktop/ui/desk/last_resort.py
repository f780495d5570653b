"""What happens when the program itself is wrong: it is logged and told, and the work goes on."""

import logging
import re
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop import logs
from desktop.ui.window.prompts import WindowPrompts
from record.problems import Problem

TELL_EVERY_S = 60.0
_LOG = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# What follows a quotation mark, a figure or a letter of another script may be somebody's words.
_HARMLESS = re.compile(r"[A-Za-z_:~(),. -]{0,120}")


class LastResort(QObject):
    """Take what no code expected, for as long as the ``with`` block lasts.

    An exception in a slot leaves the window and every draft as they were; the person is told so,
    at most once a minute. Qt's own warnings go to the log.
    """

    fell = Signal()

    def __init__(self, language: Callable[[], str]) -> None:
        super().__init__()
        self._language = language
        self._told_at = -TELL_EVERY_S
        self._before = sys.excepthook
        self.fell.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        self._before = sys.excepthook
        sys.excepthook = self._unexpected
        qInstallMessageHandler(self._qt_said)
        return self

    def __exit__(self, *_how: object) -> None:
        sys.excepthook = self._before
        qInstallMessageHandler(None)

    def _unexpected(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        self._before(kind, error, where)
        if not issubclass(kind, KeyboardInterrupt):
            self.fell.emit()

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._told_at < TELL_EVERY_S:
            return
        self._told_at = now
        window = QApplication.activeWindow() or _shown_window()
        if window is not None:
            WindowPrompts(window, self._language()).show_problem(Problem("app.bug"))

    def _qt_said(self, kind: QtMsgType, where: QMessageLogContext, said: str) -> None:
        if kind in _LEVELS:
            _LOG.log(_LEVELS[kind], "Qt %s: %s", where.category or "", harmless(said))
            if logs.is_watched():
                sys.stderr.write(f"{said}\n")


def harmless(said: str) -> str:
    """Return the beginning of a message up to where it quotes something."""
    found = _HARMLESS.match(said)
    return found.group() if found else ""


def _shown_window() -> QWidget | None:
    return next((w for w in QApplication.topLevelWidgets() if w.isVisible()), None)
