"""Going through the frames of a clip or the pages of a document, and saying how long to hide."""

from PySide6.QtCore import QObject, Signal

from desktop.services.pictures.hiding import Subject
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.hiding.ui_dialog import Ui_HidingDialog
from desktop.ui.widgets.button import on_press


class HidingSteps(QObject):
    """A slider over frames or pages. ``moved`` carries the one wanted."""

    moved = Signal(int)
    follow_asked = Signal()

    def __init__(self, ui: Ui_HidingDialog, edits: HidingEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._edits = ui, edits
        self._clip = False
        self._spans = (ui.startsButton, ui.endsButton, ui.followButton)
        ui.spanTools.gather()
        ui.steps.hide()
        self._connect()

    def open(self, subject: Subject, at: int) -> None:
        """Show the steps of what is looked at; one picture has none."""
        self._clip = subject.footage is not None
        count = subject.frames if self._clip else len(subject.sizes)
        self._ui.stepSlider.setRange(0, max(0, count - 1))
        self._ui.stepSlider.setValue(at)
        self._ui.steps.setVisible(count > 1)
        self._ui.spanTools.setVisible(self._clip)
        self._say()

    def go(self, to: int) -> None:
        """Go to a frame or page."""
        self._ui.stepSlider.setValue(to)

    def step(self, by: int) -> None:
        """Go on or back."""
        self._ui.stepSlider.setValue(self._ui.stepSlider.value() + by)

    def _connect(self) -> None:
        ui = self._ui
        ui.stepSlider.valueChanged.connect(self._moved)
        on_press(ui.backButton, self.step, -1)
        on_press(ui.onButton, self.step, 1)
        ui.startsButton.clicked.connect(self._start_here)
        ui.endsButton.clicked.connect(self._end_here)
        ui.followButton.clicked.connect(self.follow_asked)
        self._edits.changed.connect(self._say)

    def _start_here(self) -> None:
        self._edits.cut(first=self._edits.frame)

    def _end_here(self) -> None:
        self._edits.cut(last=self._edits.frame)

    def _moved(self, value: int) -> None:
        self.moved.emit(value)
        self._say()

    def _say(self) -> None:
        at, last = self._ui.stepSlider.value() + 1, self._ui.stepSlider.maximum() + 1
        words = self.tr("Frame {0} of {1}") if self._clip else self.tr("Page {0} of {1}")
        self._ui.whereText.setText(words.format(at, last))
        place = self._edits.selected
        for tool in self._spans:
            tool.setEnabled(place is not None and self._edits.here(place) is not None)
