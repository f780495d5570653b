"""What a reviewer is asked before a decision is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.generated.ui_decision_dialog import Ui_DecisionDialog
from desktop.ui.generated.ui_return_dialog import Ui_ReturnDialog
from desktop.ui.widgets.button import Button

Target = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """What a decision dialog asks: its words, its choices, and whether words are needed."""

    title: str
    why: str
    yes: str
    ground: str
    choices: tuple[Target, ...] = ()
    targets: tuple[Target, ...] = ()
    about: str = ""
    words_needed: bool = True


@dataclass(frozen=True)
class Decided:
    """What was decided: the value, the words, and what they are about."""

    value: str
    text: str
    about: str


class DecisionDialog(QDialog):
    """Choose a value, say why; nothing is recorded without the words that are needed."""

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = asked
        self._buttons: dict[str, QRadioButton] = {}
        self.ui = Ui_DecisionDialog()
        self.ui.setupUi(self)
        self.setWindowTitle(asked.title)
        self.ui.titleText.setText(asked.title)
        self.ui.whyText.setText(asked.why)
        self.ui.groundLabel.setText(asked.ground)
        self.ui.decideButton.setText(asked.yes)
        for value, words in asked.choices:
            button = QRadioButton(words)
            button.toggled.connect(self._check)
            self._buttons[value] = button
            self.ui.choiceLayout.addWidget(button)
        fill_targets(self.ui.aboutCombo, asked.targets, asked.about)
        self.ui.aboutCombo.setVisible(bool(asked.targets))
        self.ui.groundEdit.textChanged.connect(self._check)
        self.ui.decideButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.ui.decideButton.click)
        self.ui.problemText.hide()
        first = next(iter(self._buttons.values()), self.ui.groundEdit)
        first.setFocus()
        self._check()

    @classmethod
    def ask(cls, asked: Asked, parent: QWidget) -> Decided | None:
        """Return what was decided, or None."""
        dialog = cls(asked, parent)
        return dialog.decided() if dialog.exec() else None

    def choose(self, value: str) -> None:
        """Tick a choice."""
        self._buttons[value].setChecked(True)

    def decided(self) -> Decided:
        """Return what stands in the dialog."""
        value = next((v for v, button in self._buttons.items() if button.isChecked()), "")
        about = str(self.ui.aboutCombo.currentData() or "")
        return Decided(value, self.ui.groundEdit.toPlainText().strip(), about)

    def _check(self) -> None:
        found = self.decided()
        chosen = bool(found.value) or not self._asked.choices
        said = bool(found.text) or not self._asked.words_needed
        self.ui.decideButton.setEnabled(chosen and said)


class ReturnDialog(QDialog):
    """Write the points of a return; each becomes a task at the station."""

    def __init__(self, targets: Sequence[Target], parent: QWidget, about: str = "") -> None:
        super().__init__(parent)
        self._targets = tuple(targets)
        self.points: list[PointRow] = []
        self.ui = Ui_ReturnDialog()
        self.ui.setupUi(self)
        self.ui.addButton.clicked.connect(self._add_empty)
        self.ui.returnButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.problemText.hide()
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._add_empty)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.ui.returnButton.click)
        self.add_point(about)

    def add_point(self, about: str = "") -> "PointRow":
        """Add an empty point."""
        row = PointRow(self._targets, about)
        row.changed.connect(self._check)
        row.removed.connect(lambda: self._remove(row))
        self.points.append(row)
        self.ui.pointLayout.addWidget(row)
        row.text.setFocus()
        self._check()
        return row

    def _add_empty(self) -> None:
        self.add_point()

    def answer(self) -> tuple[tuple[tuple[str, str], ...], str]:
        """Return the points as pairs of text and target, and the word to the station."""
        points = tuple(row.point() for row in self.points if row.point()[0])
        return points, self.ui.noteEdit.text().strip()

    def _remove(self, row: "PointRow") -> None:
        if len(self.points) > 1:
            self.points.remove(row)
            row.hide()
            row.deleteLater()
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
        self.about = QComboBox()
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


def fill_targets(combo: QComboBox, targets: Sequence[Target], about: str) -> None:
    """Offer the whole case and every target."""
    combo.clear()
    combo.addItem(QCoreApplication.translate("DecisionDialog", "The whole case"), "")
    for path, name in targets:
        combo.addItem(name, path)
    combo.setCurrentIndex(max(0, combo.findData(about)))
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(24)
