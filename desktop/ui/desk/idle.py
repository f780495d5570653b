"""Notice that nobody touches the program."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_SIGNS_OF_LIFE = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
})  # fmt: skip


class IdleWatch(QObject):
    """Emit ``idle`` once nobody pressed a key or moved the mouse for ``limit_ms``."""

    idle = Signal()

    def __init__(self, parent: QObject, limit_ms: int) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            app.focusObjectChanged.connect(self._watch)
            for window in app.topLevelWindows():
                self._watch(window)
        self.set_limit(limit_ms)

    def set_limit(self, limit_ms: int) -> None:
        """Change the limit; 0 means never."""
        self._timer.setInterval(limit_ms)
        self.wake()

    def wake(self) -> None:
        """Begin to count anew."""
        if self._timer.interval():
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See what comes in and keep none of it."""
        if event.type() in _SIGNS_OF_LIFE:
            self.wake()
        return False

    def _watch(self, place: QObject | None) -> None:
        # Keys and mouse come in at a window, what an input method writes at the focused object.
        # The application itself passes thousands of events on while a page is built.
        if place is not None:
            place.installEventFilter(self)
