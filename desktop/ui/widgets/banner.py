"""A message that stays on the page until it no longer holds."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.text import Text

_ICONS = {
    "accent": "info",
    "good": "circle-check",
    "warning": "triangle-alert",
    "bad": "circle-alert",
}

EDGE = 8
"""What is left free of a picture around a banner that floats over it, in pixels."""


class Banner(QFrame):
    """Say one thing with at most one action. ``tone`` is accent, good, warning or bad."""

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.ground: QWidget | None = None
        self._icon = Icon("info", "accent")
        self._title = Text("", "strong").wrapped()
        self._text = Text().wrapped()
        self._action = Button("", "soft")
        self._action.clicked.connect(self.acted)
        self._close = Button("", "quiet", "x")
        self._close.setToolTip(self.tr("Hide this message"))
        self._close.setAccessibleName(self.tr("Hide this message"))
        self._close.clicked.connect(self._dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    def float_over(self, ground: QWidget) -> None:
        """Lie over the upper edge of a picture from now on: what is looked at does not move."""
        set_look(self, floats="true")
        self.ground = ground
        page = self.parentWidget()
        # Taking it out of its page and putting it back takes it out of the layout.
        self.setParent(None)
        self.setParent(page)
        ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the place of the picture."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Be as high as the words need."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._place()
        return handled

    def say(
        self, text: str, tone: str = "accent", *, title: str = "", action: str = "",
        dismissible: bool = True,
    ) -> None:  # fmt: skip
        """Show a message; an empty ``text`` hides the banner."""
        set_look(self, tone=tone)
        self._icon.show_icon(_ICONS[tone], tone)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        set_look(self._title, tone=tone)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(dismissible)
        self.setAccessibleName(f"{title} {text}".strip())
        self.setVisible(bool(text or title))

    def _place(self) -> None:
        """Lie where the picture begins, or as much higher as long words need."""
        ground, page = self.ground, self.parentWidget()
        if ground is None or page is None or self.isHidden():
            return
        at = ground.mapTo(page, QPoint(EDGE, EDGE))
        wide = ground.width() - 2 * EDGE
        if self.heightForWidth(wide) > ground.height() - 2 * EDGE:
            at.setX(EDGE)
            wide = page.width() - 2 * EDGE
        high = self.heightForWidth(wide)
        self.setGeometry(at.x(), max(EDGE, min(at.y(), page.height() - EDGE - high)), wide, high)
        self.raise_()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
