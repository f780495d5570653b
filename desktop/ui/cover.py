"""Hide a window and its open dialogs while nobody is signed in."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget


class Cover(QDialog):
    """Lie over a window and the dialogs before it, so that these stay open and keep their words.

    It cannot be closed by the person; ``lift`` takes it away.
    """

    def __init__(self, window: QWidget, gate: QWidget) -> None:
        front = QApplication.activeModalWidget() or window
        super().__init__(front, Qt.WindowType.FramelessWindowHint)
        self.setProperty("look", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(gate)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setGeometry(_hull(window))
        self.show()
        gate.show()

    def lift(self) -> None:
        """Give back what it hid."""
        self.done(0)
        self.deleteLater()

    def reject(self) -> None:
        """Stay: Escape does not open the gate."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while it is shown."""
        event.ignore()


def _hull(window: QWidget) -> QRect:
    hull = window.frameGeometry()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            hull = hull.united(each.frameGeometry())
    return hull
