"""Naming the frame that is kept."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.footage.footage import Shown
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.stills.ui_still_dialog import Ui_StillDialog
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.window.dialog import Dialog, ask_dialog
from record.derivatives.stills import TurnRemark


@dataclass(frozen=True)
class StillWords:
    """What a still shows and proves, in the person's words."""

    title: str
    proves: str


class StillDialog(Dialog):
    """Ask what a frame shows; the usual moments are one click."""

    def __init__(self, moment: str, frame: str, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_StillDialog()
        self.ui.setupUi(self)
        self.ui.frameView.show_image(picture_of(shown.rgb, shown.width, shown.height, shown.aspect))
        self.ui.momentText.setText(moment)
        self.ui.frameText.setText(frame)
        self.ui.suspectText.setText("\n".join(self._doubts(shown)))
        self._offer()
        self.ui.titleEdit.textChanged.connect(self._check)
        self.ui.keepButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.keepButton.setDefault(True)
        self.ui.titleEdit.setFocus()
        self._check()

    @classmethod
    def ask(cls, moment: str, frame: str, shown: Shown, parent: QWidget) -> StillWords | None:
        """Return the words, or None when the frame is not kept."""
        dialog = cls(moment, frame, shown, parent)
        return dialog.words() if ask_dialog(dialog) else None

    def words(self) -> StillWords:
        """Return what was typed."""
        return StillWords(self.ui.titleEdit.text().strip(), self.ui.provesEdit.text().strip())

    def _doubts(self, shown: Shown) -> list[str]:
        said = []
        if shown.suspect:
            words = self.tr("This frame follows damage in the file and is marked as suspect.")
            said.append(words)
        if shown.turn_remark == TurnRemark.UNSUPPORTED:
            words = self.tr("The file asks for a turn that is no quarter turn: shown as stored.")
            said.append(words)
        return said

    def _offer(self) -> None:
        flow = FlowLayout(self.ui.suggestHost)
        for words in (
            self.tr("Arrives"),
            self.tr("Refuels"),
            self.tr("Nozzle and pump, close"),
            self.tr("Pays"),
            self.tr("Conversation"),
            self.tr("Leaves"),
        ):
            button = Button(words, "soft")
            button.setProperty("small", "true")
            on_press(button, self._take, words)
            flow.addWidget(button)
        box = self.ui.suggestHost.layout()
        if isinstance(box, QVBoxLayout):
            box.addStretch(1)

    def _take(self, words: str) -> None:
        self.ui.titleEdit.setText(words)
        self.ui.titleEdit.setFocus()
        self.ui.titleEdit.end(False)

    def _check(self) -> None:
        self.ui.keepButton.setEnabled(bool(self.ui.titleEdit.text().strip()))
