"""The card that says what footage this is, and how its clock stands."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.services.footage.contents import Footage
from desktop.ui.footage.ui_bench import Ui_FootageBench
from desktop.ui.widgets.look import pad
from desktop.ui.words import footage as footage_words
from desktop.ui.words import moments
from record.case import Case
from record.evidence import Exhibit
from record.exhibits.footage import footage_of
from record.measures import compact
from record.problems import Problem
from record.timekeeping import ClockKind, ClockOffset, correction


class FootageSource(QObject):
    """Fill the source card. ``offset_changed`` follows what is typed for the recorder's clock."""

    offset_changed = Signal()

    def __init__(self, ui: Ui_FootageBench, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._footage: Footage | None = None
        self._sheet: ClockOffset | None = None
        ui.copyButton.clicked.connect(self._copy)
        pad(ui.offsetSpin)
        ui.offsetSpin.valueChanged.connect(self._say_offset)
        ui.offsetSpin.doubted.connect(self._say_offset)
        self.clear()

    @property
    def offset_s(self) -> float:
        """How many seconds the recorder's clock is fast; negative when slow."""
        if self._sheet is not None:
            return self._sheet.offset_s
        return 0.0 if self.problem is not None else float(self._ui.offsetSpin.value())

    @property
    def problem(self) -> Problem | None:
        """Why what was typed for the recorder's clock can't be used, or None."""
        return None if self._sheet is not None else self._ui.offsetSpin.problem()

    @property
    def compared(self) -> bool:
        """Whether anybody said how the recorder's clock stands."""
        return self._sheet is not None or bool(self.offset_s)

    @property
    def via(self) -> str:
        """Where the correction comes from, in words; "" without one."""
        if self._sheet is not None:
            half, pairs = compact(self._sheet.uncertainty_s), len(self._sheet.via)
            return self.tr("clock sheet, ± {0} s, %n comparisons", "", pairs).format(half)
        return self.tr("typed in by hand") if self.compared else ""

    @property
    def starts_at(self) -> datetime | None:
        """When the recorder says the footage begins, or None."""
        return footage_words.starts_at(self._footage) if self._footage else None

    @property
    def write(self) -> Callable[[float], str]:
        """How a position of this footage is worded."""
        footage = self._footage
        if footage is not None and not footage.has_times:
            return lambda seconds: f"#{round(seconds * footage_words.pace(footage)):,}"
        return lambda seconds: moments.moment(seconds, self.starts_at, self.offset_s)

    def recorded(self, seconds: float) -> str:
        """Word both times of a position, and where the correction comes from."""
        if self._footage is None or not self._footage.has_times:
            return self.tr("no time stamps: frames are counted") if self._footage else ""
        if self.starts_at is None:
            return self.tr("position in the file; it does not say its time of day")
        shown = moments.moment(seconds, self.starts_at, 0.0)
        if not self.compared:
            return self.tr("recorder's time, not compared with a true clock")
        return self.tr("recorded {0} · {1} s: {2}").format(shown, _signed(-self.offset_s), self.via)

    def clear(self, clip: Exhibit | None = None) -> None:
        """Show no footage, or one that is not read yet."""
        ui, self._footage = self._ui, None
        self._sheet = None
        ui.nameText.setText(
            (clip.original_name or clip.title) if clip else self.tr("No footage chosen")
        )
        ui.changeButton.setText(self.tr("Change") if clip else self.tr("Choose…"))
        for text in (ui.detailText, ui.hashText, ui.noticeText):
            text.setText("")
        ui.noticeText.hide()
        self._show_clock(shown=False)

    def show_footage(self, footage: Footage, clip: Exhibit | None, case: Case | None) -> None:
        """Show what a file says of itself, and its clock as the case knows it."""
        ui, self._footage = self._ui, footage
        ui.detailText.setText(footage_words.facts(footage))
        ui.hashText.setText(f"SHA-256  {footage_words.short_hash(footage.sha256)}")
        ui.hashText.setToolTip(footage.sha256)
        notices = footage_words.notices(footage)
        ui.noticeText.setText(notices)
        ui.noticeText.setVisible(bool(notices))
        self._sheet = _of_sheet(clip, case)
        self._show_clock(shown=True)
        ui.offsetSpin.put((footage_of(clip).offset_s if clip else None) or Decimal("0.0"))
        self._say_offset()

    def _show_clock(self, *, shown: bool) -> None:
        ui = self._ui
        always: tuple[QWidget, ...] = (
            ui.copyButton,
            ui.offsetText,
            ui.clockButton,
            ui.readClockButton,
            ui.timesButton,
            ui.shapeButton,
        )
        by_hand: tuple[QWidget, ...] = (ui.offsetLabel, ui.offsetSpin)
        for widget in always:
            widget.setVisible(shown)
        for widget in by_hand:
            widget.setVisible(shown and self._sheet is None)

    def follow(self, clip: Exhibit | None, case: Case | None) -> None:
        """Take over what the clock sheet says by now."""
        sheet = _of_sheet(clip, case)
        if self._footage is not None and sheet != self._sheet:
            self._sheet = sheet
            self._show_clock(shown=True)
            self._say_offset()

    def _say_offset(self) -> None:
        words = footage_words.offset(self.offset_s)
        if self.problem is not None:
            words = self.tr("This could not be read. Write it like 12.5 or -37.")
        self._ui.offsetText.setText("\n".join(part for part in (words, self.via) if part))
        self.offset_changed.emit()

    def _copy(self) -> None:
        if self._footage:
            QGuiApplication.clipboard().setText(self._footage.sha256)


def _of_sheet(clip: Exhibit | None, case: Case | None) -> ClockOffset | None:
    if clip is None or case is None:
        return None
    camera = footage_of(clip).camera
    return correction(
        case.time_pairs, f"{ClockKind.RECORDER}:{camera}" if camera else ClockKind.RECORDER
    )


def _signed(seconds: float) -> str:
    return compact(seconds) if seconds < 0 else f"+{compact(seconds)}"
