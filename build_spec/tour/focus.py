"""What a window manager does and drawing off screen does not: the keyboard finds its way back."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

LOOK_MS = 40


class FocusKeeper(QObject):
    """Make the window that was active before active again, when the active one has closed."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._before: list[QWidget] = []
        application.focusWindowChanged.connect(self._remember)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self._give_back)
        timer.start()

    def _remember(self, window: QWindow | None) -> None:
        tops = QApplication.topLevelWidgets()
        active = next((w for w in tops if window is not None and w.windowHandle() is window), None)
        # Qt's own file dialog goes away without Python noticing, so it is not remembered.
        if active is not None and not isinstance(active, QFileDialog):
            self._before = [each for each in self._before if each is not active]
            self._before.append(active)

    def _give_back(self) -> None:
        held: QWindow | None = QGuiApplication.focusWindow()
        if held is not None and held.isVisible():
            return
        self._before = [each for each in self._before if isValid(each)]
        shown = [each for each in self._before if each.isVisible()]
        if shown:
            shown[-1].activateWindow()
