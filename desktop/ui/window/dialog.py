"""How every dialog opens and how it ends: deleted when it closes, never kept for the next time.

The keyboard returns to where it was.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.ui.keyboard.sight import Returning


def show_dialog(dialog: QDialog) -> None:
    """Open a dialog over its window and go on; its signals tell what came of it."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _remember_keyboard(dialog)
    dialog.open()


def ask_dialog(dialog: QDialog) -> bool:
    """Open a dialog that asks, and wait; tells whether it was accepted.

    What was answered can be read until the caller returns to the event loop.
    """
    _remember_keyboard(dialog)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def _remember_keyboard(dialog: QDialog) -> None:
    below = dialog.parentWidget()
    if below is not None:
        Returning(dialog, below.window())


def fit_screen(dialog: QDialog, wide: int, high: int) -> None:
    """Give a dialog this size in pixels, or what its screen has room for."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
