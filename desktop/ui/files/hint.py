"""What a place says of files that are meant for it, over its foot."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text

EDGE = 16


class FileHint(QFrame):
    """Say that files can be dropped here, that a picture is being kept, what was not taken."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self.invitation = QFrame()
        self.invitation.setProperty("look", "drop")
        self.words = Text("", "strong").wrapped()
        self.strip = ProgressStrip()
        self.told = Banner()
        row = QHBoxLayout(self.invitation)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Icon("download", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.invitation, self.strip, self.told):
            column.addWidget(part)
        self.invitation.hide()
        place.installEventFilter(self)
        self.hide()

    def invite(self, words: str) -> None:
        """Say while something is held over the place that it can be let go."""
        self.words.setText(words)
        self.invitation.setAccessibleName(words)
        self.invitation.show()
        self._lie()

    def withdraw(self) -> None:
        """Nothing is held over the place any more."""
        self.invitation.hide()
        self._lie()

    def tell(self, lines: list[str]) -> None:
        """Say what was not taken, until it is read and put away; nothing hides the words."""
        self.told.say("\n".join(lines), "warning")
        self._lie()

    def event(self, event: QEvent) -> bool:
        """Come and go with what there is to say."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._lie()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the place."""
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        parts = (self.invitation, self.strip, self.told)
        shown = any(not part.isHidden() for part in parts)
        self.setVisible(shown)
        if not shown:
            return
        wide = max(1, self._place.width() - 2 * EDGE)
        wrapped = self.heightForWidth(wide)
        high = min(wrapped if wrapped > 0 else self.sizeHint().height(), self._place.height())
        self.setGeometry(EDGE, max(0, self._place.height() - high - EDGE), wide, high)
        self.raise_()
