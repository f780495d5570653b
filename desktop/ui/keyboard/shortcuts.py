"""How every shortcut is made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.keyboard.composing import finish_composing

Keys = str | QKeySequence | QKeySequence.StandardKey
Reach = Qt.ShortcutContext

ANYWHERE, INSIDE, ALONE = (
    Reach.WindowShortcut,
    Reach.WidgetWithChildrenShortcut,
    Reach.WidgetShortcut,
)
SUBMIT = ("Ctrl+Return", "Ctrl+Enter")


def on_keys(
    owner: QWidget,
    keys: Keys | tuple[Keys, ...],
    act: Callable[[], object],
    reach: Reach = ANYWHERE,
) -> None:
    """Call ``act`` when one of these keys is pressed; what is being composed becomes text first.

    ``ANYWHERE`` is the window of the owner, ``INSIDE`` the owner and what lies in it, ``ALONE``
    the owner itself.
    """

    def press() -> None:
        finish_composing()
        act()

    each = keys if isinstance(keys, tuple) else (keys,)
    shortcut = QShortcut(owner)
    shortcut.setKeys([QKeySequence(key) for key in each])
    shortcut.setContext(reach)
    shortcut.activated.connect(press)
