"""A person's hands and eyes at a window: what is written, pressed, chosen and read there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def write(words: str, at: QWidget | None = None) -> None:
    """Type as a keyboard does; what is not ASCII comes through the input method."""
    target = at or QApplication.focusWidget()
    for number, line in enumerate(words.split("\n")):
        if number:
            key(Qt.Key.Key_Return, target)
        if line.isascii() and line.isprintable():
            QTest.keyClicks(target, line)
        else:
            composed = QInputMethodEvent("", [])
            composed.setCommitString(line)
            QApplication.sendEvent(target, composed)


def compose(words: str, at: QWidget | None = None) -> None:
    """Show words that the input method still composes; "" gives them up."""
    QApplication.sendEvent(at or QApplication.focusWidget(), QInputMethodEvent(words, []))


def key(which: Qt.Key, at: Any = None, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is, or at a widget."""
    QTest.keyClick(at or QGuiApplication.focusObject(), which, held)


def empty(field: QWidget) -> None:
    """Take out what stands in a field, by keys."""
    key(Qt.Key.Key_A, field, CONTROL)
    key(Qt.Key.Key_Delete, field)


def choose(box: QComboBox, code: object) -> None:
    """Open the list of a box and take the line of a code."""
    at = box.findData(code)
    assert at >= 0, f"{code} is not offered: {[box.itemData(n) for n in range(box.count())]}"
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(at, box.modelColumn()))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def put(field: QWidget, words: Any) -> None:
    """Fill a field of any kind as a person does, in place of what stands there."""
    if isinstance(field, QComboBox):
        choose(field, words)
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        empty(field)
        write(words, field)
    elif isinstance(field, QAbstractButton):
        if field.isChecked() != words:
            key(Qt.Key.Key_Space, field)
    else:
        write(words, field)


def seen(root: QWidget) -> str:
    """Return the words of every label that is seen, in one text."""
    return "\n".join(w.text() for w in root.findChildren(QLabel) if w.isVisible() and w.text())


def button(root: QWidget, words: str) -> QPushButton:
    """Return the button that is seen and says these words, on it or aloud."""
    found = [b for b in root.findChildren(QPushButton) if b.isVisible()]
    named = [b for b in found if words in (b.text(), b.accessibleName())]
    assert named, f"no {words!r} among {[b.text() or b.accessibleName() for b in found]}"
    return named[0]


def press(root: QWidget, words: str) -> None:
    """Press the button that says these words."""
    wanted = button(root, words)
    assert wanted.isEnabled(), words
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)


def lines(menu: QMenu) -> dict[str, QAction]:
    """Return the lines of a menu by their words, as opening it fills them, with those inside."""
    menu.aboutToShow.emit()
    found: dict[str, QAction] = {}
    for act in menu.actions():
        if act.text():
            found[act.text()] = act
        if act.menu() is not None:
            found |= {inner.text(): inner for inner in act.menu().actions() if inner.text()}
    return found


def in_dialog(kind: type[QDialog], act: Callable[[Any], object]) -> None:
    """Do something in the dialog that the next press opens and waits for."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind), f"{dialog} is open"
            act(dialog)
        finally:
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, do)


def cut(root: QWidget) -> list[str]:
    """Return the words of labels and buttons that are seen and do not fit their place."""
    found = []
    for each in root.findChildren(QLabel):
        needed = each.heightForWidth(each.width()) if each.wordWrap() else 0
        if each.isVisible() and each.height() < needed:
            found.append(each.text())
    for pressed in root.findChildren(QPushButton):
        words = pressed.text().replace("&&", "&")
        needed = pressed.fontMetrics().horizontalAdvance(words)
        if pressed.isVisible() and pressed.width() < needed:
            found.append(words)
    return found


def files(*paths: Path) -> QMimeData:
    """Return what a file manager drags or copies."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hold(place: QWidget, data: QMimeData) -> bool:
    """Hold something over a place; tells whether it may be let go there."""
    entering = QDragEnterEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
    )
    entering.ignore()
    QApplication.sendEvent(place, entering)
    return entering.isAccepted()


def drop(place: QWidget, data: QMimeData) -> None:
    """Drag something over a place and let it go."""
    assert hold(place, data)
    letting_go = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
    )
    QApplication.sendEvent(place, letting_go)
