"""What the station knows, offered where it is typed: never forced, anything else may be typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop import keys
from desktop.ui.keyboard.shortcuts import ALONE, on_keys
from desktop.ui.widgets import icons

ICON = 16
VALUE = Qt.ItemDataRole.UserRole
Offer = tuple[str, str]
"""What is put into the field, and how it is shown in the list."""


def offer(line: QLineEdit, offers: Sequence[Offer], taken: Callable[[], object]) -> QCompleter:
    """Offer values while they are typed, all of them by the button or its key."""
    model = QStandardItemModel(len(offers), 1, line)
    for row, (value, shown) in enumerate(offers):
        item = QStandardItem(shown)
        item.setData(value, VALUE)
        model.setItem(row, item)
    completer = QCompleter(model, line)
    completer.setCompletionRole(VALUE)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)

    def take(_words: str) -> None:
        taken()

    def open_all() -> None:
        if line.isReadOnly():
            return
        line.setFocus()
        completer.setCompletionPrefix("")
        completer.complete()

    completer.activated.connect(take)
    line.setCompleter(completer)
    told = QCoreApplication.translate("Offers", "What the station has")
    button = QAction(f"{told} ({keys.key('fields.calendar').shown})", line)
    muted = line.palette().color(QPalette.ColorRole.PlaceholderText).name()
    button.setIcon(QIcon(icons.tinted("chevron-down", muted, ICON, line.devicePixelRatioF())))
    button.triggered.connect(open_all)
    line.addAction(button, QLineEdit.ActionPosition.TrailingPosition)
    on_keys(line, "fields.calendar", open_all, ALONE)
    return completer
