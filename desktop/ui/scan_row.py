"""One page in the scan inbox: its picture, what was found, and what to do with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.readings import ReadBack
from desktop.ui import reading_words
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.picture import Picture
from desktop.ui.widgets.text import Text

READING, FOUND, FILING, FILED, PARKED = "READING", "FOUND", "FILING", "FILED", "PARKED"


class ScanRow(QFrame):
    """Show one page. ``file_asked``, ``case_asked`` and ``enlarged`` carry nothing: ask the row."""

    file_asked = Signal()
    case_asked = Signal()
    enlarged = Signal()
    removed = Signal()
    retried = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.reading: ReadBack | None = None
        self.case_id = ""
        self.state = READING
        self.setProperty("look", "card")
        self._picture = Picture(108, cover=False)
        self._picture.setFixedSize(84, 108)
        self._title = ElidedLabel(path.name, "strong")
        self._found = Text().wrapped()
        self._why = Text("", "muted").wrapped()
        self._chips = FlowLayout(spacing=6)
        self.file = Button(self.tr("File"), "primary", "check")
        self.choose = Button(self.tr("Choose the case…"), "secondary", "folder-open")
        self.again = Button(self.tr("Read again"), "secondary", "refresh-cw")
        self.remove = Button("", "quiet", "x")
        self.remove.setAccessibleName(self.tr("Take off this list; the file stays where it is"))
        self.remove.setToolTip(self.remove.accessibleName())
        self._lay_out()
        self.file.clicked.connect(self.file_asked)
        self.choose.clicked.connect(self.case_asked)
        self.again.clicked.connect(self.retried)
        self.remove.clicked.connect(self.removed)
        self._offer()

    def show_reading(self, reading: ReadBack, case_words: str) -> None:
        """Show what was found on a page; ``case_words`` name its case."""
        self.reading, self.case_id = reading, reading.case_id
        self._title.setText(reading.name or self.path.name)
        pixmap = QPixmap()
        pixmap.loadFromData(reading.picture)
        self._picture.show_picture(pixmap, "file-text")
        self._chips.clear()
        for words, tone in reading_words.boxes(reading):
            self._chips.addWidget(Chip(words, tone))
        self.state = FOUND if reading.case_id else PARKED
        self.show_case(case_words)

    def show_case(self, case_words: str, *, by_hand: bool = False) -> None:
        """Name the case this page goes to."""
        reading = self.reading
        if reading is None:
            return
        page = self.tr("page {0}").format(reading.page) if reading.page else ""
        parts = (case_words, reading.code, page)
        self._found.setText(" · ".join(part for part in parts if part))
        if by_hand:
            self.state = FOUND
            self.say_why(self.tr("Chosen by hand."), "accent")
        elif told := reading_words.cautions(reading):
            self.say_why(" ".join(words for words, _ in told), told[0][1])
        self._offer()

    def say_why(self, words: str, tone: str = "") -> None:
        """Say why the page waits and what to do."""
        self._why.setText(words)
        self._why.setVisible(bool(words))
        self._why.set_tone(tone)

    def show_state(self, state: str, words: str = "", tone: str = "") -> None:
        """Show reading, filing, filed or parked."""
        self.state = state
        if words:
            self.say_why(words, tone)
        self._offer()

    def _offer(self) -> None:
        certain = self.reading is not None and reading_words.is_certain(self.reading)
        ready = self.state == FOUND and bool(self.case_id)
        self.file.setVisible(ready)
        self.file.set_kind("primary" if certain else "secondary")
        self.file.setText(self.tr("File") if certain else self.tr("File all the same"))
        self.choose.setVisible(self.state in {FOUND, PARKED} and not certain)
        self.choose.set_kind("secondary" if ready else "primary")
        self.again.setVisible(self.state == PARKED and self.reading is None)
        self.remove.setVisible(self.state not in {READING, FILING})
        self.setAccessibleName(f"{self._title.text()}, {self._found.text()}, {self._why.text()}")

    def _lay_out(self) -> None:
        enlarge = Clickable("bare")
        enlarge.setAccessibleName(self.tr("Enlarge the picture"))
        enlarge.setToolTip(enlarge.accessibleName())
        inside = QHBoxLayout(enlarge)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self._picture)
        enlarge.clicked.connect(self.enlarged)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._found)
        words.addLayout(self._chips)
        words.addWidget(self._why)
        words.addStretch(1)
        actions = QVBoxLayout()
        actions.setSpacing(8)
        for button in (self.file, self.choose, self.again):
            actions.addWidget(button)
        actions.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(14)
        row.addWidget(enlarge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(actions)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
