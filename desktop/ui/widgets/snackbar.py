"""A short word at the foot of a page about what was just done, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text

SHOWN_MS = 8000
ABOVE, BETWEEN = 24, 8


class Snackbar(QFrame):
    """Lie at the foot of ``page`` for a few seconds; hovering or focus keeps it.

    The page leaves its foot free meanwhile, so that no row lies under the words.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("look", "snackbar")
        self._page = page
        self._undo: Callable[[], object] | None = None
        self._foot: int | None = None
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
        """Stay at the foot of what is seen of the page."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the page leave its foot free."""
        super().showEvent(event)
        layout = self._page.layout()
        if layout is not None and self._foot is None:
            margins = layout.contentsMargins()
            self._foot = margins.bottom()
            margins.setBottom(max(self._foot, self.height() + ABOVE + BETWEEN))
            layout.setContentsMargins(margins)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the page its foot back."""
        super().hideEvent(event)
        layout = self._page.layout()
        # It is told that it hides also when it never was shown.
        if layout is not None and self._foot is not None and self.isHidden():
            margins = layout.contentsMargins()
            margins.setBottom(self._foot)
            layout.setContentsMargins(margins)
            self._foot = None

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
        shown = self._page.visibleRegion().boundingRect()
        seen = shown if shown.isValid() else self._page.rect()
        x = (self._page.width() - self.width()) // 2
        self.move(max(0, x), seen.bottom() + 1 - self.height() - ABOVE)
