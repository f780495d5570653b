"""What a person sets on this PC, and what this PC is."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop.services.desk.session import Device
from desktop.services.papers.scan_folder import Watch
from desktop.settings import SettingsFile
from desktop.ui.desk.ui_settings_page import Ui_SettingsPage
from desktop.ui.widgets.text import Text
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.version import VERSION
from record.codes import Role
from record.problems import Problem

SCALE_STEP = 25
SHORT_ID = 12


@dataclass(frozen=True)
class DeviceFacts:
    """What this PC is: it cannot be changed here."""

    device: Device
    station_name: str
    folder: Path
    rules: str
    keys_in_system: bool

    @property
    def practice(self) -> bool:
        """Whether everything here is made up."""
        return self.device.practice


class SettingsPage(Page):
    """Every change holds at once.

    ``language_chosen`` and ``idle_chosen`` ask the window to follow: the language code, minutes.
    ``scan_folder_chosen`` says that another folder is watched, ``rules_asked`` that the rule sets
    are asked for.
    """

    language_chosen = Signal(str)
    idle_chosen = Signal(int)
    scan_folder_chosen = Signal()
    rules_asked = Signal()

    def __init__(
        self,
        settings: SettingsFile,
        watch: Watch,
        device: DeviceFacts,
        theme: Theme,
        prompts: Prompts,
    ) -> None:
        super().__init__()
        self._settings, self._watch, self._device = settings, watch, device
        self._theme, self._prompts = theme, prompts
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        self._fill()
        self.open()
        self._connect()

    def open(self) -> None:
        """Show what is set now."""
        now = self._settings.now
        ui = self.ui
        for widget, value in ((ui.languageCombo, now.language), (ui.themeCombo, now.theme)):
            widget.blockSignals(True)
            widget.setCurrentIndex(widget.findData(value))
            widget.blockSignals(False)
        ui.scaleSlider.blockSignals(True)
        ui.scaleSlider.setValue(now.text_scale // SCALE_STEP)
        ui.scaleSlider.blockSignals(False)
        ui.scaleText.setText(f"{now.text_scale} %")
        ui.compactCheck.setChecked(now.compact_rows)
        ui.lockSpin.setValue(now.idle_lock_minutes)
        ui.practiceBanner.setVisible(self._device.practice)
        ui.scanFolderText.setText(str(self._watch.folder))
        ui.scanInboxButton.setEnabled(bool(now.scan_folder))
        ui.problemText.hide()

    def _fill(self) -> None:
        ui = self.ui
        ui.languageCombo.addItem("中文", "zh")
        ui.languageCombo.addItem("English", "en")
        for code, words in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            ui.themeCombo.addItem(words, code)
        ui.scaleSlider.setRange(100 // SCALE_STEP, 200 // SCALE_STEP)
        ui.scaleSlider.setPageStep(1)
        ui.lookNote.setText(self.tr("A change of language makes the window anew; nothing is lost."))
        ui.lockSpin.setSpecialValueText(self.tr("never"))
        self._fill_device()

    def _fill_device(self) -> None:
        facts, device = self._device, self._device.device
        station = device.station
        place = f"{facts.station_name} · {station}" if station else device.region
        role = self.tr("Region") if device.role == Role.REGION else self.tr("Station")
        for label, value, whole in (
            (self.tr("Desk"), f"{role} · {place}", ""),
            (self.tr("Device"), device.dev[:SHORT_ID], device.dev),
            (self.tr("Headquarters"), device.address or "—", ""),
            (self.tr("Keys"), self._keys(), ""),
            (self.tr("Data folder"), str(facts.folder), ""),
            (self.tr("Rules"), facts.rules, ""),
            (self.tr("Program"), VERSION, ""),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            name = Text(label, "muted").named(22)
            text = Text(value).wrapped()
            text.setToolTip(whole)
            row.addWidget(name)
            row.addWidget(text, 1)
            self.ui.deviceLayout.addLayout(row)

    def _keys(self) -> str:
        if self._device.keys_in_system:
            return self.tr("Protected by the key store of the system")
        return self.tr("In a file that only this account can read")

    def _connect(self) -> None:
        ui = self.ui
        ui.languageCombo.currentIndexChanged.connect(self._set_language)
        ui.themeCombo.currentIndexChanged.connect(self._set_look)
        ui.scaleSlider.valueChanged.connect(self._set_look)
        ui.compactCheck.toggled.connect(self._set_rows)
        ui.lockSpin.valueChanged.connect(self._set_idle)
        ui.scanFolderButton.clicked.connect(self._choose_scan_folder)
        ui.scanInboxButton.clicked.connect(self._watch_nothing)
        ui.rulesButton.clicked.connect(self.rules_asked)

    def _set_rows(self, compact: bool) -> None:
        self._change(compact_rows=compact)

    def _watch_nothing(self) -> None:
        self._watch_folder(None)

    def _set_language(self) -> None:
        if self._change(language=_code(self.ui.languageCombo)):
            self.language_chosen.emit(_code(self.ui.languageCombo))

    def _set_look(self) -> None:
        scale = self.ui.scaleSlider.value() * SCALE_STEP
        self.ui.scaleText.setText(f"{scale} %")
        theme = _code(self.ui.themeCombo)
        if self._change(theme=theme, text_scale=scale):
            self._theme.use(theme, scale)

    def _choose_scan_folder(self) -> None:
        folder = self._prompts.choose_folder(self.tr("The folder your scanner saves into"))
        if folder is not None:
            self._watch_folder(folder)

    def _watch_folder(self, folder: Path | None) -> None:
        try:
            self._watch.choose(folder)
        except Problem as problem:
            self._say(problem)
            return
        self.open()
        self.scan_folder_chosen.emit()

    def _set_idle(self, typed: float) -> None:
        minutes = int(typed)
        if self._change(idle_lock_minutes=minutes):
            self.idle_chosen.emit(minutes)

    def _change(self, **values: object) -> bool:
        try:
            self._settings.change(**values)
        except Problem as problem:
            self._say(problem)
            return False
        self.ui.problemText.hide()
        return True

    def _say(self, problem: Problem) -> None:
        self.ui.problemText.setText(str(self._prompts.sentence(problem)))
        self.ui.problemText.show()


def _code(combo: QComboBox) -> str:
    return str(combo.currentData())
