"""How things stand with headquarters, at the foot of the rail."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop import zone
from desktop.services.desk import headquarters
from desktop.services.desk.headquarters import SyncStatus
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.text import label

_TONES = {
    headquarters.IDLE: "good",
    headquarters.WORKING: "accent",
    headquarters.ATTENTION: "bad",
    headquarters.WAITING: "warning",
    headquarters.OFFLINE: "warning",
    headquarters.PAUSED: "warning",
}


class SyncCard(Clickable):
    """Say in one of the four words where the files are; pressed it opens the list of files.

    ``pause_asked`` carries True to pause and False to go on.
    """

    pause_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setProperty("tone", "sunken")
        self._paused = self._folded = False
        self._status = SyncStatus(state=headquarters.NOT_ENROLLED)
        self._folding = ""
        self._dot = QFrame()
        self._dot.setProperty("look", "dot")
        self._word = ElidedLabel("")
        self._size = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._note = ElidedLabel("", "muted")
        self._pause = Button("", "tiny", "pause")
        self._pause.clicked.connect(self._ask_pause)
        for each in (self._word, self._note, self._bar, self._dot):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.show_status(self._status)

    def show_status(self, status: SyncStatus) -> None:
        """Show how things stand."""
        self._status = status
        set_look(self._dot, tone=_TONES.get(status.state, ""))
        self._word.setText(self._say(status))
        self._size.setText(_size(status.waiting_bytes))
        self._bar.setValue(status.percent)
        self._bar.setVisible(status.waiting_files > 0)
        self._note.setText(" · ".join(self._notes(status)))
        self._paused = status.state == headquarters.PAUSED
        self._pause.setVisible(not self._folded and status.state != headquarters.NOT_ENROLLED)
        self._draw_pause()
        self.setAccessibleName(f"{self._word.text()}, {self._note.text()}")
        told = f"{self._word.text()}, {self._note.text()}"
        self.setToolTip(self.tr("{0}\nShow every file that waits").format(told))

    def show_folding(self, done: int, total: int) -> None:
        """Show that cases are folded again after an update, until all are."""
        self._folding = self.tr("rules: {0} of %n cases", "", total).format(done)
        if done >= total:
            self._folding = ""
        self.show_status(self._status)

    def fold(self, *, folded: bool) -> None:
        """Show the dot and the bar alone; the words are in the tooltip."""
        self._folded = folded
        for each in (self._word, self._size, self._note):
            each.setVisible(not folded)
        self._pause.setVisible(not folded and self._status.state != headquarters.NOT_ENROLLED)

    def _say(self, status: SyncStatus) -> str:
        if status.state == headquarters.WORKING and status.waiting_files:
            return self.tr("Under way {0} %").format(status.percent)
        if status.state == headquarters.ATTENTION:
            return self.tr("Needs attention")
        if status.waiting_entries or status.waiting_files or status.last_at is None:
            return self.tr("On this PC only")
        return self.tr("Verified at headquarters")

    def _notes(self, status: SyncStatus) -> list[str]:
        notes = [self._folding] if self._folding else []
        waiting = status.waiting_files or status.waiting_entries
        if status.state == headquarters.PAUSED:
            notes.append(self.tr("paused"))
        elif status.state == headquarters.OFFLINE:
            notes.append(self.tr("no connection"))
        if waiting:
            notes.append(self.tr("{0} to send").format(waiting))
        if status.last_at:
            notes.append(self.tr("synced {0}").format(_when(status.last_at)))
        return notes or [self.tr("saved on this PC")]

    def _ask_pause(self) -> None:
        self.pause_asked.emit(not self._paused)

    def _draw_pause(self) -> None:
        words = self.tr("Go on sending") if self._paused else self.tr("Pause sending")
        self._pause.setProperty("iconName", "play" if self._paused else "pause")
        self._pause.setToolTip(words)
        self._pause.setAccessibleName(words)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._dot)
        first.addWidget(self._word, 1)
        first.addWidget(self._size)
        last = QHBoxLayout()
        last.addWidget(self._note, 1)
        last.addWidget(self._pause)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 4)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._bar)
        column.addLayout(last)


def _size(count: int) -> str:
    if not count:
        return ""
    megabytes = count / 1_000_000
    return f"{megabytes:.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB"


def _when(at: datetime) -> str:
    return zone.local(at).strftime("%H:%M")
