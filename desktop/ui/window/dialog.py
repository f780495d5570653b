"""How every dialog opens and how it ends: deleted when it closes, never kept for the next time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


def show_dialog(dialog: QDialog) -> None:
    """Open a dialog over its window and go on; its signals tell what came of it."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def ask_dialog(dialog: QDialog) -> bool:
    """Open a dialog that asks, and wait; tells whether it was accepted.

    What was answered can be read until the caller returns to the event loop.
    """
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def fit_screen(dialog: QDialog, wide: int, high: int) -> None:
    """Give a dialog this size in pixels, or what its screen has room for."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
