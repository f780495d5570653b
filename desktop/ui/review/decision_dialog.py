"""What a reviewer is asked before a decision is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QRadioButton,
    QWidget,
)

from desktop.ui.keyboard.shortcuts import SUBMIT, on_keys
from desktop.ui.review.ui_decision_dialog import Ui_DecisionDialog
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.problem_banner import goes_with_change, lines_of
from desktop.ui.window.prompts import Prompts
from record.problems import Problem

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


class DecisionDialog(Dialog):
    """Choose a value, say why; nothing is recorded without the words that are needed.

    ``record`` writes what was decided; while it raises ``Problem`` the dialog stays open with it.
    """

    def __init__(
        self,
        asked: Asked,
        record: Callable[[Decided], object],
        prompts: Prompts,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._asked, self._record, self._prompts = asked, record, prompts
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
        self.ui.decideButton.clicked.connect(self._decide)
        self.ui.cancelButton.clicked.connect(self.reject)
        on_keys(self, SUBMIT, self.ui.decideButton.click)
        self.ui.problemText.hide()
        goes_with_change(self.ui.problemText, self)
        first = next(iter(self._buttons.values()), self.ui.groundEdit)
        first.setFocus()
        self._check()

    def choose(self, value: str) -> None:
        """Tick a choice."""
        self._buttons[value].setChecked(True)

    def decided(self) -> Decided:
        """Return what stands in the dialog."""
        value = next((v for v, button in self._buttons.items() if button.isChecked()), "")
        about = str(self.ui.aboutCombo.currentData() or "")
        return Decided(value, self.ui.groundEdit.toPlainText().strip(), about)

    def _decide(self) -> None:
        try:
            self._record(self.decided())
        except Problem as problem:
            self.ui.problemText.setText(lines_of(self._prompts.sentence(problem)))
            self.ui.problemText.show()
            return
        self.accept()

    def _check(self) -> None:
        found = self.decided()
        chosen = bool(found.value) or not self._asked.choices
        said = bool(found.text) or not self._asked.words_needed
        self.ui.decideButton.setEnabled(chosen and said)


def fill_targets(combo: QComboBox, targets: Sequence[Target], about: str) -> None:
    """Offer the whole case and every target."""
    combo.clear()
    combo.addItem(QCoreApplication.translate("DecisionDialog", "The whole case"), "")
    for path, name in targets:
        combo.addItem(name, path)
    combo.setCurrentIndex(max(0, combo.findData(about)))
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(24)
