"""Signing a paper on the screen."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.app import Application
from desktop.services.paper_texts import plain_text
from desktop.services.papers import kept_text
from desktop.ui.footage_words import short_hash
from desktop.ui.generated.ui_signature_dialog import Ui_SignatureDialog
from desktop.ui.signature_pad import Point
from record.case import Paper

CUSTOMER, STATION, WITNESS = "customer", "station", "witness"


@dataclass(frozen=True)
class Signed:
    """A signature: whose it is, its strokes and its picture (PNG)."""

    who: str
    strokes: list[list[Point]]
    picture: bytes


class SignatureDialog(QDialog):
    """Show the text and its hash, and take a signature under it."""

    def __init__(self, app: Application, parent: QWidget, case_id: str, paper: Paper) -> None:
        super().__init__(parent)
        self._app = app
        case = app.cases.get(case_id)
        self.ui = Ui_SignatureDialog()
        self.ui.setupUi(self)
        self.ui.hashText.setText(
            self.tr("Paper {0} · version {1} · text {2}").format(
                paper.code, paper.version, short_hash(paper.text_hash)
            )
        )
        self.ui.paperEdit.setPlainText(plain_text(kept_text(paper)))
        member = app.session.member
        for who, words, name in (
            (CUSTOMER, self.tr("Customer"), case.complainant.name),
            (STATION, self.tr("Station"), member.name if member else ""),
            (WITNESS, self.tr("Witness"), ""),
        ):
            self.ui.whoCombo.addItem(f"{words} · {name}" if name else words, who)
        self._connect()
        screen = self.screen().availableGeometry()
        self.resize(min(860, screen.width() - 40), min(760, screen.height() - 60))

    @classmethod
    def ask(cls, app: Application, parent: QWidget, case_id: str, paper: Paper) -> Signed | None:
        """Return the signature, or None when nobody signed."""
        dialog = cls(app, parent, case_id, paper)
        return dialog.signed() if dialog.exec() else None

    def signed(self) -> Signed:
        """Return what was signed."""
        pad = self.ui.pad
        return Signed(str(self.ui.whoCombo.currentData()), pad.strokes, pad.png())

    def _connect(self) -> None:
        ui = self.ui
        ui.clearButton.clicked.connect(ui.pad.clear)
        ui.undoButton.clicked.connect(ui.pad.undo)
        ui.cancelButton.clicked.connect(self.reject)
        ui.signButton.clicked.connect(self.accept)
        ui.pad.changed.connect(self._check)
        ui.whoCombo.currentIndexChanged.connect(self._say_who)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(ui.pad.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self).activated.connect(
            ui.pad.clear
        )
        self._say_who()
        self._check()

    def _say_who(self) -> None:
        self.ui.pad.set_hint(self.tr("Signs here: {0}").format(self.ui.whoCombo.currentText()))
        self.ui.pad.clear()

    def _check(self) -> None:
        blank = self.ui.pad.is_blank
        self.ui.signButton.setEnabled(not blank)
        self.ui.undoButton.setEnabled(bool(self.ui.pad.strokes))
        self.ui.clearButton.setEnabled(bool(self.ui.pad.strokes))
