"""Moments in their fields, in local time."""

from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDateTimeEdit


def put_moment(edit: QDateTimeEdit, moment: datetime) -> None:
    """Show a moment, aware or in local time."""
    edit.setDateTime(QDateTime(moment.astimezone().replace(tzinfo=None)))


def moment_of(edit: QDateTimeEdit) -> datetime:
    """Return the moment a field shows, aware."""
    found = edit.dateTime().toPython()
    assert isinstance(found, datetime)  # noqa: S101 - PySide's stubs say object
    return found.astimezone()
