"""The card that says what footage this is, and how its clock stands."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.services.footage import Footage
from desktop.ui import footage_words, moments
from desktop.ui.generated.ui_stills_page import Ui_StillsPage
from record.evidence import Exhibit


class FootageSource(QObject):
    """Fill the source card. ``offset_changed`` follows what is typed for the recorder's clock."""

    offset_changed = Signal()

    def __init__(self, ui: Ui_StillsPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._footage: Footage | None = None
        ui.copyButton.clicked.connect(self._copy)
        ui.offsetSpin.valueChanged.connect(self._say_offset)
        self.clear()

    @property
    def offset_s(self) -> float:
        """How many seconds the recorder's clock is fast; negative when slow."""
        return float(self._ui.offsetSpin.value())

    @property
    def starts_at(self) -> datetime | None:
        """When the recorder says the footage begins, or None."""
        return footage_words.starts_at(self._footage) if self._footage else None

    @property
    def write(self) -> Callable[[float], str]:
        """How a position of this footage is worded."""
        return lambda seconds: moments.moment(seconds, self.starts_at, self.offset_s)

    def clear(self, clip: Exhibit | None = None) -> None:
        """Show no footage, or one that is not read yet."""
        ui, self._footage = self._ui, None
        ui.nameText.setText(
            (clip.original_name or clip.title) if clip else self.tr("No footage chosen")
        )
        ui.changeButton.setText(self.tr("Change") if clip else self.tr("Choose…"))
        for text in (ui.detailText, ui.hashText, ui.noticeText):
            text.setText("")
        ui.noticeText.hide()
        self._show_clock(shown=False)

    def show_footage(self, footage: Footage, clip: Exhibit | None) -> None:
        """Show what a file says of itself."""
        ui, self._footage = self._ui, footage
        ui.detailText.setText(footage_words.facts(footage))
        ui.hashText.setText(f"SHA-256  {footage_words.short_hash(footage.sha256)}")
        ui.hashText.setToolTip(footage.sha256)
        notices = footage_words.notices(footage)
        ui.noticeText.setText(notices)
        ui.noticeText.setVisible(bool(notices))
        self._show_clock(shown=True)
        ui.offsetSpin.setValue(footage_words.known_offset(clip) if clip else 0.0)
        self._say_offset()

    def _show_clock(self, *, shown: bool) -> None:
        ui = self._ui
        for widget in (ui.copyButton, ui.offsetLabel, ui.offsetSpin, ui.offsetText):
            widget.setVisible(shown)

    def _say_offset(self) -> None:
        self._ui.offsetText.setText(footage_words.offset(self.offset_s))
        self.offset_changed.emit()

    def _copy(self) -> None:
        if self._footage:
            QGuiApplication.clipboard().setText(self._footage.sha256)
