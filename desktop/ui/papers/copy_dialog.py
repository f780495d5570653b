"""Whom a copy is for: asked before a document is printed or saved."""

from PySide6.QtWidgets import QWidget

from desktop.services.papers.copies import Copy
from desktop.ui.papers.ui_copy_dialog import Ui_CopyDialog
from desktop.ui.window.dialog import Dialog, ask_dialog


class CopyDialog(Dialog):
    """Ask for the reader, the purpose and, of what goes to a printer, the number of copies."""

    def __init__(self, first: Copy, parent: QWidget, *, printing: bool) -> None:
        super().__init__(parent)
        self.ui = Ui_CopyDialog()
        self.ui.setupUi(self)
        ui = self.ui
        ui.readerCombo.addItems([
            self.tr("The customer and the station"), self.tr("The customer"),
            self.tr("The station's file"), self.tr("The area manager"),
            self.tr("Market supervision"), self.tr("The consumers' association"),
            self.tr("The court"), self.tr("The police"), self.tr("The laboratory"),
            self.tr("The insurer"),
        ])  # fmt: skip
        ui.purposeCombo.addItems([
            self.tr("To be signed"), self.tr("For the file"), self.tr("For information"),
            self.tr("For mediation"), self.tr("As evidence"), self.tr("For an inquiry"),
        ])  # fmt: skip
        ui.readerCombo.setEditText(first.reader)
        ui.purposeCombo.setEditText(first.purpose)
        ui.countSpin.setValue(first.count)
        ui.countLabel.setVisible(printing)
        ui.countSpin.setVisible(printing)
        ui.goButton.setText(self.tr("Print…") if printing else self.tr("Save…"))
        for combo in (ui.readerCombo, ui.purposeCombo):
            combo.editTextChanged.connect(self._check)
        ui.countSpin.doubted.connect(self._check)
        ui.cancelButton.clicked.connect(self.reject)
        ui.goButton.clicked.connect(self.accept)
        ui.goButton.setDefault(True)
        first_blank = ui.readerCombo if not first.reader else ui.goButton
        first_blank.setFocus()
        self._check()

    @classmethod
    def ask(cls, first: Copy, parent: QWidget, *, printing: bool) -> Copy | None:
        """Return what was said, starting from ``first``, or None when nothing is to be made."""
        dialog = cls(first, parent, printing=printing)
        return dialog.copy() if ask_dialog(dialog) else None

    def copy(self) -> Copy:
        """Return what was typed."""
        ui = self.ui
        return Copy(
            reader=ui.readerCombo.currentText().strip(),
            purpose=ui.purposeCombo.currentText().strip(),
            count=int(ui.countSpin.value()),
        )

    def _check(self) -> None:
        said = self.copy()
        whole = self.ui.countSpin.problem() is None
        self.ui.goButton.setEnabled(bool(said.reader and said.purpose) and whole)
