"""What can be printed of a case, as a menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.app import Application
from desktop.ui.case_words import CaseWords
from record.case import Case

CONFIRMATION = "F6"


class CasePapers(QObject):
    """Offer the papers of a case. Both signals carry a case id and a document."""

    paper_asked = Signal(str, str)
    print_asked = Signal(str, str)

    def __init__(self, app: Application, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._words = CaseWords(app)

    def fill(self, menu: QMenu, case: Case) -> None:
        """Offer the confirmation first, then what can be printed now."""
        menu.clear()
        menu.addAction(
            self.tr("Confirmation for signature (F6)…"),
            lambda: self.paper_asked.emit(case.id, CONFIRMATION),
        )
        for document in self._app.prints.documents(case):
            if document != "confirmation":
                menu.addAction(self._name(document), self._asking(case, document))

    def _asking(self, case: Case, document: str) -> Callable[[], None]:
        return lambda: self.print_asked.emit(case.id, document)

    def _name(self, document: str) -> str:
        return {
            "dossier": self.tr("Evidence dossier…"),
            "refusal": self.tr("Record of a refused signature…"),
        }.get(document, self._words.label("paper", document))
