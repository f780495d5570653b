"""How every shortcut is made: of its name in the table of keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop import keys
from desktop.ui.keyboard.composing import finish_composing

Reach = Qt.ShortcutContext

ANYWHERE, INSIDE, ALONE = (
    Reach.WindowShortcut,
    Reach.WidgetWithChildrenShortcut,
    Reach.WidgetShortcut,
)
SUBMIT, PASTE = "everywhere.submit", "files.paste"


def on_keys(
    owner: QWidget, name: str, act: Callable[[], object], reach: Reach = ANYWHERE
) -> QShortcut:
    """Call ``act`` when a key of this name is pressed; what is being composed becomes text first.

    ``name`` stands in ``resources/keys.toml``. ``ANYWHERE`` is the window of the owner, ``INSIDE``
    the owner and what lies in it, ``ALONE`` the owner itself.
    """

    def press() -> None:
        finish_composing()
        act()

    shortcut = QShortcut(owner)
    shortcut.setKeys([QKeySequence(key) for key in keys.key(name).keys])
    shortcut.setContext(reach)
    shortcut.setWhatsThis(name)
    shortcut.activated.connect(press)
    return shortcut


def pressed(event: QKeyEvent) -> str:
    """Return what was pressed as the table of keys writes it: ``Shift+Left``, ``K``, ``?``."""
    if event.text() in {"?", "+", "="}:
        return event.text()
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(held.value | event.key()).toString(QKeySequence.SequenceFormat.PortableText)


def act_of(event: QKeyEvent, place: str) -> str:
    """Return the name of the act whose key was pressed, of one place; "" for none."""
    what = pressed(event)
    for each in keys.place(place).keys:
        if what in each.keys:
            return each.name.partition(".")[2]
    return ""
