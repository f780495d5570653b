"""What a person sets on this PC, and what this PC is."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop.app import Application
from desktop.ui.desk.ui_settings_page import Ui_SettingsPage
from desktop.ui.widgets.text import Text
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.version import VERSION
from record.problems import Problem

SCALE_STEP = 25
SHORT_ID = 12


class SettingsPage(Page):
    """Every change holds at once.

    ``language_chosen`` and ``idle_chosen`` ask the window to follow: the language code, minutes.
    ``scan_folder_chosen`` says that another folder is watched.
    """

    language_chosen = Signal(str)
    idle_chosen = Signal(int)
    scan_folder_chosen = Signal()

    def __init__(self, app: Application, theme: Theme, prompts: Prompts) -> None:
        super().__init__()
        self._app, self._theme, self._prompts = app, theme, prompts
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        self._fill()
        self.open()
        self._connect()

    def open(self, **_args: object) -> None:
        """Show what is set now."""
        now = self._app.settings.now
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
        ui.practiceBanner.setVisible(self._app.practice)
        ui.scanFolderText.setText(str(self._app.scans.watch.folder))
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
        device = self._app.session.device
        station = device.station
        place = f"{self._app.station_name(station)} · {station}" if station else device.region
        role = self.tr("Region") if device.role == "region" else self.tr("Station")
        for label, value, whole in (
            (self.tr("Desk"), f"{role} · {place}", ""),
            (self.tr("Device"), device.dev[:SHORT_ID], device.dev),
            (self.tr("Headquarters"), device.address or "—", ""),
            (self.tr("Keys"), self._keys(), ""),
            (self.tr("Data folder"), str(self._app.folder.root), ""),
            (self.tr("Rules"), self._app.rules.version, ""),
            (self.tr("Program"), VERSION, ""),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            name = Text(label, "muted")
            name.setFixedWidth(140)
            text = Text(value).wrapped()
            text.setToolTip(whole)
            row.addWidget(name)
            row.addWidget(text, 1)
            self.ui.deviceLayout.addLayout(row)

    def _keys(self) -> str:
        if self._app.keys.keyprot == "keyring":
            return self.tr("Protected by the key store of the system")
        return self.tr("In a file that only this account can read")

    def _connect(self) -> None:
        ui = self.ui
        ui.languageCombo.currentIndexChanged.connect(self._set_language)
        ui.themeCombo.currentIndexChanged.connect(self._set_look)
        ui.scaleSlider.valueChanged.connect(self._set_look)
        ui.compactCheck.toggled.connect(lambda on: self._change(compact_rows=on))
        ui.lockSpin.valueChanged.connect(self._set_idle)
        ui.scanFolderButton.clicked.connect(self._choose_scan_folder)
        ui.scanInboxButton.clicked.connect(lambda: self._watch(None))

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
            self._watch(folder)

    def _watch(self, folder: Path | None) -> None:
        try:
            self._app.scans.watch.choose(folder)
        except Problem as problem:
            self._say(problem)
            return
        self.open()
        self.scan_folder_chosen.emit()

    def _set_idle(self, minutes: int) -> None:
        if self._change(idle_lock_minutes=minutes):
            self.idle_chosen.emit(minutes)

    def _change(self, **values: object) -> bool:
        try:
            self._app.settings.change(**values)
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
