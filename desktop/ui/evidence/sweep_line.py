"""How far the check of all files in idle time is, with a button to pause it."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import zone
from desktop.services.evidence.sweeping import Sweep, SweepStatus
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.text import Text

EVERY_MS = 5000


class SweepLine(QWidget):
    """One line; it reads the state while it is seen."""

    def __init__(self, sweep: Sweep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sweep = sweep
        self.icon = Icon("shield-check", "good", 16)
        self.text = Text("", "muted")
        self.pause = Button("", "link")
        self.pause.clicked.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.text)
        row.addWidget(self.pause)
        row.addStretch(1)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the state while it is seen."""
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def refresh(self) -> None:
        """Read the state and say it."""
        status: SweepStatus = self._sweep.status()
        words = self.tr("{0} of %n files checked this week", "", status.files).format(
            status.checked
        )
        if status.damaged:
            damaged = self.tr("{0} found damaged").format(status.damaged)
            words = f"{words} · {damaged}"
        if status.oldest_at is not None:
            oldest = self.tr("longest ago {0}").format(
                f"{zone.local(status.oldest_at):%Y-%m-%d %H:%M}"
            )
            words = f"{words} · {oldest}"
        self.icon.show_icon("shield-check", "bad" if status.damaged else "good")
        self.text.setText(words)
        self.pause.setText(self.tr("Go on checking") if status.paused else self.tr("Pause"))

    def _turn(self) -> None:
        if self._sweep.status().paused:
            self._sweep.resume()
        else:
            self._sweep.pause()
        self.refresh()
