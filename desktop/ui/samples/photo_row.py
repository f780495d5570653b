"""One photo of a guided comparison: how the vials stand, and what came of the photo."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.messages import Sentence
from desktop.services.samples.comparison import MeasuredPhoto
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.text import Text


class SamplePhotoRow(QFrame):
    """A step of the series. The signals ask for a photo from a file or from the case.

    ``path`` is the photo that was tried last, ``photo`` what was measured, None until then.
    """

    file_asked = Signal()
    exhibit_asked = Signal()
    removed = Signal()

    def __init__(self, number: int, *, swapped: bool) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.swapped = swapped
        self.path: Path | None = None
        self.photo: MeasuredPhoto | None = None
        self._measuring = False
        self._number = number
        self._icon = Icon("circle", "muted")
        self._title = Text("", "strong").wrapped()
        self._state = Text("", "muted").wrapped()
        self.choose = Button(self.tr("Choose a photo…"), "secondary", "image-plus")
        self.take = Button(self.tr("From the case…"), "quiet", "folder-open")
        self.remove = Button("", "quiet", "x")
        self.remove.setToolTip(self.tr("Take this photo out"))
        self.remove.setAccessibleName(self.tr("Take this photo out"))
        self._lay_out()
        self.choose.clicked.connect(self.file_asked)
        self.take.clicked.connect(self.exhibit_asked)
        self.remove.clicked.connect(self._drop)
        self.clear()

    @property
    def waits(self) -> bool:
        """Whether a photo is still wanted: none was measured, and none is being measured."""
        return self.photo is None and not self._measuring

    def name_samples(self, one: str, two: str) -> None:
        """Say which sample stands where in this photo."""
        left, right = (two, one) if self.swapped else (one, two)
        self._title.setText(
            self.tr("{0}. Place A: {1}   Place B: {2}").format(self._number, left, right)
        )

    def clear(self) -> None:
        """Wait for a photo."""
        self.path, self.photo, self._measuring = None, None, False
        self._icon.show_icon("circle", "muted")
        self._say(self._wanted())
        self.remove.hide()

    def show_working(self, path: Path) -> None:
        """Say that a photo is being measured."""
        self.path, self.photo, self._measuring = path, None, True
        self._icon.show_icon("clock", "accent")
        self._say(self.tr("Measuring {0}").format(path.name))

    def show_measured(self, photo: MeasuredPhoto) -> None:
        """Say that a photo was measured."""
        self.photo, self._measuring = photo, False
        self._icon.show_icon("circle-check", "good")
        self._say(self.tr("{0}: measured").format(photo.name))
        self.remove.show()

    def show_refused(self, words: Sentence) -> None:
        """Say why a photo is not measured, and what to do."""
        self.photo, self._measuring = None, False
        self._icon.show_icon("circle-alert", "bad")
        self._say(f"{words.what} {words.next}", "bad")
        self.remove.show()

    def state_words(self) -> str:
        """Return what the row says of its photo."""
        return self._state.text()

    def _wanted(self) -> str:
        if self.swapped:
            return self.tr("Swap the two vials, then take the photo.")
        if self._number == 1:
            return self.tr("Put both vials before the card and take the photo.")
        return self.tr("Put the vials back as they were, then take the photo.")

    def _drop(self) -> None:
        self.clear()
        self.removed.emit()

    def _say(self, words: str, tone: str = "muted") -> None:
        self._state.setText(words)
        self._state.set_tone("" if tone == "muted" else tone)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        acts = QHBoxLayout()
        acts.addWidget(self.choose)
        acts.addWidget(self.take)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addLayout(acts)
