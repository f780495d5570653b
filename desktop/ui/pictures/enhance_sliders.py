"""The settings of an enhancement as sliders, with a way back."""

from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSlider, QWidget

from desktop.services.pictures.derivatives import Enhancement
from desktop.ui.widgets.text import Text
from desktop.ui.window.undo import Steps
from record.measures import compact

GAMMA = 100
HANDLE = 24
Crop = tuple[float, float, float, float]
RANGES = {
    "black": (0, 254), "white": (1, 255), "gamma": (20, 400), "denoise": (0, 100),
    "sharpen": (0, 200), "neighbours": (0, 8),
}  # fmt: skip


class EnhanceSliders(QWidget):
    """Show and change one Enhancement. ``changed`` follows every change.

    Moves of one slider in a row are one step back.
    """

    changed = Signal()

    def __init__(self, *, of_footage: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = Steps(Enhancement(), self)
        self._quiet = False
        self.sliders: dict[str, QSlider] = {}
        self._figures: dict[str, Text] = {}
        self.lines, self.scale = QComboBox(), QComboBox()
        self.smooth = QCheckBox(self.tr("Smooth when enlarging"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._lay_out(of_footage=of_footage)
        self._show()
        self.steps.changed.connect(self._show)
        self.steps.changed.connect(self.changed)

    def value(self) -> Enhancement:
        """Return the settings."""
        return self.steps.value

    def set_crop(self, crop: Crop | None) -> None:
        """Zoom to a part of the picture, in shares of it; None is the whole."""
        self._take("crop", crop)

    def reset(self) -> None:
        """Go back to the picture as it is; this can be undone."""
        self.steps.become(Enhancement())

    def _lay_out(self, *, of_footage: bool) -> None:
        names = {
            "black": self.tr("Black point"),
            "white": self.tr("White point"),
            "gamma": self.tr("Brightness of the middle"),
            "denoise": self.tr("Less noise"),
            "sharpen": self.tr("Sharper"),
            "neighbours": self.tr("Average of frames each side"),
        }
        for name, words in names.items():
            if name != "neighbours" or of_footage:
                self._add_slider(name, words)
        row = self._grid.rowCount()
        for words, value in (
            (self.tr("Lines as they are"), ""),
            (self.tr("Upper lines only"), "TOP"),
            (self.tr("Lower lines only"), "BOTTOM"),
        ):
            self.lines.addItem(words, value)
        for factor in (1, 2, 3, 4, 8):
            self.scale.addItem(f"{factor}×", factor)
        self.lines.setAccessibleName(self.tr("Interlaced lines"))
        self.scale.setAccessibleName(self.tr("Enlarged"))
        for place, (label, part) in enumerate(
            ((self.tr("Interlaced lines"), self.lines), (self.tr("Enlarged"), self.scale))
        ):
            self._grid.addWidget(Text(label, "muted"), row + 2 * place, 0)
            self._grid.addWidget(part, row + 2 * place + 1, 0, 1, 2)
        self._grid.addWidget(self.smooth, row + 4, 0, 1, 2)
        self._grid.setRowStretch(row + 5, 1)
        for chosen in (self.lines.activated, self.scale.activated, self.smooth.clicked):
            chosen.connect(self._choose)

    def _choose(self) -> None:
        """Take the one of the choices that changed."""
        self._take("deinterlace", self.lines.currentData())
        self._take("scale", self.scale.currentData())
        self._take("smooth", self.smooth.isChecked())

    def _add_slider(self, name: str, words: str) -> None:
        row = self._grid.rowCount()
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(*RANGES[name])
        slider.setMinimumHeight(HANDLE)
        slider.setAccessibleName(words)
        figure = Text("", "muted")
        self._grid.addWidget(Text(words, "muted"), row, 0)
        self._grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(slider, row + 1, 0, 1, 2)
        slider.valueChanged.connect(partial(self._slid, name))
        self.sliders[name], self._figures[name] = slider, figure

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
        self.lines.setCurrentIndex(self.lines.findData(value.deinterlace))
        self.scale.setCurrentIndex(max(0, self.scale.findData(value.scale)))
        self.smooth.setChecked(value.smooth)
        self._quiet = False
