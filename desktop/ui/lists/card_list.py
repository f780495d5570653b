"""The menu of a list that is shown as cards: copied, exported and printed like any other."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.progress import NoProgress
from desktop.services.lists import plain
from desktop.services.lists.sheets import Rows, Sheet, written
from desktop.ui.lists.leaving import Leaving, Recorded
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.widgets.button import Button
from desktop.ui.window.prompts import Prompts


class CardList(QObject):
    """A button with what the list can do; ``read`` gives the list as it is shown now."""

    def __init__(
        self,
        read: Callable[[], tuple[Sheet, Rows]],
        desk: ListDesk,
        prompts: Prompts,
        owner: QWidget,
        recorded: Recorded | None = None,
    ) -> None:
        super().__init__(owner)
        self._read = read
        self.leaving = Leaving(desk, prompts, recorded, owner)
        self.button = Button(self.tr("List"), "secondary", "ellipsis", parent=owner)
        self.button.setAccessibleName(self.tr("What this list can do"))
        self.button.setToolTip(self.tr("Print, export and copy the list"))
        menu = QMenu(self.button)
        menu.addAction(self.tr("Print the list…"), self.print)
        menu.addAction(self.tr("Export the list…"), self.export)
        menu.addSeparator()
        menu.addAction(self.tr("Copy as text"), self.copy)
        self.button.setMenu(menu)

    def copy(self) -> None:
        """Copy every row as text, under the names of the columns."""
        sheet, rows = self._read()
        told = [[written(cell) for cell in row] for row in rows(NoProgress())]
        heads = [head.words for head in sheet.heads]
        QGuiApplication.clipboard().setText(plain.as_text([heads, *told]))

    def export(self) -> None:
        """Write the list as a workbook."""
        self.leaving.export(*self._read())

    def print(self) -> None:
        """Print the list."""
        self.leaving.print(*self._read())
