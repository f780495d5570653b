"""A strip that shows slow work and lets it be stopped."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text

SHOWN_AFTER_MS = 300
"""Work that is over sooner never shows a bar."""


class ProgressStrip(QFrame):
    """Show what is being done, how far it is and what is left; ``cancelled`` when asked to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._what = Text()
        self._left = Text("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button(self.tr("Cancel"), "secondary")
        self._stop.setProperty("small", True)
        self._stop.clicked.connect(self._cancel)
        self._since = QElapsedTimer()
        self._appear = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._appear.timeout.connect(self.show)
        self._lay_out()
        self.hide()

    def start(self, what: str, *, cancellable: bool = True) -> None:
        """Begin; the strip appears after a moment."""
        self._what.setText(what)
        self._left.setText("")
        self._bar.setRange(0, 0)
        self._stop.setVisible(cancellable)
        self._stop.setEnabled(True)
        self._since.start()
        self._appear.start()
        self.setAccessibleName(what)

    def show_progress(self, done: int, total: int, what: str = "") -> None:
        """Show ``done`` of ``total`` units; a ``total`` of 0 means nobody knows."""
        if what:
            self._what.setText(what)
        self._bar.setRange(0, 1000 if total else 0)
        if total:
            self._bar.setValue(1000 * done // total)
            self._left.setText(self._left_over(done, total))

    def show_count(self, done: int, total: int) -> None:
        """Show ``done`` of ``total`` units and keep the words."""
        self.show_progress(done, total)

    def stop(self) -> None:
        """End and go away."""
        self._appear.stop()
        self.hide()

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.addWidget(self._what, 1)
        words.addWidget(self._left)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self._stop)

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._what.setText(self.tr("Stopping…"))
        self.cancelled.emit()

    def _left_over(self, done: int, total: int) -> str:
        percent = 100 * done // total
        gone = self._since.elapsed() / 1000 if self._since.isValid() else 0.0
        if not done or gone < 2:
            return f"{percent} %"
        seconds = round(gone * (total - done) / done)
        if seconds < 60:
            return self.tr("{0} %, about {1} s left").format(percent, seconds)
        return self.tr("{0} %, about {1} min left").format(percent, round(seconds / 60))
