"""Naming a moment with one click, or in words of one's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.footage.ui_mark_dialog import Ui_MarkDialog
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.window.dialog import Dialog, ask_dialog


class MarkDialog(Dialog):
    """Ask for the name of a moment; the usual ones are one click."""

    def __init__(self, moment: str, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.ui = Ui_MarkDialog()
        self.ui.setupUi(self)
        self.ui.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.ui.questionText.setText(self.tr("What happens at {0}?").format(moment))
        for words in self.names():
            button = Button(words, "soft")
            on_press(button, self._take, words)
            self.ui.namesBox.flow.addWidget(button)
        self.ui.nameEdit.setText(name)
        self.ui.nameEdit.selectAll()
        self.ui.nameEdit.setFocus()
        self.ui.nameEdit.textChanged.connect(self._check)
        self.ui.markButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)
        self._check()

    @classmethod
    def ask(cls, moment: str, name: str, parent: QWidget) -> str:
        """Return the name, or "" when nothing is marked."""
        dialog = cls(moment, name, parent)
        return dialog.ui.nameEdit.text().strip() if ask_dialog(dialog) else ""

    def names(self) -> tuple[str, ...]:
        """Return the usual moments of a visit to a station."""
        return (
            self.tr("Arrives"), self.tr("Refuels"), self.tr("Nozzle and pump, close"),
            self.tr("Pays"), self.tr("Conversation"), self.tr("Sample drawn"), self.tr("Leaves"),
        )  # fmt: skip

    def _take(self, words: str) -> None:
        self.ui.nameEdit.setText(words)
        self.accept()

    def _check(self) -> None:
        self.ui.markButton.setEnabled(bool(self.ui.nameEdit.text().strip()))
