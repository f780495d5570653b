"""What the context menu of the case list offers for one row."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.cases.case_lists import CaseRow
from desktop.services.cases.cases import Cases
from desktop.services.lists.case_columns import sentence
from desktop.ui.widgets.button import on_press
from desktop.ui.window.prompts import Prompts


class CaseRowMenu(QObject):
    """Open, copy, and show what is masked, with a reason. ``opened`` asks to open the row."""

    opened = Signal()

    def __init__(self, cases: Cases, prompts: Prompts, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases, self._prompts = cases, prompts

    def fill(self, menu: QMenu, rows: tuple[CaseRow, ...]) -> None:
        """Put the lines for the rows that are selected into a menu."""
        if not rows:
            return
        menu.addAction(self.tr("Open (Enter)"), self.opened.emit)
        menu.addSeparator()
        numbers = menu.addAction(self.tr("Copy the case number (Ctrl+Shift+C)"))
        on_press(numbers, self.copy_numbers, rows)
        if len(rows) > 1:
            return
        row = rows[0]
        for words, text in (
            (self.tr("Copy the identifier"), row.id),
            (self.tr("Copy the sentence"), sentence(row)),
        ):
            on_press(menu.addAction(words), QGuiApplication.clipboard().setText, text)
        menu.addSeparator()
        for words, path in (
            (self.tr("Show the name…"), "complainant.name"),
            (self.tr("Show the telephone…"), "complainant.phone"),
            (self.tr("Show the plate…"), "vehicle.plate"),
        ):
            on_press(menu.addAction(words), self.unmask, row, path, words)

    def copy_numbers(self, rows: tuple[CaseRow, ...]) -> None:
        """Copy the numbers of cases, one on a line."""
        if rows:
            QGuiApplication.clipboard().setText("\n".join(row.case_no for row in rows))

    def unmask(self, row: CaseRow, path: str, title: str) -> None:
        """Show a masked value in full after asking why; who looked is recorded."""
        text = self.tr("Who looked and why is kept with the case.")
        shown: list[str] = []

        def look(reason: str) -> None:
            shown.append(self._cases.unmask(row.id, path, reason))

        if self._prompts.enter_reason(title, text, write=look):
            self._prompts.tell(row.case_no, shown[0] or "—")
