"""A field for a moment to the second, in local time."""

from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDateTimeEdit

from desktop.ui.widgets.look import pad


def moment_edit(now: datetime) -> QDateTimeEdit:
    """Return a field that stands at ``now``."""
    edit = QDateTimeEdit()
    put_moment(edit, now)
    edit.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
    pad(edit)
    return edit


def put_moment(edit: QDateTimeEdit, moment: datetime) -> None:
    """Show a moment, aware or in local time."""
    edit.setDateTime(QDateTime(moment.astimezone().replace(tzinfo=None)))


def moment_of(edit: QDateTimeEdit) -> datetime:
    """Return the moment a field shows, aware."""
    found = edit.dateTime().toPython()
    assert isinstance(found, datetime)  # noqa: S101 - PySide's stubs say object
    return found.astimezone()
