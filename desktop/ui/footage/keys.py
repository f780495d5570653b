"""The keys of the footage pages, and the help that lists them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.footage.player import FootagePlayer
from desktop.ui.keyboard.shortcuts import INSIDE, on_keys
from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text
from desktop.ui.window.dialog import Dialog, fit_screen

TYPING = (QLineEdit, QAbstractSpinBox)
Act = Callable[[], object]


class FootageKeys(QObject):
    """Move through the footage by keyboard, except while a person types in a field."""

    choose = Signal()

    def __init__(self, page: QWidget, player: FootagePlayer, view: FrameView) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        self._shifted: dict[int, Act] = {
            Qt.Key.Key_Left: lambda: player.skip(-1.0),
            Qt.Key.Key_Right: lambda: player.skip(1.0),
        }
        self._plain: dict[int, Act] = {
            Qt.Key.Key_Left: lambda: player.step(-1),
            Qt.Key.Key_Right: lambda: player.step(1),
            Qt.Key.Key_Home: player.first,
            Qt.Key.Key_End: player.last,
            Qt.Key.Key_Space: player.toggle,
            Qt.Key.Key_K: player.toggle,
            Qt.Key.Key_0: view.fit,
            Qt.Key.Key_1: view.actual,
        }
        on_keys(page, QKeySequence.StandardKey.Open, self.choose.emit, INSIDE)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def add(self, acts: Mapping[int, Act], shifted: Mapping[int, Act]) -> None:
        """Give keys to the tools of the page, alone and with Shift."""
        self._plain.update(acts)
        self._shifted.update(shifted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that belong to the footage before a widget of the page does."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not self._ours(watched):
            return False
        if isinstance(watched, TYPING) or self._opens(watched, event):
            return False
        act = self._table(event).get(event.key())
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

    def _table(self, event: QKeyEvent) -> dict[int, Act]:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.text() == "?":
            return self._plain
        if held == Qt.KeyboardModifier.NoModifier:
            return self._plain
        return self._shifted if held == Qt.KeyboardModifier.ShiftModifier else {}


COLUMNS = 2


class FootageHelp(Dialog):
    """List the keys; any of Escape, Enter and ? closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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
        for place, (key, words) in enumerate(keys):
            column = place // rows * 2
            grid.addWidget(Text(key, "strong"), place % rows, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(
                Text(words).wrapped(), place % rows, column + 1, Qt.AlignmentFlag.AlignTop
            )
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(listed)
        done = Button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)
        done.setDefault(True)
        column_all = QVBoxLayout(self)
        column_all.setContentsMargins(24, 20, 24, 20)
        column_all.setSpacing(16)
        column_all.addWidget(Text(self.tr("Keys of this page"), "section"))
        column_all.addWidget(scroll)
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
        return (
            ("← →", self.tr("one frame back or on")),
            ("Shift ← →", self.tr("one second back or on")),
            (self.tr("Space, K"), self.tr("play or pause")),
            ("J", self.tr("slower; standing: one second back")),
            ("L", self.tr("play; playing: faster")),
            ("Home / End", self.tr("first or last frame")),
            ("↑ ↓", self.tr("mark before or after")),
            ("M", self.tr("name this moment")),
            ("S", self.tr("take this frame as a still")),
            ("G", self.tr("go to a time, position or frame")),
            ("I / O", self.tr("clip begins or ends here")),
            ("X", self.tr("export the clip")),
            ("D", self.tr("draw an area for motion")),
            ("N / P", self.tr("next or previous motion")),
            ("0 / 1", self.tr("whole picture or its own pixels")),
            (self.tr("Wheel, drag"), self.tr("zoom at the pointer, move")),
            ("C", self.tr("several cameras")),
            ("E / A / H", self.tr("enhance, annotate, hide bystanders")),
            ("Ctrl+O", self.tr("choose other footage")),
            ("Ctrl+Z", self.tr("undo the last mark")),
        )
