"""A thing changes hands: from whom, to whom, where, why, in what condition."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.services.evidence.exhibits import HANDOVERS, Handover
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text
from desktop.ui.words.case import CaseWords
from record.evidence import Exhibit

LONGEST = 200


class HandoverDialog(QDialog):
    """Ask for a change of hands; ``act`` holds it when the dialog was accepted."""

    def __init__(self, app: Application, exhibit: Exhibit, parent: QWidget) -> None:
        super().__init__(parent)
        words = CaseWords(app.recorder, app.reference, app.people, app.language)
        member = app.session.member
        self.act: Handover | None = None
        self.what = QComboBox()
        for event in HANDOVERS:
            self.what.addItem(words.label("custody_event", event), event)
        self.giver = self._line(member.name if member is not None else "")
        self.to, self.purpose, self.place = self._line(), self._line(), self._line()
        self.condition, self.seal = self._line(), self._line()
        self.save = Button(self.tr("Record the handover"), "primary", "check")
        self.save.clicked.connect(self._accept)
        self.setWindowTitle(self.tr("Hand over {0}").format(exhibit.exhibit_no))
        self._lay_out(exhibit)
        self._judge()
        self.to.setFocus()

    def _line(self, words: str = "") -> QLineEdit:
        line = QLineEdit(words)
        line.setMaxLength(LONGEST)
        line.textChanged.connect(self._judge)
        return line

    def _judge(self) -> None:
        # The first lines are made before the button is.
        if hasattr(self, "save"):
            self.save.setEnabled(bool(self.to.text().strip() and self.purpose.text().strip()))

    def _accept(self) -> None:
        self.act = Handover(
            event=str(self.what.currentData()),
            giver=self.giver.text().strip(),
            to=self.to.text().strip(),
            purpose=self.purpose.text().strip(),
            place=self.place.text().strip(),
            condition=self.condition.text().strip(),
            seal=self.seal.text().strip(),
        )
        self.accept()

    def _lay_out(self, exhibit: Exhibit) -> None:
        self.resize(520, 420)
        form = QFormLayout()
        form.setSpacing(10)
        for label, field in (
            (self.tr("What happens"), self.what),
            (self.tr("From"), self.giver),
            (self.tr("To (person and body)"), self.to),
            (self.tr("What for"), self.purpose),
            (self.tr("Where"), self.place),
            (self.tr("Condition"), self.condition),
            (self.tr("Seal number"), self.seal),
        ):
            form.addRow(label, field)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(f"{exhibit.exhibit_no} · {exhibit.title}", "section"))
        column.addLayout(form)
        column.addWidget(Text(self.tr("Custody keeps this for good."), "muted"))
        column.addLayout(buttons)
