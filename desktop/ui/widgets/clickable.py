"""Something with content of its own that is pressed as a whole."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLayout, QMenu, QPushButton, QSizePolicy, QWidget


class Clickable(QPushButton):
    """A button made of labels: keyboard, focus and accessibility of a button come with it.

    ``look`` names its style: card, place, step or bare. Enter and Space press it; Ctrl+C and
    the context menu copy its words.
    """

    def __init__(self, look: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setAutoDefault(False)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)  # a button's own never shrinks
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def words(self) -> str:
        """Return everything it says, one line per label."""
        return "\n".join(each.text() for each in self.findChildren(QLabel) if each.text())

    def sizeHint(self) -> QSize:
        """Be as large as the content asks."""
        inside = self.layout()
        return inside.sizeHint() if isinstance(inside, QLayout) else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be at least as large as the content needs."""
        inside = self.layout()
        return inside.minimumSize() if isinstance(inside, QLayout) else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Follow the content when its text wraps."""
        inside = self.layout()
        return isinstance(inside, QLayout) and inside.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the content needs at ``width``."""
        inside = self.layout()
        return inside.heightForWidth(width) if isinstance(inside, QLayout) else -1

    def event(self, event: QEvent) -> bool:
        """Let the content alone decide the size: the style sheet's height is for plain buttons."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.Polish, QEvent.Type.StyleChange}:
            self.setMinimumSize(0, 0)
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space, and copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not _is_shortcut(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the words."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy"), self.copy)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Put its words on the clipboard."""
        QGuiApplication.clipboard().setText(self.words())


def _is_shortcut(event: QKeyEvent) -> bool:
    """Tell whether a key was pressed as part of a shortcut, which belongs to the page."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held != Qt.KeyboardModifier.NoModifier
