"""Choosing the columns of a list and their order, by keyboard alone if need be."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.lists.ui_column_dialog import Ui_ColumnDialog
from desktop.ui.widgets.button import on_press
from desktop.ui.window.dialog import Dialog, ask_dialog

KEY = Qt.ItemDataRole.UserRole


class ColumnDialog(Dialog):
    """Tick columns and move them; at least one stays.

    ``columns`` are key and name of all, in their order; ``usual`` those that are shown at first.
    """

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        ticked: Sequence[str],
        usual: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._usual = tuple(usual)
        self.was_reset = False
        self.ui = Ui_ColumnDialog()
        self.ui.setupUi(self)
        for key, name in columns:
            self._add(key, name, ticked=key in ticked)
        self.ui.columnList.setCurrentRow(0)
        self.ui.columnList.itemChanged.connect(self._check)
        on_press(self.ui.upButton, self._move, -1)
        on_press(self.ui.downButton, self._move, 1)
        on_keys(self, "column_dialog.up", partial(self._move, -1))
        on_keys(self, "column_dialog.down", partial(self._move, 1))
        self.ui.resetButton.clicked.connect(self._reset)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.showButton.clicked.connect(self.accept)
        self.ui.showButton.setDefault(True)
        self.ui.columnList.setFocus()
        self._check()

    @classmethod
    def ask(
        cls,
        columns: Sequence[tuple[str, str]],
        ticked: Sequence[str],
        usual: Sequence[str],
        parent: QWidget,
    ) -> tuple[str, ...] | None:
        """Return the columns that were chosen, () for those of at first, None for no change."""
        dialog = cls(columns, ticked, usual, parent)
        if not ask_dialog(dialog):
            return None
        return () if dialog.was_reset else dialog.chosen()

    def chosen(self) -> tuple[str, ...]:
        """Return the ticked columns from top to bottom."""
        items = (self.ui.columnList.item(row) for row in range(self.ui.columnList.count()))
        return tuple(i.data(KEY) for i in items if i.checkState() == Qt.CheckState.Checked)

    def _add(self, key: str, name: str, *, ticked: bool) -> None:
        item = QListWidgetItem(name, self.ui.columnList)
        item.setData(KEY, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _move(self, by: int) -> None:
        listed = self.ui.columnList
        row = listed.currentRow()
        if 0 <= row + by < listed.count() and row >= 0:
            listed.insertItem(row + by, listed.takeItem(row))
            listed.setCurrentRow(row + by)
            self.was_reset = False

    def _reset(self) -> None:
        listed = self.ui.columnList
        for row in range(listed.count()):
            usual = listed.item(row).data(KEY) in self._usual
            state = Qt.CheckState.Checked if usual else Qt.CheckState.Unchecked
            listed.item(row).setCheckState(state)
        self.was_reset = True

    def _check(self) -> None:
        self.was_reset = False
        self.ui.showButton.setEnabled(bool(self.chosen()))
