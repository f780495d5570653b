"""A short word at the foot of a page about what was just done, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text

SHOWN_MS = 8000
ABOVE = 24


class Snackbar(QFrame):
    """Lie over the foot of ``page`` for a few seconds; hovering or focus keeps it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("look", "snackbar")
        self._page = page
        self._undo: Callable[[], object] | None = None
        self.text = Text()
        self.undo = Button(self.tr("Undo"), "link")
        self.undo.setToolTip(self.tr("Undo what was just done (Ctrl+Z)"))
        self.undo.clicked.connect(self.take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addWidget(self.text)
        row.addWidget(self.undo)
        self._gone = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._gone.timeout.connect(self._leave)
        page.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; with ``undo`` it can be taken back while the word is there."""
        self._undo = undo
        self.text.setText(words)
        self.undo.setVisible(undo is not None)
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._gone.start()

    def take_back(self) -> bool:
        """Undo what was said, once; False when there is nothing to undo."""
        undo, self._undo = self._undo, None
        self.hide()
        if undo is None:
            return False
        undo()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the page."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._gone.start()
            return
        self._undo = None
        self.hide()

    def _place(self) -> None:
        most = max(1, self._page.width() - 2 * ABOVE)
        self.text.setWordWrap(False)
        self.adjustSize()
        if self.width() > most:
            self.text.setWordWrap(True)
            self.resize(most, self.heightForWidth(most))
        x = (self._page.width() - self.width()) // 2
        self.move(max(0, x), self._page.height() - self.height() - ABOVE)
