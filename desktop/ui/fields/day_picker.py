"""The calendar of a field: days of the rules, with those off named; typing stays the first way."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QHideEvent,
    QIcon,
    QKeyEvent,
    QPalette,
    QShowEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop import keys, zone
from desktop.rules import shipped_rules
from desktop.ui.keyboard.shortcuts import ALONE, on_keys
from desktop.ui.widgets import icons
from desktop.ui.widgets.text import Text
from record.rules import calendar as days
from record.rules.calendar import Calendar

SHOWN_DAYS = 42
ICON = 16


class DayPicker(QFrame):
    """A calendar that closes after a day is picked, and by Esc. ``picked`` carries the day."""

    picked = Signal(object)

    def __init__(self, calendar: Calendar, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self._calendar = calendar
        self.days = QCalendarWidget(self)
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setAccessibleName(self.tr("Calendar"))
        self.days.setToolTip(self.tr("Arrows choose a day, Enter takes it, Esc closes"))
        self.note = Text("", "muted").wrapped()
        self._today = _qt(today)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.days)
        column.addWidget(self.note)
        self.days.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(weekday, QTextCharFormat())
        self.days.currentPageChanged.connect(self._mark)
        self.days.selectionChanged.connect(self._tell)
        self.days.clicked.connect(self._pick)
        self.days.activated.connect(self._pick)

    def choose(self, day: date) -> None:
        """Show a day as the one that is chosen."""
        self.days.setSelectedDate(_qt(day))
        self._mark(day.year, day.month)
        self._tell()

    def why(self, day: date) -> str:
        """Say what kind of day it is where it is not a common working day."""
        if day in self._calendar.working_weekends:
            return self.tr("a working day in place of a holiday")
        if days.is_holiday(day, self._calendar):
            return self.tr("a holiday")
        return "" if days.is_work(day, self._calendar) else self.tr("weekend")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc and change nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the days."""
        super().showEvent(event)
        self.days.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go for good once it is closed: the next press makes another."""
        super().hideEvent(event)
        self.deleteLater()

    def _mark(self, year: int, month: int) -> None:
        first = QDate(year, month, 1).addDays(-7)
        for number in range(SHOWN_DAYS + 7):
            shown = first.addDays(number)
            self.days.setDateTextFormat(shown, self._format(shown))

    def _format(self, shown: QDate) -> QTextCharFormat:
        day, look = _day(shown), QTextCharFormat()
        works = days.is_work(day, self._calendar)
        group = QPalette.ColorGroup.Active
        role = QPalette.ColorRole.Text if works else QPalette.ColorRole.PlaceholderText
        look.setForeground(self.palette().color(group, role))
        look.setFontItalic(not works)
        if days.is_holiday(day, self._calendar) or day in self._calendar.working_weekends:
            look.setFontWeight(QFont.Weight.Bold)
        if shown == self._today:
            look.setFontUnderline(True)
        look.setToolTip(self.why(day))
        return look

    def _tell(self) -> None:
        day = _day(self.days.selectedDate())
        why = self.why(day)
        self.note.setText(f"{day.isoformat()} · {why}" if why else day.isoformat())

    def _pick(self, shown: QDate) -> None:
        self.close()
        self.picked.emit(_day(shown))


def offer_days(
    field: QWidget,
    line: QLineEdit,
    day_of: Callable[[], date | None],
    now: Callable[[], datetime],
    take: Callable[[date], object],
) -> QAction:
    """Let the calendar open from a field by its button or its key, at the day that stands there.

    ``take`` is told the day that was picked; a field that is read only has no calendar.
    """
    told = QCoreApplication.translate("DayPicker", "Open the calendar")
    shown = keys.key("fields.calendar").shown

    def open_days() -> None:
        if line.isReadOnly() or not field.isEnabled():
            return
        here = zone.local(now())
        calendar = shipped_rules().in_force_at(here).calendar
        picker = DayPicker(calendar, here.date(), field)
        picker.picked.connect(take)
        picker.choose(day_of() or here.date())
        picker.adjustSize()
        picker.move(_beside(field, picker))
        picker.show()

    button = QAction(f"{told} ({shown})", field)
    ratio = field.devicePixelRatioF()
    muted = field.palette().color(QPalette.ColorRole.PlaceholderText).name()
    button.setIcon(QIcon(icons.tinted("calendar", muted, ICON, ratio)))
    button.triggered.connect(open_days)
    line.addAction(button, QLineEdit.ActionPosition.TrailingPosition)
    on_keys(field, "fields.calendar", open_days, ALONE)
    return button


def _beside(field: QWidget, picker: QWidget) -> QPoint:
    """Return where a popup lies below its field, or above it, and on its screen."""
    room = field.screen().availableGeometry()
    at = field.mapToGlobal(QPoint(0, field.height()))
    if at.y() + picker.height() > room.bottom():
        at = field.mapToGlobal(QPoint(0, -picker.height()))
    return QPoint(
        max(room.left(), min(at.x(), room.right() - picker.width())), max(room.top(), at.y())
    )


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
