"""Notice that nobody touches the program."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

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
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
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
        """See every event of the application and keep none."""
        if event.type() in _SIGNS_OF_LIFE:
            self.wake()
        return False
