"""Moments in their fields, in the zone of the rules."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit

from desktop import zone

# What a field shows is a date and a time of day. In Qt's UTC no hour is skipped or comes twice, as
# in the zone of a PC with daylight saving.
_PLAIN = QTimeZone.Initialization.UTC


def put_moment(edit: QDateTimeEdit, moment: datetime) -> None:
    """Show a moment, aware or as the clocks of the zone show it."""
    local = zone.local(moment)
    day = QDate(local.year, local.month, local.day)
    clock = QTime(local.hour, local.minute, local.second, local.microsecond // 1000)
    edit.setTimeZone(QTimeZone(_PLAIN))
    edit.setDateTime(QDateTime(day, clock, QTimeZone(_PLAIN)))


def moment_of(edit: QDateTimeEdit) -> datetime:
    """Return the moment a field shows, aware."""
    day, clock = edit.date(), edit.time()
    return datetime(
        day.year(), day.month(), day.day(), clock.hour(), clock.minute(), clock.second(),
        clock.msec() * 1000,
        tzinfo=zone.here(),
    )  # fmt: skip
