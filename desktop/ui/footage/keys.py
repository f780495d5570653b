"""The keys of the stills page."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from desktop.ui.footage.player import FootagePlayer
from desktop.ui.pictures.frame_view import FrameView

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
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Open), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.choose)
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
