"""What the context menu of the case list offers for one row."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.cases.case_lists import CaseRow
from desktop.services.cases.cases import Cases
from desktop.ui.window.prompts import Prompts


class CaseRowMenu(QObject):
    """Open, copy, and show what is masked, with a reason. ``opened`` asks to open the row."""

    opened = Signal()

    def __init__(self, cases: Cases, prompts: Prompts, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases, self._prompts = cases, prompts
        self._window = parent

    def show(self, row: CaseRow, at: QPoint) -> None:
        """Show the menu for a row at a point of the screen."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Open (Enter)"), self.opened.emit)
        menu.addSeparator()
        for words, text in (
            (self.tr("Copy the case number (Ctrl+C)"), row.case_no),
            (self.tr("Copy the identifier"), row.id),
            (self.tr("Copy the sentence"), row.summary),
        ):
            menu.addAction(words, self._copying(text))
        menu.addSeparator()
        for words, path in (
            (self.tr("Show the name…"), "complainant.name"),
            (self.tr("Show the telephone…"), "complainant.phone"),
            (self.tr("Show the plate…"), "vehicle.plate"),
        ):
            menu.addAction(words, self._showing(row, path, words))
        menu.popup(at)

    def unmask(self, row: CaseRow, path: str, title: str) -> None:
        """Show a masked value in full after asking why; who looked is recorded."""
        text = self.tr("Who looked and why is kept with the case.")
        shown: list[str] = []

        def look(reason: str) -> None:
            shown.append(self._cases.unmask(row.id, path, reason))

        if self._prompts.enter_reason(title, text, write=look):
            self._prompts.tell(row.case_no, shown[0] or "—")

    def _copying(self, text: str) -> Callable[[], None]:
        return lambda: QGuiApplication.clipboard().setText(text)

    def _showing(self, row: CaseRow, path: str, title: str) -> Callable[[], None]:
        return lambda: self.unmask(row, path, title)
