"""Moments in their fields, in the zone of the rules."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from desktop import zone
from desktop.ui.fields.day_picker import offer_days
from record import moments
from record.problems import Problem
from record.typed import plain

# What a field shows is a date and a time of day. In Qt's UTC no hour is skipped or comes twice, as
# in the zone of a PC with daylight saving.
_PLAIN = QTimeZone.Initialization.UTC


class MomentEdit(QDateTimeEdit):
    """A date and a time of day; what an input method writes, or a paste brings, is read too.

    The calendar opens at the day that is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_days(self, self.lineEdit(), self._day, partial(moment_of, self), self._take_day)

    def _day(self) -> date:
        return _day_of(self.date())

    def _take_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))
        self.setFocus()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Take what Qt takes, else full-width digits, else any spelling of a whole moment."""
        found = super().validate(text, pos)
        if found[0] != QValidator.State.Invalid:
            return found
        narrow = plain(text)
        found = super().validate(narrow, min(pos, len(narrow)))
        if found[0] != QValidator.State.Invalid:
            return found
        try:
            meant = _shown(moments.read(text, moment_of(self))).toString(self.displayFormat())
        except Problem:
            return found
        return QValidator.State.Acceptable, meant, len(meant)


def put_moment(edit: QDateTimeEdit, moment: datetime) -> None:
    """Show a moment, aware or as the clocks of the zone show it."""
    edit.setTimeZone(QTimeZone(_PLAIN))
    edit.setDateTime(_shown(moment))


def moment_of(edit: QDateTimeEdit) -> datetime:
    """Return the moment a field shows, aware."""
    day, clock = edit.date(), edit.time()
    return datetime(
        day.year(), day.month(), day.day(), clock.hour(), clock.minute(), clock.second(),
        clock.msec() * 1000,
        tzinfo=zone.here(),
    )  # fmt: skip


def _day_of(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def _shown(moment: datetime) -> QDateTime:
    local = zone.local(moment)
    day = QDate(local.year, local.month, local.day)
    clock = QTime(local.hour, local.minute, local.second, local.microsecond // 1000)
    return QDateTime(day, clock, QTimeZone(_PLAIN))
