"""A thing changes hands: from whom, to whom, where, why, in what condition."""

from PySide6.QtWidgets import QWidget

from desktop.services.desk.session import Session
from desktop.services.evidence.exhibits import HANDOVERS, Handover
from desktop.ui.evidence.ui_handover_dialog import Ui_HandoverDialog
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import CustodyAct
from record.evidence import Exhibit

WIDE, AROUND = 520, 230
"""The width, and the height of what stands around the fields, in pixels."""


class HandoverDialog(Dialog):
    """Ask for a change of hands; ``act`` holds it when the dialog was accepted."""

    def __init__(
        self, session: Session, words: CaseWords, case: Case, exhibit: Exhibit, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.act: Handover | None = None
        self.ui = ui = Ui_HandoverDialog()
        ui.setupUi(self)
        self.setWindowTitle(self.tr("Hand over {0}").format(exhibit.exhibit_no))
        ui.titleText.setText(f"{exhibit.exhibit_no} · {exhibit.title}")
        for event in HANDOVERS:
            ui.whatCombo.addItem(words.label_of(case, "custody_event", event), event)
        if session.member is not None:
            ui.giverEdit.setText(session.member.name)
        for needed in (ui.toEdit, ui.purposeEdit):
            needed.textChanged.connect(self._judge)
        ui.saveButton.clicked.connect(self._accept)
        ui.cancelButton.clicked.connect(self.reject)
        fields = ui.fieldHost.sizeHint()
        fit_screen(self, max(WIDE, fields.width() + 60), fields.height() + AROUND)
        ui.toEdit.setFocus()

    def _judge(self) -> None:
        ui = self.ui
        ui.saveButton.setEnabled(bool(ui.toEdit.text().strip() and ui.purposeEdit.text().strip()))

    def _accept(self) -> None:
        ui = self.ui
        self.act = Handover(
            event=CustodyAct(str(ui.whatCombo.currentData())),
            giver=ui.giverEdit.text().strip(),
            to=ui.toEdit.text().strip(),
            purpose=ui.purposeEdit.text().strip(),
            place=ui.placeEdit.text().strip(),
            condition=ui.conditionEdit.text().strip(),
            seal=ui.sealEdit.text().strip(),
        )
        self.accept()
