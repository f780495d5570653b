"""One page in the scan inbox: its picture, what was found, and what to do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.services.papers.scans import FILED, Scan
from desktop.ui.papers.ui_scan_row import Ui_ScanRow
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.picture import Picture
from desktop.ui.words import reading as reading_words

FILING = "FILING"
UNSURE = "unsure"


class ScanRow(QFrame):
    """Show one page. Its signals carry nothing: ask the row for its ``scan``.

    ``file_asked`` files it where it belongs, ``place_asked`` asks a person where that is,
    ``seen_asked`` says that the unsure boxes are signed, ``again_asked`` looks anew.
    """

    file_asked = Signal()
    place_asked = Signal()
    seen_asked = Signal()
    again_asked = Signal()
    enlarged = Signal()
    removed = Signal()

    def __init__(self, scan: Scan, picture: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scan = scan
        self.busy = False
        self._picture = Picture(108, cover=False)
        self._picture.setFixedSize(84, 108)
        self._chips = FlowLayout(spacing=6)
        self.ui = Ui_ScanRow()
        self.ui.setupUi(self)
        self.ui.nameLabel.setText(scan.name)
        self.ui.chipLayout.addLayout(self._chips)
        self.ui.pictureLayout.addWidget(self._enlarging(), 0, Qt.AlignmentFlag.AlignTop)
        for button, signal in (
            (self.ui.fileButton, self.file_asked),
            (self.ui.seenButton, self.seen_asked),
            (self.ui.placeButton, self.place_asked),
            (self.ui.againButton, self.again_asked),
            (self.ui.removeButton, self.removed),
        ):
            button.clicked.connect(signal)
        self.show_picture(picture)

    @property
    def state(self) -> str:
        """FILING while it is filed, else the scan's own state."""
        return FILING if self.busy else self.scan.state

    def show_picture(self, picture: bytes) -> None:
        """Show the straightened page, or a sheet where there is none."""
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        self._picture.show_picture(pixmap, "file-text")

    def show_scan(self, scan: Scan, case_words: str, why: str) -> None:
        """Show what was found on a page; ``why`` is the sentence that says why it waits."""
        self.scan, self.busy = scan, False
        reading = scan.reading
        page = ""
        if reading.page:
            page = self.tr("page {0} of {1}").format(reading.page, reading.pages or "?")
        title = self.tr("version {0}").format(reading.version) if reading.version else ""
        parts = (case_words, reading.title, title, reading.code, page)
        self.ui.foundText.setText(" · ".join(part for part in parts if part))
        self._chips.clear()
        for words, tone in reading_words.boxes(reading):
            self._chips.addWidget(Chip(words, tone))
        self._say(why)
        self._offer()

    def say_why(self, words: str, tone: str = "") -> None:
        """Say why the page waits and what to do."""
        self.ui.whyText.setText(words)
        self.ui.whyText.setVisible(bool(words))
        self.ui.whyText.set_tone(tone)
        self._name()

    def show_busy(self, words: str) -> None:
        """Show that something is being done with this page."""
        self.busy = True
        self.say_why(words)
        self._offer()

    def _say(self, why: str) -> None:
        scan = self.scan
        if scan.state == FILED:
            words = self.tr("Filed as exhibit {0}.").format(scan.exhibit_no)
            gaps = reading_words.missing(scan.reading) if scan.reading.pages > 1 else ""
            self.say_why(" ".join(w for w in (words, gaps) if w), "good")
            return
        told = list(reading_words.cautions(scan.reading))
        if why and not reading_words.unsigned(scan.reading):
            told.insert(0, (why, "warning"))
        if scan.text and not scan.reading.case_id:
            read = " ".join(scan.text)[:120]
            told.append((self.tr("Read on it: {0}").format(read), ""))
        if scan.by_hand:
            told.append((self.tr("Chosen by hand."), "accent"))
        self.say_why(" ".join(words for words, _ in told), told[0][1] if told else "")

    def _offer(self) -> None:
        scan, reading = self.scan, self.scan.reading
        waits = scan.state != FILED and not self.busy
        certain = reading_words.is_certain(reading) and not scan.problem
        unsure = [n for n in reading.wanted if reading.boxes.get(n) == UNSURE]
        self.ui.fileButton.setVisible(waits and bool(reading.case_id))
        self.ui.fileButton.set_kind("primary" if certain else "secondary")
        self.ui.fileButton.setText(self.tr("File") if certain else self.tr("File all the same"))
        self.ui.seenButton.setVisible(
            waits and bool(reading.case_id and unsure and not reading.unsigned)
        )
        self.ui.placeButton.setVisible(waits and not certain and bool(scan.kept))
        self.ui.placeButton.set_kind("secondary" if reading.case_id else "primary")
        self.ui.againButton.setVisible(waits and bool(reading.code) and not reading.case_id)
        self.ui.removeButton.setVisible(not self.busy)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(
            f"{self.ui.nameLabel.text()}, {self.ui.foundText.text()}, {self.ui.whyText.text()}"
        )

    def _enlarging(self) -> Clickable:
        enlarge = Clickable("bare")
        enlarge.setAccessibleName(self.tr("Enlarge the picture"))
        enlarge.setToolTip(enlarge.accessibleName())
        inside = QHBoxLayout(enlarge)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self._picture)
        enlarge.clicked.connect(self.enlarged)
        return enlarge
