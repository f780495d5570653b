"""Buttons with an icon in the colour of their words, and pressing one that stands for a value."""

from collections.abc import Callable

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QSize
from PySide6.QtGui import QAction, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from desktop.ui.widgets import icons
from desktop.ui.widgets.look import set_look


class Button(QPushButton):
    """A button. ``kind``: primary, secondary, soft, danger, quiet, link or filter.

    In Designer promote a QPushButton to it and set the dynamic properties ``kind`` and
    ``iconName`` (a Lucide name). The tooltip names the key when there is one.
    """

    def __init__(
        self,
        text: str | QWidget = "",
        kind: str = "secondary",
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        # Designer's code passes the parent first.
        super().__init__(text if isinstance(text, QWidget) else parent)
        self._icon_size = 18
        self.setAutoDefault(False)
        self.setProperty("kind", kind)
        self.setProperty("iconName", icon)
        if isinstance(text, str):
            self.setText(text)
        if key:
            self.setShortcut(key)
            self.setToolTip(f"{self.text()} ({key})")

    def set_kind(self, kind: str) -> None:
        """Change what kind of button this is."""
        set_look(self, kind=kind)

    def event(self, event: QEvent) -> bool:
        """Draw the icon again when its name or the colours change."""
        kind = event.type()
        handled = super().event(event)
        named = (
            isinstance(event, QDynamicPropertyChangeEvent)
            and event.propertyName().data() == b"iconName"
        )
        if named or kind in _LOOKS_CHANGE:
            self._draw_icon()
        return handled

    def _draw_icon(self) -> None:
        name = str(self.property("iconName") or "")
        if not name:
            return
        side = round(self._icon_size * max(1.0, self.fontMetrics().height() / 20))
        ratio = self.devicePixelRatioF()
        role = QPalette.ColorRole.ButtonText
        colour = self.palette().color(QPalette.ColorGroup.Active, role).name()
        faded = self.palette().color(QPalette.ColorGroup.Disabled, role).name()
        icon = QIcon(icons.tinted(name, colour, side, ratio))
        icon.addPixmap(icons.tinted(name, faded, side, ratio), QIcon.Mode.Disabled)
        self.setIcon(icon)
        self.setIconSize(QSize(side, side))


_LOOKS_CHANGE = {QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}


def on_press(
    pressed: QAbstractButton | QAction, act: Callable[..., object], *values: object
) -> None:
    """Call ``act`` with these values, and nothing else, whenever it is pressed.

    Of ``clicked`` and ``triggered`` a partial would hear nothing, a method whether it is checked.
    """

    def press() -> None:
        act(*values)

    signal = pressed.triggered if isinstance(pressed, QAction) else pressed.clicked
    signal.connect(press)
