"""The one dialog that asks: a question, a choice, a reason, or what went wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from desktop.messages import Sentence
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.ui_question import Ui_Question
from record.problems import Problem

TALLEST = 0.5
"""The share of the screen that a text may take before it scrolls."""
KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """One thing to pick: its key, its words and a note in small letters."""

    key: str
    title: str
    note: str = ""


class Question(Dialog):
    """Ask one thing. Every part is optional but the title; Enter says yes, Escape says no."""

    def __init__(self, title: str, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.ui = Ui_Question()
        self.ui.setupUi(self)
        # What is asked may name somebody; the bar of a window is seen by the whole system.
        self.setWindowTitle(parent.window().windowTitle() if parent is not None else "")
        self.ui.title.setText(title)
        self._scroll = self._scrolled()
        self._password: QLineEdit | None = None
        self.say(text)
        self.ui.icon.hide()
        self.ui.choices.hide()
        self.ui.reason.hide()
        self.ui.yes.clicked.connect(self.accept)
        self.ui.no.clicked.connect(self.reject)
        self.ui.choices.itemActivated.connect(self.accept)
        self.ui.reason.textChanged.connect(self._follow_reason)

    def showEvent(self, event: QShowEvent) -> None:
        """Make room for every word before the first paint."""
        super().showEvent(event)
        self._fit()

    def say(self, text: str, kept: str = "", then: str = "") -> None:
        """Show up to three sentences under the title."""
        for label, words in ((self.ui.text, text), (self.ui.kept, kept), (self.ui.next, then)):
            label.setText(words)
            label.setVisible(bool(words))
        self._scroll.setVisible(bool(text))

    def mark(self, icon: str, tone: str) -> None:
        """Put an icon beside the title."""
        self.ui.icon.show_icon(icon, tone)
        self.ui.icon.show()

    def name_buttons(self, yes: str, no: str = "", *, kind: str = "primary") -> None:
        """Name the buttons after what they do; without ``no`` there is only one."""
        self.ui.yes.setText(yes)
        self.ui.yes.set_kind(kind)
        self.ui.no.setText(no or self.ui.no.text())
        # Escape must still work where there is only one answer.
        self.ui.no.setVisible(bool(no))

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer choices; the first is selected, arrows move, Enter takes."""
        for choice in choices:
            words = f"{choice.title}\n{choice.note}" if choice.note else choice.title
            item = QListWidgetItem(words, self.ui.choices)
            item.setData(KEY, choice.key)
        self.ui.choices.setCurrentRow(0)
        self.ui.choices.setMinimumHeight(
            min(len(choices), 6) * self.fontMetrics().height() * 2 + 12
        )
        self.ui.choices.show()
        self.ui.choices.setFocus()

    def ask_reason(self, ready: Sequence[str] = (), typed: str = "") -> None:
        """Ask for words of the person's own; ready ones can be picked with one click."""
        self.offer_ready(ready)
        self.ui.reason.setPlainText(typed)
        self.ui.reason.show()
        self.ui.reason.setFocus()
        self._follow_reason()

    def do_first(self, write: Callable[[str], object], say: Callable[[Problem], Sentence]) -> None:
        """Do what the reason is for when yes is pressed; what hinders it is said, and it stays."""

        def try_it() -> None:
            try:
                write(self.reason())
            except Problem as problem:
                words = say(problem)
                self.say(self.ui.text.text(), words.what, words.next)
                self._fit()
            else:
                self.accept()

        self.ui.yes.clicked.disconnect(self.accept)
        self.ui.yes.clicked.connect(try_it)
        self.ui.reason.textChanged.connect(self._forget_problem)

    def _forget_problem(self) -> None:
        self.say(self.ui.text.text())

    def ask_password(self, name: str) -> None:
        """Ask for a password, which is not shown; ``name`` says of what."""
        self._password = QLineEdit(self)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(name)
        self._password.setToolTip(name)
        self.ui.outer.replaceWidget(self.ui.reason, self._password)
        self._password.textChanged.connect(self._follow_password)
        self._password.setFocus()
        self._follow_password()

    def password(self) -> str:
        """Return the password as typed, blanks and all."""
        return self._password.text() if self._password is not None else ""

    def offer_ready(self, ready: Sequence[str]) -> None:
        """List ready reasons that fill the field when picked."""
        if not ready:
            return
        self.offer([Choice(words, words) for words in ready])
        self.ui.choices.setCurrentRow(-1)
        self.ui.choices.itemActivated.disconnect(self.accept)
        self.ui.choices.currentTextChanged.connect(self.ui.reason.setPlainText)

    def picked(self) -> str:
        """Return the key of the choice."""
        item = self.ui.choices.currentItem()
        return str(item.data(KEY)) if self.ui.choices.currentRow() >= 0 else ""

    def reason(self) -> str:
        """Return the words that were typed, without blanks around them."""
        return self.ui.reason.toPlainText().strip()

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ui.outer.replaceWidget(self.ui.text, area)
        area.setWidget(self.ui.text)
        return area

    def _fit(self) -> None:
        """Give the text the room it needs; what is longer than half a screen scrolls."""
        margins = self.ui.outer.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        needed = max(0, self.ui.text.heightForWidth(width))
        tallest = int(self.screen().availableGeometry().height() * TALLEST)
        if needed > tallest:
            needed = tallest
            self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setFixedHeight(needed)
        self.resize(self.width(), self.ui.outer.totalHeightForWidth(self.width()))

    def _follow_password(self) -> None:
        self.ui.yes.setEnabled(bool(self.password()))

    def _follow_reason(self) -> None:
        self.ui.yes.setEnabled(bool(self.reason()))
