"""The search field of a list."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.keys import key
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.widgets import icons

PAUSE_MS = 150


class SearchField(QLineEdit):
    """Ask for words; ``searched`` follows a short pause in typing, or Enter at once.

    Ctrl+F focuses and selects, Escape clears. Down leaves to the list through ``left_down``.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._said = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(self._restart)
        self.returnPressed.connect(self._say)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        on_keys(self, "everywhere.find", self.take_over)
        self.set_hint(self.tr("Search"))

    def set_hint(self, what: str) -> None:
        """Name what is searched; the key is added."""
        self.setPlaceholderText(f"{what}   {key('everywhere.find').shown}")
        self.setToolTip(f"{what} ({key('everywhere.find').shown})")
        self.setAccessibleName(what)

    def take_over(self) -> None:
        """Take the focus and select what was typed."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape, go to the list on Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the glass in the colour of the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
            self._glass.setIcon(QIcon(icons.tinted("search", colour, 16, self.devicePixelRatioF())))

    def _restart(self) -> None:
        self._pause.start()

    def _say(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._said:
            self._said = words
            self.searched.emit(words)
