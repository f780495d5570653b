"""Whose statement it is: asked before a statement of an employee or a witness is written."""

from PySide6.QtWidgets import QWidget

from desktop.services.papers.papers import About
from desktop.ui.papers.ui_statement_dialog import Ui_StatementDialog
from desktop.ui.window.dialog import Dialog, ask_dialog
from desktop.ui.words.case import CaseWords
from record.case import Case


class StatementDialog(Dialog):
    """Ask for a name, the relation to the matter, and how to reach the person."""

    def __init__(self, words: CaseWords, case: Case, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_StatementDialog()
        self.ui.setupUi(self)
        self._offer(words, case)
        self.ui.personCombo.editTextChanged.connect(self._check)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.writeButton.clicked.connect(self.accept)
        self.ui.personCombo.setFocus()
        self._check()

    @classmethod
    def ask(cls, words: CaseWords, case: Case, parent: QWidget) -> About | None:
        """Return whose statement it is, or None when nobody was named."""
        dialog = cls(words, case, parent)
        return dialog.about() if ask_dialog(dialog) else None

    def about(self) -> About:
        """Return what was typed."""
        ui = self.ui
        return About(
            person=ui.personCombo.currentText().strip(),
            relation=ui.relationEdit.text().strip(),
            contact=ui.contactEdit.text().strip(),
        )

    def _offer(self, words: CaseWords, case: Case) -> None:
        names = [person.name for person in case.people.values()]
        names += [name for _person, name in words.choices("member")]
        self.ui.personCombo.addItems(list(dict.fromkeys(names)))
        self.ui.personCombo.setCurrentIndex(-1)

    def _check(self) -> None:
        self.ui.writeButton.setEnabled(bool(self.ui.personCombo.currentText().strip()))
