"""The settings of an enhancement as sliders, with a way back."""

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.services.pictures.derivatives import Enhancement
from desktop.ui.pictures.ui_enhance_dialog import Ui_EnhanceDialog
from desktop.ui.window.undo import Steps
from record.measures import compact

GAMMA = 100
"""Slider steps per 1.0 of gamma."""
Crop = tuple[float, float, float, float]


class EnhanceSliders(QObject):
    """Show and change one Enhancement. ``changed`` follows every change.

    Moves of one slider in a row are one step back.
    """

    changed = Signal()

    def __init__(self, ui: Ui_EnhanceDialog, parent: QObject, *, of_footage: bool) -> None:
        super().__init__(parent)
        self._ui = ui
        self.steps = Steps(Enhancement(), self)
        self._quiet = False
        self.sliders = {
            "black": ui.blackSlider,
            "white": ui.whiteSlider,
            "gamma": ui.gammaSlider,
            "denoise": ui.denoiseSlider,
            "sharpen": ui.sharpenSlider,
            "neighbours": ui.neighboursSlider,
        }
        self._figures = {
            "black": ui.blackText,
            "white": ui.whiteText,
            "gamma": ui.gammaText,
            "denoise": ui.denoiseText,
            "sharpen": ui.sharpenText,
            "neighbours": ui.neighboursText,
        }
        for part in (ui.neighboursLabel, ui.neighboursText, ui.neighboursSlider):
            part.setVisible(of_footage)
        self._offer()
        self._show()
        self._connect()

    def value(self) -> Enhancement:
        """Return the settings."""
        return self.steps.value

    def set_crop(self, crop: Crop | None) -> None:
        """Zoom to a part of the picture, in shares of it; None is the whole."""
        self._take("crop", crop)

    def reset(self) -> None:
        """Go back to the picture as it is; this can be undone."""
        self.steps.become(Enhancement())

    def _offer(self) -> None:
        for words, value in (
            (self.tr("Lines as they are"), ""),
            (self.tr("Upper lines only"), "TOP"),
            (self.tr("Lower lines only"), "BOTTOM"),
        ):
            self._ui.linesCombo.addItem(words, value)
        for factor in (1, 2, 3, 4, 8):
            self._ui.scaleCombo.addItem(f"{factor}×", factor)

    def _connect(self) -> None:
        ui = self._ui
        for name, slider in self.sliders.items():
            slider.valueChanged.connect(partial(self._slid, name))
        for chosen in (ui.linesCombo.activated, ui.scaleCombo.activated, ui.smoothCheck.clicked):
            chosen.connect(self._choose)
        self.steps.changed.connect(self._show)
        self.steps.changed.connect(self.changed)

    def _choose(self) -> None:
        """Take the one of the choices that changed."""
        self._take("deinterlace", self._ui.linesCombo.currentData())
        self._take("scale", self._ui.scaleCombo.currentData())
        self._take("smooth", self._ui.smoothCheck.isChecked())

    def _slid(self, name: str, position: int) -> None:
        self._take(name, position / GAMMA if name == "gamma" else position)

    def _take(self, name: str, value: object) -> None:
        if not self._quiet:
            changed = self._in_order(msgspec.structs.replace(self.value(), **{name: value}), name)
            self.steps.become(changed, name if name in self.sliders else "")

    @staticmethod
    def _in_order(value: Enhancement, moved: str) -> Enhancement:
        """Keep black under white: the one that is moved pushes the other."""
        if value.black < value.white:
            return value
        if moved == "black":
            return msgspec.structs.replace(value, white=value.black + 1)
        return msgspec.structs.replace(value, black=value.white - 1)

    def _show(self) -> None:
        value = self.value()
        self._quiet = True
        for name, slider in self.sliders.items():
            held = getattr(value, name)
            slider.setValue(round(held * GAMMA) if name == "gamma" else held)
            self._figures[name].setText(compact(held))
        lines, scale = self._ui.linesCombo, self._ui.scaleCombo
        lines.setCurrentIndex(lines.findData(value.deinterlace))
        scale.setCurrentIndex(max(0, scale.findData(value.scale)))
        self._ui.smoothCheck.setChecked(value.smooth)
        self._quiet = False
