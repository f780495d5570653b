"""The keys of the footage pages, and the help that lists them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.keys import place
from desktop.ui.footage.player import FootagePlayer
from desktop.ui.keyboard.shortcuts import INSIDE, act_of, on_keys
from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.layouts import scrolled
from desktop.ui.widgets.text import Text
from desktop.ui.window.dialog import Dialog, fit_screen

TYPING = (QLineEdit, QAbstractSpinBox)
Act = Callable[[], object]
PLACE = "stills_page"
COLUMNS = 2


class FootageKeys(QObject):
    """Move through the footage by keyboard, except while a person types in a field."""

    choose = Signal()

    def __init__(self, page: QWidget, player: FootagePlayer, view: FrameView) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        self._acts: dict[str, Act] = {
            "second_back": lambda: player.skip(-1.0),
            "second_on": lambda: player.skip(1.0),
            "frame_back": lambda: player.step(-1),
            "frame_on": lambda: player.step(1),
            "first": player.first,
            "last": player.last,
            "play": player.toggle,
            "whole": view.fit,
            "actual": view.actual,
        }
        on_keys(page, "stills_page.choose", self.choose.emit, INSIDE)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def add(self, acts: Mapping[str, Act]) -> None:
        """Give keys to the tools of the page, by the names of their acts."""
        self._acts.update(acts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that belong to the footage before a widget of the page does."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not self._ours(watched):
            return False
        if isinstance(watched, TYPING) or self._opens(watched, event):
            return False
        act = self._acts.get(act_of(event, PLACE))
        if act is None:
            return False
        act()
        return True

    def _ours(self, widget: QWidget) -> bool:
        inside = widget is self._page or self._page.isAncestorOf(widget)
        # While the reason is asked for, nothing of the footage is to be seen or moved.
        return (
            inside
            and self._view.isVisible()
            and self._page.isVisible()
            and widget.window() is self._page.window()
        )

    def _opens(self, widget: QWidget, event: QKeyEvent) -> bool:
        pressed = event.key() == Qt.Key.Key_Space and isinstance(widget, QAbstractButton)
        return pressed or isinstance(widget, QComboBox)


class FootageHelp(Dialog):
    """List the keys; any of Escape, Enter and ? closes it."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.setWindowTitle(self.tr("Keys of this page"))
        listed = QWidget()
        grid = QGridLayout(listed)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        keys = self.keys()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        rows = (len(keys) + COLUMNS - 1) // COLUMNS
        for number, (key, words) in enumerate(keys):
            column = number // rows * 2
            grid.addWidget(Text(key, "strong"), number % rows, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(
                Text(words).wrapped(), number % rows, column + 1, Qt.AlignmentFlag.AlignTop
            )
        done = Button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)
        done.setDefault(True)
        column_all = QVBoxLayout(self)
        column_all.setContentsMargins(24, 20, 24, 20)
        column_all.setSpacing(16)
        column_all.addWidget(Text(self.tr("Keys of this page"), "section"))
        column_all.addWidget(scrolled(listed))
        column_all.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as the list; at large text sizes what the screen cannot hold is scrolled."""
        size = self.sizeHint()
        fit_screen(self, size.width(), size.height())
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by the key that opened it."""
        if event.text() == "?":
            self.accept()
        else:
            super().keyPressEvent(event)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return each key with what it does."""
        own = [(key.shown, key.words(self._language)) for key in place(PLACE).keys]
        return (*own, (self.tr("Wheel, drag"), self.tr("zoom at the pointer, move")))
