"""One list of a case, such as its claims or communications: what is in it, and adding to it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.case.entry_kinds import RecordKind, say
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.text import label as plain
from desktop.ui.words.case import CaseWords
from record.case import Case


class RecordsPanel(QWidget):
    """List the entries of one kind. ``asked`` carries the entry to open, "" for a new one."""

    asked = Signal(str)

    def __init__(self, kind: RecordKind, words: CaseWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._words = words
        self._shown: dict[str, Any] = {}
        self.add = Button(say(kind.add), "soft", "plus")
        self.add.setProperty("small", True)
        on_press(self.add, self.asked.emit, "")
        self._empty = Text(say(kind.empty), "muted").wrapped()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        heading = QHBoxLayout()
        heading.addWidget(Text(say(kind.heading), "section"))
        heading.addStretch(1)
        heading.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addLayout(self._list)

    def show_case(self, case: Case) -> None:
        """Show the entries of a case; nothing moves when nothing changed."""
        entries = getattr(case, self.kind.collection)
        self.add.setVisible(case.is_open)
        self._empty.setVisible(not entries)
        if entries == self._shown:
            return
        self._shown = entries
        clear(self._list)
        for member, entry in entries.items():
            self._list.addWidget(self._row(member, entry))

    def _row(self, member: str, entry: Any) -> Clickable:
        head, rest = self.kind.line(entry, self._words)
        row = Clickable("card")
        row.setAccessibleName(f"{head}, {rest}")
        row.setToolTip(self.tr("Open (Enter)"))
        column = QVBoxLayout(row)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        title = plain(head)
        title.setWordWrap(True)
        column.addWidget(title)
        if rest:
            detail = plain(rest, "muted")
            detail.setWordWrap(True)
            column.addWidget(detail)
        on_press(row, self.asked.emit, member)
        return row
