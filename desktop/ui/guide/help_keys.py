"""F1 opens the help for what is in front, in every window."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import help as texts
from desktop.help import KEYS, OVERVIEW
from desktop.ui.guide.help_window import HelpWindow
from desktop.ui.keyboard.composing import finish_composing
from desktop.ui.keyboard.shortcuts import act_of
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.page import Page

_ACTS = ("help", "keys")


class HelpKeys(QObject):
    """Hear F1 and Shift+F1 before any window does; ``language`` says in which to answer."""

    def __init__(self, app: QApplication, language: Callable[[], str]) -> None:
        super().__init__(app)
        self._language = language
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the help once for a press, wherever the keyboard is."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or (act := act_of(event, "everywhere")) not in _ACTS:
            return False
        window = watched.window()
        if not isinstance(window, HelpWindow):
            finish_composing()
            show_help(window, self._language(), KEYS if act == "keys" else "")
        return True


def show_help(window: QWidget, language: str, topic: str = "") -> HelpWindow:
    """Open a topic over a window: by default that of what is in front there."""
    shown = HelpWindow(topic or topic_of(window, language), language, window)
    show_dialog(shown)
    return shown


def topic_of(window: QWidget, language: str) -> str:
    """Return the topic of what has the keyboard, else of the page in front, else of the window."""
    names = (name_of(type(each)) for each in _inwards(window))
    return next((name for name in names if texts.topic(name, language)), OVERVIEW)


def name_of(window: type) -> str:
    """Return the name of a window's topic: TodayPage is ``today_page``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", window.__name__).lower()


def _inwards(window: QWidget) -> Iterator[QWidget]:
    held: QWidget | None = window.focusWidget()
    while held is not None and held is not window:
        yield held
        held = held.parentWidget()
    yield from (page for page in window.findChildren(Page) if page.isVisible())
    yield window
