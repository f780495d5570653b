"""Signing a paper on the screen."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.services.desk.session import Session
from desktop.services.papers.papers import kept_text
from desktop.services.papers.signing import REFUSAL, Signing
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.papers.signature_pad import Point
from desktop.ui.papers.ui_signature_dialog import Ui_SignatureDialog
from desktop.ui.window.dialog import Dialog, ask_dialog, fit_screen
from desktop.ui.window.theme import Theme
from desktop.ui.words.footage import short_hash
from record.case import Case, Paper

SIZE = (960, 860)
Shown = tuple[Case, Paper, bytes]
"""A case, its paper that is to be signed, and the PDF of it."""


@dataclass(frozen=True)
class Signed:
    """A signature: for which box, whose it is, its strokes and its picture (PNG)."""

    box: str
    who: str
    strokes: list[list[Point]]
    picture: bytes


class SignatureDialog(Dialog):
    """Show the paper page by page with the hash of its text, and take a signature under it.

    The last page must have been looked at before anybody can sign.
    """

    def __init__(
        self, signing: Signing, session: Session, theme: Theme, shown: Shown, parent: QWidget
    ) -> None:
        super().__init__(parent)
        case, paper, pdf = shown
        self._read = 0
        self.ui = Ui_SignatureDialog()
        self.ui.setupUi(self)
        self.ui.hashText.setText(
            self.tr("Paper {0} · version {1} · text {2}").format(
                paper.code, paper.version, short_hash(paper.text_hash)
            )
        )
        self.ui.hashText.setToolTip(paper.text_hash)
        self.ui.paperPane.dress(theme)
        self._offer_signers(signing, session, case, paper)
        self._connect()
        self.ui.paperPane.show_pdf(pdf)
        fit_screen(self, *SIZE)

    @classmethod
    def ask(
        cls, signing: Signing, session: Session, theme: Theme, shown: Shown, parent: QWidget
    ) -> Signed | None:
        """Return the signature, or None when nobody signed."""
        dialog = cls(signing, session, theme, shown, parent)
        return dialog.signed() if ask_dialog(dialog) else None

    def signed(self) -> Signed:
        """Return what was signed."""
        pad, combo = self.ui.pad, self.ui.whoCombo
        return Signed(str(combo.currentData()), combo.currentText(), pad.strokes, pad.png())

    def _offer_signers(self, signing: Signing, session: Session, case: Case, paper: Paper) -> None:
        done = signing.signed_boxes(case, paper)
        me = session.member.name if session.member else ""
        names = {"customer": case.complainant.name, "station": me, "giver": me}
        names["employee"] = paper.person
        if paper.document == "F5W":
            names["witness"] = paper.person
        if paper.document == REFUSAL:
            witnesses = kept_text(paper).part("witnesses")
            rows = witnesses.rows if witnesses else ()
            names |= dict(zip(("witness", "witness_2"), (row[0] for row in rows), strict=False))
        for signer in signing.signers(paper.document):
            if signer.name not in done:
                words, name = paper.boxes.get(signer.name, signer.name), names.get(signer.name, "")
                self.ui.whoCombo.addItem(f"{words} · {name}" if name else words, signer.name)

    def _connect(self) -> None:
        ui = self.ui
        ui.clearButton.clicked.connect(ui.pad.clear)
        ui.undoButton.clicked.connect(ui.pad.undo)
        ui.cancelButton.clicked.connect(self.reject)
        ui.signButton.clicked.connect(self.accept)
        ui.pad.changed.connect(self._check)
        ui.paperPane.turned.connect(self._turned)
        ui.whoCombo.currentIndexChanged.connect(self._say_who)
        on_keys(self, "signature_dialog.undo", ui.pad.undo)
        on_keys(self, "signature_dialog.clear", ui.pad.clear)
        self._say_who()
        self._check()

    def _say_who(self) -> None:
        self.ui.pad.set_hint(self.tr("Signs here: {0}").format(self.ui.whoCombo.currentText()))
        self.ui.pad.clear()

    def _turned(self, page: int) -> None:
        self._read = max(self._read, page)
        self._check()

    def _check(self) -> None:
        pages = self.ui.paperPane.pages
        whole = 0 < pages <= self._read
        blank = self.ui.pad.is_blank
        self.ui.signButton.setEnabled(whole and not blank and self.ui.whoCombo.count() > 0)
        self.ui.readHint.setVisible(not whole)
        self.ui.readHint.setText(
            self.tr("Read to the last page before signing: page {0} of {1}.").format(
                self._read, pages
            )
        )
        self.ui.undoButton.setEnabled(bool(self.ui.pad.strokes))
        self.ui.clearButton.setEnabled(bool(self.ui.pad.strokes))
