"""Look at everything a window shows and find where text could be taken for markup."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QGroupBox,
    QLabel,
    QMenu,
    QMessageBox,
    QTextEdit,
    QWidget,
)

MOST_ROWS = 50
DISPLAY = Qt.ItemDataRole.DisplayRole
NOWHERE = QModelIndex()
PLAIN = Qt.TextFormat.PlainText
_LONE = re.compile(r"(?<!&)(?:&&)*&(?!&)")


def faults(root: QWidget, mark: str) -> Iterator[str]:
    """Tell every widget below ``root`` that could interpret text; ``mark`` holds an ``&``."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (f"{_named(widget)}: {fault}" for fault in _of(widget, mark))
    for action in root.findChildren(QAction):
        if mark in action.text():
            yield f"menu {action.text()!r}: its & is taken for a key"


def shown(root: QWidget) -> str:
    """Return the words of every label, button, menu and cell below ``root``."""
    words = [w.text() for w in root.findChildren(QLabel)]
    words += [w.text() for w in root.findChildren(QAbstractButton)]
    words += [a.text() for menu in root.findChildren(QMenu) for a in menu.actions()]
    words += [t for v in root.findChildren(QAbstractItemView) for t in _cells(v, DISPLAY)]
    return "\n".join(words)


def _of(widget: QWidget, mark: str) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() != PLAIN:
        yield "a label that is not plain text"
    if isinstance(widget, QTextEdit | QMessageBox):
        yield "it can show rich text"
    words = ""
    if isinstance(widget, QAbstractButton | QGroupBox):
        words = widget.text() if isinstance(widget, QAbstractButton) else widget.title()
    if mark in words and _LONE.search(words):
        yield "its & is taken for a key"
    tips = [widget.toolTip(), widget.statusTip(), widget.whatsThis()]
    if isinstance(widget, QAbstractItemView):
        tips += _cells(widget, Qt.ItemDataRole.ToolTipRole)
    yield from (f"a tip that is taken for markup: {tip[:60]}" for tip in tips if _is_markup(tip))


def _is_markup(tip: str) -> bool:
    escaped = tip.startswith("<qt>") and not re.search(r"<(?!/?qt>|br>)", tip)
    return bool(GuiQt.mightBeRichText(tip)) and not escaped


def _cells(view: QAbstractItemView, role: Qt.ItemDataRole) -> list[str]:
    model = view.model()
    if model is None:
        return []
    found = [
        model.index(row, column, NOWHERE).data(role)
        for row in range(min(model.rowCount(NOWHERE), MOST_ROWS))
        for column in range(_columns(model))
    ]
    return [text for text in found if isinstance(text, str)]


def _columns(model: QAbstractItemModel) -> int:
    # A list model keeps its count of columns to itself.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(NOWHERE)


def _named(widget: QWidget) -> str:
    parent = widget.parentWidget()
    above = f"{type(parent).__name__}({parent.objectName()})/" if parent is not None else ""
    return f"{above}{type(widget).__name__}({widget.objectName()})"
