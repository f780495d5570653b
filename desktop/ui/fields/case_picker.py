"""Choosing a case by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop.services.cases.case_lists import CasePage, CaseQuery, CaseRow
from desktop.services.cases.cases import Cases
from desktop.ui.fields.ui_case_picker import Ui_CasePicker
from desktop.ui.window.dialog import Dialog, ask_dialog
from desktop.ui.window.latest import Latest
from desktop.ui.window.prompts import WindowPrompts
from desktop.ui.words import finding as finding_words
from desktop.ui.words.case import CaseWords

SHOWN = 50
ROW = Qt.ItemDataRole.UserRole


class CasePicker(Dialog):
    """Search as in the case list, pick with the arrows, take with Enter."""

    def __init__(self, cases: Cases, words: CaseWords, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases, self._case_words = cases, words
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(WindowPrompts(self, words.language).show_problem)
        self.ui = Ui_CasePicker()
        self.ui.setupUi(self)
        self.ui.whyText.setText(why)
        self.ui.searchField.set_hint(self.tr("Case number, plate, phone or words"))
        self.ui.searchField.searched.connect(self._search)
        self.ui.searchField.left_down.connect(self.ui.caseList.setFocus)
        self.ui.caseList.itemActivated.connect(self.accept)
        self.ui.caseList.currentItemChanged.connect(self._check)
        self.ui.chooseButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.emptyState.hide()
        self.ui.emptyState.acted.connect(self.ui.searchField.clear)
        self._search("")
        self._check()
        self.ui.searchField.setFocus()

    @classmethod
    def pick(cls, cases: Cases, words: CaseWords, why: str, parent: QWidget) -> str:
        """Return the id of the case chosen, or ""."""
        dialog = cls(cases, words, why, parent)
        return dialog.chosen() if ask_dialog(dialog) else ""

    def chosen(self) -> str:
        """Return the id of the selected case, or ""."""
        item = self.ui.caseList.currentItem()
        return str(item.data(ROW)) if self.ui.caseList.currentRow() >= 0 else ""

    def _search(self, text: str) -> None:
        # Enter must not take a case of the words before.
        self.ui.caseList.setCurrentRow(-1)
        query = CaseQuery(text=text, open_only=not text)
        self._reading.ask(lambda _progress: self._cases.list(query, limit=SHOWN))

    def _show(self, page: CasePage) -> None:
        self.ui.caseList.clear()
        for row in page.rows:
            item = QListWidgetItem(self._words(row), self.ui.caseList)
            item.setData(ROW, row.id)
        self.ui.caseList.setCurrentRow(0)
        self.ui.caseList.setVisible(bool(page.rows))
        self.ui.emptyState.setVisible(not page.rows)
        typed = self.ui.searchField.text().strip()
        lines = [self.tr("No case with these words."), *(finding_words.tried() if typed else ())]
        self.ui.emptyState.say("search", "\n".join(lines), self.tr("Clear") if typed else "")
        self._check()

    def _words(self, row: CaseRow) -> str:
        facts = (
            row.station_name,
            self._case_words.label("category", row.category),
            row.plate,
            row.complainant,
        )
        return f"{row.case_no}  {row.summary}\n" + " · ".join(fact for fact in facts if fact)

    def _check(self, *_args: object) -> None:
        self.ui.chooseButton.setEnabled(bool(self.chosen()))
