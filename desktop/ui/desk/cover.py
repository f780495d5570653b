"""Hide a window and its open dialogs while nobody is signed in."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from desktop.ui.window.dialog import Dialog


class Cover(Dialog):
    """Lie over a window and the dialogs before it, so that these stay open and keep their words.

    It cannot be closed by the person; ``lift`` takes it away. The system can end the program.
    """

    def __init__(self, gate: QWidget, parent: QWidget) -> None:
        front = QApplication.activeModalWidget() or parent
        super().__init__(front)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._ending = False
        if (program := QApplication.instance()) is not None:
            program.installEventFilter(self)
        self.setProperty("look", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(gate)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setGeometry(_hull(parent))
        self.show()
        gate.show()

    def make_room(self) -> None:
        """Keep the size of what it hides."""

    def lift(self) -> None:
        """Give back what it hid."""
        self.done(0)
        self.deleteLater()

    def reject(self) -> None:
        """Stay: Escape does not open the gate."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that the whole program is asked to end."""
        if event.type() == QEvent.Type.Quit:
            self._ending = True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while it is shown."""
        event.setAccepted(self._ending)


def _hull(window: QWidget) -> QRect:
    hull = window.frameGeometry()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            hull = hull.united(each.frameGeometry())
    return hull
