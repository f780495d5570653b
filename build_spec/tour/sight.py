"""Finding what a person would look for: a widget by its name, a button by its words."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QWidget,
)

from build_spec.tour.script import Wait, wait

Seen = TypeVar("Seen", bound=QWidget)


def words(context: str, text: str) -> str:
    """Return an interface text in the language of the windows."""
    return QCoreApplication.translate(context, text)


def named(root: QWidget, name: str) -> Wait:
    """Wait for the visible widget with an object name."""
    return seen(root, QWidget, lambda each: each.objectName() == name, name)


def of(root: QWidget, kind: type[Seen]) -> Wait:
    """Wait for a visible widget of a class."""
    return seen(root, kind, lambda _each: True, kind.__name__)


def button(root: QWidget, context: str, text: str) -> Wait:
    """Wait for the visible and enabled button that says ``text``, also in labels of its own."""
    told = words(context, text)
    return seen(
        root, QAbstractButton, lambda each: each.isEnabled() and told in _said(each), f"“{told}”"
    )


def called(root: QWidget, name: str) -> Wait:
    """Wait for the visible widget whose accessible name begins with ``name``."""
    return seen(root, QWidget, lambda each: each.accessibleName().startswith(name), f"“{name}”")


def seen(root: QWidget, kind: type[Seen], fits: Callable[[Seen], bool], what: str) -> Wait:
    """Wait for a visible widget inside ``root`` that fits."""

    def look() -> Seen | None:
        inside = root.findChildren(kind)
        return next((each for each in inside if each.isVisible() and fits(each)), None)

    return wait(what, look)


def dialog(kind: str) -> Wait:
    """Wait for a dialog of a class, by its name, on top of everything."""

    def look() -> QWidget | None:
        top = QApplication.activeModalWidget()
        return top if top is not None and type(top).__name__ == kind and top.isVisible() else None

    return wait(kind, look)


def gone(widget: QWidget) -> Wait:
    """Wait until a dialog or menu is closed."""
    # The file dialog is Qt's own object: once closed, asking it anything would be asking a ghost.
    return wait(
        f"{type(widget).__name__} to close",
        lambda: all(each is not widget for each in windows(QWidget)),
    )


def menu() -> Wait:
    """Wait for the menu that pops up."""

    def look() -> QWidget | None:
        top = QApplication.activePopupWidget()
        return top if isinstance(top, QMenu) and top.isVisible() else None

    return wait("a menu", look)


def action(of_menu: QMenu, text: str) -> QAction:
    """Return a menu's entry by its words; raises ``LookupError``."""
    for each in of_menu.actions():
        if each.text().replace("&", "").startswith(text) and each.isEnabled():
            return each
    told = ", ".join(each.text() for each in of_menu.actions())
    raise LookupError(f"“{text}” is not in the menu: {told}")


def text_on(root: QWidget) -> str:
    """Return every word that can be read on a widget now."""
    labels = (each for each in root.findChildren(QLabel) if each.isVisible())
    return "\n".join(each.text() for each in labels)


def windows(kind: type[Seen]) -> list[Seen]:
    """Return the visible windows of a class."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def open_dialogs() -> list[QDialog]:
    """Return the dialogs that are open, the topmost first."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    top = QApplication.activeModalWidget()
    return sorted(found, key=lambda each: each is not top)


def picture(widget: QObject, target: Path) -> None:
    """Keep a picture of a widget; raises ``OSError`` when it cannot be written."""
    if not isinstance(widget, QWidget) or not widget.grab().save(str(target)):
        raise OSError(f"{target.name} was not written")


def _said(each: QAbstractButton) -> str:
    labels = (label.text() for label in each.findChildren(QLabel))
    return "\n".join([each.text(), each.accessibleName(), *labels])
