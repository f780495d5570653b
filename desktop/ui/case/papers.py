"""What can be printed of a case, as a menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop import messages
from desktop.services.papers.papers import Papers
from desktop.services.papers.prints import NAMED, Prints
from desktop.services.papers.signing import REFUSAL
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.sheets.paper import CONFIRMATION, SIGNERS


class CasePapers(QObject):
    """Offer the papers of a case. Both signals carry a case id and a document."""

    paper_asked = Signal(str, str)
    print_asked = Signal(str, str)

    def __init__(self, papers: Papers, prints: Prints, words: CaseWords, parent: QObject) -> None:
        super().__init__(parent)
        self._papers, self._prints, self._words = papers, prints, words

    def fill(self, menu: QMenu, case: Case) -> None:
        """Offer the confirmation first, then other papers to be signed, then what else prints."""
        menu.clear()
        menu.addAction(
            self.tr("Confirmation for signature (F6)…"), self._writing(case, CONFIRMATION)
        )
        others = menu.addMenu(self.tr("Other papers for signature"))
        for document in self._papers.offered(case):
            if document != CONFIRMATION:
                words = self.tr("{0} ({1})…").format(self._papers.title(document), document)
                others.addAction(words, self._writing(case, document))
        if any(paper.document == REFUSAL for paper in case.papers.values()):
            words = self.tr("Record of a refused signature…")
            menu.addAction(words, self._writing(case, REFUSAL))
        menu.addSeparator()
        for document in self._prints.documents(case):
            if document not in SIGNERS and document not in NAMED.values():
                menu.addAction(self._name(document), self._asking(case, document))

    def _writing(self, case: Case, document: str) -> Callable[[], None]:
        return lambda: self.paper_asked.emit(case.id, document)

    def _asking(self, case: Case, document: str) -> Callable[[], None]:
        return lambda: self.print_asked.emit(case.id, document)

    def _name(self, document: str) -> str:
        return f"{messages.document(document, self._words.language)}…"
