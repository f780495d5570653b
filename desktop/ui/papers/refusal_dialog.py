"""Recording that a customer will not sign."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.services.desk.session import Session
from desktop.ui.papers.ui_refusal_dialog import Ui_RefusalDialog
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.look import set_look
from desktop.ui.window.dialog import Dialog, ask_dialog
from desktop.ui.window.problem_banner import goes_with_change
from desktop.ui.words.case import CaseWords
from record.case import Case


@dataclass(frozen=True)
class Refusal:
    """Why, who saw it, and what was done with the paper: yes, no or "" where nobody said."""

    reason: str
    witnesses: tuple[str, str]
    shown: str = ""
    read_aloud: str = ""


class RefusalDialog(Dialog):
    """Ask for the reason and two witnesses; the people of the station and the case are offered."""

    def __init__(self, session: Session, words: CaseWords, case: Case, parent: QWidget) -> None:
        super().__init__(parent)
        me = session.member.name if session.member else ""
        # Who records the refusal and the customer are no independent witnesses.
        self._barred = {case.complainant.name, me} - {""}
        self.ui = Ui_RefusalDialog()
        self.ui.setupUi(self)
        self._offer_reasons()
        self._offer_witnesses(words, case)
        for combo in self._done():
            for name, code in (
                (self.tr("Left blank, to be written by hand"), ""),
                (self.tr("Yes"), "yes"),
                (self.tr("No"), "no"),
            ):
                combo.addItem(name, code)
        self.ui.recordButton.clicked.connect(self._record)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.problemText.hide()
        goes_with_change(self.ui.problemText, self)
        self.ui.reasonEdit.setFocus()

    @classmethod
    def ask(cls, session: Session, words: CaseWords, case: Case, parent: QWidget) -> Refusal | None:
        """Return the refusal, or None when it is not recorded."""
        dialog = cls(session, words, case, parent)
        return dialog.refusal() if ask_dialog(dialog) else None

    def refusal(self) -> Refusal:
        """Return what was typed."""
        first, second = (c.currentText().strip() for c in self._combos())
        done = (str(combo.currentData() or "") for combo in self._done())
        return Refusal(self.ui.reasonEdit.toPlainText().strip(), (first, second), *done)

    def _combos(self) -> tuple[QComboBox, QComboBox]:
        return self.ui.firstCombo, self.ui.secondCombo

    def _done(self) -> tuple[QComboBox, QComboBox]:
        return self.ui.shownCombo, self.ui.readCombo

    def _offer_reasons(self) -> None:
        for words in (
            self.tr("Does not agree with the facts as written"),
            self.tr("Wants to ask somebody first"),
            self.tr("Left before signing"),
            self.tr("Gives no reason"),
        ):
            button = Button(words, "soft")
            button.setProperty("small", "true")
            on_press(button, self.ui.reasonEdit.setPlainText, words)
            self.ui.reasonBox.flow.addWidget(button)

    def _offer_witnesses(self, words: CaseWords, case: Case) -> None:
        names = [person.name for person in case.people.values()]
        names += [name for _person, name in words.choices("member")]
        names = [name for name in names if name not in self._barred]
        for combo in self._combos():
            combo.addItems(list(dict.fromkeys(names)))
            combo.setCurrentIndex(-1)
            if (line := combo.lineEdit()) is not None:
                line.setPlaceholderText(combo.accessibleName())
            combo.setEditText("")

    def _record(self) -> None:
        found = self.refusal()
        first, second = found.witnesses
        wrong = ""
        if not found.reason:
            wrong = self.tr("Write down the reason, also when none was given.")
        elif not first or not second:
            wrong = self.tr("Two witnesses are needed.")
        elif first == second:
            wrong = self.tr("The two witnesses must be two people.")
        elif barred := self._barred & {first, second}:
            wrong = self.tr(
                "{0} cannot witness this: neither who records it nor the customer can."
            ).format(min(barred))
        self.ui.problemText.setText(wrong)
        self.ui.problemText.setVisible(bool(wrong))
        set_look(self.ui.problemText, tone="bad")
        if not wrong:
            self.accept()
