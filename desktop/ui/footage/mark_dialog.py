"""Naming a moment with one click, or in words of one's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.widgets.text import Text
from desktop.ui.window.dialog import ask_dialog

LONGEST = 60


class MarkDialog(QDialog):
    """Ask for the name of a moment; the usual ones are one click."""

    def __init__(self, moment: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mark"))
        self.setMinimumWidth(460)
        self.name = QLineEdit(name)
        self.name.setObjectName("markName")
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(self.tr("Or in your own words"))
        self.name.setAccessibleName(self.tr("Name of the mark"))
        self.keep = Button(self.tr("Mark"), "primary", "tag")
        self.keep.clicked.connect(self.accept)
        self.keep.setDefault(True)
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self._lay_out(moment, leave)
        self.name.textChanged.connect(self._check)
        self.name.setFocus()
        self.name.selectAll()
        self._check()

    def _lay_out(self, moment: str, leave: Button) -> None:
        names = FlowBox()
        for words in self.names():
            button = Button(words, "soft")
            on_press(button, self._take, words)
            names.flow.addWidget(button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("What happens at {0}?").format(moment), "section"))
        column.addWidget(names)
        column.addWidget(self.name)
        column.addLayout(foot)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    @classmethod
    def ask(cls, moment: str, name: str, parent: QWidget) -> str:
        """Return the name, or "" when nothing is marked."""
        dialog = cls(moment, name, parent)
        return dialog.name.text().strip() if ask_dialog(dialog) else ""

    def names(self) -> tuple[str, ...]:
        """Return the usual moments of a visit to a station."""
        return (
            self.tr("Arrives"), self.tr("Refuels"), self.tr("Nozzle and pump, close"),
            self.tr("Pays"), self.tr("Conversation"), self.tr("Sample drawn"), self.tr("Leaves"),
        )  # fmt: skip

    def _take(self, words: str) -> None:
        self.name.setText(words)
        self.accept()

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))
