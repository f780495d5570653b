"""Playing, stepping and jumping: the row of buttons under the picture."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.footage.player import SPEEDS, FootagePlayer
from desktop.ui.footage.source import FootageSource
from desktop.ui.footage.ui_bench import Ui_FootageBench
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.words import moments
from record.measures import compact


class FootageJump(QObject):
    """Go to a time of day, a position or a frame; say in the banner what can be typed."""

    def __init__(
        self, ui: Ui_FootageBench, player: FootagePlayer, source: FootageSource, parent: QWidget
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


class FootageTransport(QObject):
    """Join the buttons of the stills page with the player and the frame view."""

    def __init__(self, ui: Ui_FootageBench, player: FootagePlayer, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._player = ui, player
        for speed in SPEEDS:
            ui.speedCombo.addItem(f"{compact(speed)}×", speed)
        ui.speedCombo.setCurrentIndex(SPEEDS.index(1.0))
        ui.suspectChip.hide()
        self._connect()

    def set_usable(self, *, usable: bool) -> None:
        """Let the buttons be pressed, or not."""
        ui = self._ui
        for widget in (
            ui.zoomButton, ui.firstButton, ui.previousButton, ui.playButton, ui.nextButton,
            ui.lastButton, ui.speedCombo, ui.jumpEdit, ui.takeButton, ui.enhanceButton,
            ui.annotateButton, ui.redactButton, *self._tools()[:-1],
        ):  # fmt: skip
            widget.setEnabled(usable)
        if not usable:
            ui.momentText.setText("—")
            ui.frameText.setText("")
            ui.recordedText.setText("")
            ui.suspectChip.hide()

    def _tools(self) -> tuple[Button, ...]:
        ui = self._ui
        return (
            ui.markButton, ui.inButton, ui.outButton, ui.clipButton, ui.checkButton,
            ui.camerasButton, ui.helpButton,
        )  # fmt: skip

    def back(self) -> None:
        """Answer J: slower while it plays, else one second back."""
        if self._player.playing:
            self.change_speed(-1)
        else:
            self._player.skip(-1.0)

    def on(self) -> None:
        """Answer L: faster while it plays, else play."""
        if self._player.playing:
            self.change_speed(1)
        else:
            self._player.play()

    def change_speed(self, by: int) -> None:
        """Play slower or faster by a step."""
        combo = self._ui.speedCombo
        combo.setCurrentIndex(max(0, min(combo.count() - 1, combo.currentIndex() + by)))

    def show_suspect(self, *, suspect: bool) -> None:
        """Mark a frame that follows damage in the file."""
        chip = self._ui.suspectChip
        chip.setVisible(suspect)
        if suspect:
            why = self.tr("Damage before this frame: it may not be what the camera saw.")
            chip.show_fact(self.tr("suspect"), "warning", why)

    def _connect(self) -> None:
        ui, player = self._ui, self._player
        ui.firstButton.clicked.connect(player.first)
        on_press(ui.previousButton, player.step, -1)
        ui.playButton.clicked.connect(player.toggle)
        on_press(ui.nextButton, player.step, 1)
        ui.lastButton.clicked.connect(player.last)
        ui.timeLine.asked.connect(player.go_seconds)
        ui.speedCombo.currentIndexChanged.connect(self._set_speed)
        ui.zoomButton.clicked.connect(self._zoom)
        ui.frameView.zoomed.connect(self._say_zoom)
        player.played.connect(self._say_playing)

    def _set_speed(self) -> None:
        self._player.set_speed(float(self._ui.speedCombo.currentData()))

    def _zoom(self) -> None:
        view = self._ui.frameView
        view.actual() if view.fitted else view.fit()

    def _say_zoom(self, scale: float, fitted: bool) -> None:
        self._ui.zoomButton.setText(self.tr("100 %") if fitted else self.tr("Fit"))
        self._ui.zoomButton.setAccessibleDescription(f"{scale * 100:.0f} %")

    def _say_playing(self, playing: bool) -> None:
        button = self._ui.playButton
        button.setProperty("iconName", "pause" if playing else "play")
        button.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
