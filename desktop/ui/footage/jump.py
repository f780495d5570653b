"""The field that goes to a typed moment."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.footage.player import FootagePlayer
from desktop.ui.footage.source import FootageSource
from desktop.ui.footage.ui_bench import Ui_StillsPage
from desktop.ui.words import moments


class FootageJump(QObject):
    """Go to a time of day, a position or a frame; say in the banner what can be typed."""

    def __init__(
        self, ui: Ui_StillsPage, player: FootagePlayer, source: FootageSource, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._ui, self._player, self._source = ui, player, source
        ui.jumpEdit.returnPressed.connect(self._jump)

    def take_over(self) -> None:
        """Put the cursor into the field."""
        self._ui.jumpEdit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.jumpEdit.selectAll()

    def _jump(self) -> None:
        footage = self._player.footage
        wanted = moments.read(self._ui.jumpEdit.text())
        if footage is None or wanted is None:
            words = self.tr(
                "Type a true time such as 11:38:24, R11:39:06 as the recorder shows it, "
                "a position such as 00:03:12.5, or #1200."
            )
            self._ui.banner.say(words, "warning")
            return
        self._ui.banner.hide()
        self._player.pause()
        match wanted:
            case moments.FrameNumber(ordinal):
                self._player.go(ordinal)
            case moments.Position(seconds):
                self._player.go_seconds(seconds)
            case moments.ClockTime(seconds, recorded):
                start = self._source.starts_at
                offset = 0.0 if recorded else self._source.offset_s
                self._player.go_seconds(moments.position(seconds, start, footage.seconds, offset))
        self._ui.frameView.setFocus()
