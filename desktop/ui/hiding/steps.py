"""Going through the frames of a clip or the pages of a document, and saying how long to hide."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from desktop.services.pictures.hiding import Subject
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.text import Text


class HidingSteps(QWidget):
    """A slider over frames or pages. ``moved`` carries the one wanted."""

    moved = Signal(int)
    follow_asked = Signal()

    def __init__(self, edits: HidingEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits = edits
        self._clip = False
        self._rate = 0.0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.back = Button("", "secondary", "chevron-left")
        self.on = Button("", "secondary", "chevron-right")
        self.back.setToolTip(self.tr("One back (Page Up)"))
        self.on.setToolTip(self.tr("One on (Page Down)"))
        self.where = Text("", "muted")
        self.starts = Button(self.tr("Starts here"), "soft")
        self.ends = Button(self.tr("Ends here"), "soft")
        self.follow = Button(self.tr("Follow it"), "soft", "chevrons-right")
        self.follow.setToolTip(self.tr("Follow what is in the box through the next frames"))
        self._tools = (self.starts, self.ends, self.follow)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for part in (self.back, self.on):
            part.setAccessibleName(part.toolTip())
            line.addWidget(part)
        line.addWidget(self.slider, 1)
        line.addWidget(self.where)
        for part in self._tools:
            line.addWidget(part)
        self._connect()

    def open(self, subject: Subject, at: int) -> None:
        """Show the steps of what is looked at; one picture has none."""
        self._clip = subject.footage is not None
        self._rate = subject.footage.fps if subject.footage else 0.0
        count = subject.frames if self._clip else len(subject.sizes)
        self.slider.setRange(0, max(0, count - 1))
        self.slider.setValue(at)
        self.setVisible(count > 1)
        for tool in self._tools:
            tool.setVisible(self._clip)
        self._say()

    def step(self, by: int) -> None:
        """Go on or back."""
        self.slider.setValue(self.slider.value() + by)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._moved)
        on_press(self.back, self.step, -1)
        on_press(self.on, self.step, 1)
        self.starts.clicked.connect(self._start_here)
        self.ends.clicked.connect(self._end_here)
        self.follow.clicked.connect(self.follow_asked)
        self._edits.changed.connect(self._say)

    def _start_here(self) -> None:
        self._edits.cut(first=self._edits.frame)

    def _end_here(self) -> None:
        self._edits.cut(last=self._edits.frame)

    def _moved(self, value: int) -> None:
        self.moved.emit(value)
        self._say()

    def _say(self) -> None:
        at, last = self.slider.value() + 1, self.slider.maximum() + 1
        words = self.tr("Frame {0} of {1}") if self._clip else self.tr("Page {0} of {1}")
        self.where.setText(words.format(at, last))
        place = self._edits.selected
        for tool in self._tools:
            tool.setEnabled(place is not None and self._edits.here(place) is not None)
