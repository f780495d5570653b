"""Saying a Problem where it happened, without stopping anybody."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.messages import Sentence
from desktop.ui.widgets.banner import Banner


def show_problem(banner: Banner, words: Sentence, tone: str = "bad") -> None:
    """Say in a banner what happened, what was kept and what to do next."""
    rest = " ".join(part for part in (words.kept, words.next) if part)
    banner.say(rest or words.what, tone, title=words.what if rest else "")


def goes_with_change(said: QWidget, inside: QWidget) -> None:
    """Hide what was said of the fields of a window as soon as one of them is changed."""
    for field in inside.findChildren(QWidget):
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.textChanged.connect(said.hide)
        elif isinstance(field, QComboBox):
            field.currentTextChanged.connect(said.hide)
        elif isinstance(field, QAbstractButton) and field.isCheckable():
            field.toggled.connect(said.hide)


def lines_of(words: Sentence) -> str:
    """Return the sentences one below the other."""
    return "\n".join(part for part in (words.what, words.kept, words.next) if part)
