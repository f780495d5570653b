"""Writing the points of a return: each one becomes a task at the station."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.fields.combo_box import ComboBox
from desktop.ui.keyboard.shortcuts import SUBMIT, on_keys
from desktop.ui.keyboard.sight import take_away
from desktop.ui.review.decision_dialog import Target, fill_targets
from desktop.ui.review.ui_return_dialog import Ui_ReturnDialog
from desktop.ui.widgets.button import Button
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.problem_banner import goes_with_change, lines_of
from desktop.ui.window.prompts import Prompts
from record.problems import Problem

Points = tuple[tuple[str, str], ...]
"""Pairs of text and what it is about."""


class ReturnDialog(Dialog):
    """Write the points of a return; each becomes a task at the station.

    ``record`` writes them; while it raises ``Problem`` the dialog stays open with it.
    """

    def __init__(
        self,
        targets: Sequence[Target],
        about: str,
        record: Callable[[Points, str], object],
        prompts: Prompts,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._targets = tuple(targets)
        self._record, self._prompts = record, prompts
        self.points: list[PointRow] = []
        self.ui = Ui_ReturnDialog()
        self.ui.setupUi(self)
        self.ui.addButton.clicked.connect(self._add_empty)
        self.ui.returnButton.clicked.connect(self._return)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.problemText.hide()
        goes_with_change(self.ui.problemText, self)
        on_keys(self, "return_dialog.add", self._add_empty)
        on_keys(self, SUBMIT, self.ui.returnButton.click)
        self.add_point(about)

    def add_point(self, about: str = "") -> "PointRow":
        """Add an empty point."""
        row = PointRow(self._targets, about)
        row.changed.connect(self._check)
        goes_with_change(self.ui.problemText, row)
        row.removed.connect(partial(self._remove, row))
        self.points.append(row)
        self.ui.pointLayout.addWidget(row)
        row.text.setFocus()
        self._check()
        return row

    def _add_empty(self) -> None:
        self.add_point()

    def answer(self) -> tuple[Points, str]:
        """Return the points as pairs of text and target, and the word to the station."""
        points = tuple(row.point() for row in self.points if row.point()[0])
        return points, self.ui.noteEdit.text().strip()

    def _return(self) -> None:
        try:
            self._record(*self.answer())
        except Problem as problem:
            self.ui.problemText.setText(lines_of(self._prompts.sentence(problem)))
            self.ui.problemText.show()
            return
        self.accept()

    def _remove(self, row: "PointRow") -> None:
        if len(self.points) > 1:
            self.points.remove(row)
            take_away(row)
            self._check()

    def _check(self) -> None:
        points, _note = self.answer()
        self.ui.returnButton.setEnabled(bool(points))
        for row in self.points:
            row.remove.setVisible(len(self.points) > 1)


class PointRow(QFrame):
    """One point: what is asked, and what it is about."""

    changed = Signal()
    removed = Signal()

    def __init__(self, targets: Sequence[Target], about: str) -> None:
        super().__init__()
        self.setProperty("look", "row")
        self.about = ComboBox()
        self.about.setAccessibleName(self.tr("About"))
        fill_targets(self.about, targets, about)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(72)
        self.text.setPlaceholderText(self.tr("What the station must add, correct or explain"))
        self.text.setAccessibleName(self.tr("Point"))
        self.remove = Button("", "quiet", "x")
        self.remove.setAccessibleName(self.tr("Take this point away"))
        self.remove.setToolTip(self.remove.accessibleName())
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text)
        self.text.textChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    def point(self) -> tuple[str, str]:
        """Return the words and what they are about."""
        return self.text.toPlainText().strip(), str(self.about.currentData() or "")
