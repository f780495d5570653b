"""Whose statement it is: asked before a statement of an employee or a witness is written."""

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.app import Application
from desktop.services.papers.papers import About
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text
from desktop.ui.window.dialog import ask_dialog

WIDTH = 460


class AboutDialog(QDialog):
    """Ask for a name, the relation to the matter, and how to reach the person."""

    def __init__(self, app: Application, parent: QWidget, case_id: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Whose statement"))
        self.setProperty("look", "page")
        self.setMinimumWidth(WIDTH)
        self.person, self.relation, self.contact = QComboBox(), QLineEdit(), QLineEdit()
        self.person.setEditable(True)
        self.choose = Button(self.tr("Write the statement"), "primary")
        self._lay_out()
        self._offer(app, case_id)
        self.person.editTextChanged.connect(self._check)
        self.person.setFocus()
        self._check()

    @classmethod
    def ask(cls, app: Application, parent: QWidget, case_id: str) -> About | None:
        """Return whose statement it is, or None when nobody was named."""
        dialog = cls(app, parent, case_id)
        return dialog.about() if ask_dialog(dialog) else None

    def about(self) -> About:
        """Return what was typed."""
        return About(
            person=self.person.currentText().strip(),
            relation=self.relation.text().strip(),
            contact=self.contact.text().strip(),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(Text(self.tr("Whose statement is it?"), "title"))
        for words, field in (
            (self.tr("Name"), self.person),
            (self.tr("Relation to the matter"), self.relation),
            (self.tr("How to reach the person"), self.contact),
        ):
            column.addWidget(Text(words, "strong"))
            field.setAccessibleName(words)
            column.addWidget(field)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = Button(self.tr("Cancel"), "secondary")
        cancel.clicked.connect(self.reject)
        self.choose.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.choose)
        column.addLayout(row)

    def _offer(self, app: Application, case_id: str) -> None:
        case = app.cases.get(case_id)
        names = [person.name for person in case.people.values()]
        names += [member.name for member in app.people.members()]
        self.person.addItems(list(dict.fromkeys(names)))
        self.person.setCurrentIndex(-1)

    def _check(self) -> None:
        self.choose.setEnabled(bool(self.person.currentText().strip()))
