"""What an input method composes becomes text before anything acts on its field.

Qt lets an input method finish when the keyboard leaves a field. A shortcut, a default button, a
press on what takes no focus and a window that closes leave it there: they would act on less than
the screen says.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_PRESSES = frozenset({
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.Drop,
})  # fmt: skip
_ENDS = frozenset({
    QEvent.Type.Shortcut,
    QEvent.Type.Close,
    QEvent.Type.Quit,
    QEvent.Type.FocusAboutToChange,
})  # fmt: skip
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# Shift, Ctrl and their like, and the keys that talk to the input method itself.
_MODIFIERS = range(Qt.Key.Key_Shift, Qt.Key.Key_ScrollLock + 1)
_OF_METHODS = range(Qt.Key.Key_AltGr, Qt.Key.Key_Mode_switch + 1)


class Composing(QObject):
    """Watch the field that has the keyboard; one for the whole application.

    While words are composed in it every event of the application is looked at, and no longer.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._app = app
        self._field: QObject | None = None
        self._words = ""
        app.focusObjectChanged.connect(self._watch)
        self._watch(app.focusObject())

    def finish(self) -> None:
        """Let what is being composed become text, as the input method would have it."""
        self._app.inputMethod().commit()
        field, words = self._field, self._words
        if field is None or not isValid(field):
            self._note(None, "")
            return
        # Not every platform has one that answers: then what is seen is taken as it stands.
        taken = QInputMethodEvent("", [])
        taken.setCommitString(words)
        QCoreApplication.sendEvent(field, taken)
        self._app.inputMethod().reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is composed, and finish it before what comes acts; keep nothing back."""
        if isinstance(event, QInputMethodEvent):
            self._note(watched, event.preeditString())
        elif self._field is not None and self._acts(watched, event):
            self.finish()
        return False

    def _watch(self, field: QObject | None) -> None:
        if isinstance(field, QWidget):
            field.installEventFilter(self)

    def _note(self, field: QObject | None, words: str) -> None:
        before = self._field
        self._field, self._words = (field, words) if words else (None, "")
        if before is None and self._field is not None:
            self._app.installEventFilter(self)
        elif before is not None and self._field is None:
            self._app.removeEventFilter(self)

    def _acts(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return _is_act(event)
        return kind in _ENDS or (kind in _PRESSES and self._is_elsewhere(watched))

    def _is_elsewhere(self, watched: QObject) -> bool:
        """Tell whether a press is beside the field: within it the input method moves its cursor."""
        field = self._field
        return (
            isinstance(watched, QWidget)
            and watched is not field
            and not (isinstance(field, QWidget) and field.isAncestorOf(watched))
        )


def finish_composing() -> None:
    """Let what is being composed anywhere become text."""
    app = QGuiApplication.instance()
    if app is not None:
        only_its_own = Qt.FindChildOption.FindDirectChildrenOnly
        for watch in app.findChildren(Composing, options=only_its_own):
            watch.finish()


def _is_act(event: QKeyEvent) -> bool:
    """Tell whether a key that the input method left to us does more than write."""
    key = event.key()
    if key in _MODIFIERS or key in _OF_METHODS:
        return False
    written = bool(event.text()) and event.text().isprintable()
    return bool(event.modifiers() & _HELD) or not written
